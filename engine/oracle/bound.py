"""Bound: a measured quantity of each selected message stays within a bound."""

from __future__ import annotations

from fractions import Fraction

from engine.measures import count_hits, measure_of
from engine.oracle.case import Case
from engine.outcome import Activation, Evidence, Measured, Outcome, Shortfall
from rules.constraints import Bound
from rules.pattern import attributes


def judge(case: Case, constraint: Bound) -> list[Activation]:
    """One activation a selected message in the window."""
    selected = case.positions(constraint.select)
    side, n = constraint.window or ("", 0)
    window = {"": selected, "first": selected[:n], "last": selected[-n:]}[side]
    return [_judged(case, constraint, position) for position in window]


def _judged(case: Case, constraint: Bound, position: int) -> Activation:
    key = ("", position)
    measure = measure_of(constraint)
    if measure is None:
        value: int | Fraction | None = _hits(case, constraint.quantity, position)
    else:
        value = measure(case.timeline.events[position].text or "")
    if value is None:
        return Activation(key, Outcome.FULFILLED)
    if constraint.at_most is not None and value > _exact(constraint.at_most):
        code, limit = "over", constraint.at_most
    elif constraint.at_least is not None and value < _exact(constraint.at_least):
        code, limit = "under", constraint.at_least
    else:
        return Activation(key, Outcome.FULFILLED)
    if case.timeline.running and constraint.window is not None and constraint.window[0] == "last":
        return Activation(key, Outcome.PENDING)
    said = value if isinstance(value, int) else float(value)
    arguments = {"quantity": constraint.quantity, "value": said, "limit": limit}
    words = attributes(signal=constraint.quantity) if measure is None else None
    return Activation(
        key,
        Outcome.VIOLATED,
        (Shortfall(code, arguments, (Evidence(position, words),)),),
        measured=Measured(constraint.quantity, value=said, limit=limit),
    )


def _hits(case: Case, quantity: str, position: int) -> int:
    """Hits of the signal that is named like the quantity."""
    timeline = case.timeline
    if quantity not in case.signals:
        return 0
    number = case.signals.index(quantity)
    if not timeline.signals[position] >> number & 1:
        return 0
    hits = timeline.hits.get(position, [])
    return count_hits((start, end) for signal, start, end in hits if signal == number)


def _exact(limit: float) -> Fraction:
    """A limit as it was written: 0.3 is three tenths, so that three letters of ten are at it, not over."""
    return Fraction(str(limit))
