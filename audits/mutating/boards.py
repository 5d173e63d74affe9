"""Where conversations that a proof found are made into chats, and shown to the SOP and to a mutant of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import replace
from typing import Any

from audits.mutating.mutants import Mutant
from audits.proving.renaming import NEW, Renaming
from audits.proving.spans import CalendarSpans
from audits.proving.staging import Stage, Staged
from audits.proving.texts import OTHERS, Texts, Voice
from audits.testing.stand import Bout, Stand, apart
from engine.instants import Zone
from engine.matcher import Matcher
from rules.constraints import patterns_of
from rules.pattern import signals_in
from sop.chat_lines import write_chat
from sop.model import DAYS, Signal
from sop.proof.alphabet import Speech
from sop.proof.questions import Asked, Witness

_STARTS = ("2026-01-05T09:00", "2026-01-09T16:50", "2026-01-10T12:50", "2026-01-06T11:50", "2026-01-05T00:10")
"""When conversations begin: a Monday morning, and times close to the end of a day or week."""

_SAME = Renaming({}, {}, ())


class Boards(Stage):
    """A stage whose parts are made once for all mutants of an SOP. `chat` is what was confirmed last."""

    _original: Bout
    _mutated: Bout

    def __init__(self, stand: Stand) -> None:
        self.sops = {"old": stand.sop}
        self._voice = Voice(stand.sop, stand.compiled.matcher, {name: name for name in stand.sop.signals})
        self.texts = Texts([self._voice])
        self._zone = Zone(stand.sop.timezone)
        self.spans = CalendarSpans(stand.sop.calendars)
        self.refused = 0
        self._staged: dict[int, tuple[Witness, Staged]] = {}
        self._stand = stand
        self.names = _SAME
        self.starts: tuple[str, ...] = _STARTS
        self.chat: str | None = None

    def of(self, mutant: Mutant, original: Bout, mutated: Bout) -> Boards:
        """The same for a mutant, with its words and its calendar."""
        one = copy(self)
        one._original, one._mutated, one.chat = original, mutated, None
        if mutant.signal is not None:
            one._hear(mutant, mutant.signal)
        if mutant.sort == "day":
            day = next(number for number, name in enumerate(DAYS) if mutant.name.endswith(f"~{name}"))
            dates = [f"2026-01-{5 + day + week:02}" for week in (0, 7)]
            one.starts = tuple(f"{date}T{time}" for date in dates for time in ("00:10", "09:00", "12:00"))
        return one

    def speech(self) -> Speech:
        """Who can carry which signals, old and new."""
        by = {name: signal.by for name, signal in self._stand.sop.signals.items()}
        by |= {new: by[name] for name, new in self.names.signals.items()}
        return Speech(by, possible=self.names.possible)

    def confirm(self, witness: Witness, asked: Asked) -> bool:
        """Whether the two judge it differently: `Prover.confirm`."""
        names = frozenset(
            name
            for one, _ in asked
            for constraint in (*one.constraints, *(gate.classes for gate in one.gates))
            for pattern in patterns_of(constraint)
            for name in signals_in(pattern)
        )
        others = ((self.starts[0], number) for number in range(1, OTHERS))
        for begin, other in (*((begin, 0) for begin in self.starts), *others):
            record = self._record(witness, names, begin, other)
            if record is None:
                break
            for chat in _chats(record):
                scene = self._stand.chat(chat)
                if scene is not None and apart(self._original, self._mutated, scene) is not None:
                    self.chat = chat
                    return True
        self.refused += 1
        return False

    def _hear(self, mutant: Mutant, name: str) -> None:
        """Adds texts of the phrase that was dropped, and what the signal is without it."""
        old, new = self._stand.sop.signals[name], mutant.sop.signals[name]
        where = mutant.name.rpartition(".")[2].partition("~")[0]
        self.names = Renaming(
            {name: NEW + name}, {}, ((name, "narrower" if where == "any" else "wider", (), ()),)
        )
        part = "except_" if where == "except" else where
        lost = tuple(one for one in getattr(old, part) if one not in getattr(new, part))
        changed: dict[str, Any] = {part: lost}
        alone = replace(old, **changed)
        self.texts = Texts([self._alone(alone, name), self._voice, self._alone(new, NEW + name)])

    def _alone(self, signal: Signal, name: str) -> Voice:
        sop = self._stand.sop
        matcher = Matcher({signal.name: signal}, sop.words, sop.spellings)
        return Voice(replace(sop, signals={signal.name: signal}), matcher, {signal.name: name})


def _chats(record: Mapping[str, Any]) -> Iterator[str]:
    """The record as a chat; without any event, with one that hardly any rule looks at."""
    plain = {key: value for key, value in record.items() if (key, value) != ("status", "solved")}
    if plain["events"]:
        yield write_chat(plain)
        return
    for by in ("system", "customer"):
        yield write_chat({**plain, "events": [{"type": "message", "by": by, "text": "-"}]}).replace(
            "--:-- ", ""
        )
