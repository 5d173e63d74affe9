"""Sentences about examples: short chats with the verdict they must get."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "chat-line": (
        "`{said}` is not a line of a chat",
        "Write who speaks, a colon, then the message: `C: ...` (customer), `A: ...` (agent), `B: ...` "
        "(bot). A time may stand before it: `09:30 A: ...` or `+5m A: ...`. A message goes on in a line "
        "that begins with spaces.",
    ),
    "chat-speaker": (
        "`{said}` is neither a speaker nor an event",
        "Use `C` (customer), `A` (agent), `B` (bot), `S` (system), `note`, or `status`, `priority`, "
        "`assign`, `escalate`, `action`, `rating`. A name goes into parentheses: `A (Budi): ...`.",
    ),
    "chat-time": (
        "`{said}` is not a time",
        "Write a time of day (`09:30`), the distance from the event before (`+5m`, `+1h30m`), or "
        "`--:--` where the time was not recorded.",
    ),
    "bad-as-of": (
        "there is no such time as `{said}`",
        "Write a time of day, such as `09:30`, or a date with its time: `2026-01-06T09:30`.",
    ),
    "chat-date": (
        "`{said}` is not a date that exists",
        "Write year-month-day, as in `2026-01-06`.",
    ),
    "chat-rating": (
        "`{said}` is not a rating",
        "Write the scale and the value, as in `rating: csat 4/5`.",
    ),
    "chat-arguments": (
        "the arguments of action `{said}` cannot be read",
        'Write the action\'s name, then its arguments in braces: `action: refund {{"order": "O-1"}}`.',
    ),
    "not-tests": (
        "this file is no list of tests",
        "Write `tests:`, then one test an item: `- {{expect: {{greet: pass}}, chat: ...}}`.",
    ),
    "test-no-rule": (
        "this test names no rule",
        "Write `rule: NAME`, or `expect: {{NAME: pass}}`.",
    ),
    "chat-empty": (
        "the chat is empty",
        "Write at least one line, such as `A: Good morning.`",
    ),
    "example-chat-or-record": (
        "an example needs `chat` or `record`, one of them",
        "Write the chat under `chat: |`, one message a line.",
    ),
    "example-message": (
        "there is no event {said}: the chat has only {events}",
        "Events are counted from 1, line by line.",
    ),
    "test-unknown-rule": (
        "there is no rule `{said}`",
        "Rules there are: {known}.",
        "Rules there are: {known}.",
    ),
    "expectations-no-list": (
        "this file is no list of expectations",
        "Write one expectation an item: `- {{rule: NAME, at_most: 3}}`.",
    ),
    "expectation-incomplete": (
        "an expectation needs a rule and a count",
        "Write `- {{rule: NAME, at_least: 3}}`; `at_most` and `exactly` are the other ways to count.",
    ),
    "expectation-key": (
        "`{said}` means nothing in an expectation",
        "Known are: {known}.",
    ),
    "expectation-count": (
        "`{said}` is not a count",
        "Write a whole number that is not negative.",
    ),
    "expectation-verdict": (
        "`{said}` is not a verdict",
        "Verdicts are: {known}.",
    ),
}
