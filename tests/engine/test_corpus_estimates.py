"""Intervals against figures worked out elsewhere, and what must hold of any of them."""

from __future__ import annotations

import statistics
from itertools import accumulate
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.estimates import MICRO, mean, net, ranks, share


@pytest.mark.parametrize(
    ("n", "hits", "low", "high"),
    [(10, 0, 0.0, 0.2775), (10, 8, 0.4902, 0.9433), (100, 50, 0.4038, 0.5962), (263, 81, 0.2553, 0.3662)],
)
def test_a_share_has_wilsons_interval(n: int, hits: int, low: float, high: float) -> None:
    assert share(n, hits)[1:] == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_a_mean_has_students_interval() -> None:
    values = [5.1, 4.9, 6.0, 5.5, 5.0, 4.7, 5.8, 5.2, 5.4, 4.8]
    micros = [round(value * MICRO) for value in values]
    told = mean(len(values), sum(micros), sum(one * one for one in micros))
    half = 2.262157 * statistics.stdev(values) / len(values) ** 0.5
    middle = statistics.fmean(values)
    assert told == pytest.approx((middle, middle - half, middle + half), rel=1e-3)


def test_nps_is_promoters_less_detractors() -> None:
    value, low, high = net(100, 60, 20)
    assert value == 40
    assert low is not None and high is not None
    assert low == pytest.approx(23.0, abs=0.5)
    assert high == pytest.approx(54.7, abs=0.5)


@given(st.integers(1, 400), st.sampled_from((50, 75, 90)))
def test_ranks_hold_the_quantile_with_95_percent(n: int, percent: int) -> None:
    """As far as values reach: between two ranks, the binomial says with what probability it lies."""
    rank, low, high = ranks(n, percent)
    assert 1 <= low <= rank <= high <= n
    p = percent / 100
    below = list(accumulate(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)))
    covered = (1.0 if high == n else below[high - 1]) - (0.0 if low == 1 else below[low - 1])
    assert covered > 0.93


@given(st.integers(1, 10**6), st.data())
def test_intervals_hold_their_figure(n: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, n))
    value, low, high = share(n, hits)
    assert low is not None and value is not None and high is not None
    assert 0 <= low <= value <= high <= 1
    against = data.draw(st.integers(0, n - hits))
    value, low, high = net(n, hits, against)
    assert low is not None and high is not None
    assert -100 <= low <= high <= 100
