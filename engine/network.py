"""The durable-rules network: the judge that compares every reading with its bound.

Inside a fence this engine is exact and fast, outside it corrupts memory. The fence, which `_Guard` enforces
on every ruleset before it is created:

- each rule tests one property of one fact against one whole number (no joins, no `$not`, no `$or`, no text):
  the evaluator's out-of-bounds reads, its stale negations and its pattern engine are never reached;
- at most RULES_A_SHARD rules a ruleset: its fixed stacks and result lists cannot overflow;
- no two property names of a ruleset share the 32-bit hash it knows them by;
- facts, never events (an event is consumed by the first rule that it matches), asserted one by one; a fact
  that the engine takes for one it has seen is asserted again under another id;
- one rule a ruleset that always matches its closing fact, so that no state is deleted that never ran a rule;
- a state holds at most FACTS_A_STATE facts and is deleted when they have been judged: memory stays flat, and
  a conversation of any length costs the same per event.

A final reading of property 7 is `f7` in a fact, an open one `o7`, an unknown one `u7`. Gauge 9 on it is the
rules `f9`, `o9` and `u9`, which fire when theirs is over (or under) the gauge's limit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from weakref import finalize

import msgspec

from engine.durable import durable
from engine.observe.gauge import Broken, Gauge, Reading, State

RULES_A_SHARD = 30
FACTS_A_STATE = 200

_CLOSING = "end"
_LETTERS = "fou"
"""By State: final, open, unknown."""
_COMPARISONS = frozenset(("$gt", "$lt"))

Ruleset = dict[str, dict[str, list[dict[str, dict[str, dict[str, int]]]]]]
"""Rule name -> {"all": [{"m": {"$gt": {property: limit}}}]}."""


_Fact = dict[str, Any]


class OutsideTheFence(RuntimeError):
    """A ruleset that this engine cannot be trusted with; a mistake in this program, never the user's."""


class Network:
    """The gauges of an SOP as rulesets. `broken` tells which of many readings break their bounds."""

    def __init__(self, gauges: Sequence[Gauge], *, name: str = "sop") -> None:
        self.rulesets = _rulesets(gauges)
        self._gauges = gauges
        self._name = name
        self._slots: list[list[tuple[int, str]]] = []
        """For each property and state its shard and its name in facts."""
        self._shards: list[_Shard] = []
        self._rules: dict[str, tuple[int, State, str]] = {}
        self.load()

    def load(self) -> None:
        """Creates the rulesets in the engine; again after somebody has changed `rulesets`.

        Raises OutsideTheFence when a gauge's rule is in none of them: its readings would be lost.
        """
        self._shards = [_Shard(f"{self._name}{n}", ruleset) for n, ruleset in enumerate(self.rulesets)]
        shards = {rule: number for number, ruleset in enumerate(self.rulesets) for rule in ruleset}
        self._slots = [[] for _ in self._gauges]
        for gauge in self._gauges:
            for state, letter in enumerate(_LETTERS):
                rule, name = f"{letter}{gauge.number}", f"{letter}{gauge.property}"
                if rule not in shards:
                    raise OutsideTheFence(f"no ruleset has the rule {rule}")
                self._rules[rule] = (gauge.number, state, name)
                if gauge.number == gauge.property:
                    self._slots[gauge.property].append((shards[rule], name))

    def broken(self, conversations: Iterable[Sequence[Reading]]) -> list[list[Broken]]:
        """For each conversation's readings those that break their bound, in no particular order.

        The n-th reading of each gauge goes into a conversation's n-th fact, so that it needs few.
        """
        found: list[list[Broken]] = []
        places: list[dict[str, list[int]]] = []
        for conversation, readings in enumerate(conversations):
            found.append([])
            positions, facts = self._facts(readings)
            places.append(positions)
            for shard, rows in zip(self._shards, facts, strict=True):
                for row, fact in enumerate(rows):
                    shard.assert_fact((conversation, row), fact)
                    if shard.full:
                        self._collect(shard, places, found)
        for shard in self._shards:
            if shard.used:
                self._collect(shard, places, found)
        return found

    def _facts(self, readings: Sequence[Reading]) -> tuple[dict[str, list[int]], list[list[_Fact]]]:
        """A conversation's facts by shard, and for each property the positions in its facts, by row."""
        slots = self._slots
        positions: dict[str, list[int]] = {}
        facts: list[list[_Fact]] = [[] for _ in self._shards]
        for number_read, state, position, value in readings:
            number, name = slots[number_read][state]
            rows = facts[number]
            taken = positions.get(name)
            if taken is None:
                positions[name] = [position]
                row = 0
            else:
                row = len(taken)
                taken.append(position)
            if row == len(rows):
                rows.append({name: value})
            else:
                rows[row][name] = value
        return positions, facts

    def _collect(self, shard: _Shard, places: list[dict[str, list[int]]], found: list[list[Broken]]) -> None:
        for rule, (conversation, row) in shard.fire():
            gauge, state, name = self._rules[rule]
            found[conversation].append(Broken(gauge, state, places[conversation][name][row]))


