"""What an indicator reads of one conversation: how many it counts, how many of them hit, which values.

Nothing read (0, 0, 0, ()) is a conversation that the indicator says nothing of: no rating, no reply yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any, NamedTuple

from engine.corpus.estimates import MICRO
from engine.corpus.groups import attribute
from engine.outcome import Outcome, RuleOutcome
from engine.timeline import SOLVED, Timeline
from rules.corpus import Indicator
from rules.indicators import INDICATORS

_LARGEST = 10**12
"""Amounts beyond this are no amounts."""


class Reading(NamedTuple):
    """`n` counted, `a` hits (promoters), `b` detractors; `values` in millionths, still to count."""

    n: int = 0
    a: int = 0
    b: int = 0
    values: tuple[int, ...] = ()


NOTHING = Reading()


def read(
    asked: Indicator, timeline: Timeline, outcomes: Sequence[RuleOutcome], verdicts: Mapping[str, str]
) -> Reading:
    """What an indicator that looks at single conversations reads of one."""
    metric = INDICATORS[asked.metric]
    if metric.rating is not None:
        return _rating(asked, metric.rating, timeline)
    if metric.clock is not None:
        return _elapsed(outcomes[0])
    match asked.metric:
        case "pass_rate":
            found = [verdict for name in asked.of if (verdict := verdicts.get(name)) in ("pass", "fail")]
            return Reading(len(found), found.count("pass"))
        case "replies_within":
            return _in_time(outcomes)
        case "unanswered":
            ended = _in_time(outcomes)
            return Reading(ended.n, ended.n - ended.a)
        case "reopened":
            return _reopened(timeline)
        case "escalated":
            return Reading(1, int(any(event.type == "escalate" for event in timeline.events)))
    raise AssertionError(asked.metric)


def amount(timeline: Timeline, of: Sequence[str]) -> int | None:
    """The product of some attributes, in millionths; None unless all are numbers."""
    factors = [_number(attribute(timeline, name)) for name in of]
    known = [factor for factor in factors if factor is not None]
    if len(known) < len(factors):
        return None
    return _micro(prod(known))


def _rating(asked: Indicator, scale: str, timeline: Timeline) -> Reading:
    """The last rating of the scale."""
    for event in reversed(timeline.events):
        if event.type != "rating" or event.scale is None or event.scale.lower() != scale:
            continue
        top = event.out_of if event.out_of is not None else asked.out_of
        given = _number(event.value)
        if given is None or top <= 1 or not 0 <= given <= top:
            continue
        if asked.statistic == "net":
            if top != asked.out_of:
                continue
            return Reading(1, int(given >= 9), int(given <= 6))
        if asked.statistic == "share":
            best = given * 5 >= top * 4 if scale == "csat" else given * 7 >= top * 5
            return Reading(1, int(best))
        points = _micro(given * asked.out_of / top)
        return NOTHING if points is None else Reading(values=(points,))
    return NOTHING


def _elapsed(outcome: RuleOutcome) -> Reading:
    measured = outcome.measured
    if measured is None or measured.stopped_at is None or measured.elapsed is None:
        return NOTHING
    return Reading(values=(measured.elapsed,))


def _in_time(outcomes: Sequence[RuleOutcome]) -> Reading:
    """How many runs of some clocks came to an end that can be judged, and how many of them in time."""
    late = sum(one.outcome == Outcome.VIOLATED for outcome in outcomes for one in outcome.notable)
    fulfilled = sum(outcome.activations - len(outcome.notable) for outcome in outcomes)
    return Reading(fulfilled + late, fulfilled)


def _reopened(timeline: Timeline) -> Reading:
    """Of a conversation that was solved, whether it was opened again."""
    solved = reopened = False
    for event in timeline.events:
        if event.type == "status":
            reopened = reopened or (solved and event.to not in SOLVED)
            solved = solved or event.to in SOLVED
    return Reading(1, int(reopened)) if solved else NOTHING


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if abs(value) <= _LARGEST else None  # no NaN and no infinity either


def _micro(value: float) -> int | None:
    return round(value * MICRO) if abs(value) <= _LARGEST else None
