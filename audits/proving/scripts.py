"""From a conversation that a proof found to records: with texts, times and the record's attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from audits.proving.spans import CalendarSpans
from audits.proving.texts import OTHERS, Texts
from engine.instants import SECOND, Zone
from rules.constraints import patterns_of
from rules.pattern import signals_in
from sop.proof.alphabet import Speech
from sop.proof.events import Letter
from sop.proof.questions import Asked, Witness

_DAY = 86_400
LATER = 366 * _DAY
"""Conversations are judged so many seconds after their last event."""

STARTS = ("2026-01-05T09:00", "2026-01-09T16:50", "2026-01-10T12:50", "2026-01-06T11:50", "2026-01-05T00:10")
"""When conversations begin: a Monday morning, and times close to the end of a day or week."""

_FIELDS = {
    "status": "to",
    "priority": "to",
    "escalate": "to",
    "assign": "to",
    "action": "name",
    "rating": "scale",
}


class Scripts:
    """Writes records. `starts`: when they may begin, the first with other texts, too."""

    def __init__(
        self, texts: Texts, zone: Zone, spans: CalendarSpans, starts: Sequence[str] = STARTS
    ) -> None:
        self.texts, self.zone, self.spans, self.starts = texts, zone, spans, starts

    def said(self, speech: Speech) -> Speech:
        """The speech of witnesses: with only what texts are known for."""
        return replace(speech, sayable=self._sayable)

    def records(self, witness: Witness, asked: Asked) -> Iterator[dict[str, Any]]:
        """Records of a conversation in which the signals that are asked about are carried as it has them."""
        names = _signals_asked(asked)
        others = ((self.starts[0], number) for number in range(1, OTHERS))
        for begin, other in (*((begin, 0) for begin in self.starts), *others):
            record = self._record(witness, names, begin, other)
            if record is None:
                return
            yield record

    def as_of(self, record: Mapping[str, Any]) -> int:
        """When a record is judged, in microseconds: a year after its last event."""
        events = record["events"]
        return self.zone.read(events[-1]["at"] if events else self.starts[0]) + LATER * SECOND

    def _sayable(self, by: str, signals: frozenset[str], asked: frozenset[str]) -> bool:
        return self.texts.say(by, signals, asked) is not None

    def _record(
        self, witness: Witness, asked: frozenset[str], begin: str, other: int
    ) -> dict[str, Any] | None:
        record: dict[str, Any] = {"id": "T-1", **_of_record(witness.record), "events": []}
        start = self.zone.read(begin)
        axis = witness.found.axis
        for step in witness.found.steps:
            instant = start + step.at * SECOND
            if axis is not None:
                clock = self.spans.clock(axis)
                instant = clock.add(clock.next_opening(start), step.at * SECOND)
            event = self._event(step.letter, asked, other)
            if event is None:
                return None
            record["events"].append({**event, "at": self.zone.write(instant)[:19]})
        return record

    def _event(self, letter: Letter, asked: frozenset[str], other: int) -> dict[str, Any] | None:
        event: dict[str, Any] = {"type": letter.type}
        if letter.type == "message":
            if not letter.public:
                event["public"] = False
            if letter.text:
                text = self.texts.say(letter.attributes["by"], letter.signals, asked, letter.measures, other)
                if text is None:
                    return None
                event["text"] = text
            else:
                event["attachments"] = [{"kind": "image"}]
        for key, value in letter.attributes.items():
            if key == "label":
                event["labels"] = list(value)
            elif key.startswith("args."):
                _put(event.setdefault("args", {}), key.removeprefix("args.").split("."), value)
            else:
                event[_FIELDS.get(key, key)] = value
        return event


def _of_record(attributes: Mapping[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in attributes.items():
        _put(record, key.split("."), value)
    return record


def _put(into: dict[str, Any], path: Sequence[str], value: Any) -> None:
    for name in path[:-1]:
        into = into.setdefault(name, {})
    into[path[-1]] = value


def _signals_asked(asked: Asked) -> frozenset[str]:
    return frozenset(
        name
        for one, _ in asked
        for constraint in (*one.constraints, *(gate.classes for gate in one.gates))
        for pattern in patterns_of(constraint)
        for name in signals_in(pattern)
    )
