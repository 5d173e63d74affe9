"""Sentences for features beside an SOP."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "feature-extra": (
        "features need a part of the program that is not installed",
        "Type `pip install 'sop-audit[features]'`.",
    ),
    "feature-syntax": (
        "this is no Gherkin: {reason}",
        "A feature begins with `Feature: ...` (`# language: id` above it for Indonesian), then "
        "`Scenario: ...`, and steps with `When`, `Then`, `And`.",
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
