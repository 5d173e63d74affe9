"""When something could be: the times at which limits are used up, and times between two events."""

from __future__ import annotations

from collections.abc import Iterator

from audits.repairing.ground import State, Subject
from engine.clock import due, excess
from engine.instants import SECOND
from engine.outcome import Outcome
from rules.constraints import NEGATIVE, Steps, Template

_APART = 60 * SECOND
_MOST = 24


class Times:
    """The times of one conversation. `limits`: instants at which limits of the rule are used up."""

    def __init__(self, subject: Subject, state: State) -> None:
        self._subject, self._state = subject, state
        self._at = state.timeline.at
        self._known: list[int | None] = []
        known: int | None = None
        for instant in self._at:
            known = known if instant is None else instant
            self._known.append(known)
        seen = state.timeline.as_of
        found = dict.fromkeys(one for one in self._found() if one <= seen)
        self.limits = tuple(found)[:_MOST]

    def known(self, position: int) -> int | None:
        """The time of an event; of one without, that of the last before it."""
        return self._known[position] if 0 <= position < len(self._known) else None

    def between(self, slot: int) -> Iterator[int | None]:
        """Times in the gap before the event at `slot`: soon, at limits, late; None where none is known."""
        before = self.known(slot - 1)
        after = next((at for at in self._at[slot:] if at is not None), None)
        if before is None and after is None:
            yield None
            return
        end = min(self._state.timeline.as_of, after) if after is not None else self._state.timeline.as_of
        if before is None:
            created = self._state.timeline.created
            yield max(end - _APART, min(end, created if created is not None else end - _APART))
            return
        if end < before:
            return
        step = min(_APART, (end - before) // 2 // SECOND * SECOND)
        yield before + step
        yield from (one for one in self.limits if before <= one <= end and one != before + step)
        if self.limits and end - step != before + step:
            yield end - step

    def _found(self) -> Iterator[int]:
        notable = [one for one in self._state.outcome.notable if one.outcome is Outcome.VIOLATED]
        for one in notable:
            if one.measured is not None and one.measured.due_at is not None:
                yield one.measured.due_at
        for one in notable:
            position = max(one.key[1], 0)
            start = self._at[position] if position < len(self._at) else None
            if start is not None:
                yield from self._limits_from(start)

    def _limits_from(self, start: int) -> Iterator[int]:
        """The ends of the windows of time around an event; just outside where inside is forbidden."""
        clocks = self._subject.ground.clocks
        for constraint in self._subject.constraints:
            if not isinstance(constraint, Template | Steps) or constraint.within is None:
                continue
            clock = clocks[constraint.clock]
            last = due(clock, start, constraint.within)
            first = self._first(constraint, start)
            beyond = SECOND if isinstance(constraint, Template) and constraint.name in NEGATIVE else 0
            yield from (last + beyond, first - beyond)

    def _first(self, constraint: Template | Steps, end: int) -> int:
        """The earliest whole second from which an instant is within the limit."""
        assert constraint.within is not None
        clock = self._subject.ground.clocks[constraint.clock]
        low, high = 0, 1
        while excess(clock, end - high * SECOND, end, constraint.within) <= 0 and high < 1 << 30:
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            if excess(clock, end - middle * SECOND, end, constraint.within) <= 0:
                low = middle
            else:
                high = middle
        return end - low * SECOND
