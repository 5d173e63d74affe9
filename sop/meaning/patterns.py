"""Event patterns and `when`: do the names in them exist, and can anything match them?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rules.fragments import PARTIES, STATUSES
from rules.pattern import Pattern, parse_pattern
from rules.values import COMPARISONS
from sop.flow import flow
from sop.guess import closest
from sop.meaning.classes import class_problems
from sop.meaning.reach import contradiction, dead_alternatives
from sop.meaning.scope import Scope
from sop.meaning.signals import unknown_signal
from sop.merge import Definition
from sop.moments import is_moment
from sop.problem import Problem
from sop.source import Path

EVENT_TYPES = ("message", "status", "priority", "assign", "escalate", "action", "rating")
PRIORITIES = ("low", "normal", "high", "urgent")
"""Priorities of most help desks; others are allowed, these are only guessed at."""


def pattern_problems(definition: Definition, raw: Any, path: Path, scope: Scope) -> Iterator[Problem]:
    """Problems of an event pattern at `path` of a definition."""
    yield from _names(
        definition, raw, path, scope, ("signal", "by", "type", "status", "priority", "escalate")
    )
    yield from reach_problems(definition, raw, path)


def when_problems(definition: Definition, raw: Any, path: Path, scope: Scope) -> Iterator[Problem]:
    """Problems of a `when` at `path` of a definition."""
    yield from _names(definition, raw, path, scope, ("status", "priority", "created_at"))
    yield from class_problems(definition, raw, path, scope)
    yield from reach_problems(definition, raw, path)


_NO_TESTS = ("id", "title", "at_least", "when")
"""Keys that steps and labels have beside their patterns."""


def parsed(raw: Any) -> Pattern | None:
    """The pattern, or None for what the schema refuses."""
    try:
        return parse_pattern({key: value for key, value in raw.items() if key not in _NO_TESTS})
    except (AttributeError, TypeError, KeyError):
        return None


def reach_problems(definition: Definition, raw: Any, path: Path) -> Iterator[Problem]:
    """A pattern, or one alternative of it, that nothing can match."""
    pattern = parsed(raw) if definition.sound(*path) else None
    if pattern is None:
        return
    why = contradiction(pattern)
    if why:
        yield _never(definition, path, why, raw)
        return
    for dead in dead_alternatives(pattern):
        keys = ", ".join(key for key, _ in dead.tests) or "any"
        at = next(_where(raw, path, dead), path)
        yield Problem("dead-alternative", definition.place(*at), {"keys": keys}, level="warning")


def _where(raw: Any, path: Path, wanted: Pattern) -> Iterator[Path]:
    """Paths of the alternatives that mean a pattern."""
    for key in ("any", "all"):
        for index, inner in enumerate(raw.get(key, ())):
            if key == "any" and parsed(inner) == wanted:
                yield (*path, key, index)
            yield from _where(inner, (*path, key, index), wanted)


def _never(definition: Definition, path: Path, why: tuple[str, ...], raw: Any) -> Problem:
    if len(why) > 1:
        return Problem("two-events", definition.place(*path), {"one": why[0], "other": why[1]})
    at = definition.place(*path, why[0]) if why[0] in raw else definition.place(*path)
    return Problem("never-true", at, {"key": why[0]})


def _names(
    definition: Definition, raw: Any, path: Path, scope: Scope, keys: tuple[str, ...]
) -> Iterator[Problem]:
    """Values of `keys` that are not what they can be."""
    if not isinstance(raw, Mapping):
        return
    for key, value in raw.items():
        inside = (*path, key)
        if key in ("any", "all") and isinstance(value, list):
            for index, inner in enumerate(value):
                yield from _names(definition, inner, (*inside, index), scope, keys)
        elif key == "not":
            yield from _names(definition, value, inside, scope, keys)
        elif key in keys:
            for said, at in _scalars(value, inside):
                yield from _name(definition, key, said, at, scope)


def _scalars(value: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """The values that a test compares with, each with its path."""
    if isinstance(value, list):
        yield from ((inner, (*path, index)) for index, inner in enumerate(value))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key in ("not", *COMPARISONS):
                yield from _scalars(inner, (*path, key))
    else:
        yield value, path


def _name(definition: Definition, key: str, said: Any, path: Path, scope: Scope) -> Iterator[Problem]:
    at = definition.place(*path)
    if key == "signal":
        if isinstance(said, str) and said not in scope.signals:
            yield unknown_signal(said, at, scope)
    elif key == "created_at":
        if not (isinstance(said, str) and is_moment(said)):
            yield Problem("bad-created-at", at, {"said": said})
    elif key == "priority":
        guess = None if said in PRIORITIES else closest(said, PRIORITIES)
        if guess:
            code = "letter-case" if str(said).casefold() == guess else "unknown-priority"
            yield Problem(code, at, {"said": said, "guess": guess}, level="warning")
    else:
        yield from _one_of_known(key, said, at, scope)


def _one_of_known(key: str, said: Any, at: Any, scope: Scope) -> Iterator[Problem]:
    known = {
        "by": PARTIES,
        "type": EVENT_TYPES,
        "status": STATUSES,
        "escalate": tuple(sorted(scope.tiers)),
    }[key]
    if said in known or not known:
        return
    guess = closest(said, known)
    shown = flow(said) if isinstance(said, bool) else said
    words = {"said": shown, "known": ", ".join(known), "guess": guess}
    code = {"by": "unknown-party", "type": "unknown-type", "status": "unknown-status"}.get(
        key, "unknown-escalation"
    )
    yield Problem(code, at, words, level="error" if key == "by" else "warning")
