"""The events that would match a pattern: abstract ones, then real ones with texts that carry the signals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice, product
from typing import Any

from audits.repairing.spoken import Spoken
from engine.conversation import Event
from rules.pattern import Pattern
from rules.values import OneOf, Value
from sop.model import Sop
from sop.proof.events import Letter, matches, satisfies, scalars_in

_TYPE_OF = {
    "action": "action",
    "status": "status",
    "priority": "priority",
    "escalate": "escalate",
    "assign": "assign",
    "rating": "rating",
    "value": "rating",
}
_PARTIES = ("agent", "system", "bot", "customer")
_WAYS = 24
"""Ways to match one pattern that are looked at."""
_SPOKEN = 4
"""Signals that are tried where a pattern is content with any of several."""

Tests = tuple[tuple[str, Value], ...]


def letters(pattern: Pattern, sop: Sop, like: Mapping[str, Any]) -> list[Letter]:
    """One abstract event for each way to match a pattern. `like`: attributes that it should share."""
    found: list[Letter] = []
    for tests in islice(_ways(pattern), _WAYS):
        for letter in _letters(tests, sop, like):
            if letter not in found and matches(pattern, letter):
                found.append(letter)
    return found


def _ways(pattern: Pattern) -> Iterator[Tests]:
    """For each choice among a pattern's alternatives all the tests that then have to hold."""
    parts: list[list[Tests]] = [list(islice(_ways(inner), _WAYS)) for inner in pattern.all]
    if pattern.any is not None:
        parts.append([way for inner in pattern.any for way in islice(_ways(inner), _WAYS)])
    for chosen in product(*parts):
        yield tuple(chain(pattern.tests, *chosen))


def _letters(tests: Tests, sop: Sop, like: Mapping[str, Any]) -> Iterator[Letter]:
    wanted: dict[str, list[Value]] = {}
    for key, value in tests:
        wanted.setdefault(key, []).append(value)
    public = not any(isinstance(one, OneOf) and False in one.values for one in wanted.get("public", ()))
    for signals in _signals(wanted.get("signal", ())):
        kind = _type(wanted)
        by = _party(kind, wanted.get("by", ()), signals, sop)
        if by is None and (kind == "message" or "by" in wanted):
            continue
        held: dict[str, Any] = {} if by is None else {"by": by}
        for key in (*wanted, *(key for key in like if key not in wanted)):
            if key in ("type", "by", "public", "signal", "text") or _TYPE_OF.get(key, kind) != kind:
                continue
            value = _value(wanted.get(key, ()), like.get(key))
            if value is not None:
                held[key] = [value] if key == "label" else value
        if kind not in ("message", "rating") and kind in _TYPE_OF and kind not in held:
            continue
        yield Letter(kind, held, signals, {}, public)


def _type(wanted: Mapping[str, list[Value]]) -> str:
    for key in wanted:
        if key in _TYPE_OF:
            return _TYPE_OF[key]
        if key.startswith("args."):
            return "action"
    for test in wanted.get("type", ()):
        if isinstance(test, OneOf):
            return str(test.values[0])
    return "message"


def _signals(tests: Iterable[Value]) -> Iterator[frozenset[str]]:
    """The sets of signals to be carried, one for each choice among those asked for."""
    choices = [[str(name) for name in test.values][:_SPOKEN] for test in tests if isinstance(test, OneOf)]
    yield from dict.fromkeys(map(frozenset, islice(product(*choices), 2 * _SPOKEN)))


def _party(kind: str, tests: Iterable[Value], signals: frozenset[str], sop: Sop) -> str | None:
    """Whose event it is: the agent's if it can be; nobody's where that is usual and enough."""
    tests = list(tests)
    if not tests and kind not in ("message", "action", "rating"):
        return None
    for party in ("customer",) if kind == "rating" else _PARTIES:
        heard = (sop.signals[name].by for name in signals if name in sop.signals)
        if all(by is None or party in by for by in heard) and all(satisfies(one, party) for one in tests):
            return party
    return None


def _value(tests: Iterable[Value], like: Any) -> Any:
    """A value that passes all tests, the one that is to be shared if that does; None for none."""
    tests = list(tests)
    shared = like if isinstance(like, list | tuple) else [like]
    for value in (*shared, *(scalar for test in tests for scalar in scalars_in(test)), "x"):
        if value is not None and (tests or like is not None) and all(satisfies(one, value) for one in tests):
            if all(satisfies(one, None) for one in tests) and value not in shared:
                return None
            return value
    return None


_FIELDS = {
    "action": "name",
    "rating": "scale",
    **dict.fromkeys(("status", "priority", "escalate", "assign"), "to"),
}


def event(letter: Letter, spoken: Spoken, asked: frozenset[str]) -> Event | None:
    """A real event for an abstract one; None without a text that carries, of `asked`, just its signals."""
    made: dict[str, Any] = {}
    if letter.type == "message":
        text = spoken.say(letter.attributes["by"], letter.signals, asked)
        if text is None:
            return None
        made |= {"text": text, "public": letter.public}
    if letter.type == "rating":
        made |= {"scale": "csat", "value": 5}
    arguments: dict[str, Any] = {}
    for key, value in letter.attributes.items():
        if key == "label":
            made["labels"] = list(value)
        elif key.startswith("args."):
            _put(arguments, key.removeprefix("args.").split("."), value)
        else:
            made[_FIELDS.get(key, key)] = value
    if arguments:
        made["args"] = arguments
    return Event(letter.type, **made)


def _put(into: dict[str, Any], path: list[str], value: Any) -> None:
    for name in path[:-1]:
        into = into.setdefault(name, {})
    into[path[-1]] = value
