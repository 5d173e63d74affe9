"""What an option says, in a few words, for descriptions."""

from __future__ import annotations

from typing import Any

from rules.duration import Duration, format_seconds
from rules.pattern import Pattern
from rules.values import OneOf

NOT_OPTIONS = frozenset(("both", "counted", "titles", "every"))
"""Fields that remember how an option was written, and `every`, which is a way to say `must`."""


def short(value: Any) -> str:
    """A value in a few words, for a description."""
    match value:
        case str() | int() | float():
            return str(value)
        case Duration(seconds=seconds, working_days=days):
            return format_seconds(seconds) if days is None else f"{days}bd"
        case OneOf(values=values):
            return "|".join(map(str, values))
        case Pattern():
            parts = [f"{key}: {short(test)}" for key, test in value.tests]
            parts += [short(one) for one in (*(value.any or ()), *value.all)]
            parts += [f"not {short(one)}" for one in value.none]
            return ", ".join(parts)
        case (str() as head, inner) if not isinstance(inner, str):
            return head
        case tuple():
            return ", ".join(map(short, value))
    named = getattr(value, "name", None)
    return named if isinstance(named, str) else type(value).__name__.lower()
