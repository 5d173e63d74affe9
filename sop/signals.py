"""Signals as written become `Signal` values; `extend: true` adds to the one it extends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sop.model import Phrase, Signal, Text


def parse_signal(name: str, raw: Mapping[str, Any]) -> Signal:
    """The signal that `raw` means."""
    by = raw.get("by")
    return Signal(
        name=name,
        any=_phrases(raw.get("any", ())),
        none=_phrases(raw.get("none", ())),
        by=None if by is None else frozenset((by,) if isinstance(by, str) else by),
        title=parse_text(raw.get("title")),
    )


def extend_signal(signal: Signal, more: Signal) -> Signal:
    """The signal with the phrases of `more` added; whose messages and title are `more`'s where it says so."""
    return Signal(
        name=signal.name,
        any=tuple(dict.fromkeys(signal.any + more.any)),
        none=tuple(dict.fromkeys(signal.none + more.none)),
        by=signal.by if more.by is None else more.by,
        title=more.title or signal.title,
    )


def parse_text(raw: str | Mapping[str, str] | None) -> Text:
    """Words for people by language; plain text under the key ""."""
    if raw is None:
        return {}
    return {"": raw} if isinstance(raw, str) else dict(raw)


def texts(raw: str | Iterable[str] | None) -> tuple[str, ...]:
    """One text or a list of them, as a tuple."""
    if raw is None:
        return ()
    return (raw,) if isinstance(raw, str) else tuple(raw)


def _phrases(raw: Iterable[Any]) -> tuple[Phrase, ...]:
    return tuple(Phrase(item) if isinstance(item, str) else Phrase(item["regex"], regex=True) for item in raw)
