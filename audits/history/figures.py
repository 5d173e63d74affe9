"""What a trend is made of: figures of periods, with intervals, and differences between two versions."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from audits.intervals import Interval
from audits.scorecards import Rate
from audits.scorecards.summing import interval as score_interval


@dataclass(frozen=True, slots=True)
class Figure:
    """What conversations add up to: how many, those with a score, scores in hundredths, verdicts."""

    conversations: int = 0
    scored: int = 0
    hundredths: int = 0
    passed: int = 0
    failed: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(
            self.conversations + other.conversations,
            self.scored + other.scored,
            self.hundredths + other.hundredths,
            self.passed + other.passed,
            self.failed + other.failed,
        )

    @property
    def score(self) -> float | None:
        """The mean score, 0 to 100; None where nothing has one."""
        return self.hundredths / self.scored / 100 if self.scored else None

    @property
    def score_interval(self) -> Interval | None:
        """Its 95 % interval, as on scorecards."""
        return score_interval(self.hundredths, self.scored) if self.scored else None

    @property
    def rate(self) -> Rate:
        """The verdicts that passed and failed: share and Wilson's interval."""
        return Rate(self.passed, self.failed)


@dataclass(frozen=True, slots=True)
class Point:
    """A period (`2026-01`, `2026-W05`) of a series, and the SOP's versions that judged it."""

    period: str
    figure: Figure
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Periods of one rule, agent, ...; `key` is None for what records do not say, `name` is for people."""

    key: str | None
    name: str | None
    whole: Figure
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """How much a figure changed, and the 95 % interval of that."""

    value: float
    interval: Interval

    @property
    def clear(self) -> bool:
        """Whether chance alone hardly explains it: the interval leaves out zero."""
        return self.interval[0] > 0 or self.interval[1] < 0


@dataclass(frozen=True, slots=True)
class Side:
    """Conversations judged by one version: their figure, the days on which the first and the last began."""

    version: str
    figure: Figure
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Before and after a version. `shared`: conversations that both versions judged."""

    before: Side
    after: Side
    shared: int

    @property
    def score(self) -> Difference | None:
        """Of the mean scores, in points; None if one side has none."""
        one, other = self.before.figure, self.after.figure
        return difference(one.score, one.score_interval, other.score, other.score_interval)

    @property
    def rate(self) -> Difference | None:
        """Of the pass rates, as shares; None if one side has none."""
        one, other = self.before.figure.rate, self.after.figure.rate
        return difference(one.share, one.interval, other.share, other.interval)


def difference(
    before: float | None, around: Interval | None, after: float | None, there: Interval | None
) -> Difference | None:
    """after - before, with the interval that the two intervals make; None if there is nothing to compare.

    Source: R. G. Newcombe, Interval estimation for the difference between independent proportions (1998),
    method 10: each end takes the distance of the ends of both intervals to their estimates.
    """
    if before is None or around is None or after is None or there is None:
        return None
    low = sqrt((after - there[0]) ** 2 + (around[1] - before) ** 2)
    high = sqrt((there[1] - after) ** 2 + (before - around[0]) ** 2)
    value = after - before
    return Difference(value, (value - low, value + high))
