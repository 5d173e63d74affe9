"""The machine of a clock that events start and stop: deadlines and escalations."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any, NamedTuple

from rules.constraints import Run
from rules.duration import Duration
from rules.pattern import Pattern
from sop.proof.events import Letter, matches
from sop.proof.machine import End, Guard, Move, Undecidable

SOLVED = ("solved", "closed")


class _Seen(NamedTuple):
    """What the machine sees of an event."""

    start: bool
    stop: bool
    solving: bool | None
    """None: it is no status event."""
    pausing: bool | None
    """Whether the clock stands still in the status that it sets."""
    pause: bool
    resume: bool
    quiet: bool
    blocks: bool


class _State(NamedTuple):
    runs: int = 0
    """Runs that began: 0, 1, or 2 for more."""
    open: bool = False
    over: bool = False
    """A run has ended or stopped."""
    blocked: bool = False
    status: bool = False
    """The clock stands still in the status of now."""
    pause: bool = False
    """The clock stands still since an event of `pause`."""
    paused: bool = False
    """It has stood still in the open run."""
    late: bool = False
    """The limit was used up before it first stood still."""
    activated: bool = False
    maybe: bool = False
    """Runs that count began with quiet starts that nothing has followed that would make them count."""
    quiet: bool = False
    """The open run is one of them."""
    failed: bool = False


class Running:
    """A Run with start and stop patterns. `limit` is the one for the record that the question is about."""

    def __init__(self, of: Run, limit: Duration | None) -> None:
        if limit == Duration(0) and (of.pause is not None or of.pause_on):
            raise Undecidable("paused")
        self.of, self.clock, self.limit = of, of.clock, limit
        self.slots = 1 if limit is not None else 0
        self.at_closing = of.at_closing == "closing"

    def patterns(self) -> Iterator[Pattern]:
        of = self.of
        found = (of.start, of.stop, *(of.pause or ()), of.quiet, of.blocked_by)
        yield from (pattern for pattern in found if pattern is not None)

    def limits(self) -> Iterator[Duration]:
        if self.limit is not None:
            yield self.limit
            if self.of.pause is not None or self.of.pause_on:
                yield _less(self.limit)

    def view(self, letter: Letter) -> Hashable:
        of, status = self.of, letter.get("status")
        until = of.pause or (None, None)
        return _Seen(
            start=matches(of.start, letter),
            stop=matches(of.stop, letter),
            solving=(status in SOLVED) if status is not None and of.solving_ends else None,
            pausing=(status in of.pause_on) if status is not None and of.pause_on else None,
            pause=of.pause is not None and matches(until[0], letter),
            resume=of.pause is not None and matches(until[1], letter),
            quiet=of.quiet is not None and matches(of.quiet, letter),
            blocks=of.blocked_by is not None and matches(of.blocked_by, letter),
        )

    def start(self) -> Any:
        return _State()

    def moves(self, state: Any, view: Any) -> list[Move]:
        if state.failed:
            return [Move(state)]
        of, now = self.of, self._paused(state, view)
        if now.open and view.stop:
            counts = self._counts(now.runs)
            stopped = now._replace(open=False, over=True, quiet=False, late=False)
            ways = [Move(stopped)]
            if counts and now.late:
                ways = [Move(_State(activated=True, failed=True))]
            elif counts and self.limit is not None:
                within = Guard(0, self.limit, True, now.paused)
                ways = [
                    Move(stopped, (within,)),
                    Move(_State(activated=True, failed=True), (within._replace(within=False),)),
                ]
        elif now.open and of.solving_ends and view.solving and not (of.cycles == "later" and now.runs == 1):
            ways = [Move(now._replace(open=False, over=True, quiet=False, late=False))]
        else:
            ways = self._stopping(state, now)
        return [self._started(way, view, stopped=state.open and view.stop) for way in ways]

    def _stopping(self, before: _State, now: _State) -> list[Move]:
        """Nothing but that the clock may stand still from now on: in time, or when the limit is used up."""
        stands, stood = now.status or now.pause, before.status or before.pause
        if not now.open or stood or not stands or now.late or self.limit is None:
            return [Move(now)]
        within = Guard(0, _less(self.limit), True, before.paused)
        return [Move(now, (within,)), Move(now._replace(late=True), (within._replace(within=False),))]

    def _paused(self, state: _State, view: _Seen) -> _State:
        status = state.status if view.pausing is None else view.pausing
        pause = (state.pause or view.pause) and not (state.pause and view.resume)
        paused = state.paused or (state.open and (state.status or state.pause))
        if state.open and (status or pause) and not view.stop:
            paused = True
        return state._replace(status=status, pause=pause, paused=paused)

    def _counts(self, number: int) -> bool:
        return {"every": True, "first": number == 1, "later": number > 1}[self.of.cycles]

    def _started(self, way: Move, view: _Seen, stopped: bool) -> Move:
        """The start at the event, after what it stopped."""
        of, state = self.of, way.state
        if state.failed:
            return way
        resets: tuple[int, ...] = ()
        stands = state.status or state.pause
        again = of.reopen == "new_cycle" or of.cycles != "every" or not state.over
        if view.stop or (view.start and not view.quiet):
            state = state._replace(activated=state.activated or state.maybe, maybe=False, quiet=False)
        beaten = of.start != of.stop and (stopped if of.metric == "run" else view.stop)
        if view.start and not state.open and not state.blocked and again and not beaten:
            number = min(state.runs + 1, 2)
            counts = self._counts(number)
            resets = (0,) if self.slots else ()
            state = state._replace(
                runs=number,
                open=True,
                paused=stands,
                quiet=view.quiet,
                maybe=state.maybe or (counts and view.quiet),
                activated=state.activated or (counts and not view.quiet),
            )
        elif view.start and state.open and of.repeat == "latest":
            resets = (0,) if self.slots else ()
            state = state._replace(paused=stands, late=False)
        return Move(state._replace(blocked=state.blocked or view.blocks), way.guards, resets)

    def end(self, state: Any) -> End:
        if state.failed:
            return End(True, True)
        if not state.open or not self._counts(state.runs) or state.quiet or self.of.ending_ends:
            return End(state.activated, False)
        if (state.status or state.pause) and not state.late:
            return End(True, False, undecided=self.limit is not None)
        return End(True, True)

    def failed(self, state: Any) -> bool:
        return bool(state.failed)

    def waiting(self, state: Any) -> tuple[int, ...]:
        return (0,) if state.open and self.slots else ()


def _less(limit: Duration) -> Duration:
    """Time left before the limit is used up; paused clocks have no limits in working days."""
    return Duration(limit.seconds - 1, limit.working_days)


class _Solving(NamedTuple):
    begun: bool = False
    solved: bool = False
    any: bool = False
    """A status has been solved or closed."""
    late: bool = False
    """The run that counts now is late, if the conversation ends here."""
    paused: bool = False
    status: bool = False
    pause: bool = False
    over: bool = False
    """The run that counts has ended for good (reopen: ignore)."""
    failed: bool = False


class Resolving:
    """A Run from the first event to being solved; there is no `created_at` and no `closed_at`."""

    def __init__(self, of: Run, limit: Duration | None) -> None:
        self.of, self.clock, self.limit = of, of.clock, limit
        self.slots = 1 if limit is not None else 0
        self.at_closing = of.at_closing == "closing"

    def patterns(self) -> Iterator[Pattern]:
        yield from self.of.pause or ()

    def limits(self) -> Iterator[Duration]:
        if self.limit is not None:
            yield self.limit

    def view(self, letter: Letter) -> Hashable:
        status, pause = letter.get("status"), self.of.pause or (None, None)
        return (
            None if status is None else status in SOLVED,
            None if status is None else status in self.of.pause_on,
            self.of.pause is not None and matches(pause[0], letter),
            self.of.pause is not None and matches(pause[1], letter),
        )

    def start(self) -> Any:
        return _Solving()

    def moves(self, state: Any, view: Any) -> list[Move]:
        solving, pausing, pause, resume = view
        if state.failed or state.over:
            return [Move(state)]
        resets = (0,) if not state.begun and self.slots else ()
        paused = state.paused or (state.begun and (state.status or state.pause))
        now = state._replace(
            begun=True,
            status=state.status if pausing is None else pausing,
            pause=(state.pause or pause) and not (state.pause and resume),
            paused=paused,
        )
        if self.limit is None:
            return [
                Move(
                    now._replace(
                        solved=now.solved if solving is None else solving, any=now.any or bool(solving)
                    )
                )
            ]
        if now.solved and solving is not False:
            return [Move(now)]
        if now.solved:  # reopened
            if self.of.reopen == "new_cycle":
                if now.late:
                    return [Move(now._replace(failed=True))]
                return [Move(now._replace(solved=False, paused=now.status or now.pause), (), (0,))]
            now = now._replace(solved=False, paused=True)
        if resets:
            return [Move(self._after(now, solving, late=False), (), resets)]
        within = Guard(0, self.limit, True, now.paused)
        return [
            Move(self._after(now, solving, late), (within._replace(within=not late),))
            for late in (False, True)
        ]

    def _after(self, now: _Solving, solving: bool | None, late: bool) -> _Solving:
        now = now._replace(late=late)
        if not solving:
            return now
        now = now._replace(solved=True, any=True)
        if self.of.reopen == "ignore":
            return now._replace(over=True, failed=late)
        return now

    def end(self, state: Any) -> End:
        if not state.begun:
            return End(False, False)
        if self.limit is None:
            return End(True, False)
        return End(True, state.late or state.failed)

    def failed(self, state: Any) -> bool:
        return bool(state.failed)

    def waiting(self, state: Any) -> tuple[int, ...]:
        return (0,) if state.begun and self.slots and not state.failed and not state.over else ()
