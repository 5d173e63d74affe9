"""Values of an attribute, one for each way in which the tests of it come out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any

from rules.values import Both, Compare, Not, OneOf, Value
from sop.proof.events import satisfies

OTHER = "other"
"""A value that no pattern names."""

_ALL_SETS = 8
"""Of so many tags all sets are tried, of more the small ones and all together."""


def told_apart(tests: Sequence[Value]) -> list[Any]:
    """Scalars, one for each way in which an attribute that is there can pass or fail the tests."""
    named = list(dict.fromkeys((type(one), one) for test in tests for one in _named(test)))
    values = [one for _, one in named]
    numbers = sorted({one for one in values if isinstance(one, int | float) and not isinstance(one, bool)})
    between = [_middle(low, high) for low, high in pairwise(numbers)]
    texts = [one for one in values if isinstance(one, str)]
    near = [one for low, high in pairwise(sorted(texts)) if low < (one := f"{low} ") < high]
    beyond = [numbers[0] - 1, numbers[-1] + 1] if numbers else []
    logical = [True, False] if any(isinstance(one, bool) for one in values) else []
    spare = [fresh(texts)] if texts or not values or logical else []
    compared = ["", *(f"{one} " for one in texts)] if any(map(_compares_text, tests)) else []
    found: dict[tuple[bool, ...], Any] = {}
    for value in (*values, *logical, *between, *beyond, *spare, *near, *compared):
        found.setdefault(tuple(satisfies(test, value) for test in tests), value)
    return list(found.values())


def sets_told_apart(tests: Sequence[Value]) -> list[list[Any]]:
    """The same for an attribute that is a list: sets of values."""
    single = told_apart(tests)
    sizes = range(1, len(single) + 1) if len(single) <= _ALL_SETS else (1, 2, 3, len(single))
    found: dict[tuple[bool, ...], list[Any]] = {}
    for size in sizes:
        for some in combinations(single, size):
            found.setdefault(tuple(satisfies(test, some) for test in tests), list(some))
    return list(found.values())


def nested(values: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Values by key, the shorter keys first; what is inside of another attribute may make that a mapping."""
    found = {}
    for key in sorted(values):
        inside = any(other.startswith(f"{key}.") for other in values)
        found[key] = [*values[key], {}] if inside else values[key]
    return found


def coherent(held: Mapping[str, Any], keys: Container[str]) -> bool:
    """Whether all attributes, of those with these keys, that others are inside of are mappings."""
    return all(held.get(outer) == {} for key in held for outer in _outer(key) if outer in keys)


def _outer(key: str) -> Iterator[str]:
    parts = key.split(".")
    yield from (".".join(parts[:number]) for number in range(1, len(parts)))


def fresh(named: Iterable[Any]) -> str:
    """A text that is none of those named."""
    taken, value = set(named), OTHER
    while value in taken:
        value += "-2"
    return value


def _named(value: Value) -> Iterator[Any]:
    """Values and limits that a test names."""
    match value:
        case OneOf(values):
            yield from values
        case Compare(limit=limit):
            yield limit
        case Not(inner):
            yield from _named(inner)
        case Both(parts):
            for part in parts:
                yield from _named(part)


def _compares_text(value: Value) -> bool:
    match value:
        case Compare(limit=limit):
            return isinstance(limit, str)
        case Not(inner):
            return _compares_text(inner)
        case Both(parts):
            return any(map(_compares_text, parts))
    return False


def _middle(low: float, high: float) -> float:
    """A number between two, a whole one if there is one."""
    whole = int(low) + 1
    return whole if low < whole < high else (low + high) / 2
