"""Observes questions: how many things each asks for that are known already."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from engine.asking import RECENT, Question, alike, asks, questions
from engine.given import held
from engine.observe.gauge import FINAL, OUTCOMES, Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Evidence, Shortfall
from engine.records import Condition, condition
from engine.timeline import Timeline
from rules.constraints import Known, Topic
from rules.pattern import Pattern, attributes


class _Topic(NamedTuple):
    """A topic with its patterns as numbers."""

    topic: Topic
    ask: int
    given: int | None
    holding: int | None
    """Customer's messages, of which those count that hold the topic's shape."""
    changed: int | None
    known: Condition | None


class _Twice(NamedTuple):
    """A question asked again: the earlier message, and both questions."""

    earlier: int
    first: Question
    second: Question


class ObserveKnown:
    """A reading for each message that asks: how many of the things that it asks for are known."""

    quiet = False
    measures = False

    def __init__(self, constraint: Known, workshop: Workshop) -> None:
        def number(pattern: Pattern | None) -> int | None:
            return None if pattern is None else workshop.pattern(pattern)

        self._constraint = constraint
        customers = attributes(type="message", by="customer", public=True)
        self._topics = [
            _Topic(
                topic,
                workshop.pattern(topic.ask),
                number(topic.given),
                None if topic.holds is None else workshop.pattern(customers),
                number(topic.changed),
                condition(topic.known, workshop.zone),
            )
            for topic in constraint.topics
        ]
        self._questions, self._answers = number(constraint.questions), number(constraint.answers)
        self._repeated = workshop.gauge(over=0)

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, dict[int, list[Shortfall]]]:
        """See Observer."""
        found: dict[int, list[Shortfall]] = {}
        for topic in self._topics:
            if seen.matches[topic.ask]:
                self._asked(seen, topic, found)
        if self._questions is not None:
            self._compared(seen, found)
        for position in sorted(found):
            readings.append((self._repeated, FINAL, position, len(found[position])))
        return len(found), found

    def _asked(self, seen: Seen, topic: _Topic, found: dict[int, list[Shortfall]]) -> None:
        """Adds what each message that asks for a topic does wrong."""
        timeline, shape = seen.timeline, topic.topic.holds
        recorded = topic.known is not None and topic.known(timeline, timeline.priority)
        given = [] if topic.given is None else list(seen.matches[topic.given])
        if topic.holding is not None and shape is not None:
            messages = seen.matches[topic.holding]
            given = [place for place in messages if held(timeline.events[place], shape) is not None]
        changed = [] if topic.changed is None else seen.matches[topic.changed]
        for position in seen.matches[topic.ask]:
            wrong = found.setdefault(position, [])
            last, anew = _before(given, position), _before(changed, position)
            if last is not None and (anew is None or anew <= last):
                wrong.append(_again(timeline, topic.topic, last, position))
            elif recorded and anew is None:
                asked = Evidence(position, topic.topic.ask)
                wrong.append(Shortfall("asked-on-record", {"topic": topic.topic.name}, (asked,)))

    def _compared(self, seen: Seen, found: dict[int, list[Shortfall]]) -> None:
        """Adds the questions that were asked, and answered, before."""
        assert self._questions is not None and self._answers is not None
        events = seen.timeline.events
        answers = [place for place in seen.matches[self._answers] if not asks(events[place].text)]
        asked: list[tuple[int, Question]] = []
        for position in seen.matches[self._questions]:
            own = questions(events[position].text or "")
            if not own:
                continue
            answered = _before(answers, position)
            wrong = found.setdefault(position, [])
            wrong += [_twice(position, one) for one in self._repeats(asked[-RECENT:], own, answered)]
            asked += [(position, question) for question in own]

    def _repeats(
        self, asked: list[tuple[int, Question]], own: list[Question], answered: int | None
    ) -> Iterator[_Twice]:
        """For each question the last earlier one like it with an answer in between."""
        for question in own:
            for earlier, first in reversed(asked):
                between = answered is not None and earlier < answered
                if between and alike(first, question) >= self._constraint.alike:
                    yield _Twice(earlier, first, question)
                    break

    def explain(self, seen: Seen, memo: dict[int, list[Shortfall]], broken: Broken) -> Activation:
        """See Observer."""
        return Activation(("", broken.position), OUTCOMES[broken.state], tuple(memo[broken.position]))

    def measured(self, memo: dict[int, list[Shortfall]]) -> None:
        """Nothing: see Observer."""


def _before(positions: list[int], position: int) -> int | None:
    """The last of some positions before one."""
    place = bisect_left(positions, position)
    return positions[place - 1] if place else None


def _again(timeline: Timeline, topic: Topic, given: int, asked: int) -> Shortfall:
    span = None if topic.holds is None else held(timeline.events[given], topic.holds)
    told = Evidence(given, topic.given, span=span)
    return Shortfall("asked-again", {"topic": topic.name}, (told, Evidence(asked, topic.ask)))


def _twice(position: int, one: _Twice) -> Shortfall:
    first = Evidence(one.earlier, span=(one.first.start, one.first.end))
    second = Evidence(position, span=(one.second.start, one.second.end))
    return Shortfall("asked-twice", {}, (first, second))
