"""What a repair is tried on: one conversation, one rule of an SOP, and both judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from audits.repairing.edits import Draft
from audits.repairing.spoken import Spoken
from audits.testing.stand import needed
from engine.calendar import Calendar, Wall
from engine.conversation import UnreadableRecord
from engine.judging import Compiled
from engine.network_judge import NetworkJudge
from engine.oracle import Oracle, classes
from engine.oracle.case import Case
from engine.outcome import Outcome, RuleOutcome, Shortfall
from engine.timeline import Timeline, prepare
from rules.constraints import Constraint, patterns_of
from rules.kind import Setting
from rules.pattern import Pattern, signals_in
from sop.model import Rule, Sop

Clocks = Mapping[str | None, Calendar | Wall]


class Ground:
    """A compiled SOP, and what all of its rules share while one conversation is repaired."""

    def __init__(self, compiled: Compiled, as_of: int) -> None:
        self.compiled, self.as_of, self.zone = compiled, as_of, compiled.zone
        self.sop: Sop = replace(compiled.sop, rules=compiled.rules)
        clocks: dict[str | None, Calendar | Wall] = {None: Wall()}
        clocks.update((name, Calendar(spec)) for name, spec in self.sop.calendars.items())
        self.clocks: Clocks = clocks
        self.spoken = Spoken(self.sop, compiled.matcher)
        self.numbers = {name: number for number, name in enumerate(self.sop.signals)}
        self._oracle = Oracle(self.sop, self.clocks, self.zone)
        own = compiled.judge
        self._network = own if isinstance(own, NetworkJudge) else NetworkJudge(self.sop, clocks, self.zone)
        self._heard: dict[tuple[str, str | None], tuple[int, list[tuple[int, int, int]]]] = {}

    def timeline(self, draft: Draft) -> Timeline | None:
        """The draft at the as-of, with its signals; None if the SOP is not about it."""
        conversation = draft.conversation
        try:
            timeline = prepare(conversation, self.zone, self.as_of)
        except UnreadableRecord:
            return None
        for position, event in enumerate(timeline.events):
            if not event.text:
                timeline.signals.append(0)
                continue
            key = event.text, event.by
            if key not in self._heard:
                self._heard[key] = self.compiled.matcher.match(event.text, event.by, conversation)
            carried, found = self._heard[key]
            timeline.signals.append(carried)
            if found:
                timeline.hits[position] = list(found)
        return None if self.compiled.outside(timeline) else timeline

    def hits(self, text: str, by: str | None, names: Iterable[str]) -> list[tuple[int, int]]:
        """Where a text has words of these signals: (start, end), in order."""
        numbers = {self.numbers[name] for name in names if name in self.numbers}
        return sorted(
            (start, end) for n, start, end in self.compiled.matcher.match(text, by)[1] if n in numbers
        )

    def verdicts(self, timeline: Timeline) -> dict[str, str] | None:
        """The verdict of each rule, where both judges say the same of all; else None."""
        oracle, network = self.both(timeline)
        return oracle if oracle == network else None

    def both(self, timeline: Timeline) -> tuple[dict[str, str], dict[str, str]]:
        """The verdict of each rule by the oracle, and by the network."""
        oracle, network = (
            {rule.id: verdict_of(one) for rule, one in zip(self.sop.rules, judged, strict=False)}
            for judged in (self._oracle.judge(timeline), self._network.judge([timeline])[0])
        )
        return oracle, network


def verdict_of(outcome: RuleOutcome) -> str:
    """The verdict that an outcome comes to."""
    if not outcome.activations:
        return "not_applicable"
    worst = min((one.outcome for one in outcome.notable), default=Outcome.FULFILLED)
    return {Outcome.VIOLATED: "fail", Outcome.NOT_EVALUABLE: "not_evaluable", Outcome.PENDING: "pending"}.get(
        worst, "pass"
    )


@dataclass(frozen=True, slots=True)
class State:
    """A draft as one rule sees it. `lack`: how much is wrong; None if the rule does not apply."""

    draft: Draft
    timeline: Timeline
    outcome: RuleOutcome
    lack: float | None
    case: Case

    def shortfalls(self) -> list[Shortfall]:
        """All that is wrong, in the order of the activations."""
        return [one for activation in self.outcome.notable for one in activation.shortfalls]


class Subject:
    """One rule, judged quickly: by the network, with the rules whose classes it asks for and no others."""

    def __init__(self, ground: Ground, rule: Rule) -> None:
        self.ground, self.rule = ground, rule
        setting = Setting(rule.calendar, ground.sop.ladders)
        self.constraints: tuple[Constraint, ...] = tuple(rule.kind.constraints(setting))
        self.patterns: tuple[Pattern, ...] = tuple(
            dict.fromkeys(pattern for one in self.constraints for pattern in patterns_of(one))
        )
        self.signals = frozenset(
            name for one in self.patterns for name in signals_in(one) if name in ground.numbers
        )
        only = replace(ground.sop, rules=needed(ground.sop, [rule.id]))
        self._number = [one.id for one in only.rules].index(rule.id)
        self._judge = NetworkJudge(only, dict(ground.clocks), ground.zone)
        self._names, self._classes = tuple(ground.sop.signals), classes.of(only)
        self.tried = 0

    def state(self, draft: Draft) -> State | None:
        """The draft judged; None if the SOP is not about it."""
        timeline = self.ground.timeline(draft)
        if timeline is None:
            return None
        self.tried += 1
        outcome = self._judge.judge([timeline])[0][self._number]
        case = Case(timeline, self._names, self.ground.clocks, self.ground.zone, self._classes)
        return State(draft, timeline, outcome, _lack(outcome), case)


def _lack(outcome: RuleOutcome) -> float | None:
    if not outcome.activations:
        return None
    total = 0.0
    for one in outcome.notable:
        if one.outcome is not Outcome.VIOLATED:
            total += 0.5
        else:
            total += sum(map(_weight, one.shortfalls)) or 1.0
    return total


def _weight(shortfall: Shortfall) -> float:
    """How many events a shortfall lacks."""
    told = shortfall.arguments
    if shortfall.code == "too-few":
        return float(told["at_least"] - told["count"])
    if shortfall.code == "too-few-events" and told["template"] in ("existence", "exactly"):
        return max(1.0, float(told["n"] - told["count"]))
    return 1.0
