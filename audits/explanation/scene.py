"""One conversation as explanations look at it: which events match a pattern, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from audits.explanation.deciding import EventTests, RecordTests, any_of, decisive, names_signals
from audits.explanation.tree import Cited, Line, Phrase, Tested
from engine.calendar import Calendar, Wall
from engine.instants import SECOND, Zone
from engine.matcher import Matcher
from engine.matching.overlaps import leftmost_longest
from engine.measured import ClassesMeasured, StagesMeasured, TimeMeasured, ValueMeasured
from engine.oracle import classes
from engine.oracle.case import Case
from engine.outcome import Measured
from engine.timeline import Timeline
from rules.pattern import Pattern
from sop.model import Signal, Sop

Clocks = dict[str | None, Calendar | Wall]

_DETAILS = ("to", "from_", "group", "name", "args", "scale", "value", "out_of", "labels", "attachments")

ALMOST = 200
"""Events that are looked at for one that is almost what a pattern asks for."""


@dataclass(frozen=True, slots=True)
class _Remembering(Case):
    """A case that looks for each pattern once; a long conversation asks for the same ones again and again."""

    known: dict[Pattern, list[int]] = field(default_factory=dict)

    def positions(self, pattern: Pattern) -> list[int]:
        """See Case."""
        if pattern not in self.known:
            self.known[pattern] = Case.positions(self, pattern)
        return self.known[pattern]


class Scene:
    """A timeline, its SOP and clocks, and the citing of events. Positions count the timeline's events."""

    def __init__(self, sop: Sop, timeline: Timeline, clocks: Clocks, zone: Zone) -> None:
        self.sop, self.timeline, self.clocks, self.zone = sop, timeline, clocks, zone
        self.case = _Remembering(timeline, tuple(sop.signals), clocks, zone, classes.of(sop))
        self._seen: set[int] = set()
        self._matchers: dict[str, Matcher] = {}

    def cite(self, position: int, *patterns: Pattern) -> Cited:
        """The event, with the tests by which it matches the patterns, or those that it fails."""
        return self._cited(
            position, [test for pattern in patterns for test in self.tested(pattern, position)]
        )

    def _cited(self, position: int, tests: list[Tested]) -> Cited:
        timeline = self.timeline
        self._seen.add(position)
        return Cited(
            timeline.index[position], self.moment(timeline.at[position]), timeline.events[position].by, tests
        )

    def transcript(self) -> list[Line]:
        """Every event cited so far."""
        return [self._line(position) for position in sorted(self._seen)]

    def _line(self, position: int) -> Line:
        timeline = self.timeline
        event, at = timeline.events[position], self.moment(timeline.at[position])
        details = {name.rstrip("_"): getattr(event, name) for name in _DETAILS}
        details = {name: value for name, value in details.items() if value is not None}
        return Line(
            timeline.index[position],
            at,
            event.type,
            event.by,
            event.author,
            event.public,
            event.text,
            details,
        )

    def tested(self, pattern: Pattern, position: int) -> list[Tested]:
        """Why the event matches, or the fewest tests of which it fails every one."""
        return decisive(pattern, EventTests(self, position))

    def matches(self, pattern: Pattern, position: int) -> bool:
        """Whether the event matches."""
        return self.case.matches(pattern, position)

    def almost(self, pattern: Pattern, positions: Iterable[int], party: str | None = None) -> list[Cited]:
        """Those of the first events that fail one test of the pattern, and one that a reader would ask about.

        What the customer, or the party who called for the event, did is no such event for others' part.
        """
        found = []
        for position in islice(positions, ALMOST):
            failed = self._failed(self.tested(pattern, position), position)
            if failed is not None and (failed.key != "by" or failed.actual not in ("customer", party)):
                found.append((position, failed))
        return [self._cited(position, [failed]) for position, failed in sorted(found, key=lambda one: one[0])]

    def _failed(self, tests: list[Tested], position: int) -> Tested | None:
        """The one test that an event fails, if a reader would ask about it."""
        if len(tests) != 1 or tests[0].holds:
            return None
        single = tests
        if tests[0].key == "any":
            single = [option[0] for option in tests[0].options if len(option) == 1]
        askable = [test for test in single if self._askable(test, position)]
        if len(askable) > 1 and all(names_signals(test) for test in askable):
            return any_of(askable)
        return askable[0] if askable else None

    def _askable(self, failed: Tested, position: int) -> bool:
        """Whether an event that fails only this test looks like what was asked for."""
        if failed.key == "signal":
            event = self.timeline.events[position]
            return event.type == "message" and (event.public or bool(failed.phrases))
        if failed.key in ("by", "public", "label", "author", "not", "value"):
            return True
        return failed.actual is not None and (failed.key == "escalate" or failed.key.startswith("args."))

    def conditions(self, pattern: Pattern, priority: str | None) -> list[Tested]:
        """Why the record matches a `when`, or the fewest tests of which it fails every one."""
        return decisive(pattern, RecordTests(self, priority))

    def moment(self, instant: int | None) -> str | None:
        """The instant as records write it."""
        return None if instant is None else self.zone.write(instant)

    def phrases(self, position: int, names: Iterable[str]) -> list[Phrase]:
        """The words of these signals in a message, in order; of those that overlap the first and longest."""
        numbers = {number: name for number, name in enumerate(self.sop.signals) if name in set(names)}
        hits = [(start, -end, number) for number, start, end in self.timeline.hits.get(position, ())]
        text = self.timeline.events[position].text or ""
        found: list[Phrase] = []
        reached: dict[int, int] = {}
        for start, end, number in sorted(hits):
            if number in numbers and start >= reached.get(number, 0):
                reached[number] = -end
                found.append(Phrase(numbers[number], text[start:-end], start, -end))
        return found

    def refusing(self, position: int, names: Iterable[str]) -> list[Phrase]:
        """The words in a message because of which signals that are said in it do not count."""
        event = self.timeline.events[position]
        found = []
        for name in names:
            signal = self.sop.signals.get(name)
            if signal is None or not (signal.none or signal.except_) or not event.text:
                continue
            traced = self._matcher(signal).trace(event.text, event.by, self.timeline.conversation)
            hits = leftmost_longest(
                (hit.list, hit.start, hit.end) for hit in traced if hit.list != "any" and hit.counted
            )
            found += [Phrase(name, event.text[start:end], start, end) for _, start, end in hits]
        return sorted(found, key=lambda one: (one.start, one.end))

    def _matcher(self, signal: Signal) -> Matcher:
        """What finds one signal's phrases."""
        if signal.name not in self._matchers:
            self._matchers[signal.name] = Matcher({signal.name: signal}, self.sop.words, self.sop.spellings)
        return self._matchers[signal.name]

    def measured(self, one: Measured) -> TimeMeasured | ValueMeasured | ClassesMeasured | StagesMeasured:
        """What was measured, as verdict records have it."""
        if one.classes:
            return ClassesMeasured(list(one.classes))
        if one.stages:
            names, index = [name for name, _ in one.stages], self.timeline.index
            return StagesMeasured(names, names[-1], [index[place] for _, place in one.stages])
        if one.value is not None:
            return ValueMeasured(one.metric, one.value, one.limit)
        return TimeMeasured(
            one.metric,
            None if one.elapsed is None else seconds(one.elapsed),
            None if one.limit_time is None else seconds(one.limit_time),
            self.moment(one.started_at),
            self.moment(one.due_at),
            self.moment(one.stopped_at),
        )

    @cached_property
    def everything(self) -> Sequence[int]:
        """All positions."""
        return range(len(self.timeline.events))


def seconds(micros: int) -> int | float:
    """Microseconds as seconds, whole where they are whole."""
    return micros // SECOND if micros % SECOND == 0 else micros / SECOND
