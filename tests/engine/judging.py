"""The judges under test, and what a judge is given: clocks, and a timeline with its signals observed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Protocol

import msgspec

from engine.calendar import Calendar, Wall
from engine.clock import Clock
from engine.conversation import decode
from engine.instants import Zone
from engine.network_judge import NetworkJudge
from engine.oracle import Oracle
from engine.outcome import Outcome, RuleOutcome
from engine.timeline import Timeline, prepare
from sop.model import CalendarSpec, Phrase, Sop


class Judge(Protocol):
    def judge(self, timeline: Timeline) -> list[RuleOutcome]: ...


def judges() -> dict[str, Callable[[Sop], Judge]]:
    """Every judge by name, as a function from an SOP."""
    return {"oracle": oracle, "network": network}


def oracle(sop: Sop) -> Judge:
    return Oracle(sop, clocks_of(sop), zone_of(sop.timezone))


class _Network:
    """The network judge, asked about one timeline at a time."""

    def __init__(self, sop: Sop) -> None:
        self._judge = NetworkJudge(sop, clocks_of(sop), zone_of(sop.timezone))

    def judge(self, timeline: Timeline) -> list[RuleOutcome]:
        return self._judge.judge([timeline])[0]


def network(sop: Sop) -> Judge:
    return _Network(sop)


def clocks_of(sop: Sop) -> dict[str | None, Clock]:
    """The wall clock at None, each calendar by its name."""
    return {None: Wall()} | {name: _calendar(spec) for name, spec in sop.calendars.items()}


@lru_cache
def _calendar(spec: CalendarSpec) -> Calendar:
    return Calendar(spec)


@lru_cache
def zone_of(name: str) -> Zone:
    return Zone(name)


def timeline_of(sop: Sop, record: Mapping[str, Any], as_of: int) -> Timeline:
    """The timeline of a record written as JSON has it, signals observed."""
    timeline = prepare(decode(msgspec.json.encode(record)), zone_of(sop.timezone), as_of)
    observe(sop, timeline)
    return timeline


def observe(sop: Sop, timeline: Timeline) -> None:
    """Fills in signals and hits, for phrases of plain ASCII words: found as whole words, in any case."""
    timeline.signals = [0] * len(timeline.events)
    for position, event in enumerate(timeline.events):
        if event.type != "message" or not event.text:
            continue
        for number, signal in enumerate(sop.signals.values()):
            spans = [span for phrase in signal.any for span in _spans(phrase, event.text)]
            timeline.hits.setdefault(position, []).extend((number, start, end) for start, end in spans)
            denied = any(_spans(phrase, event.text) for phrase in signal.none)
            if spans and not denied and (signal.by is None or event.by in signal.by):
                timeline.signals[position] |= 1 << number


def _spans(phrase: Phrase, text: str) -> list[tuple[int, int]]:
    pattern = re.compile(rf"\b{re.escape(phrase.text)}\b", re.IGNORECASE | re.ASCII)
    return [found.span() for found in pattern.finditer(text)]


def verdict(outcome: RuleOutcome) -> str:
    """The verdict of a rule's outcome, in the words of the verdict record."""
    if not outcome.activations:
        return "not_applicable"
    worst = min((one.outcome for one in outcome.notable), default=Outcome.FULFILLED)
    return {
        Outcome.VIOLATED: "fail",
        Outcome.NOT_EVALUABLE: "not_evaluable",
        Outcome.PENDING: "pending",
        Outcome.FULFILLED: "pass",
    }[worst]
