"""The event patterns that several kinds start from: whose messages, carrying which signal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rules.pattern import Pattern, attributes


def names(raw: Any) -> tuple[str, ...]:
    """One name or a list of names, as a tuple."""
    return (raw,) if isinstance(raw, str) else tuple(raw)


def agent_messages() -> Pattern:
    """Public messages by an agent, with text or without."""
    return attributes(type="message", by="agent", public=True)


def messages_by(parties: Sequence[str]) -> Pattern:
    """Public messages by one of `parties`, with text or without."""
    return attributes(type="message", by=list(parties), public=True)


def texts_by(parties: Iterable[str], public: bool) -> Pattern:
    """Messages with text by one of `parties`; internal notes when `public` is False."""
    return attributes(type="message", by=list(parties), public=public, text={"exists": True})


def signalled(signal: Sequence[str], public: bool = True) -> Pattern:
    """Messages that carry one of the signals."""
    return attributes(signal=list(signal), public=public)
