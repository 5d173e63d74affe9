"""What the reports for people share: the headline, and a step's sentences."""

from __future__ import annotations

from audits.changes.step import Review
from audits.changes.words import say

MARKS = {"good": "✓", "look": "!", "wrong": "✗", "skipped": "-", "broken": "✗"}
SIGNS = {
    "good": "✅",
    "look": "⚠️",
    "wrong": "❌",
    "skipped": "➖",
    "broken": "💥",
}
"""A step's state at the beginning of its line, for a terminal and for a web page."""


def headline(review: Review, language: str) -> str:
    """Whether the change can be merged, in one sentence; and what was not looked at."""
    wrong, skipped = review.count("wrong", "broken"), review.count("skipped")
    said = {"wrong": wrong, "all": len(review.steps) - skipped}
    look = review.count("look")
    if wrong:
        sentence = say(language, "incomplete" if review.exit_code > 3 else "not-ready", **said)
    else:
        sentence = say(language, "look", look=look) if look else say(language, "ready")
    return f"{sentence} {say(language, 'not-run', skipped=skipped)}" if skipped else sentence
