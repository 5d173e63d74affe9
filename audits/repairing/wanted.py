"""The events that may be added to a conversation for a rule: those that its constraints ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from audits.repairing import events
from audits.repairing.ground import State, Subject
from audits.repairing.spoken import joined
from engine.conversation import Event
from engine.outcome import Outcome
from rules.constraints import Constraint, Known, Promised, Quantified, Run, Steps, Template
from rules.pattern import Pattern, attributes, both, signals_in

_ACTIVATIONS = 6
"""Activations whose attributes are shared with what is added."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event that could be added, and the signals that it has to carry."""

    event: Event
    signals: tuple[str, ...]


def wanted(subject: Subject, state: State) -> list[Wanted]:
    """Every sort of event that a rule may want more of, each once."""
    found: dict[Any, Wanted] = {}
    for constraint in subject.constraints:
        for pattern in _patterns(constraint):
            for like in _likes(constraint, state):
                for one in _made(subject, pattern, like):
                    found.setdefault(repr(one), one)
    for one in _several(subject, list(found.values())):
        found.setdefault(repr(one), one)
    return list(found.values())


def _several(subject: Subject, alone: Sequence[Wanted]) -> Iterator[Wanted]:
    """Messages that do what several steps or constraints ask for, neighbours in the rule's order."""
    firsts = [_first(alone, pattern) for pattern in _asked_for(subject)]
    for begin, end in combinations(range(len(firsts) + 1), 2):
        chosen = [one for one in firsts[begin:end] if one is not None]
        if len(chosen) < end - begin:
            continue
        same = {(one.event.by, one.event.public, tuple(one.event.labels or ())) for one in chosen}
        if end - begin < 2 or len(same) > 1:
            continue
        text = joined(list(dict.fromkeys(one.event.text or "" for one in chosen)))
        signals = tuple(dict.fromkeys(name for one in chosen for name in one.signals))
        yield Wanted(replace(chosen[0].event, text=text), signals)


def _asked_for(subject: Subject) -> Iterator[Pattern]:
    for one in subject.constraints:
        if isinstance(one, Steps):
            yield from (pattern for _, pattern in one.steps)
        elif isinstance(one, Template):
            yield one.a


def _first(alone: Sequence[Wanted], pattern: Pattern) -> Wanted | None:
    """The first message among some that would match a pattern."""
    names = set(signals_in(pattern))
    return next((one for one in alone if one.signals and names.issuperset(one.signals)), None)


def _made(subject: Subject, pattern: Pattern, like: Mapping[str, Any]) -> Iterator[Wanted]:
    ground = subject.ground
    for letter in events.letters(pattern, ground.sop, like):
        event = events.event(letter, ground.spoken, subject.signals)
        if event is not None:
            yield Wanted(event, tuple(sorted(letter.signals)))


def _patterns(constraint: Constraint) -> Iterator[Pattern]:
    """What events that are added look like."""
    match constraint:
        case Quantified(select=select, match=match):
            yield both(select, match)
            yield select
        case Run():
            yield from _of_run(constraint)
        case Template(a=a, b=b, among=among):
            yield from (one for one in (a, b) if one is not None)
            if "chain_" in constraint.name or constraint.name in ("init", "end"):
                yield attributes(type="message", by="agent") if among is None else among
        case Steps(steps=steps):
            yield from (pattern for _, pattern in steps)
        case Promised(said=said, kept=kept):
            yield from (kept, said)
        case Known(topics=topics):
            yield from (topic.changed for topic in topics if topic.changed is not None)


def _of_run(run: Run) -> Iterator[Pattern]:
    yield from (one for one in (run.stop, run.start, *(run.pause or ())) if one is not None)
    yield from (attributes(type="status", status=status) for status in run.pause_on)
    if run.stop is None or run.solving_ends:
        yield attributes(type="status", status="solved")


def _likes(constraint: Constraint, state: State) -> list[dict[str, Any]]:
    """The attributes of violated activations that a partner has to share."""
    if not isinstance(constraint, Template) or not constraint.same:
        return [{}]
    found: list[dict[str, Any]] = []
    for one in state.outcome.notable[:_ACTIVATIONS]:
        if one.outcome is Outcome.VIOLATED and one.key[1] >= 0:
            like = {key: state.case.attribute(one.key[1], key) for key in constraint.same}
            found.append({key: values[0] for key, values in like.items() if values})
    return found or [{}]
