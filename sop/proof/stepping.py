"""The machine of steps that follow a trigger."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from rules.constraints import Steps
from rules.duration import Duration
from rules.pattern import Pattern
from sop.proof.events import Letter, matches
from sop.proof.machine import End, Guard, Move

_FAILED, _OVER = "failed", "over"


class Stepping:
    """A state is (activated, steps done): a number if ordered, else a bit set; None: no trigger is open.

    Once they are done and no further trigger counts, it is over.
    """

    def __init__(self, of: Steps) -> None:
        self.of, self.clock = of, of.clock
        self.slots = 1 if of.within else 0
        self.all = len(of.steps) if of.ordered else (1 << len(of.steps)) - 1

    def patterns(self) -> Iterator[Pattern]:
        yield self.of.trigger
        yield from (pattern for _, pattern in self.of.steps)

    def limits(self) -> Iterator[Duration]:
        if self.of.within is not None:
            yield self.of.within

    def view(self, letter: Letter) -> Hashable:
        done = tuple(matches(pattern, letter) for _, pattern in self.of.steps)
        return matches(self.of.trigger, letter), done

    def start(self) -> Any:
        return False, None

    def moves(self, state: Any, view: Any) -> list[Move]:
        activated, done = state
        trigger, steps = view
        if done in (_FAILED, _OVER):
            return [Move(state)]
        if done is None:
            return [Move((True, 0), (), (0,) if self.slots else ())] if trigger else [Move(state)]
        further = self._further(done, steps)
        if further == done:
            return [Move(state)]
        complete = _OVER if self.of.once else None
        after = Move((activated, complete if further == self.all else further))
        if self.of.within is None:
            return [after]
        late = Guard(0, self.of.within, within=False)
        return [after._replace(guards=(late._replace(within=True),)), Move((activated, _FAILED), (late,))]

    def _further(self, done: int, steps: tuple[bool, ...]) -> int:
        if not self.of.ordered:
            return done | sum(1 << n for n, does in enumerate(steps) if does)
        while done < len(steps) and steps[done]:
            done += 1
        return done

    def end(self, state: Any) -> End:
        return End(state[0], state[1] not in (None, _OVER))

    def failed(self, state: Any) -> bool:
        return bool(state[1] == _FAILED)

    def waiting(self, state: Any) -> tuple[int, ...]:
        return (0,) if self.slots and isinstance(state[1], int) else ()
