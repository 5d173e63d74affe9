"""When a clock stands still."""

from __future__ import annotations

from engine.oracle.case import Case
from engine.oracle.runs import Ran
from engine.timeline import SOLVED
from rules.constraints import Run


def pauses_of(case: Case, run: Run, ran: Ran) -> list[tuple[int, int | None]] | None:
    """The pauses inside one run as instants (from, until), in order, none touching; None if one is not known.

    `until` is None for a pause that does not end. Pauses are clipped to the run, and only count if
    that leaves anything of them.
    """
    found = begun_pauses_of(case, run, ran)
    return None if found is None else [(since, until) for since, until, _ in found]


def begun_pauses_of(case: Case, run: Run, ran: Ran) -> list[tuple[int, int | None, int | None]] | None:
    """The same, each with the position of the event that began it; None for one that no event began."""
    if ran.started is None or (ran.end == "stopped" and ran.stopped is None):
        return None
    at = case.timeline.at
    end = len(at) if ran.stop is None else ran.stop
    found: list[tuple[int, int | None, int | None]] = []
    for first, last in _stretches(case, run):
        if first >= end or (last is not None and last <= ran.start):
            continue
        since = ran.started if first <= ran.start else at[first]
        until = ran.stopped if last is None or last >= end else at[last]
        if since is None or (until is None and last is not None and last < end):
            return None
        since = max(since, ran.started)
        if ran.stopped is not None:
            until = ran.stopped if until is None else min(until, ran.stopped)
        begun_by = None if first < 0 else first
        if found and found[-1][1] == since:
            since, _, begun_by = found.pop()
        if until is None or since < until:
            found.append((since, until, begun_by))
    return found


def _stretches(case: Case, run: Run) -> list[tuple[int, int | None]]:
    """The stretches of events during which the clock stands still for any reason, as positions (from, until).

    -1 is before the first event, None is never.
    """
    stretches: list[tuple[int, int | None]] = []
    status = _status_before(case)
    skip_solved = run.start is None and run.reopen == "continue"
    solved = between = False
    since = -1 if status in run.pause_on else None
    for p, event in enumerate(case.timeline.events):
        if event.type == "status":
            status = event.to
            solved = skip_solved and status in SOLVED
        if run.pause is not None:
            begin, finish = run.pause
            between = not case.matches(finish, p) if between else case.matches(begin, p)
        paused = status in run.pause_on or between or solved
        if paused and since is None:
            since = p
        elif not paused and since is not None:
            stretches.append((since, p))
            since = None
    if since is not None:
        stretches.append((since, None))
    return stretches


def _status_before(case: Case) -> str | None:
    """The status before the first status event, if that tells."""
    for event in case.timeline.events:
        if event.type == "status":
            return event.from_
    return None
