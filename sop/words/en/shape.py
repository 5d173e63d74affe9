"""Sentences about keys and values of a wrong shape."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    # shape
    "rule-no-mapping": (
        "this rule does not consist of `key: value` pairs",
        "Write for example `- {{id: greet, kind: greeting}}`.",
    ),
    "no-kind": ("the rule `{id}` does not say its kind", "Add `kind:` with one of: {kinds}."),
    "unknown-kind": ("there is no rule kind `{said}`", "Kinds: {kinds}.", ""),
    "missing-key": ("`{key}` is missing", "Add `{example}`."),
    "unknown-key": ("the key `{key}` is not known here", "Keys that can stand here: {known}.", ""),
    "key-of-other-kind": (
        "the key `{key}` means nothing to a rule of kind `{kind}`",
        "It belongs to: {others}. Remove it, or change `kind`.",
    ),
    "text-in-pattern": (
        "the key `{key}` is not known here: a message's words are not matched directly",
        "Make a signal under `signals`, such as `say-sorry: {{any: [we apologise]}}`, then write `signal: "
        "say-sorry`.",
    ),
    "event-key-in-when": (
        "`{key}` is of a single event, but `when` is about the whole conversation",
        "Under `when` write one of: {known}.",
    ),
    "record-key-in-pattern": (
        "`{key}` is of the whole conversation, but a single event is looked for here",
        "Move it to the rule's `when`: `when: {{{key}: ...}}`.",
    ),
    "empty-value": ("`{key}` is empty", "Fill it in, for example `{example}`, or remove the key."),
    "no-unit": (
        "`{said}` does not say a unit of time",
        "Write {said}s (seconds), {said}m (minutes), {said}h (hours), {said}d (days) or {said}bd (working "
        "days).",
    ),
    "not-yes-or-no": ("`{key}` is true or false, not `{said}`", "Write `true` or `false`."),
    "quote-it": (
        "`{said}` reads as a number or true/false, but text is needed here",
        'Put it in quotes: `"{said}"`.',
    ),
    "needs-list": ("`{key}` must be a list", "Put it in brackets: `{list}`."),
    "needs-number": (
        "`{key}` must be {wanted}, not `{said}`",
        "Write the number alone, for example `{example}`.",
    ),
    "wrong-type": ("`{key}` must be {wanted}, not {is}", "Write for example `{example}`."),
    "not-allowed": ("`{said}` is no value of `{key}`", "It can be: {allowed}."),
    "bad-duration": (
        "`{said}` is no length of time",
        "Write number and unit without a space: 90s (seconds), 15m (minutes), 2h30m (hours and minutes), "
        "1d (24 hours), 2bd (working days).",
    ),
    "bad-day": (
        "`{said}` is no day",
        "Write mon, tue, wed, thu, fri, sat, sun, a range such as `mon-fri`, or `daily`.",
    ),
    "bad-span": (
        "`{said}` are no opening hours",
        'Write start and end, for example `"08:00-17:00"`; until midnight: `"08:00-24:00"`; closed '
        "all day: `[]`.",
    ),
    "bad-date": (
        "`{said}` is no date",
        "Write year-month-day, for example 2026-03-20, or `--12-26` for every 26 December.",
    ),
    "bad-full-date": ("`{said}` is no date", "Write year-month-day, for example 2026-02-18."),
    "bad-moment": (
        "`{said}` is no date or time",
        "Write year-month-day, for example 2026-01-01, or with the time: 2026-01-01T08:00.",
    ),
    "bad-name": ("`{said}` cannot be a name", "Use letters, digits, `-`, `_` or `.`, and no spaces."),
    "bad-attribute": (
        "`{said}` is no attribute of an event",
        "Write for example `args.order`. There are: {known}, args.*.",
    ),
    "bad-shape": ("`{said}` is no value of `{key}`", "Check its spelling; `sop init` writes an example."),
    "not-whole": ("this part is incomplete", "Write for example `{example}`."),
    "too-few": ("`{key}` needs at least {least} entries", "Write for example `{example}`."),
    "too-high": ("`{key}` is at most {limit}, here it is {said}", "Write a number no greater than {limit}."),
    "too-low": ("`{key}` is at least {limit}, here it is {said}", "Write {limit} or more."),
    "not-above": ("`{key}` must be greater than {limit}, here it is {said}", "Write for example 1 or 0.5."),
    "twice-in-list": ("`{said}` is in this list twice", "Remove one."),
    "phrase-brace": (
        "this phrase begins with a brace, so that it reads as `key: value`",
        'Put the phrase in quotes, for example `"{said} ... rusak"`.',
    ),
    "phrase-colon": (
        "this phrase reads as `key: value` because it holds a colon",
        'Put the phrase in quotes, for example `"{said}"`.',
    ),
}