class _Shard:
    """One ruleset and the state in it that is being filled."""

    def __init__(self, name: str, ruleset: Ruleset) -> None:
        _Guard(ruleset).check()
        self._handle = durable.create_ruleset(name, json.dumps(ruleset))
        finalize(self, durable.delete_ruleset, self._handle).atexit = False
        self._state: int | None = None
        self._session = "0"
        self._next = 0
        self._places: dict[int, tuple[int, int]] = {}
        self._encode = msgspec.json.Encoder().encode

    @property
    def used(self) -> bool:
        """Whether facts wait to be judged."""
        return bool(self._places)

    @property
    def full(self) -> bool:
        """Whether the state holds as many facts as it should."""
        return len(self._places) >= FACTS_A_STATE

    def assert_fact(self, place: tuple[int, int], fact: _Fact) -> None:
        """Asserts a fact of a conversation, under an id that leads back to it: (conversation, row)."""
        while True:
            number = self._next
            self._next += 1
            fact["id"] = number
            fact["sid"] = self._session
            status, self._state = durable.assert_fact(self._handle, self._encode(fact).decode())
            if status != _SEEN_BEFORE:
                break
        self._places[number] = place

    def fire(self) -> list[tuple[str, tuple[int, int]]]:
        """The rules that fired, each with the place of its fact; the state is then gone."""
        fired: list[tuple[str, tuple[int, int]]] = []
        places = self._places
        self.assert_fact((-1, -1), {_CLOSING: 1})
        started = durable.start_action_for_state(self._handle, self._state)
        message = started[1] if started else None
        while message:
            ((rule, matched),) = _decode(message).items()
            if rule != _CLOSING:
                fired.append((rule, places[matched["m"].id]))
            message = durable.complete_and_start_action(self._handle, self._state)
        durable.delete_state(self._handle, self._session)
        self._places = {}
        self._session = str((int(self._session) + 1) % 1_000_000)
        self._next = 0
        return fired


_SEEN_BEFORE = 2


class _Matched(msgspec.Struct):
    """The fact that a rule matched, as the engine gives it back; its id is all that is needed."""

    id: int


_decode = msgspec.json.Decoder(dict[str, dict[str, _Matched]]).decode


def _rulesets(gauges: Sequence[Gauge]) -> list[Ruleset]:
    """The gauges' rules in shards: those on one property together, final readings apart."""
    properties: dict[int, list[Gauge]] = {}
    for gauge in gauges:
        properties.setdefault(gauge.property, []).append(gauge)
    rulesets: list[Ruleset] = []
    for letter in _LETTERS:
        shard: Ruleset = {}
        for number, bounds in properties.items():
            if len(shard) + len(bounds) >= RULES_A_SHARD and shard:
                rulesets.append(_closed(shard))
                shard = {}
            for gauge in bounds:
                shard[f"{letter}{gauge.number}"] = _rule(
                    "$gt" if gauge.over else "$lt", f"{letter}{number}", gauge.limit
                )
        rulesets.append(_closed(shard))
    return rulesets


def _closed(shard: Ruleset) -> Ruleset:
    return {**shard, _CLOSING: _rule("$gt", _CLOSING, 0)}


def _rule(comparison: str, name: str, limit: int) -> dict[str, list[dict[str, dict[str, dict[str, int]]]]]:
    return {"all": [{"m": {comparison: {name: limit}}}]}


class _Guard:
    """Refuses any ruleset outside the fence."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset

    def check(self) -> None:
        """Raises OutsideTheFence with the rule and what is wrong with it."""
        if len(self._ruleset) > RULES_A_SHARD:
            raise OutsideTheFence(f"{len(self._ruleset)} rules in one ruleset, {RULES_A_SHARD} allowed")
        if _CLOSING not in self._ruleset:
            raise OutsideTheFence("no closing rule")
        names = ["id", "sid", *(self._property(rule, body) for rule, body in self._ruleset.items())]
        hashes = {_fnv(name) for name in names}
        if len(hashes) < len(set(names)):
            raise OutsideTheFence("two property names share a hash")

    def _property(self, rule: str, body: object) -> str:
        """The one property that a rule tests."""
        match body:
            case {"all": [{"m": {**test}}], **more} if not more and len(test) == 1:
                ((comparison, operands),) = test.items()
                if comparison in _COMPARISONS and isinstance(operands, dict) and len(operands) == 1:
                    ((name, limit),) = operands.items()
                    if type(limit) is int and isinstance(name, str) and name.isascii() and name.isalnum():
                        return name
        raise OutsideTheFence(f"rule {rule} is not one comparison of one property with a whole number")


def _fnv(name: str) -> int:
    """The 32-bit FNV-1a hash by which the engine knows a property."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
