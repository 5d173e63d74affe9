"""Promised: what a message promises comes by the time that it names."""

from __future__ import annotations

from engine.calendar import Calendar
from engine.instants import SECOND
from engine.oracle.case import Case
from engine.outcome import Activation, Evidence, Measured, Outcome, Shortfall
from engine.promises import Named, named_time
from rules.constraints import Promised


def judge(case: Case, constraint: Promised) -> list[Activation]:
    """One activation a message that promises and names a time."""
    clock = case.clocks[constraint.clock]
    calendar = clock if isinstance(clock, Calendar) else None
    judged = []
    for p in case.positions(constraint.said):
        said = case.timeline.events[p].text or ""
        named = named_time(said, case.timeline.at[p], case.zone.info, calendar)
        if named is not None:
            judged.append(_judged(case, constraint, p, named))
    return judged


def _judged(case: Case, constraint: Promised, p: int, named: Named) -> Activation:
    key, at, as_of = ("", p), case.timeline.at, case.timeline.as_of
    said_at = at[p]
    if named.due is None or said_at is None:
        unknown = Measured("promise", started_at=said_at)
        return Activation(key, Outcome.NOT_EVALUABLE, reason=named.reason, measured=unknown)
    due = named.due + constraint.grace.seconds * SECOND
    after = [
        q
        for q in range(p + 1, len(at))
        if case.matches(constraint.kept, q) or case.matches(constraint.said, q)
    ]
    timed = [(q, instant) for q in after if (instant := at[q]) is not None]
    in_time = [q for q, instant in timed if instant <= due]
    if not in_time and len(timed) < len(after):
        unknown = Measured("promise", limit_time=due - said_at, started_at=said_at, due_at=due)
        return Activation(key, Outcome.NOT_EVALUABLE, reason="time-missing", measured=unknown)
    end = timed[0][1] if timed else as_of
    measured = Measured(
        "promise",
        elapsed=end - said_at,
        limit_time=due - said_at,
        started_at=said_at,
        due_at=due,
        stopped_at=end if timed else None,
        late=end - due,
    )
    if in_time:
        return Activation(key, Outcome.FULFILLED, measured=measured)
    if due > as_of:
        return Activation(key, Outcome.PENDING, measured=measured)
    text = case.timeline.events[p].text or ""
    words = text[named.start : named.end]
    activating = Evidence(p, constraint.said, span=(named.start, named.end))
    if timed:
        late, q = {"said": words, "late": end - named.due}, timed[0][0]
        came = Evidence(q, constraint.kept if case.matches(constraint.kept, q) else constraint.said)
        shortfall = Shortfall("promise-late", late, (activating, came))
    else:
        missing = Evidence(case.last_until(due, p), missing=True)
        shortfall = Shortfall("promise-broken", {"said": words, "late": None}, (activating, missing))
    return Activation(key, Outcome.VIOLATED, (shortfall,), measured=measured)
