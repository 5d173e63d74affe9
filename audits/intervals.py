"""How sure a figure is: 95 % intervals for shares and for F1, and the exact test of two sets of answers.

Sources: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927);
Q. McNemar, Note on the sampling error of the difference between correlated proportions (1947), exact form.
"""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""The standard normal's 97.5 % point: an interval leaves out 2.5 % on each side."""

Interval = tuple[float, float]


def wilson(right: float, whole: int) -> Interval | None:
    """Wilson's score interval of a share; None of nothing."""
    if not whole:
        return None
    share, spread = right / whole, Z * Z / whole
    centre = (share + spread / 2) / (1 + spread)
    half = sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def f1_interval(tp: int, fp: int, fn: int) -> Interval | None:
    """The interval of F1 in closed form; None if there was nothing to find and nothing found.

    Of the TP + FP + FN messages that a signal or a label names, TP are named by both. That share J is a
    binomial one, and F1 = 2J / (1 + J) rises with it: the ends of Wilson's interval for J are those for F1.
    """
    shared = wilson(tp, tp + fp + fn)
    return None if shared is None else (_from_shared(shared[0]), _from_shared(shared[1]))


def _from_shared(share: float) -> float:
    return 2 * share / (1 + share)


def mcnemar(fixed: int, broken: int) -> float:
    """How likely a split at least as uneven is if the change did nothing: exact, two-sided, 1 without any."""
    whole, less = fixed + broken, min(fixed, broken)
    if not whole:
        return 1.0
    term = tail = 1
    for taken in range(less):
        term = term * (whole - taken) // (taken + 1)
        tail += term
    return min(1.0, 2 * tail / (1 << whole))


def share(right: int, whole: int) -> float | None:
    """A share, None of nothing."""
    return right / whole if whole else None


__all__ = ["Interval", "f1_interval", "mcnemar", "share", "wilson"]
