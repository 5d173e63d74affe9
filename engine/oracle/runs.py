"""Which runs a clock makes in a conversation: where each starts, and how it comes to its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.oracle.case import Case
from engine.timeline import SOLVED
from rules.constraints import Run
from rules.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Ran:
    """One run. `start` and `stop` are positions, `started` and `stopped` instants, None if not known.

    A run from the record's creation starts at -1. One that `closed_at` stops has no `stop`. `ended` is a run
    that came to its end unviolated.
    """

    start: int
    started: int | None
    end: Literal["stopped", "ended", "open"]
    stop: int | None = None
    stopped: int | None = None


def runs_of(case: Case, run: Run) -> list[Ran]:
    """Every run that counts, in order."""
    if run.start is None or run.stop is None:
        return _from_creation(case, run)
    found = _between_events(case, run, run.start, run.stop)
    return {"every": found, "first": found[:1], "later": found[1:]}[run.cycles]


def solving(case: Case) -> list[int]:
    """Where status events solve the record."""
    return [p for p, e in enumerate(case.timeline.events) if e.type == "status" and e.to in SOLVED]


def _between_events(case: Case, run: Run, start: Pattern, stop: Pattern) -> list[Ran]:
    at = case.timeline.at
    starts, stops = case.positions(start), case.positions(stop)
    one_pattern = start == stop
    if run.metric == "run" and one_pattern:
        starts = stops = _first_of_each_instant(case, starts)
    blocked = case.positions(run.blocked_by) if run.blocked_by else []
    quiet = _quiet_tail(case, run, starts, stops)
    solved = solving(case) if run.solving_ends else []
    anew = run.reopen == "new_cycle" or run.cycles != "every"
    found: list[Ran] = []
    current: int | None = None
    for p in range(len(at)):
        spared = run.cycles == "later" and not found
        if current is not None and p in stops:
            found.append(Ran(current, at[current], "stopped", p, at[p]))
            current = None
        elif current is not None and p in solved and not spared:
            found.append(Ran(current, at[current], "ended"))
            current = None
        if p not in starts or p in quiet or (not one_pattern and _beaten(case, run, p, stops, found)):
            continue
        if current is None:
            if (anew or not found) and not any(q < p for q in blocked):
                current = p
        elif run.repeat == "latest" and (one_pattern or not any(_together(case, run, p, q) for q in stops)):
            current = p
    if current is not None:
        spared = run.cycles == "later" and not found
        found.append(_after_the_last(case, run, current, spared))
    return found


def _beaten(case: Case, run: Run, p: int, stops: list[int], found: list[Ran]) -> bool:
    """Whether a stop beats a start: at the same event; on an officer's own clock, the stop of a run then."""
    if run.metric != "run":
        return p in stops
    if not found or found[-1].stop is None:
        return False
    return _together(case, run, p, found[-1].stop)


def _together(case: Case, run: Run, p: int, q: int) -> bool:
    """Whether two events are one moment: an event and itself, on an officer's own clock all of an instant."""
    at = case.timeline.at
    return p == q or (run.metric == "run" and at[p] is not None and at[p] == at[q])


def _first_of_each_instant(case: Case, positions: list[int]) -> list[int]:
    at = case.timeline.at
    return [p for p in positions if at[p] is None or not any(q < p and at[q] == at[p] for q in positions)]


def _quiet_tail(case: Case, run: Run, starts: list[int], stops: list[int]) -> list[int]:
    """The last starts that no stop follows and that need no answer."""
    tail: list[int] = []
    if run.quiet is None:
        return tail
    for p in reversed(starts):
        if any(q > p for q in stops) or not case.matches(run.quiet, p):
            break
        tail.append(p)
    return tail


def _after_the_last(case: Case, run: Run, start: int, spared: bool) -> Ran:
    """The run that is still open after the last event."""
    timeline = case.timeline
    closed = run.solving_ends and timeline.closed is not None and not solving(case) and not spared
    over = run.ending_ends and not timeline.running
    return Ran(start, timeline.at[start], "ended" if closed or over else "open")


def _from_creation(case: Case, run: Run) -> list[Ran]:
    timeline = case.timeline
    started = timeline.start()
    if timeline.created is None and not timeline.events:
        return []
    if started is not None and started > timeline.as_of:
        return []
    turns = _turns(case)
    if run.reopen == "ignore":
        turns = turns[:1]
    if len(turns) % 2 == 0:
        last = _ending(case, turns)
    else:
        last = ("stopped", turns[-1], timeline.at[turns[-1]])
    if run.reopen != "new_cycle":
        return [Ran(-1, started, *last)]
    found = []
    begin, begun = -1, started
    for number in range(0, len(turns) - 1, 2):
        solved, reopened = turns[number], turns[number + 1]
        found.append(Ran(begin, begun, "stopped", solved, timeline.at[solved]))
        begin, begun = reopened, timeline.at[reopened]
    return [*found, Ran(begin, begun, *last)]


def _turns(case: Case) -> list[int]:
    """Where the record turns solved, then unsolved, then solved again..."""
    turns = []
    is_solved = False
    for p, event in enumerate(case.timeline.events):
        if event.type == "status" and (event.to in SOLVED) != is_solved:
            is_solved = not is_solved
            turns.append(p)
    return turns


_Ending = tuple[Literal["stopped", "open"], int | None, int | None]
"""How a run ends that no status event stops: in which way, at which event if any, and when."""


def _ending(case: Case, turns: list[int]) -> _Ending:
    """The end of a run that no status event stops: `closed_at`, the record's last event, or none."""
    timeline = case.timeline
    at, last = timeline.at, timeline.last
    open_end: _Ending = ("open", None, None)
    if turns:
        if timeline.running:
            return open_end
        change = max(p for p, event in enumerate(timeline.events) if event.type == "status")
        changed = at[change]
        closed_after = timeline.closed is not None and (changed is None or timeline.closed >= changed)
    else:
        closed_after = timeline.closed is not None
    if closed_after:
        return ("stopped", None, timeline.closed)
    if timeline.running or last is None:
        return open_end
    return ("stopped", last, at[last])
