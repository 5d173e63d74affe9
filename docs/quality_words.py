"""The text of docs/quality.md around its tables."""

from __future__ import annotations

BEFORE = """\
# How right the signals are

A rule is worth what its signals are worth. Here the shipped signals are measured against messages that were
labelled without them. Measure yours, on your own messages, the same way: `sop measure`
([cli.md](cli.md#sop-measure)).

Each table counts, of the messages whose author may carry the signal: those that carry its label, those
rightly found, false alarms (the signal without the label) and misses (the label without the signal).
Precision is the share of what was found that is right, recall the share of what is labelled that was found,
F1 their harmonic mean; in percent, with 95% intervals. Intervals of precision and recall are Wilson's; that
of F1 is Wilson's interval for J = right / (right + false + missed), turned by F1 = 2J / (1 + J), which is
exact arithmetic since F1 rises with J. The last row is the plain mean over signals.

Sets are in halves. The authors of the phrases may look at what goes wrong on *dev*; *test* is only
measured, and none of its messages is shown or read for that purpose. Tables show *test*; a much better F1
on *dev* would mean that phrases were fitted to it.
"""

RECORDED = (
    "Recorded with the signals as they are now by `python -m bench quality`; the set itself is not in this "
    "repository."
)

STALE = (
    "**Recorded with an earlier version of the signals** by `python -m bench quality`; the set itself is not "
    "in this repository."
)

UNLABELLED = "Labelled, but no signal is called so: {labels}."

NOT_MEASURED = """\
## Not measured

Shipped signals that no set above labels; of these only the examples in their own files are known to hold:

"""

AFTER = """\
## What these figures do not say

- **The sets are not your traffic.** In the sets written for this purpose every label is about as frequent
  as any other, and tempting near misses were written on purpose. In real chats a rare signal meets far more
  messages that could set it off: precision there is another, mostly for `complaint`, `abuse` and the like,
  often lower. Recall carries over better.
- **The labelled messages have one author**, a language model, and a second one labelled them again; how far
  they agree stands with the set. People would agree less, and write less evenly.
- **Messages are judged one by one.** A label that only the conversation justifies (an answer "yes" to "is
  it solved?") is neither given nor found.
- **Small numbers.** Where twenty messages carry a label, the interval is thirty points wide. Read it, not
  the figure.
- Public sets label acts, not words: "no, that's all" is a thank-you in one, nothing in the next. A
  difference of such definitions counts as an error here.

## What no list of phrases will see

- **Irony and politeness that means the opposite**: "great service, only three weeks". Only fixed turns
  ("thanks for nothing") are known.
- **What is meant but not said**: a complaint told as a story without a word of complaint, a threat between
  the lines.
- **What only the context tells**: whether "done" is an action or an answer, whom "your fault" is said to,
  whether an apology is for this matter or for calling late.
- **Images, voice messages, stickers, documents**: a photo of the broken cup says nothing to it.
- **New words**: slang, product names and spellings that nobody put in. Loose spelling forgives known habits
  of typing, not every mistake.
- **Other languages and dialects** than Indonesian and English, and a few greetings of Javanese and
  Sundanese.
- **Truth**: that a refund was promised is found, not whether it was allowed; that an action is claimed, not
  whether it was done. Rules over events (`action`, `status`) see that, where the record has them.

So a signal is evidence for a person to look at, with the words that led to it; it is no measure of a
person. Where a verdict surprises you, add the sentence to the signal's `is` or `not` and run `sop measure
--examples`.
"""
