"""Observes classes: what sort of conversation it is. Conditions ask for them, so they are found first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.observe.gauge import Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Measured
from engine.records import Condition, condition
from engine.timeline import Timeline
from rules.constraints import Classes
from rules.pattern import classes_in
from sop.model import Rule


class ObserveClasses:
    """Takes no reading: a class is a condition, not something to be kept."""

    quiet = False
    measures = True

    def __init__(self, constraint: Classes, workshop: Workshop) -> None:
        self._labels = [
            (
                label.name,
                None if label.pattern is None else workshop.pattern(label.pattern),
                label.at_least,
                condition(label.when, workshop.zone),
            )
            for label in constraint.labels
        ]

    def holding(self, timeline: Timeline, matches: Sequence[Sequence[int]]) -> list[str]:
        """The labels that hold, in order. Those that they build on are in `timeline.classes` already."""
        return [
            name
            for name, pattern, least, holds in self._labels
            if (pattern is None or len(matches[pattern]) >= least)
            and (holds is None or holds(timeline, timeline.priority))
        ]

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, list[str]]:
        """See Observer."""
        held = self.holding(seen.timeline, seen.matches)
        return int(bool(held)), held

    def explain(self, seen: Seen, memo: list[str], broken: Broken) -> Activation:
        """Never asked: it has no gauge."""
        raise AssertionError(broken)

    def measured(self, memo: list[str]) -> Measured:
        """See Observer."""
        return Measured("classes", classes=tuple(memo))


Classifier = tuple[str, Condition | None, ObserveClasses]
"""A rule's id, the condition that it is about, and its classes."""


def classify(classifiers: Sequence[Classifier], timeline: Timeline, matches: Sequence[Sequence[int]]) -> None:
    """Fills in a timeline's classes, by classifiers in the order of `in_order`."""
    for rule, holds, classes in classifiers:
        if holds is None or holds(timeline, timeline.priority):
            timeline.classes[rule] = classes.holding(timeline, matches)
        else:
            timeline.classes[rule] = []


def in_order(rules: Sequence[Rule], classes: Mapping[str, Classes]) -> list[str]:
    """The ids of the rules that classify, each after those that it asks for."""
    asked = {rule.id: list(_asked(rule, classes[rule.id])) for rule in rules if rule.id in classes}
    found: dict[str, None] = {}

    def add(rule: str, waiting: tuple[str, ...]) -> None:
        for other in asked[rule]:
            if other in asked and other not in waiting and other not in found:
                add(other, (*waiting, rule))
        found[rule] = None

    for rule in asked:
        if rule not in found:
            add(rule, (rule,))
    return list(found)


def _asked(rule: Rule, classes: Classes) -> Iterator[str]:
    yield from classes_in(rule.when)
    for label in classes.labels:
        yield from classes_in(label.when)
