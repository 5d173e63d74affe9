"""The shortest conversation for a question, with messages that can be said and as the judges see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from time import monotonic

from sop.proof.alphabet import Speech, asked_signals
from sop.proof.events import Letter
from sop.proof.machine import End, Machine
from sop.proof.search import Found, Question, Spans, TooLong
from sop.proof.subjects import Asked, Record


@dataclass(frozen=True)
class Witness:
    """A conversation that answers a question: its events and its record's attributes."""

    found: Found
    record: Record


@dataclass(frozen=True)
class Means:
    """What questions are answered with: lengths of limits, what can be said, and the judges."""

    spans: Spans
    sayable: Speech | None
    confirm: Callable[[Witness, Asked], bool]


@dataclass
class Case:
    """A question for records of one sort, and what was found for it."""

    record: Record
    machines: list[Machine]
    goal: Callable[[Sequence[End]], int]
    keep: frozenset[int]
    letters: list[list[Letter]]
    """For each sort of events those of it."""
    barred: set[int] = field(default_factory=set)
    """Sorts of messages that no text is known for."""
    found: Found | None = None
    exact: bool = True
    """Whether all limits that it met are known exactly."""
    empty: bool = False
    """Nothing of any length was found."""


def question(case: Case, letters: Sequence[Letter], spans: Spans, until: float) -> Question:
    """The question of a case about these events."""
    return Question(case.machines, letters, case.goal, case.keep, spans, until)


class Shortest:
    """Looks for the shortest conversation over all cases. Messages that no text is known for are left out
    one by one: where a conversation has one, it is looked for again without."""

    def __init__(
        self,
        means: Means,
        wanted: Asked,
        cases: Sequence[Case],
        sure: bool,
        until: float,
        longest: int | None = None,
    ) -> None:
        self.longest = longest
        self.means, self.wanted, self.cases, self.sure, self.until = means, wanted, cases, sure, until
        self.exact = True
        self.cut = False
        """A search was not finished."""
        self.refused = False
        """The judges did not confirm what was found."""
        for case in cases:
            case.found, case.empty = None, False

    def run(self) -> Witness | None:
        """The witness; None if none was found or confirmed. Raises TooLong."""
        while True:
            best: Case | None = None
            for case in self.cases:
                longest = self.longest if best is None or best.found is None else len(best.found.steps) - 1
                self._search(case, longest)
                if case.found is not None and (longest is None or len(case.found.steps) <= longest):
                    best = case
            if best is None or best.found is None:
                if self.cut:
                    raise TooLong
                return None
            said = self._said(best, best.found)
            if said is not None:
                witness = Witness(said, best.record)
                if self.means.confirm(witness, self.wanted):
                    return witness
                self.refused = True
                return self._another(best, len(best.found.steps))

    def _another(self, case: Case, least: int) -> Witness | None:
        """A conversation that is confirmed, where the shortest is not: of the next ones, hardly longer."""
        found = self._asked(case).search(self.sure).each(least + 1, every=True)
        try:
            for one in islice(found, 1, 1 + _OTHERS):
                if monotonic() > self.until:
                    break
                said = self._said(case, one)
                if said is not None and self.means.confirm(
                    witness := Witness(said, case.record), self.wanted
                ):
                    return witness
        except (TooLong, ValueError):
            pass
        return None

    def none(self) -> bool:
        """Whether it is certain, after `run`, that there is no such conversation."""
        barred = any(case.barred for case in self.cases)
        found = any(case.found is not None for case in self.cases)
        return not barred and not found and (self.exact or not self.sure)

    def _search(self, case: Case, longest: int | None) -> None:
        """Searches a case, unless what was found still holds."""
        if case.empty or case.found is not None:
            return
        search = self._asked(case).search(self.sure)
        try:
            case.found = search.shortest(longest)
            case.empty = case.found is None and longest is None
        except TooLong:
            self.cut = True
        except ValueError:
            pass
        self.exact, case.exact = self.exact and search.exact, search.exact

    def _asked(self, case: Case) -> Question:
        left = [some[0] for number, some in enumerate(case.letters) if number not in case.barred]
        return question(case, left, self.means.spans, self.until)

    def _said(self, case: Case, found: Found) -> Found | None:
        """The same with messages that texts are known for; None if one has no text: it is barred."""
        speech = self.means.sayable
        if speech is None or speech.sayable is None:
            return found
        asked = asked_signals(case.machines, speech)
        places = {id(some[0]): number for number, some in enumerate(case.letters)}
        steps = []
        for step in found.steps:
            number = places[id(step.letter)]
            said = next((one for one in case.letters[number][:_TRIED] if _sayable(one, speech, asked)), None)
            if said is None:
                case.barred.add(number)
                case.found = None
                return None
            steps.append(replace(step, letter=said))
        return replace(found, steps=tuple(steps))


_OTHERS = 25
"""Conversations that are tried where the shortest is not confirmed."""

_TRIED = 40
"""Messages of one sort that a text is looked for."""


def _sayable(letter: Letter, speech: Speech, asked: frozenset[str]) -> bool:
    if letter.type != "message" or not letter.text or speech.sayable is None:
        return True
    return speech.sayable(letter.attributes["by"], letter.signals, asked)
