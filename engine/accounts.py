"""What the clock of a rule can tell beside what was measured: the time left, and the ledger."""

from __future__ import annotations

from collections.abc import Mapping

from engine.calendar import Calendar, Wall
from engine.instants import Zone
from engine.ledger import LedgerRow, Pause, ledger
from engine.ledger_words import why_paused
from engine.outcome import Measured
from engine.timeline import Timeline
from rules.constraints import Run
from rules.kind import Setting
from sop.model import Rule, Sop

Clocks = Mapping[str | None, Wall | Calendar]


class Accounts:
    """The clocks of an SOP's rules."""

    def __init__(self, sop: Sop, clocks: Clocks, zone: Zone, language: str) -> None:
        self._sop, self._clocks, self._zone, self._language = sop, clocks, zone, language
        self._runs: dict[str, Run | None] = {}

    def left(self, rule: Rule, measured: Measured, as_of: int) -> int | None:
        """What is left on the clock of a pending run at the as-of, in microseconds; None without a limit."""
        run = self._run(rule)
        if run is None:  # a promise, which has its time on the wall
            return None if measured.due_at is None else max(0, measured.due_at - as_of)
        return left(self._clocks[run.clock], run, measured, as_of)

    def ledger(self, rule: Rule, measured: Measured, timeline: Timeline) -> list[LedgerRow] | None:
        """The ledger of the run that was measured, to its stop or the as-of; None if a time is not known."""
        run, began = self._run(rule), measured.started_at
        if run is None or began is None or measured.elapsed is None:
            return None
        until = timeline.as_of if measured.stopped_at is None else measured.stopped_at
        pauses = told_pauses(measured, timeline, self._zone, self._language)
        return ledger(self._clocks[run.clock], self._zone, began, until, pauses, self._language)

    def _run(self, rule: Rule) -> Run | None:
        if rule.id not in self._runs:
            constraints = rule.kind.constraints(Setting(rule.calendar, self._sop.ladders))
            self._runs[rule.id] = next((one for one in constraints if isinstance(one, Run)), None)
        return self._runs[rule.id]


def left(clock: Wall | Calendar, run: Run, measured: Measured, as_of: int) -> int | None:
    """What is left on the clock of a pending run, in microseconds; None without a limit.

    A clock that stands still has left what it had when it stopped.
    """
    if measured.due_at is not None:
        return max(0, clock.between(as_of, measured.due_at))
    if measured.limit_time is None or measured.elapsed is None or measured.started_at is None:
        return None
    if run.pause_hours == "working" or not measured.pauses:
        return max(0, measured.limit_time - measured.elapsed)
    *over, (since, _, _) = measured.pauses
    grown = measured.limit_time + sum(end - begin for begin, end, _ in over)
    return max(0, grown - clock.between(measured.started_at, since))


def told_pauses(measured: Measured, timeline: Timeline, zone: Zone, language: str) -> list[Pause]:
    """The pauses of a run with what stopped the clock, in words."""
    return [Pause(begin, end, _why(timeline, zone, place, language)) for begin, end, place in measured.pauses]


def _why(timeline: Timeline, zone: Zone, place: int | None, language: str) -> str:
    if place is not None:
        at = timeline.at[place]
        return why_paused(timeline.events[place], None if at is None else zone.write(at), None, language)
    first = next((event for event in timeline.events if event.type == "status"), None)
    return why_paused(None, None, None if first is None else first.from_, language)
