"""Sentences for features beside an SOP."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "feature-extra": (
        "features need a part of the program that is not installed",
        "Type `pip install 'sop-audit[features]'`.",
    ),
    "feature-syntax": (
        "this line is no Gherkin: `{said}`",
        "A feature begins with `Feature: ...` (`# language: id` above it for Indonesian), then "
        "`Scenario: ...`, and steps with `When`, `Then`, `And`.",
    ),
    "feature-language": (
        "this feature is in Indonesian and does not say so",
        "Write `# language: id` as the first line.",
    ),
    "feature-end": (
        "the file ends before the feature does",
        'A chat stands between two lines of `"""`; perhaps the second is missing.',
    ),
    "feature-moment": (
        "`{said}` is no time",
        "Write a time of day, such as `09:30`, or with its date: `2026-01-06 09:30`.",
    ),
    "feature-verdict": (
        "there is no such verdict: `{said}`",
        "After `{start}` write one of: {known}.",
    ),
    "feature-step": (
        "no sentence is known that reads `{said}`",
        "Some that are known: {known}. All of them: docs/policy-repo.md.",
    ),
    "feature-no-rule": (
        "`{said}` does not say of which rule",
        'Write `Then rule "name" passes`, or `fails`, before it.',
    ),
    "feature-incomplete": (
        "the scenario `{said}` needs a conversation and a verdict",
        'Write `When this conversation is judged:` with a chat, then `Then rule "name" passes`.',
    ),
    "feature-no-chat": (
        "the conversation is missing",
        'Write it on the next lines, between two lines of `"""`.',
    ),
}
