"""What a matcher hears in a message, in words that a test can be read by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.matcher import Matcher
from sop.signals import parse_signal


@dataclass(frozen=True)
class Record:
    """The part of a conversation that placeholders read."""

    customer: Mapping[str, Any] | None = None
    fields: Mapping[str, Any] | None = None


def matcher(
    signals: Mapping[str, Any],
    words: Mapping[str, Sequence[str]] | None = None,
    spellings: Mapping[str, Sequence[str]] | None = None,
) -> Matcher:
    """A matcher for signals as an SOP writes them."""
    return Matcher({name: parse_signal(name, raw) for name, raw in signals.items()}, words, spellings)


def heard(one: Matcher, text: str, by: str = "customer", record: Record | None = None) -> list[str]:
    """The words that carry signals, in order; none of signals that are refused."""
    carried, hits = one.match(text, by, record)
    return [text[start:end] for signal, start, end in hits if carried >> signal & 1]


def said(
    phrase: Any,
    text: str,
    record: Record | None = None,
    words: Mapping[str, Sequence[str]] | None = None,
    spellings: Mapping[str, Sequence[str]] | None = None,
    **signal: Any,
) -> list[str]:
    """What one phrase finds in a text."""
    return heard(matcher({"s": {"any": [phrase], **signal}}, words, spellings), text, record=record)
