"""How far conversations got: for each stage how many reached it, broke off there, and what went wrong."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import UNSET

from engine.judging import Judgement
from engine.measured import StagesMeasured
from engine.verdict import Finding

BEFORE = ""
"""Stands for the time before the first stage that a conversation reached."""


@dataclass(slots=True)
class StagesTally:
    """Counts of one rule by stage. As small as the SOP: stages times rules, however many conversations."""

    reached: Counter[str] = field(default_factory=Counter)
    """Conversations by the stages that they reached."""
    stopped: Counter[str] = field(default_factory=Counter)
    """Complete conversations by the furthest stage that they reached."""
    running: int = 0
    """Conversations that reached a stage and may still go on."""
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings that count, of conversations that reached a stage, by the stage they fell into and rule."""

    def add(self, measured: StagesMeasured, judgement: Judgement) -> None:
        """Counts one conversation that reached a stage."""
        self.reached.update(measured.stages)
        timeline = judgement.timeline
        if timeline is not None and timeline.running:
            self.running += 1
        else:
            self.stopped[measured.last] += 1
        failing = [verdict for verdict in judgement.verdicts if verdict.findings]
        if not failing:
            return
        places = {} if timeline is None else {event: p for p, event in enumerate(timeline.index)}
        begun = sorted((places.get(event, event), number) for number, event in enumerate(measured.events))
        for verdict in failing:
            for finding in verdict.findings:
                if finding.waived is not UNSET:
                    continue
                stage = _stage(_place(finding, places), begun)
                self.findings[BEFORE if stage is None else measured.stages[stage], verdict.rule] += 1

    def merge(self, later: StagesTally) -> None:
        """Adds the tally of what came after."""
        self.reached.update(later.reached)
        self.stopped.update(later.stopped)
        self.running += later.running
        self.findings.update(later.findings)

    def failing(self, stage: str) -> int:
        """Findings that fell into a stage."""
        return sum(count for (where, _), count in self.findings.items() if where == stage)

    def worst(self, stage: str) -> tuple[str, int] | None:
        """The rule with the most findings in a stage, and how many; of several the first by id."""
        counts = [(-count, rule) for (where, rule), count in self.findings.items() if where == stage]
        if not counts:
            return None
        count, rule = min(counts)
        return rule, -count


def _place(finding: Finding, places: Mapping[int, int]) -> int | None:
    """Where a finding shows: at the event that offends, else where what is missing should have been."""
    shown = [one for one in finding.evidence if not one.missing] or finding.evidence
    event = shown[-1].event if shown else None
    return None if event is None else places.get(event, event)


def _stage(place: int | None, begun: list[tuple[int, int]]) -> int | None:
    """The stage in which a conversation was at a place: the last one reached until then."""
    before = 0 if place is None else bisect_right(begun, (place, len(begun)))
    return begun[before - 1][1] if before else None
