"""Event patterns in words, for findings: "tindakan “refund”", "a message by agent with “thanks”"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rules.pattern import Pattern
from rules.values import OneOf, Value

_NOUNS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "message": "pesan",
        "event": "kejadian",
        "action": "tindakan {}",
        "status": "status {}",
        "priority": "prioritas {}",
        "escalate": "eskalasi ke {}",
        "assign": "penugasan ke {}",
        "rating": "penilaian {}",
        "signal": "{}",
        "label": "label {}",
        "by": "dari {}",
        "or": " atau ",
        "customer": "pelanggan",
        "agent": "agen",
        "bot": "bot",
        "system": "sistem",
        "note": "catatan internal",
    },
    "en": {
        "message": "a message",
        "event": "an event",
        "action": "action {}",
        "status": "status {}",
        "priority": "priority {}",
        "escalate": "escalation to {}",
        "assign": "assignment to {}",
        "rating": "a rating {}",
        "signal": "{}",
        "label": "label {}",
        "by": "by {}",
        "or": " or ",
        "customer": "customer",
        "agent": "agent",
        "bot": "bot",
        "system": "system",
        "note": "an internal note",
    },
}

_HEADS = ("action", "status", "priority", "escalate", "assign", "rating")


def describe(pattern: Pattern, language: str, title: Callable[[str], str]) -> str | None:
    """The pattern in a few words; None where it says more than a few words can. `title` names a signal."""
    nouns = _NOUNS.get(language, _NOUNS["en"])
    if pattern.any is not None and not (pattern.tests or pattern.all or pattern.none):
        parts = [describe(inner, language, title) for inner in pattern.any]
        return nouns["or"].join(part for part in parts if part) if len(parts) <= 4 and all(parts) else None
    if pattern.any is not None or pattern.none:
        return None
    tests = [test for inner in (pattern, *pattern.all) for test in inner.tests]
    if any(inner.nested() for inner in pattern.all):
        return None
    known = {key: _values(value) for key, value in tests}
    if not all(known.values()):
        return None
    words: list[str] = []
    for key, values in known.items():
        assert values is not None
        if key in _HEADS:
            words.insert(0, nouns[key].format(_quoted(values, nouns)))
        elif key in ("signal", "label"):
            named = [title(value) for value in values] if key == "signal" else values
            words.append(nouns[key].format(_quoted(named, nouns)))
        elif key == "by":
            words.append(nouns["by"].format(nouns["or"].join(nouns.get(value, value) for value in values)))
        elif key == "public":
            words = [nouns["note"], *words] if values == ["False"] else words
        elif key == "type":
            words = [nouns["message"], *words] if values == ["message"] else [*values, *words]
        else:
            return None
    if not known.keys() & {"type", "public", *_HEADS}:
        words.insert(0, nouns["message"] if known.keys() & {"signal", "label"} else nouns["event"])
    return " ".join(words) or None


def _values(value: Value) -> list[str] | None:
    return [str(one) for one in value.values] if isinstance(value, OneOf) and len(value.values) <= 4 else None


def _quoted(values: list[str], nouns: Mapping[str, str]) -> str:
    return nouns["or"].join(f"“{value}”" for value in values)
