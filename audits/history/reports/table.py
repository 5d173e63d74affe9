"""The tables that text, Markdown and the page show of a trend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from audits.history.figures import Figure, Point, Series
from audits.history.reports.words import Telling, sparkline
from audits.history.trend import Trend
from audits.intervals import Interval


class Table(NamedTuple):
    """Headings, which columns are numbers, and rows; `scale`: what the lowest and highest bars stand for."""

    heads: tuple[str, ...]
    right: frozenset[int]
    rows: list[tuple[str, ...]]
    scale: Interval | None = None


def table(trend: Trend, telling: Telling) -> Table:
    """The periods of the whole; else a row a rule, agent, ... with its bars."""
    return _periods(trend, telling) if trend.asked.by == "month" else _series(trend, telling)


def _periods(trend: Trend, telling: Telling) -> Table:
    few, scored = trend.asked.min_count, trend.asked.rule is None
    rows, before = [], ""
    known = {point.period: point for point in trend.whole.points}
    for period in trend.periods:
        point = known.get(period, Point(period, Figure()))
        versions = ", ".join(point.versions)
        if not versions:
            rows.append((period, *_figures(point.figure, telling, 0, scored), ""))
            continue
        fresh = f" ← {telling.say('new')}" if before and versions != before else ""
        before = versions
        rows.append((point.period, *_figures(point.figure, telling, few, scored), versions + fresh))
    heads = (telling.say("period"), *_heads(telling, scored), telling.say("version"))
    return Table(heads, frozenset({1}), rows)


def _series(trend: Trend, telling: Telling) -> Table:
    asked = trend.asked
    scored = asked.rule is None and asked.by != "rule"
    shares = [rate for one in trend.series for rate in rates(one, trend) if rate is not None]
    ends = (min(shares, default=0.0), max(shares, default=1.0))
    rows = []
    for one in trend.series:
        name = " ".join(filter(None, (telling.name(asked.by, one), telling.title(asked.by, one))))
        figures = _figures(one.whole, telling, asked.min_count, scored)
        rows.append((name, *figures, sparkline(rates(one, trend), ends), latest(one, telling)))
    heads = (telling.say(asked.by), *_heads(telling, scored), telling.say("trend"), telling.say("latest"))
    return Table(heads, frozenset({1}), rows, ends)


def _heads(telling: Telling, scored: bool) -> Iterator[str]:
    yield telling.say("conversations")
    for name in ("score", "rate") if scored else ("rate",):
        yield f"{telling.say(name)} ({telling.say('interval')})"


def _figures(figure: Figure, telling: Telling, few: int, scored: bool) -> Iterator[str]:
    yield telling.count(figure, few)
    if scored:
        yield telling.score(figure)
    yield telling.rate(figure)


def rates(one: Series, trend: Trend) -> list[float | None]:
    """The pass rate of each period of the trend; None where the series has nothing."""
    known = {point.period: point.figure.rate.share for point in one.points}
    return [known.get(period) for period in trend.periods]


def latest(one: Series, telling: Telling) -> str:
    """The pass rate of the last period, and how it differs from the one before."""
    counted = [point.figure.rate for point in one.points if point.figure.rate.share is not None]
    if not counted:
        return ""
    last = telling.wording.percent(counted[-1].passed, counted[-1].judged)
    if len(counted) < 2:
        return last
    change = 100 * ((counted[-1].share or 0) - (counted[-2].share or 0))
    return f"{last} ({telling.signed(change, ' pp')})"
