"""Looking for a chat that tells a surviving mutant from the SOP: random small changes of example chats.

Bounded by a number of tries; what is found is made smaller line by line. Chats are texts in the notation of
`sop.chat`, so that what is found can be pasted as an example.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from audits.mutating.mutants import Mutant
from audits.mutating.sweep import paused
from audits.proving.texts import Voice
from audits.testing.stand import Apart, Stand, apart
from rules.constraints import Known, patterns_of
from rules.duration import Duration, format_seconds
from rules.kind import Setting
from rules.pattern import Pattern, signals_in
from rules.values import Compare, Not, OneOf, Value
from sop.model import Rule, Sop

_LONGEST = 14
"""Lines of a chat that is tried."""

_TIME = re.compile(r"^(?:--:--|\d{1,2}:\d\d(?::\d\d)?|\+[0-9a-z]+) +")
_EVENT = re.compile(r"^(?:[ABCS](?: \([^)]*\))?|note[^:]*|action|status|priority|assign|escalate|rating):")
_LEANS = {"limit": "wait", "when": "fact", "day": "fact"}
_CASES = {"wait": 2, "fact": 4}
_SPEAKER = re.compile(r"^([ABC])(?=[ :(])")


@dataclass(frozen=True, slots=True)
class Witness:
    """A chat that tells a mutant from the SOP, and how."""

    chat: str
    apart: Apart


def witness(stand: Stand, mutant: Mutant, chats: Sequence[str], seed: int, tries: int) -> Witness | None:
    """A chat that the two judge differently, the smallest that could be made of it; None: none was found."""
    original, mutated = stand.original(mutant), stand.mutated(mutant)

    def differs(lines: Sequence[str]) -> Apart | None:
        scene = stand.chat("\n".join(lines))
        return None if scene is None else apart(original, mutated, scene)

    dice = Random(f"{seed} {mutant.name}")
    material = _Material.of(mutant, stand.sop)
    starts = [lines for chat in chats if (lines := _lines(chat))] or [["C: Halo", "A: Halo"]]
    whole = [*starts, *_asked_again(mutant, stand)]
    for number in range(tries + len(whole) - len(starts)):
        lines = list(whole[number] if number < len(whole) else dice.choice(starts))
        for _ in range(0 if number < len(whole) else dice.randint(1, 4)):
            lines = material.changed(lines, dice)[:_LONGEST]
        if differs(lines) is not None:
            lines = _smaller(lines, differs)
            told = told_apart(stand, mutant, "\n".join(lines))
            if told is not None:
                return told
    return _paused(stand, mutant, chats)


def _paused(stand: Stand, mutant: Mutant, chats: Sequence[str]) -> Witness | None:
    between = _between(_both(mutant, stand.sop)) if mutant.sort == "limit" else None
    if between is None:
        return None
    original, mutated = stand.original(mutant), stand.mutated(mutant)
    for chat in paused(chats, between[1] - between[0]):
        scene = stand.chat(chat)
        if scene is not None and apart(original, mutated, scene) is not None:
            return told_apart(stand, mutant, chat)
    return None


def told_apart(stand: Stand, mutant: Mutant, chat: str) -> Witness | None:
    """A chat that another search found, if both judges say that the two differ in it."""
    original, mutated = stand.original(mutant), stand.mutated(mutant)
    scene = stand.chat(chat)
    if scene is None or not (original.confirmed(scene) and mutated.confirmed(scene)):
        return None
    found = apart(original, mutated, scene)
    return Witness(chat, found) if found is not None else None


def _smaller(lines: list[str], differs: Callable[[Sequence[str]], object]) -> list[str]:
    place = 0
    while place < len(lines):
        without = lines[:place] + lines[place + 1 :]
        if without and differs(without) is not None:
            lines = without
        else:
            place += 1
    return lines


def _lines(chat: str) -> list[str]:
    """The chat with each event on one line."""
    joined: list[str] = []
    for line in chat.splitlines():
        if line.strip():
            if line[0] in " \t" and joined:
                joined[-1] += " " + line.strip()
            else:
                joined.append(line.strip())
    return joined


@dataclass(frozen=True, slots=True)
class _Material:
    """What changes are made of: lines that may come in, distances in time, lines before the first event."""

    events: tuple[str, ...]
    waits: tuple[str, ...]
    facts: tuple[str, ...]
    lean: str | None = None
    """What half of the changes are: a wait, a fact or an event, where the mistake is about that."""

    @classmethod
    def of(cls, mutant: Mutant, sop: Sop) -> _Material:
        """Of the rules of a mutant and of the SOP."""
        rules = _both(mutant, sop)
        events = dict.fromkeys(
            ("C: halo", "A: baik", "A: saya cek dulu", "C: [foto]", "status: open -> solved")
        )
        if mutant.signal is not None and "{" not in mutant.before:
            said = re.sub(r"^(?:none|except): ", "", mutant.before)
            events |= dict.fromkeys((f"A: {said}", f"C: {said}"))
        waits: dict[str, None] = {"+1m": None, "+20h": None}
        facts: dict[str, None] = {"status: open": None}
        for rule in rules:
            events |= dict.fromkeys(_events(rule, sop))
            facts |= dict.fromkeys(_facts(rule))
            for limit in _durations(rule.kind):
                seconds = limit.seconds or (limit.working_days or 0) * 86_400
                scaled = (seconds // 3, seconds * 3 // 4, seconds * 3 // 2, seconds * 3)
                waits |= dict.fromkeys(f"+{format_seconds(max(1, one))}" for one in scaled)
        if mutant.sort == "day":
            facts |= dict.fromkeys(f"2026-01-{day:02}" for day in range(5, 12))
        between = _between(rules)
        if mutant.sort == "limit" and between is not None:
            waits = {f"+{format_seconds(sum(between) // 2)}": None}
        return cls(tuple(events), tuple(waits), tuple(facts), _LEANS.get(mutant.sort))

    def changed(self, lines: list[str], dice: Random) -> list[str]:
        """The lines with one small change."""
        first = next((n for n, line in enumerate(lines) if _is_event(line)), len(lines))
        if not lines[first:] or dice.random() < 0.3:
            at = dice.randint(first, len(lines))
            return [*lines[:at], dice.choice(self.events), *lines[at:]]
        place = dice.randrange(first, len(lines))
        line = lines[place]
        leaning = self.lean is not None and dice.random() < 0.5
        match _CASES[self.lean or ""] if leaning else dice.randrange(7):
            case 0:
                return lines[:place] + lines[place + 1 :]
            case 1 if place + 1 < len(lines):
                return [*lines[:place], lines[place + 1], line, *lines[place + 2 :]]
            case 2:
                return [
                    *lines[:place],
                    f"{dice.choice(self.waits)} {_TIME.sub('', line)}",
                    *lines[place + 1 :],
                ]
            case 3:
                return [*lines[:place], line, line, *lines[place + 1 :]]
            case 4:
                return [dice.choice(self.facts), *lines]
            case 5:
                other = {"A": "C", "C": "A", "B": "A"}
                said = _TIME.sub("", line)
                return [
                    *lines[:place],
                    _SPEAKER.sub(lambda found: other[found[1]], said),
                    *lines[place + 1 :],
                ]
            case _:
                return lines[:first][1:] + lines[first:] if first else lines[: place + 1]


def _both(mutant: Mutant, sop: Sop) -> list[Rule]:
    """The rules of a mutant as the SOP has them, then as it has them."""
    return [rule for one in (sop, mutant.sop) for rule in one.rules if rule.id in mutant.rules]


def _between(rules: Sequence[Rule]) -> tuple[int, int] | None:
    """Seconds of the limit of one rule and of that of its mutant, the shorter first."""
    if len(rules) != 2:
        return None
    mine, its = (Counter(_durations(rule.kind)) for rule in rules)
    apart = sorted(one.seconds for one in (*(mine - its), *(its - mine)) if one.working_days is None)
    return (apart[0], apart[1]) if len(apart) == 2 else None


def _is_event(line: str) -> bool:
    return bool(_TIME.match(line) or _EVENT.match(line))


def _events(rule: Rule, sop: Sop) -> Iterator[str]:
    """Lines that do what the rule's patterns look for."""
    setting = Setting(rule.calendar, sop.ladders)
    for constraint in rule.kind.constraints(setting):
        if isinstance(constraint, Known) and constraint.topics:
            yield from _GIVEN
        for pattern in patterns_of(constraint):
            for name in signals_in(pattern):
                yield from _spoken(name, sop)
            for inner in pattern.walk():
                yield from _done(inner)


