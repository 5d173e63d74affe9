"""The trend: score and pass rate of periods, one after the other, as a drawing and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST = 36
"""Periods that are drawn: the last ones."""
WIDTH, HEIGHT = 720, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 700, 16, 170


class Period(NamedTuple):
    """A period of a trend: what it is called, its mean score (0 to 100), its pass rate (0 to 1), its size.

    Score and pass rate are None where nothing counted.
    """

    label: str
    score: float | None
    passed: float | None
    conversations: int


class Point(NamedTuple):
    """A period in the drawing: where it stands, and where its figures do; None without figures."""

    period: Period
    x: float
    score_y: float | None
    passed_y: float | None
    labelled: bool
    """Whether there is room for its label."""


class Grid(NamedTuple):
    """A line across the drawing: its height, its figure (0 to 100)."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A trend as it is drawn: points from left to right, lines as SVG paths, a grid."""

    points: tuple[Point, ...]
    score: str
    passed: str
    grid: tuple[Grid, ...]
    left_out: int
    """Earlier periods that are not drawn."""


def trend(periods: Sequence[Period]) -> Drawing | None:
    """The drawing of periods, the earliest first; None for fewer than two, which are no trend."""
    if len(periods) < 2:
        return None
    shown = periods[-MOST:]
    step = (_RIGHT - _LEFT) / len(shown)
    every = -(-len(shown) // 12)
    points = tuple(
        Point(
            one,
            round(_LEFT + step * (place + 0.5), 1),
            None if one.score is None else _y(one.score),
            None if one.passed is None else _y(100 * one.passed),
            (len(shown) - 1 - place) % every == 0,
        )
        for place, one in enumerate(shown)
    )
    return Drawing(
        points,
        _path([(one.x, one.score_y) for one in points]),
        _path([(one.x, one.passed_y) for one in points]),
        tuple(Grid(_y(value), value) for value in (0, 25, 50, 75, 100)),
        len(periods) - len(shown),
    )


def _y(value: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * min(100.0, max(0.0, value)) / 100, 1)


def _path(points: Sequence[tuple[float, float | None]]) -> str:
    """The line through the points; it breaks where one has no figure."""
    parts: list[str] = []
    drawing = False
    for x, y in points:
        if y is not None:
            parts.append(f"{'L' if drawing else 'M'}{x} {y}")
        drawing = y is not None
    return " ".join(parts)
