"""Tests of one attribute's value, as patterns and `when` write them.

    priority: urgent                  equal
    priority: [high, urgent]          one of
    value: {lt: 3}                    comparison (gt, gte, lt, lte)
    fields.order: {exists: true}      there at all
    channel: {not: email}             anything but

A list attribute matches if any of its elements does; `not` holds if none does. A missing attribute makes
comparisons false and `not` true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Scalar = str | int | float | bool

COMPARISONS = ("gt", "gte", "lt", "lte")


@dataclass(frozen=True, slots=True)
class OneOf:
    """Equal to one of these; text compares exactly, true and 1 are different."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`op` is one of COMPARISONS. Numbers compare with numbers, text with text; anything else is false."""

    op: str
    limit: Scalar


@dataclass(frozen=True, slots=True)
class Exists:
    """The attribute is there (or is not)."""

    present: bool


@dataclass(frozen=True, slots=True)
class Not:
    """The value does not match; true when the attribute is missing."""

    value: Value


@dataclass(frozen=True, slots=True)
class Both:
    """Every one of several tests holds, as in `{gte: 3, lt: 5}`."""

    values: tuple[Value, ...]


Value = OneOf | Compare | Exists | Not | Both


def parse_value(raw: Any) -> Value:
    """The test that a YAML value means; the schema has said that its shape is right."""
    if isinstance(raw, Mapping):
        parts = tuple(_operator(str(key), operand) for key, operand in raw.items())
        return parts[0] if len(parts) == 1 else Both(parts)
    if isinstance(raw, list | tuple):
        return OneOf(tuple(raw))
    return OneOf((raw,))


def _operator(key: str, operand: Any) -> Value:
    if key == "not":
        return Not(parse_value(operand))
    if key == "exists":
        return Exists(bool(operand))
    return Compare(key, operand)
