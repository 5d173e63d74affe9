"""One conversation as explanations look at it: which events match a pattern, and by which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from audits.explanation import written
from audits.explanation.tree import Cited, Line, Phrase, Tested
from engine.calendar import Calendar, Wall
from engine.instants import SECOND, Zone
from engine.matcher import Matcher
from engine.oracle.case import Case
from engine.oracle.values import holds
from engine.outcome import Measured
from engine.patterns import reach
from engine.timeline import Timeline
from engine.verdict import TimeMeasured, ValueMeasured
from rules.pattern import Pattern, signals_in
from rules.values import Value
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
        self.case = _Remembering(timeline, tuple(sop.signals), clocks, zone)
        self._seen: set[int] = set()

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
        return _decisive(pattern, _Event(self, position), False)

    def matches(self, pattern: Pattern, position: int) -> bool:
        """Whether the event matches."""
        return self.case.matches(pattern, position)

    def almost(self, pattern: Pattern, positions: Iterable[int], party: str | None = None) -> list[Cited]:
        """Those of the first events that fail one test of the pattern, and one that a reader would ask about.

        What the party who called for the event did itself is no such event.
        """
        found = []
        for position in islice(positions, ALMOST):
            tests = self.tested(pattern, position)
            if len(tests) != 1 or tests[0].holds or not self._askable(tests[0], position):
                continue
            if tests[0].key != "by" or party is None or self.timeline.events[position].by != party:
                found.append((position, tests))
        return [self._cited(position, tests) for position, tests in sorted(found, key=lambda one: one[0])]

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
        return _decisive(pattern, _Record(self, priority), False)

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
            if signal is None or not signal.none or not event.text:
                continue
            _, hits = Matcher({name: Signal(name, any=signal.none)}).match(event.text, event.by)
            found += [Phrase(name, event.text[start:end], start, end) for _, start, end in hits]
        return sorted(found, key=lambda one: (one.start, one.end))

    def measured(self, one: Measured) -> TimeMeasured | ValueMeasured:
        """What was measured, as verdict records have it."""
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


class _Event:
    """Tests of an event's attributes."""

    def __init__(self, scene: Scene, position: int) -> None:
        self._scene, self._position = scene, position

    def test(self, key: str, value: Value, notes: bool) -> Tested:
        """One test and what came of it."""
        scene, position = self._scene, self._position
        found = scene.case.attribute(position, key, notes)
        passed = holds(value, found)
        phrases: list[Phrase] = []
        refused: list[Phrase] = []
        if key == "signal":
            names = list(signals_in(Pattern(((key, value),))))
            phrases = scene.phrases(position, [n for n in names if not passed or n in found])
            if not passed and phrases:
                refused = scene.refusing(position, dict.fromkeys(one.signal for one in phrases))
        return Tested(key, written.value(value), passed, _plain(found), phrases, refused)


class _Record:
    """Tests of a record's attributes."""

    def __init__(self, scene: Scene, priority: str | None) -> None:
        self._scene, self._priority = scene, priority

    def test(self, key: str, value: Value, notes: bool) -> Tested:
        """One test and what came of it."""
        scene = self._scene
        passed = scene.case.record_matches_with(Pattern(((key, value),)), self._priority)
        return Tested(key, written.value(value), passed, self._actual(key))

    def _actual(self, key: str) -> Any:
        timeline = self._scene.timeline
        conversation = timeline.conversation
        match key:
            case "priority":
                return self._priority
            case "status":
                return timeline.status
            case "created_at":
                return self._scene.moment(timeline.created)
            case "channel" | "subject" | "tags":
                return getattr(conversation, key)
        root, *path = key.split(".")
        return reach(getattr(conversation, root), path)


def _decisive(pattern: Pattern, subject: _Event | _Record, notes: bool) -> list[Tested]:
    """If the pattern matches, the tests that make it match; else the fewest that stand against it."""
    notes = notes or any(key == "public" and holds(value, (False,)) for key, value in pattern.tests)
    found = [subject.test(key, value, notes) for key, value in pattern.tests]
    for inner in pattern.all:
        found += _decisive(inner, subject, notes)
    if pattern.any is not None:
        found += _alternative([_decisive(inner, subject, notes) for inner in pattern.any])
    for inner in pattern.none:
        refused = _decisive(inner, subject, notes)
        here = all(test.holds for test in refused)
        said = [phrase for test in refused for phrase in test.phrases] if here else []
        found.append(Tested("not", written.pattern(inner), not here, phrases=said))
    failed = [test for test in found if not test.holds]
    return failed or found


def _alternative(options: list[list[Tested]]) -> list[Tested]:
    """The option that holds, the one that says most if several do; else the one that fails least."""
    kept = [option for option in options if all(test.holds for test in option)]
    if kept:
        return max(kept, key=lambda option: sum(len(test.phrases) for test in option))
    fewest = min(map(len, options), default=0)
    near = [option for option in options if len(option) == fewest]
    if fewest == 1 and all(option[0].key == "signal" for option in near):
        return [_any_of([option[0] for option in near])]
    return near[0] if near else []


def _any_of(failed: list[Tested]) -> Tested:
    """Failed tests of signals, of which one would have been enough, as one."""
    names = [
        name for one in failed for name in (one.wanted if isinstance(one.wanted, list) else [one.wanted])
    ]
    return Tested(
        "signal",
        names[0] if len(names) == 1 else names,
        False,
        failed[0].actual,
        [phrase for one in failed for phrase in one.phrases],
        [phrase for one in failed for phrase in one.refused_by],
    )


def _plain(found: tuple[Any, ...]) -> Any:
    return None if not found else found[0] if len(found) == 1 else list(found)
