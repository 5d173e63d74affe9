"""The fast judge: observers take readings, the network finds the broken ones, observers explain those."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine.clock import Clock
from engine.instants import Zone
from engine.network import Network
from engine.observe import observer
from engine.observe.classes import Classifier, ObserveClasses, classify, in_order
from engine.observe.gauge import Broken, Observer, Reading, Seen, Workshop
from engine.outcome import Activation, Measured, RuleOutcome
from engine.patterns import Patterns
from engine.records import Condition, condition
from engine.timeline import Timeline
from rules.constraints import Classes
from rules.kind import Setting
from sop.model import Sop

_Counted = list[tuple[int, Any] | None]
"""For each observer how many activations it saw and what it remembers; None where the rule does not apply."""


class _Watched(NamedTuple):
    """A rule's condition, and its observers' places among all."""

    holds: Condition | None
    first: int
    end: int


class NetworkJudge:
    """An SOP's observers and their network."""

    def __init__(self, sop: Sop, clocks: Mapping[str | None, Clock], zone: Zone) -> None:
        signals = {name: number for number, name in enumerate(sop.signals)}
        self.patterns = Patterns(signals)
        workshop = Workshop(self.patterns, clocks, zone, signals)
        self.observers: list[Observer] = []
        self._owners: list[int] = []
        """For each gauge its observer's place."""
        self._rules: list[_Watched] = []
        self._rule_of: list[int] = []
        classes: dict[str, tuple[Classes, Classifier]] = {}
        for number, rule in enumerate(sop.rules):
            first = len(self.observers)
            for constraint in rule.kind.constraints(Setting(rule.calendar, sop.ladders)):
                self.observers.append(observer(constraint, workshop))
                if isinstance(watching := self.observers[-1], ObserveClasses):
                    assert isinstance(constraint, Classes)
                    classes[rule.id] = constraint, (rule.id, condition(rule.when, zone), watching)
                self._rule_of.append(number)
                self._owners += [len(self.observers) - 1] * (len(workshop.gauges) - len(self._owners))
            self._rules.append(_Watched(condition(rule.when, zone), first, len(self.observers)))
        order = in_order(sop.rules, {rule: constraint for rule, (constraint, _) in classes.items()})
        self._classifiers = [classes[rule][1] for rule in order]
        self._measures = [watching.measures for watching in self.observers]
        self.network = Network(workshop.gauges)

    def judge(self, timelines: Sequence[Timeline]) -> list[list[RuleOutcome]]:
        """For each timeline an outcome a rule, in rule order."""
        observed = [self.observe(timeline) for timeline in timelines]
        broken = self.network.broken([readings for _, readings, _ in observed])
        return [
            self._outcomes(seen, counted, some)
            for (seen, _, counted), some in zip(observed, broken, strict=True)
        ]

    def observe(self, timeline: Timeline) -> tuple[Seen, list[Reading], _Counted]:
        """A conversation's readings, and what each observer counted."""
        seen = Seen(timeline, self.patterns.matches(timeline), {}, set())
        if self._classifiers:
            classify(self._classifiers, timeline, seen.matches)
        readings: list[Reading] = []
        counted: _Counted = []
        observers, priority = self.observers, timeline.priority
        for holds, first, end in self._rules:
            if holds is None or holds(timeline, priority):
                for place in range(first, end):
                    counted.append(observers[place].observe(seen, readings))
            else:
                counted += [None] * (end - first)
        return seen, readings, counted

    def _outcomes(self, seen: Seen, counted: _Counted, broken: list[Broken]) -> list[RuleOutcome]:
        notable: dict[int, list[Activation]] = {}
        for reading in sorted(broken):
            place = self._owners[reading.gauge]
            watching, count = self.observers[place], counted[place]
            if count is None:
                continue  # another rule shares the reading; this one does not apply
            activation = watching.explain(seen, count[1], reading)
            if watching.quiet:
                activation = _apart(activation, place)
            notable.setdefault(self._rule_of[place], []).append(activation)
        outcomes = []
        for number, (_, first, _) in enumerate(self._rules):
            count = counted[first]
            if count is None:
                outcomes.append(_NOT_APPLICABLE)
            elif number in notable or count[0] >= len(_PASSED) or (count[0] and self._measures[first]):
                outcomes.append(self._outcome(first, count, notable.get(number)))
            else:
                outcomes.append(_PASSED[count[0]])
        return outcomes

    def _outcome(self, first: int, count: tuple[int, Any], notable: list[Activation] | None) -> RuleOutcome:
        """The outcome of a rule with something to say, whose first observer is at `first`."""
        activations, memo = count
        measured = self.observers[first].measured(memo) if self._measures[first] else None
        if notable is None:
            return RuleOutcome(activations, (), measured)
        merged = _merged(notable)
        quiet = sum(activation.key[0].startswith("quiet") for activation in merged)
        return RuleOutcome(activations + quiet, merged, measured or _first_measured(merged))


_PASSED = [RuleOutcome(count) for count in range(64)]
_NOT_APPLICABLE = _PASSED[0]


def _apart(activation: Activation, place: int) -> Activation:
    """A side condition's activation under a key of its own."""
    _, position = activation.key
    return Activation(
        (f"quiet{place}", position), activation.outcome, activation.shortfalls, activation.reason
    )


def _first_measured(activations: tuple[Activation, ...]) -> Measured | None:
    """What was measured of the first violated activation, in the order of the timeline."""
    measured = [one for one in activations if one.measured is not None]
    return min(measured, key=lambda one: one.key[1]).measured if measured else None


def _merged(activations: list[Activation]) -> tuple[Activation, ...]:
    """Activations with one key made one: the worst outcome, all shortfalls."""
    if len(activations) == 1:
        return (activations[0],)
    found: dict[tuple[str, int], Activation] = {}
    for activation in activations:
        known = found.get(activation.key)
        if known is None:
            found[activation.key] = activation
        else:
            found[activation.key] = Activation(
                known.key,
                min(known.outcome, activation.outcome),
                known.shortfalls + activation.shortfalls,
                known.reason or activation.reason,
                known.measured or activation.measured,
            )
    return tuple(found.values())
