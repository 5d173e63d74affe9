"""From a conversation that a proof found to a record that both judges judge."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from audits.proving.spans import CalendarSpans
from audits.proving.texts import OTHERS, Texts, Voice
from engine.conversation import UnreadableRecord, decode
from engine.instants import SECOND, Zone
from engine.judging import Compiled
from rules.duration import Duration
from sop.model import Sop
from sop.proof.alphabet import Speech
from sop.proof.events import Letter
from sop.proof.questions import Asked, Witness, activated, fails, kept, passes

_DAY = 86_400
LATER = 366 * _DAY
"""Conversations are judged so many seconds after their last event."""

_FIELDS = {
    "status": "to",
    "priority": "to",
    "escalate": "to",
    "assign": "to",
    "action": "name",
    "rating": "scale",
}
_STARTS = ("2026-01-05T09:00", "2026-01-09T16:50", "2026-01-10T12:50", "2026-01-06T11:50", "2026-01-05T00:10")
"""When conversations begin: a Monday morning, and times close to the end of a day or week."""


@dataclass(frozen=True)
class Staged:
    """A record, when it is judged, and the verdicts by rule id for each SOP that it was shown to."""

    record: Mapping[str, Any]
    as_of: str
    verdicts: Mapping[str, Mapping[str, str]]


class Stage:
    """Shows conversations to both judges of each SOP. `sops`: by the name that subjects give in `of`."""

    def __init__(self, sops: Mapping[str, Sop], names: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.sops = {of: replace(sop, effective_from=None, effective_until=None) for of, sop in sops.items()}
        self._benches = {
            of: (Compiled(sop, "network"), Compiled(sop, "oracle")) for of, sop in self.sops.items()
        }
        voices = [
            Voice(
                sop,
                self._benches[of][0].matcher,
                names[of] if names else {name: name for name in sop.signals},
            )
            for of, sop in self.sops.items()
        ]
        self.texts = Texts(voices)
        newest = list(self.sops.values())[-1]
        self._zone = Zone(newest.timezone)
        self.spans = CalendarSpans(newest.calendars)
        self.refused = 0
        """Conversations that the judges did not confirm."""
        self._staged: dict[int, tuple[Witness, Staged]] = {}

    def sayable(self, by: str, signals: frozenset[str], asked: frozenset[str]) -> bool:
        """Whether a text for it is known: Speech.sayable."""
        return self.texts.say(by, signals, asked) is not None

    def said(self, speech: Speech) -> Speech:
        """The speech of witnesses: with only what texts are known for."""
        return replace(speech, sayable=self.sayable, natural=self.texts.natural)

    def confirm(self, witness: Witness, asked: Asked) -> bool:
        """Whether both judges say what was wanted of each subject: Prover.confirm."""
        for staged in self._performances(witness, asked):
            if all(_as_wanted(staged.verdicts[one.of][one.id], want) for one, want in asked):
                self._staged[id(witness)] = (witness, staged)
                return True
        self.refused += 1
        return False

    def staged(self, witness: Witness) -> Staged:
        """What a confirmed conversation looked like."""
        return self._staged[id(witness)][1]

    def _performances(self, witness: Witness, asked: Asked) -> Iterator[Staged]:
        names = _signals_asked(asked)
        for begin, other in (
            *((begin, 0) for begin in _STARTS),
            *((_STARTS[0], n) for n in range(1, OTHERS)),
        ):
            record = self._record(witness, names, begin, other)
            if record is None:
                return
            last = self._zone.read(record["events"][-1]["at"] if record["events"] else begin)
            as_of = last + LATER * SECOND
            judged = {of: self._judged(of, record, as_of) for of in self.sops}
            verdicts = {of: found for of, found in judged.items() if found is not None}
            if len(verdicts) == len(judged):
                yield Staged(record, self._zone.write(as_of)[:19], verdicts)

    def _judged(self, of: str, record: Mapping[str, Any], as_of: int) -> dict[str, str] | None:
        """Verdicts on which both judges agree; None if they do not, or the SOP is not about the record."""
        try:
            conversation = decode(json.dumps(record).encode())
        except UnreadableRecord:
            return None
        found = []
        for bench in self._benches[of]:
            judgement = bench.judge_pack([(0, conversation)], as_of, {})[0]
            if judgement.outside or judgement.unreadable:
                return None
            found.append({one.rule: one.verdict for one in judgement.verdicts})
        return found[0] if found[0] == found[1] else None

    def _record(
        self, witness: Witness, asked: frozenset[str], begin: str, other: int
    ) -> dict[str, Any] | None:
        record: dict[str, Any] = {"id": "T-1", **_of_record(witness.record), "events": []}
        start = self._zone.read(begin)
        axis = witness.found.axis
        for step in witness.found.steps:
            instant = start + step.at * SECOND
            if axis is not None:
                instant = self.spans.clock(axis).add(
                    self.spans.clock(axis).next_opening(start), step.at * SECOND
                )
            event = self._event(step.letter, asked, other)
            if event is None:
                return None
            record["events"].append({**event, "at": self._zone.write(instant)[:19]})
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

    def within(self, clock: str | None, axis: str | None) -> Any:
        """A comparison for `sop.proof.reading`: certain only where the bounds are."""

        def compared(_: str | None, begin: int, end: int, limit: Duration) -> bool | None:
            least, most = self.spans.bounds(clock, limit, axis)
            return True if end - begin <= least else False if end - begin > most else None

        return compared


def _as_wanted(verdict: str, want: Any) -> bool:
    if want is passes:
        return verdict == "pass"
    if want is fails:
        return verdict == "fail"
    if want is kept:
        return verdict in ("pass", "not_applicable")
    return want is not activated or verdict != "not_applicable"


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
    from rules.constraints import patterns_of
    from rules.pattern import signals_in

    return frozenset(
        name
        for one, _ in asked
        for constraint in (*one.constraints, *(gate.classes for gate in one.gates))
        for pattern in patterns_of(constraint)
        for name in signals_in(pattern)
    )


def speech_of(sop: Sop) -> Speech:
    """Who can carry which of an SOP's signals."""
    return Speech({name: signal.by for name, signal in sop.signals.items()})
