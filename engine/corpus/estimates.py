"""Figures with their 95 % intervals, from counts alone: the same whatever the order and the machine.

Shares: Wilson's score interval. NPS: the adjusted Wald interval with three imagined answers (3/4 promoters,
1 1/2 passives, 3/4 detractors). Means: Student's t, its quantile by the Cornish-Fisher expansion. Order
statistics: the values at the ranks between which the quantile lies with 95 %, by the normal approximation of
the binomial, rounded outwards.
"""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import NamedTuple

Z = 1.959963984540054
MICRO = 1_000_000
"""Values are summed in millionths, exactly."""


class Estimate(NamedTuple):
    """A figure and its interval; None where there is nothing to tell one from."""

    value: float | None
    low: float | None
    high: float | None


NOTHING = Estimate(None, None, None)


def share(n: int, hits: int) -> Estimate:
    """`hits` of `n`, from 0 to 1."""
    if not n:
        return NOTHING
    p, zz = hits / n, Z * Z
    middle = (p + zz / (2 * n)) / (1 + zz / n)
    half = Z * sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n)
    low = 0.0 if hits == 0 else middle - half
    high = 1.0 if hits == n else middle + half
    return Estimate(p, low, high)


def net(n: int, promoters: int, detractors: int) -> Estimate:
    """% promoters less % detractors, from -100 to 100."""
    if not n:
        return NOTHING
    for_it, against = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    middle = for_it - against
    half = Z * sqrt((for_it + against - middle * middle) / (n + 3))
    low, high = max(-1.0, middle - half), min(1.0, middle + half)
    return Estimate(100 * (promoters - detractors) / n, 100 * low, 100 * high)


def mean(n: int, total: int, squares: int) -> Estimate:
    """The mean of values given by their sum and sum of squares in millionths."""
    if not n:
        return NOTHING
    middle = total / (n * MICRO)
    if n == 1:
        return Estimate(middle, None, None)
    spread = max(0, n * squares - total * total) / (n * (n - 1))
    half = _t(n - 1) * sqrt(spread / n) / MICRO
    return Estimate(middle, middle - half, middle + half)


def ranks(n: int, percent: int) -> tuple[int, int, int]:
    """The ranks, from 1, of the percentile and of its interval's ends among `n` values in order."""
    middle = n * percent / 100
    half = Z * sqrt(middle * (100 - percent) / 100)
    rank = -(-n * percent // 100)
    return max(1, rank), max(1, floor(middle - half)), min(n, ceil(middle + half) + 1)


def _t(freedom: int) -> float:
    """Student's t that 97.5 % lie below; within 0.2 % from 5 degrees of freedom on."""
    if freedom < 5:
        return (12.706204736, 4.302652730, 3.182446305, 2.776445105)[freedom - 1]
    v = freedom
    return (
        Z
        + (Z**3 + Z) / (4 * v)
        + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * v**2)
        + (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / (384 * v**3)
    )
