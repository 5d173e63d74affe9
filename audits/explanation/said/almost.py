"""Events that were looked at and did not count, gathered by why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audits.explanation.said.outline import Branch
from audits.explanation.said.teller import Teller
from audits.explanation.tree import Cited, Tested


def almost(teller: Teller, events: Sequence[Cited], branch: Branch) -> None:
    """Hangs on the branch what is to be said of events that almost matched."""
    if not events:
        return
    told = list(lines(teller, events))
    if len(told) == 1:
        branch.add(f"{teller.words['almost.looked']}: {told[0]}", "dim")
        return
    under = branch.add(teller.words["almost.looked"], "dim")
    for line in told:
        under.add(line, "dim")


def lines(teller: Teller, events: Sequence[Cited]) -> Iterator[str]:
    """What is to be said of such events, those that fail the same test together."""
    groups: dict[str, list[Cited]] = {}
    for cited in events:
        test = cited.tests[0]
        if test.key == "signal" and test.phrases:
            yield _said_in_vain(teller, cited, test)
        else:
            groups.setdefault(test.key, []).append(cited)
    for some in groups.values():
        yield _group(teller, some)


def _said_in_vain(teller: Teller, cited: Cited, test: Tested) -> str:
    """A signal's words are there, but something in the message, or that it is a note, speaks against them."""
    event, said = teller.place(cited), teller.said(cited, test.phrases)
    if not test.refused_by:
        return teller.say("almost.hidden", event=event, said=said)
    names = list(dict.fromkeys(phrase.signal for phrase in test.phrases))
    what, refused = teller.patterns.signals(names), teller.said(cited, test.refused_by)
    return teller.say("almost.refused", event=event, said=said, what=what, refused=refused)


def _group(teller: Teller, events: Sequence[Cited]) -> str:
    """Events that fail the same test."""
    test, numbers = events[0].tests[0], [cited.event for cited in events]
    wanted = test.wanted
    match test.key:
        case "signal":
            return teller.say(
                "almost.signal", what=teller.patterns.signals(wanted), events=teller.named(numbers)
            )
        case "by":
            return teller.say("almost.by", what=teller.patterns.party(wanted), events=_with(teller, events))
        case "public" | "escalate":
            return teller.say(f"almost.{test.key}", events=_with(teller, events))
        case "not":
            pairs = [(cited.event, teller.said(cited, cited.tests[0].phrases)) for cited in events[:5]]
            told = [f"#{event} {phrases}".strip() for event, phrases in pairs]
            return teller.say("almost.not", events=", ".join(told))
        case "label" | "author":
            said = teller.patterns.value(wanted)
            return teller.say(f"almost.{test.key}", what=said, events=teller.named(numbers))
    said = teller.patterns.value(wanted)
    told = [f"#{cited.event} ({teller.shown(cited.tests[0].actual)})" for cited in events[:8]]
    return teller.say("almost.other", key=teller.patterns.key(test.key), what=said, events=", ".join(told))


def _with(teller: Teller, events: Sequence[Cited]) -> str:
    """`#1 (bot), #4 (agen a2)`."""
    told = []
    for cited in events[:8]:
        escalated = cited.tests[0].key == "escalate"
        why = teller.shown(cited.tests[0].actual) if escalated else teller.words[f"by.{cited.by or ''}"]
        told.append(f"#{cited.event} ({why})")
    return ", ".join(told)
