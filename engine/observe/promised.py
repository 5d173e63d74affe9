"""Observes promises: how long after the time that it names each of them is kept or renewed."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from engine.calendar import Calendar
from engine.instants import SECOND
from engine.observe.gauge import FINAL, NEVER, OPEN, OUTCOMES, UNKNOWN, Broken, Reading, Seen, State, Workshop
from engine.outcome import Activation, Evidence, Measured, Shortfall
from engine.promises import Named, named_time
from engine.timeline import Timeline
from rules.constraints import Promised
from rules.pattern import either


class _Promise(NamedTuple):
    """A promise, and what came of it. `due` has the grace in it; None: it cannot be known."""

    position: int
    named: Named
    due: int | None
    kept: int | None
    """The first event with a time that keeps or renews it, in time or not."""
    untimed: bool
    """An event without a time might have kept it."""


class _Memo(NamedTuple):
    """The promises of a conversation."""

    timeline: Timeline
    promises: list[_Promise]


class ObservePromised:
    """A reading for each promise, at its message: how late it was kept, or NEVER."""

    quiet = False
    measures = True

    def __init__(self, constraint: Promised, workshop: Workshop) -> None:
        self._constraint = constraint
        self._said = workshop.pattern(constraint.said)
        self._kept = workshop.pattern(constraint.kept)
        self._done = workshop.pattern(either(constraint.kept, constraint.said))
        clock = workshop.clocks[constraint.clock]
        self._calendar = clock if isinstance(clock, Calendar) else None
        self._zone = workshop.zone.info
        self._grace = constraint.grace.seconds * SECOND
        self._late = workshop.gauge(over=0)

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, _Memo]:
        """See Observer."""
        timeline = seen.timeline
        promises: list[_Promise] = []
        for position in seen.matches[self._said]:
            said = timeline.events[position].text or ""
            named = named_time(said, timeline.at[position], self._zone, self._calendar)
            if named is not None:
                promise = self._promise(seen, position, named)
                promises.append(promise)
                readings.append((self._late, *self._read(timeline, promise)))
        return len(promises), _Memo(timeline, promises)

    def _promise(self, seen: Seen, position: int, named: Named) -> _Promise:
        if named.due is None:
            return _Promise(position, named, None, None, False)
        at, kept = seen.timeline.at, seen.matches[self._done]
        after = kept[bisect_right(kept, position) :]
        first = next((place for place in after if at[place] is not None), None)
        untimed = not seen.timeline.all_timed and any(at[place] is None for place in after)
        return _Promise(position, named, named.due + self._grace, first, untimed)

    def _read(self, timeline: Timeline, promise: _Promise) -> tuple[State, int, int]:
        position, due = promise.position, promise.due
        if due is None:
            return UNKNOWN, position, NEVER
        kept_at = None if promise.kept is None else timeline.at[promise.kept]
        if kept_at is not None and kept_at <= due:
            return FINAL, position, kept_at - due
        if promise.untimed:
            return UNKNOWN, position, NEVER
        if due > timeline.as_of:
            return OPEN, position, NEVER
        return FINAL, position, NEVER if kept_at is None else kept_at - due

    def explain(self, seen: Seen, memo: _Memo, broken: Broken) -> Activation:
        """See Observer."""
        promise = next(one for one in memo.promises if one.position == broken.position)
        key, outcome, timeline = ("", broken.position), OUTCOMES[broken.state], seen.timeline
        measured = self._measure(timeline, promise)
        if broken.state is UNKNOWN:
            reason = promise.named.reason or "time-missing"
            return Activation(key, outcome, reason=reason, measured=measured)
        if broken.state is OPEN:
            return Activation(key, outcome, measured=measured)
        named, kept = promise.named, promise.kept
        assert promise.due is not None and named.due is not None
        span = (named.start, named.end)
        began = Evidence(promise.position, self._constraint.said, span=span)
        words = (timeline.events[promise.position].text or "")[slice(*span)]
        if kept is None:
            until = timeline.last_until(promise.due, promise.position)
            missing = Evidence(until, missing=True)
            shortfall = Shortfall("promise-broken", {"said": words, "late": None}, (began, missing))
        else:
            late = (timeline.at[kept] or 0) - named.due
            renewed = kept not in seen.matches[self._kept]
            came = Evidence(kept, self._constraint.said if renewed else self._constraint.kept)
            shortfall = Shortfall("promise-late", {"said": words, "late": late}, (began, came))
        return Activation(key, outcome, (shortfall,), measured=measured)

    def _measure(self, timeline: Timeline, promise: _Promise) -> Measured:
        began, due = timeline.at[promise.position], promise.due
        if began is None or due is None:
            return Measured("promise", started_at=began)
        stopped = None if promise.kept is None else timeline.at[promise.kept]
        limit = due - began
        if promise.untimed and (stopped is None or stopped > due):
            return Measured("promise", limit_time=limit, started_at=began, due_at=due)
        until = timeline.as_of if stopped is None else stopped
        return Measured(
            "promise",
            elapsed=until - began,
            limit_time=limit,
            started_at=began,
            due_at=due,
            stopped_at=stopped,
            late=until - due,
        )

    def measured(self, memo: _Memo) -> Measured | None:
        """The promise furthest past its time; the first on ties."""
        worst: Measured | None = None
        for promise in memo.promises:
            one = self._measure(memo.timeline, promise)
            if worst is None or (one.late is not None and (worst.late is None or one.late > worst.late)):
                worst = one
        return worst
