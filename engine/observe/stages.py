"""Observes stages: how far a conversation got, and the event that first reached each stage."""

from __future__ import annotations

from collections.abc import Sequence

from engine.observe.gauge import Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Measured
from engine.records import condition
from rules.constraints import Label, Stages
from rules.pattern import Pattern


class ObserveStages:
    """Takes no reading: no stage need be reached."""

    quiet = False
    measures = True

    def __init__(self, constraint: Stages, workshop: Workshop) -> None:
        self._stages = [
            (label.name, workshop.pattern(_pattern(label)), condition(label.when, workshop.zone))
            for label in constraint.stages
        ]

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, Sequence[tuple[str, int]]]:
        """See Observer."""
        timeline = seen.timeline
        reached = [
            (name, seen.matches[pattern][0])
            for name, pattern, holds in self._stages
            if seen.matches[pattern] and (holds is None or holds(timeline, timeline.priority))
        ]
        return int(bool(reached)), reached

    def explain(self, seen: Seen, memo: Sequence[tuple[str, int]], broken: Broken) -> Activation:
        """Never asked: it has no gauge."""
        raise AssertionError(broken)

    def measured(self, memo: Sequence[tuple[str, int]]) -> Measured:
        """See Observer."""
        return Measured("stages", stages=tuple(memo))


def _pattern(label: Label) -> Pattern:
    assert label.pattern is not None
    return label.pattern
