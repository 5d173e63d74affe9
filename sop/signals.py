"""Signals as written become `Signal` values; `extend: true` adds to the one it extends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
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
        except_=_phrases(raw.get("except", ())),
        spelling=raw.get("spelling"),
        quoted=raw.get("quoted"),
        position=raw.get("position"),
        question=raw.get("question"),
    )


def extend_signal(signal: Signal, more: Signal) -> Signal:
    """The signal with the phrases of `more` added; all else is as `more` has it where it says so."""
    return Signal(
        name=signal.name,
        any=_joined(signal.any, more.any),
        none=_joined(signal.none, more.none),
        by=_first(more.by, signal.by),
        title=more.title or signal.title,
        except_=_joined(signal.except_, more.except_),
        spelling=_first(more.spelling, signal.spelling),
        quoted=_first(more.quoted, signal.quoted),
        position=_first(more.position, signal.position),
        question=_first(more.question, signal.question),
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


def asked(signal: Signal) -> dict[str, tuple[Phrase, ...]]:
    """The phrases by list (any, none, except), each with all that it asks, by itself or by its signal."""
    return {
        "any": tuple(
            replace(
                phrase,
                position=_first(phrase.position, signal.position),
                question=_first(phrase.question, signal.question),
            )
            for phrase in _heard(signal, signal.any)
        ),
        "none": _heard(signal, signal.none),
        "except": _heard(signal, signal.except_),
    }


def _heard(signal: Signal, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple(
        replace(
            phrase,
            quoted=_first(phrase.quoted, signal.quoted, True),
            spelling=_first(phrase.spelling, signal.spelling, "exact"),
        )
        for phrase in phrases
    )


def _first(*values: Any) -> Any:
    """The first value that is not None."""
    return next((value for value in values if value is not None), None)


def _joined(phrases: tuple[Phrase, ...], more: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(phrases + more))


def _phrases(raw: Iterable[Any]) -> tuple[Phrase, ...]:
    return tuple(_phrase(item) for item in raw)


def _phrase(raw: str | Mapping[str, Any]) -> Phrase:
    if isinstance(raw, str):
        return Phrase(raw)
    regex = raw.get("regex")
    return Phrase(
        text=raw["text"] if regex is None else regex,
        regex=regex is not None,
        typos=raw.get("typos", 0),
        position=raw.get("position"),
        question=raw.get("question"),
        quoted=raw.get("quoted"),
        spelling=raw.get("spelling"),
    )
