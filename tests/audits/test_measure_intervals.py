"""The figures' intervals and the test of a change, against published values, brute force and simulation."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb

import pytest

from audits.intervals import f1_interval, mcnemar, share, wilson


@pytest.mark.parametrize(
    ("right", "whole", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # R. G. Newcombe (1998), Statistics in Medicine 17, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(right: int, whole: int, low: float, high: float) -> None:
    found = wilson(right, whole)
    assert found is not None
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


def test_nothing_has_no_share_and_no_interval() -> None:
    assert share(0, 0) is None
    assert wilson(0, 0) is None
    assert f1_interval(0, 0, 0) is None


def test_intervals_hold_their_figure_and_stay_within_0_and_1() -> None:
    for tp in range(6):
        for fp in range(4):
            for fn in range(4):
                found = f1_interval(tp, fp, fn)
                if found is not None:
                    f1 = 2 * tp / (2 * tp + fp + fn)
                    assert 0 <= found[0] <= f1 + 1e-12 <= found[1] + 2e-12 <= 1 + 3e-12


def test_the_interval_of_f1_covers_the_truth_about_as_often_as_it_says() -> None:
    rng = random.Random(7)
    weights = (0.12, 0.04, 0.05, 0.79)  # of TP, FP, FN and the rest
    truth = 2 * weights[0] / (2 * weights[0] + weights[1] + weights[2])
    inside = 0
    for _ in range(2_000):
        drawn = rng.choices("pfn.", weights, k=300)
        found = f1_interval(drawn.count("p"), drawn.count("f"), drawn.count("n"))
        assert found is not None
        inside += found[0] <= truth <= found[1]
    assert 0.93 <= inside / 2_000 <= 0.97


@pytest.mark.parametrize(("fixed", "broken"), [(0, 0), (1, 0), (5, 0), (0, 6), (3, 3), (10, 2), (17, 40)])
def test_mcnemar_is_the_exact_binomial_test(fixed: int, broken: int) -> None:
    whole, less = fixed + broken, min(fixed, broken)
    tail = Fraction(sum(comb(whole, taken) for taken in range(less + 1)), 2**whole)
    assert mcnemar(fixed, broken) == pytest.approx(float(min(Fraction(1), 2 * tail)))


def test_mcnemar_of_thousands_of_changes_is_quick_and_small() -> None:
    assert mcnemar(9_000, 1_000) == pytest.approx(0, abs=1e-300)
    assert mcnemar(5_000, 5_000) == 1.0
