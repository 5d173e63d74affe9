"""Telling the runs of a clock: from when to when, what did not count, which limit, and how it came out."""

from __future__ import annotations

from audits.explanation.said.almost import almost
from audits.explanation.said.moments import lasting
from audits.explanation.said.outline import Branch
from audits.explanation.said.teller import Teller
from audits.explanation.tree import Activation, Clock, Pause
from engine.measured import TimeMeasured

SPANS = 8
"""Stretches of counted time that are listed."""


def clock(
    teller: Teller, one: Activation, looked: Clock, branch: Branch, *, alone: bool, running: bool
) -> None:
    """Everything about one run; `alone`: nothing above tells of its start, `running`: the record is."""
    measured = one.measured if isinstance(one.measured, TimeMeasured) else None
    started = None if measured is None else measured.started_at
    if alone or looked.start is None:
        branch.add(_start(teller, looked, started))
    if looked.also_waiting:
        branch.add(teller.say("clock.also", teller.named([cited.event for cited in looked.also_waiting])))
    branch.add(_end(teller, looked, measured, running or one.outcome == "pending"))
    if looked.end != "stopped" or one.outcome == "violated":
        almost(teller, looked.passed_over, branch)
    for pause in looked.pauses:
        branch.add(_pause(teller, pause))
    branch.add(_limit(teller, looked))
    if measured is not None and looked.end != "ended":
        _measured(teller, one, looked, measured, branch)


def line(teller: Teller, one: Activation, looked: Clock) -> str:
    """One run on one line."""
    measured = one.measured if isinstance(one.measured, TimeMeasured) else None
    started = None if measured is None else measured.started_at
    start = teller.moments.at(started) if looked.start is None else teller.brief(looked.start)
    if looked.end == "ended":
        return teller.say("clock.line-ended", start=start)
    end = teller.moments.at(None if measured is None else measured.stopped_at)
    if looked.stop is not None:
        end = teller.brief(looked.stop)
    if measured is None or measured.elapsed_seconds is None or looked.limit is None:
        return teller.say("clock.line", start=start, end=end)
    elapsed = f"{lasting(measured.elapsed_seconds)}{teller.asked.clock(looked.clock)}"
    return teller.say("clock.line-time", start=start, end=end, elapsed=elapsed, limit=looked.limit)


def _start(teller: Teller, looked: Clock, started: str | None) -> str:
    if looked.start is not None:
        return teller.say("clock.start", teller.event(looked.start))
    if started is None:
        return teller.words["clock.unknown-start"]
    return teller.say("clock.created", teller.moments.at(started))


def _end(teller: Teller, looked: Clock, measured: TimeMeasured | None, may_come: bool) -> str:
    if looked.end == "ended":
        return teller.words["clock.ended"]
    if looked.stop is not None:
        return teller.say("clock.stop", teller.event(looked.stop))
    if looked.end == "stopped":
        return teller.say(
            "clock.closed", teller.moments.at(None if measured is None else measured.stopped_at)
        )
    if looked.stop_pattern is None:
        return teller.words["clock.open-solved"]
    wanted = teller.patterns.event(looked.stop_pattern, article=False)
    return teller.say("clock.open" if may_come else "clock.never", wanted)


def _pause(teller: Teller, pause: Pause) -> str:
    moments = teller.moments
    span = (
        teller.say("clock.until-now", moments.at(pause.from_))
        if pause.until is None
        else moments.between(pause.from_, pause.until)
    )
    why = teller.say(f"pause.{pause.why}", teller.shown(pause.value))
    if pause.event is not None:
        why = teller.say("pause.event", why=why, event=f"#{pause.event}")
    return teller.say("clock.pause", span=span, why=why)


def _limit(teller: Teller, looked: Clock) -> str:
    if looked.limit is None:
        return teller.words["clock.no-limit"]
    limit = teller.asked.limit(looked.limit, looked.clock)
    if looked.target is not None:
        when = teller.tests(looked.target.when)
        return teller.say("clock.limit-target", limit=limit, n=looked.target.number, when=when)
    return teller.say("clock.limit-general" if looked.targets else "clock.limit", limit=limit)


def _measured(teller: Teller, one: Activation, looked: Clock, measured: TimeMeasured, branch: Branch) -> None:
    if measured.elapsed_seconds is None:
        return
    moments = teller.moments
    elapsed = lasting(measured.elapsed_seconds)
    told = [teller.say("clock.measured", elapsed=elapsed, clock=teller.asked.clock(looked.clock))]
    if measured.due_at is not None and one.outcome != "pending":
        told.append(teller.say("clock.due", moments.at(measured.due_at)))
    over = measured.elapsed_seconds - (measured.limit_seconds or 0)
    if measured.limit_seconds is not None and (looked.end == "stopped" or over > 0):
        key = "clock.late" if over > 0 else "clock.early" if over < 0 else "clock.exactly"
        told.append(teller.say(key, lasting(abs(over), up=over > 0)))
    elif one.outcome == "violated":
        told.append(teller.words["clock.overdue"])
    under = branch.add("; ".join(told))
    spans = looked.counted
    if len(spans) > 1 or looked.closed:
        listed = [
            teller.say(
                "clock.counted-one", span=moments.between(span.from_, span.until), time=lasting(span.seconds)
            )
            for span in spans[:SPANS]
        ]
        if len(spans) > SPANS:
            listed.append(teller.say("more", n=len(spans) - SPANS))
        if listed:
            under.add(teller.say("clock.counted", ", ".join(listed)))
    if looked.closed:
        days = [
            teller.words["clock.holiday"].format(day=moments.date(day.date), reason=teller.shown(day.reason))
            if any(letter.isalpha() for letter in day.reason)
            else teller.words["clock.holiday-plain"].format(day=moments.date(day.date))
            for day in looked.closed[:SPANS]
        ]
        under.add(teller.say("clock.holidays", ", ".join(days)))