_GIVEN = ("C: 4417820", "C: sari@contoh.id", "C: 081234567890")
"""Messages that give what questions ask for: a number, an address, a telephone number."""


def _asked_again(mutant: Mutant, stand: Stand) -> Iterator[list[str]]:
    """Chats in which something is given and then asked for."""
    sop = stand.sop
    voice = Voice(sop, stand.compiled.matcher, {name: name for name in sop.signals})
    for rule in sop.rules:
        constraints = (
            rule.kind.constraints(Setting(rule.calendar, sop.ladders)) if rule.id in mutant.rules else ()
        )
        for constraint in constraints:
            for topic in constraint.topics if isinstance(constraint, Known) else ():
                for name in signals_in(topic.ask):
                    for said in islice(voice.phrases(name), 3):
                        yield from ([given, f"A: {said}"] for given in _GIVEN)


def _spoken(name: str, sop: Sop) -> Iterator[str]:
    """The first plain phrases of a signal, by who may say them."""
    signal = sop.signals.get(name)
    plain = (
        [one.text for one in signal.any if not one.regex and not set(one.text) & set("{}[]")]
        if signal
        else []
    )
    by = "C" if signal and signal.by is not None and "agent" not in signal.by else "A"
    for text in plain[:3]:
        yield f"{by}: {text.replace('...', ' ')}"


def _done(pattern: Pattern) -> Iterator[str]:
    for key, value in pattern.tests:
        for said in _values(value):
            if key == "action":
                yield f"action: {said}"
            elif key in ("escalate", "assign", "priority"):
                yield f"{key}: {said}"
            elif key == "status":
                yield f"status: open -> {said}"
            elif key == "rating":
                yield from (f"rating: {said} {mark}" for mark in (1, 3, 5))


def _facts(rule: Rule) -> Iterator[str]:
    conditions = [rule.when] if rule.when is not None else []
    conditions += [one.when for one in getattr(rule.kind, "targets", ())]
    for condition in conditions:
        for inner in condition.walk():
            for key, value in inner.tests:
                name = {"customer.new": "new customer"}.get(key, key)
                yield from (f"{name}: {str(said).lower()}" for said in _values(value) if "class." not in key)


def _values(value: Value) -> Iterator[object]:
    match value:
        case OneOf(values=values):
            yield from values
        case Compare(limit=limit):
            yield limit
            if isinstance(limit, int) and not isinstance(limit, bool):
                yield from (limit - 1, limit + 1)
        case Not(value=inner):
            yield from _values(inner)


def _durations(value: object) -> Iterator[Duration]:
    from dataclasses import fields, is_dataclass

    if isinstance(value, Duration):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _durations(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _durations(getattr(value, part.name))
