"""Where conversations that a proof found are made into chats, and shown to the SOP and to a mutant of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from audits.mutating.mutants import Mutant
from audits.proving.renaming import NEW, Renaming
from audits.proving.scripts import STARTS, Scripts
from audits.proving.spans import CalendarSpans
from audits.proving.texts import Texts, Voice
from audits.testing.stand import Bout, Stand, apart
from engine.instants import Zone
from engine.matcher import Matcher
from sop.chat_lines import write_chat
from sop.model import DAYS, Signal
from sop.proof.alphabet import Speech
from sop.proof.questions import Asked, Witness

_SAME = Renaming({}, {}, ())


class Board:
    """Where the conversations for one mutant are tried, with its words and its calendar."""

    def __init__(
        self, stand: Stand, original: Bout, mutated: Bout, names: Renaming, scripts: Scripts
    ) -> None:
        self._stand, self._original, self._mutated = stand, original, mutated
        self.names, self._scripts, self.spans = names, scripts, scripts.spans
        self.chat: str | None = None
        """What was confirmed last."""

    def speech(self) -> Speech:
        """Who can carry which signals, old and new."""
        by = {name: signal.by for name, signal in self._stand.sop.signals.items()}
        by |= {new: by[name] for name, new in self.names.signals.items()}
        return Speech(by, possible=self.names.possible)

    def said(self, speech: Speech) -> Speech:
        """The speech of witnesses: with only what texts are known for."""
        return self._scripts.said(speech)

    def confirm(self, witness: Witness, asked: Asked) -> bool:
        """Whether the two judge it differently: `Prover.confirm`."""
        for record in self._scripts.records(witness, asked):
            for chat in _chats(record):
                scene = self._stand.chat(chat)
                if scene is not None and apart(self._original, self._mutated, scene) is not None:
                    self.chat = chat
                    return True
        return False


class Boards:
    """Makes the boards of an SOP's mutants, of parts that are made once for all of them."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._voice = Voice(stand.sop, stand.compiled.matcher, {name: name for name in stand.sop.signals})
        self._texts = Texts([self._voice])
        self._zone, self._spans = Zone(stand.sop.timezone), CalendarSpans(stand.sop.calendars)

    def of(self, mutant: Mutant, original: Bout, mutated: Bout) -> Board:
        """The board of a mutant."""
        names, texts = _SAME, self._texts
        if mutant.signal is not None:
            names, texts = self._heard(mutant, mutant.signal)
        scripts = Scripts(texts, self._zone, self._spans, _starts(mutant))
        return Board(self._stand, original, mutated, names, scripts)

    def _heard(self, mutant: Mutant, name: str) -> tuple[Renaming, Texts]:
        """With texts of the phrase that was dropped, and what the signal is without it."""
        old, new = self._stand.sop.signals[name], mutant.sop.signals[name]
        where = mutant.name.rpartition(".")[2].partition("~")[0]
        names = Renaming({name: NEW + name}, {}, ((name, "narrower" if where == "any" else "wider", (), ()),))
        part = "except_" if where == "except" else where
        lost = tuple(one for one in getattr(old, part) if one not in getattr(new, part))
        changed: dict[str, Any] = {part: lost}
        alone = replace(old, **changed)
        return names, Texts([self._alone(alone, name), self._voice, self._alone(new, NEW + name)])

    def _alone(self, signal: Signal, name: str) -> Voice:
        sop = self._stand.sop
        matcher = Matcher({signal.name: signal}, sop.words, sop.spellings)
        return Voice(replace(sop, signals={signal.name: signal}), matcher, {signal.name: name})


def _starts(mutant: Mutant) -> Sequence[str]:
    """When conversations begin: for a day of a calendar on that day."""
    if mutant.sort != "day":
        return STARTS
    day = next(number for number, name in enumerate(DAYS) if mutant.name.endswith(f"~{name}"))
    dates = [f"2026-01-{5 + day + week:02}" for week in (0, 7)]
    return tuple(f"{date}T{time}" for date in dates for time in ("00:10", "09:00", "12:00"))


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
