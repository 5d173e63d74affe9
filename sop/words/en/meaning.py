"""Sentences about what can be read but makes no sense."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    # merging
    "duplicate-rules": (
        "the rule `{name}` is defined twice",
        "Give one of them another `id`. To replace the first one, add `override: true`.",
    ),
    "duplicate-signals": (
        "the signal `{name}` is defined twice",
        "Rename it. To add phrases to the first one, write `extend: true`; to replace it, `override: true`.",
    ),
    "duplicate-calendars": (
        "the calendar `{name}` is defined twice",
        "Rename it, or add `override: true` to replace the first one.",
    ),
    "duplicate-ladders": ("the ladder `{name}` is defined twice, differently", "Rename one of them."),
    "override-nothing": (
        "`{name}` says `override: true`, but there is nothing to replace",
        "Remove `override: true`, or check that the file to be changed is named in `uses`.",
    ),
    "extend-nothing": (
        "`{name}` says `extend: true`, but there is no signal of that name to add to",
        "Remove `extend: true`, or check that its library is named in `uses`.",
    ),
    "head-not-used": (
        "`{key}` is not used here",
        "When several SOPs are combined, the `{key}` of the first one, {first}, counts.",
    ),
    # signals
    "unknown-signal": (
        "there is no signal `{said}`",
        "Signals: {known}. Define a new one under `signals`, for example `{said}: {{any: [word, another "
        "phrase]}}`.",
        "If not, define it under `signals`.",
    ),
    "signal-in-library": (
        "the signal `{said}` is not known in this SOP, but a library has it",
        "Add the line `uses: [library:{library}]` near the top.",
    ),
    "default-signal": (
        "a rule of kind `{kind}` looks for the signal `{said}`, which does not exist",
        "Add `uses: [library:{library}]` near the top, or name a signal of yours: `signal: "
        "name-of-the-signal`.",
    ),
    "quantity-signal": (
        "`{said}` counts the signal named `{said}`, which does not exist",
        "Add `uses: [library:{library}]` near the top.",
    ),
    "quantity-signal-own": (
        "`{said}` counts the signal named `{said}`, which does not exist",
        "Define it under `signals`: `{said}: {{any: [word, another word]}}`.",
    ),
    "default-signal-own": (
        "a rule of kind `{kind}` looks for the signal `{said}`, which does not exist",
        "Name a signal of yours: `signal: name-of-the-signal`.",
    ),
    "signal-no-phrases": ("the signal `{name}` has no phrases", "Add `any: [word, another phrase]`."),
    "empty-phrase": ("the signal `{name}` has an empty phrase", "Fill it in or remove it."),
    "phrase-in-both": (
        "`{said}` is in `any` and in `{key}`, so it never makes a message carry `{name}`",
        "Remove it from one of them.",
    ),
    "unknown-group": (
        "there is no group of words `{said}`",
        "Groups: {known}. Define it under `words`, for example `{said}: [word, another]`; for a brace as "
        "such "
        "write `\\{{`.",
        "If not, define it under `words`.",
    ),
    "group-in-library": (
        "the group of words `{said}` is not known in this SOP, but a library has it",
        "Add `library:{library}` to `uses` near the top.",
    ),
    "group-in-group": (
        "the group `{name}` refers to a group (`{said}`), but groups consist of words only",
        "Write the words out.",
    ),
    "gap-in-group": (
        "the words of the group `{name}` have a gap: `{said}`",
        "Write phrases with gaps in a signal.",
    ),
    "brace-alone": (
        "`{said}` stands alone and is looked for as a brace",
        "For a group of words or a placeholder write `{{name}}`; for a brace as such write `\\{said}`.",
    ),
    "phrase-too-long": (
        "this phrase has {length} characters, at most {longest} are allowed",
        "Write only the words that tell such messages from others; two things are two phrases.",
    ),
    "phrase-only-gaps": (
        "`{said}` stands for any words, so that no message could be told from another",
        'Write words around it, for example `"barang ... rusak"`.',
    ),
    "gap-at-edge": (
        "the dots at the edge of `{said}` are looked for as dots: a gap stands between words",
        "Remove them; what comes before or after a phrase does not matter.",
    ),
    "typos-too-short": (
        "`{said}` is too short for `typos: {typos}`: it would be found in other words",
        "A phrase needs at least {least} characters for that.",
    ),
    "typos-not-here": (
        "`typos` is for plain words only, not for gaps, placeholders or patterns",
        "Remove `typos`, or write the words out in phrases of their own.",
    ),
    "text-and-regex": ("this phrase has both `text` and `regex`", "Remove one of them, or make two phrases."),
    "placeholder-in-regex": (
        "`{{{said}}}` means nothing in a pattern",
        "Write the words out, `(word|another)`, or write a phrase instead of a pattern.",
    ),
    "spelling-no-word": (
        "`{said}` has no letter or digit, so it cannot stand for `{name}`",
        "Remove it; signs are looked for as they are.",
    ),
    "spelling-of-itself": ("`{said}` stands for itself", "Remove it."),
    "spelling-twice": (
        "`{said}` stands for `{first}` and for `{name}`",
        "Remove one: a spelling stands for one word only.",
    ),
    "looks-like-regex": (
        "`{said}` is looked for exactly as written, signs and all",
        "If a pattern was meant, write `{{regex: '{said}'}}`.",
    ),
    "regex-parenthesis": (
        "the parentheses of this pattern do not pair up",
        "Each `(` needs a `)`. To find one as such: `\\(`.",
    ),
    "regex-class": (
        "the brackets of this pattern are wrong",
        "Write for example `[a-z]` or `[0-9]`. To find `[` as such: `\\[`.",
    ),
    "regex-repeat": (
        "`*`, `+`, `?` or `{{}}` in this pattern repeats nothing",
        "Put it after a letter or parenthesis, as in `a+`. To find the sign as such: `\\*`.",
    ),
    "regex-too-large": ("this pattern repeats too much", "Lower its limit, for example `.{{0,50}}`."),
    "regex-looks-around": (
        "patterns with `(?=`, `(?!`, `(?<=` or `(?<!` are not supported",
        "Write the exception as a phrase under `none`.",
    ),
    "regex-back-reference": ("back-references such as `\\1` are not supported", "Write both parts out."),
    "regex-matches-nothing": (
        "this pattern matches empty text too, and so every message",
        "Make some letter necessary, for example `a+` rather than `a*`.",
    ),
    "regex-anchor": (
        "`^` can only begin a pattern and `$` can only end it",
        "Move it, or write `\\^` and `\\$` to find the signs as such.",
    ),
    "regex-refused": ("this pattern cannot be used ({reason})", "Simplify it, or write plain phrases."),
    # calendars
    "unknown-calendar": (
        "there is no calendar `{said}`",
        "Calendars: {known}. They are defined under `calendars`.",
        "",
    ),
    "unknown-timezone": (
        "there is no time zone `{said}`",
        "Write a name such as Asia/Jakarta, Europe/London or UTC.",
    ),
    "day-twice": (
        "the hours of `{day}` are given twice: in `{first}` and in `{key}`",
        "Name each day once; split the range, for example `mon-thu` and `fri`.",
    ),
    "bad-span-time": (
        "`{said}` are no opening hours",
        'Start and end must differ, 24:00 at the latest. Open all day: `"00:00-24:00"`.',
    ),
    "overlap": ("these opening hours overlap: {said}", "Join them, or let one begin after the other ends."),
    "overlap-over-midnight": (
        "the hours of `{day}` run past midnight into those of `{next}`",
        "End `{day}` before `{next}` begins.",
    ),
    "never-open": (
        "the calendar `{name}` is never open, so that no deadline would ever end",
        'Give hours for at least one day, for example `hours: {{mon-fri: ["08:00-17:00"]}}`.',
    ),
    "no-such-date": ("there is no date `{said}`", "Check month and day."),
    "backwards": ("{until} is before {from}", "Swap `from` and `until`, or correct the year."),
    "periods-overlap": (
        "this period overlaps the one from {from} until {until}",
        "Change the dates so that each day is in one period only.",
    ),
    "closed-and-open": ("{said} is under `closed` and under `open`", "Remove it from one of them."),
    "unknown-country": (
        "the country `{said}` is not known",
        "Write its two-letter code, for example `country: ID`.",
    ),
    "unknown-subdivision": ("the region `{said}` is not known for {country}", "Regions: {known}."),
    "unknown-category": ("there is no kind of holiday `{said}` for {country}", "Kinds: {known}."),
    # patterns and conditions
    "unknown-party": ("`by: {said}` is not known", "It can be: {known}."),
    "unknown-type": (
        "the event type `{said}` is not known, so it may never match",
        "The usual ones: {known}.",
    ),
    "unknown-status": ("the status `{said}` is unusual, so it may never match", "The usual ones: {known}."),
    "unknown-priority": ("the priority `{said}` may be misspelt", "If your data has this word, leave it."),
    "letter-case": (
        "capitals count: `{said}` only matches `{said}`",
        "If your data has this word, leave it.",
    ),
    "unknown-escalation": ("`{said}` is on no ladder", "Tiers: {known}."),
    "bad-created-at": (
        "`{said}` is no date",
        "Write year-month-day, for example `created_at: {{gte: 2026-01-01}}`.",
    ),
    "never-true": (
        "the tests of `{key}` contradict each other, so they never hold",
        "Write one of several values as a list: `[high, urgent]`; a range from low to high: `{{gte: 3, "
        "lt: 5}}`.",
    ),
    "two-events": (
        "no single event can have both `{one}` and `{other}`",
        "Each event is of one type: a message, a change of status or priority, an action, and so on. "
        "Write a condition on the whole conversation under `when`, for example `when: {{priority: urgent}}`.",
    ),
    "dead-alternative": ("this alternative ({keys}) can never match", "Correct its values, or remove it."),
    # rules
    "unknown-ladder": (
        "there is no escalation ladder `{said}`",
        "Ladders: {known}. They are defined under `ladders`, for example "
        "`ladders: {{{said}: [agent, supervisor, manager]}}`.",
        "",
    ),
    "unknown-tier": ("`{said}` is no tier of the ladder `{ladder}`", "Its tiers: {known}."),
    "one-of-missing": ("this `{kind}` rule does not say what is measured", "Write {ways}."),
    "one-of-both": ("`{first}` and `{second}` cannot be used together", "Choose {ways}."),
    "one-of-half": ("`{given}` needs its counterpart, `{missing}`", "Add `{missing}: ...`."),
    "bounds-crossed": (
        "`{key}` is at least {low} but at most {high}: that is impossible",
        "Swap the two numbers.",
    ),
    "more-than-window": (
        "at least {low} messages are asked of only {window}: that is impossible",
        "Lower `at_least`, or look at more messages.",
    ),
    "day-or-working-day": (
        "`{said}` on the calendar `{calendar}` means {hours} opening hours, not working days",
        "For working days write bd. If {hours} opening hours are meant, write `{hours}h`.",
    ),
    "working-days-no-calendar": (
        "`{said}` are working days, but this rule has no calendar",
        "Add `calendar: name-of-the-calendar` to this rule.",
    ),
    "target-twice": (
        "this target is never used: one above has the same condition",
        "Remove one of them; the first that matches counts.",
    ),
    "target-never": (
        "this target is never used: its condition contradicts the rule's `when`",
        "Correct one of the two conditions.",
    ),
    "b-missing": (
        "the template `{template}` relates two events, but `b` is missing",
        "Add the second event, for example `b: {{action: refund}}`.",
    ),
    "b-not-wanted": ("the template `{template}` is about one event only", "Remove `b`."),
    "within-not-wanted": ("the template `{template}` knows no time limit", "Remove `within`."),
    "same-not-wanted": ("the template `{template}` does not compare two events", "Remove `same`."),
    "n-not-wanted": ("`n` is for existence, absence and exactly only", "Remove `n`, or change `template`."),
    "reopen-within-missing": (
        "`finds: quick_reopen` has to know how soon is too soon",
        "Add, for example, `within: 30m`.",
    ),
    "need-empty": (
        "a need does not say which event it is",
        "Write an event pattern, for example `{{action: verify}}`.",
    ),
    "same-beside-since": (
        "a need with `since` looks at no `same`",
        "Remove `same`, or write two needs, one with each.",
    ),
    "needs-too-many": (
        "a need joins `any` and `all` in more than 64 combinations",
        "Make several needs of it, or fewer alternatives.",
    ),
    "finds-option-not-wanted": (
        "`{option}` is not used with this `finds`",
        "Remove `{option}`.",
    ),
    "label-empty": (
        "a label does not say when it holds",
        "Write an event pattern, for example `{{signal: complaint, by: customer}}`, or a condition, `when`.",
    ),
    "label-counts-nothing": (
        "`at_least` counts events, but the label looks for none",
        "Add an event pattern, for example `signal: complaint`, or remove `at_least`.",
    ),
    "nothing-asked": (
        "this rule does not say which questions must not be repeated",
        "Add `topics` or `same_question: true`.",
    ),
    "topic-never-known": (
        "a topic never counts as known",
        "Add `given`, for example `given: number`, or `known`.",
    ),
    "same-question-option-not-wanted": (
        "`{option}` is used with `same_question: true` only",
        "Add `same_question: true`, or remove `{option}`.",
    ),
    "unknown-class": (
        "there is no rule of kind `classify` named `{said}`",
        "Rules of kind `classify`: {known}.",
        "",
    ),
    "unknown-label": (
        "the rule `{rule}` has no label `{said}`",
        "Its labels: {known}.",
    ),
    "class-in-exclude": (
        "`exclude` is read before conversations are classified, so there is no `class.{said}` yet",
        "Move this condition to the `when` of each rule that needs it.",
    ),
    "class-circle": (
        "the classes of these rules depend on one another: {chain}",
        "Remove one `class.…` from their conditions.",
    ),
    "stage-twice": ("two stages have the same `id`", "Give each stage an `id` of its own."),
    "stage-empty": (
        "a stage does not say which events reach it",
        "Write a pattern: {{id: solution, signal: solution, by: agent}}.",
    ),
    "step-twice": ("two steps have the same `id`", "Give each step an `id` of its own."),
    "no-limit": ("this style rule sets no limit", "Add for example `at_most: {{emoji: 2}}`."),
    "templates-missing": (
        "`template` measures nearness to texts, but there are none",
        'Add for example `templates: ["Good morning, {{name}}. How can we help?"]`.',
    ),
    "templates-not-wanted": (
        "`templates` are not used without a limit on `template`",
        "Add `at_least: {{template: 0.8}}`, or remove `templates`.",
    ),
    "template-empty": ("a template has no words of its own", "Write words around the `{{slot}}`."),
    "paused-working-days": (
        "working days (bd) cannot be paused",
        "Write the limit in hours, for example `within: 16h`, or write `pause_on: []` and remove "
        "`pause_while`.",
    ),
    "substantive-not-wanted": (
        "`substantive` is about replies: it goes with `metric: first_reply` or `next_reply` only",
        "Remove `substantive`, or write `metric: first_reply`.",
    ),
    "first-and-last": ("`first` and `last` cannot be used together", "Remove one of them."),
    "circle": (
        "these rules wait for one another: {chain}; whichever event comes first breaks one of them",
        "Remove one of these rules, or swap its `a` and `b`: `a` has to come first.",
    ),
}
