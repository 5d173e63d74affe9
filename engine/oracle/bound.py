"""Bound: a measured quantity of each selected message stays within a bound."""

from __future__ import annotations

from fractions import Fraction

from engine.measures import MEASURES, count_hits
from engine.oracle.case import Case
from engine.outcome import Activation, Evidence, Measured, Outcome, Shortfall
from rules.constraints import Bound
from rules.pattern import attributes


def judge(case: Case, constraint: Bound) -> list[Activation]:
    """One activation a selected message."""
    return [_judged(case, constraint, position) for position in case.positions(constraint.select)]


def _judged(case: Case, constraint: Bound, position: int) -> Activation:
    key = ("", position)
    value = _quantity(case, constraint.quantity, position)
    if constraint.at_most is not None and value > _exact(constraint.at_most):
        code, limit = "over", constraint.at_most
    elif constraint.at_least is not None and value < _exact(constraint.at_least):
        code, limit = "under", constraint.at_least
    else:
        return Activation(key, Outcome.FULFILLED)
    said = value if isinstance(value, int) else float(value)
    arguments = {"quantity": constraint.quantity, "value": said, "limit": limit}
    words = None if constraint.quantity in MEASURES else attributes(signal=constraint.quantity)
    return Activation(
        key,
        Outcome.VIOLATED,
        (Shortfall(code, arguments, (Evidence(position, words),)),),
        measured=Measured(constraint.quantity, value=said, limit=limit),
    )


def _quantity(case: Case, quantity: str, position: int) -> int | Fraction:
    """What the message measures; abbreviations and slang are hits of the signal so named."""
    timeline = case.timeline
    if quantity in MEASURES:
        return MEASURES[quantity](timeline.events[position].text or "")
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
