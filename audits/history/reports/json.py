"""A trend for programs (`trend/1`): every figure with its interval, agents as people may see them."""

from __future__ import annotations

import json
from typing import Any, TextIO

from audits.history.figures import Comparison, Difference, Figure, Side
from audits.history.reports import Setting
from audits.history.reports.words import Telling
from audits.history.trend import Trend
from audits.intervals import Interval


def write(stream: TextIO, trend: Trend, setting: Setting) -> None:
    """Writes it."""
    telling, asked = Telling(setting), trend.asked
    told = {
        "schema": "trend/1",
        "sop": trend.sop,
        "versions": list(trend.versions),
        "by": asked.by,
        "every": asked.every,
        "rule": asked.rule,
        "since": asked.since,
        "until": asked.until,
        "min_count": asked.min_count,
        "runs": trend.runs,
        "incomplete_runs": trend.incomplete,
        "without_time": trend.undated,
        "other_sops": list(trend.others),
        "series": [
            {
                "key": None if one.key is None else telling.name(asked.by, one),
                "title": telling.title(asked.by, one) or None,
                **figures(one.whole, asked.min_count),
                "periods": [
                    {
                        "period": point.period,
                        **figures(point.figure, asked.min_count),
                        "versions": list(point.versions),
                    }
                    for point in one.points
                ],
            }
            for one in trend.series
        ],
        "comparisons": [_comparison(one, asked.min_count) for one in trend.comparisons],
    }
    stream.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def figures(figure: Figure, few: int) -> dict[str, Any]:
    """A figure by the names that json and csv use; scores of 0 to 100, shares of 0 to 1."""
    rate = figure.rate
    return {
        "conversations": figure.conversations,
        "few": figure.conversations < few,
        "score": _round(figure.score),
        **_ends("score", figure.score_interval, 4),
        "passed": figure.passed,
        "failed": figure.failed,
        "pass_rate": _round(rate.share, 6),
        **_ends("pass_rate", rate.interval, 6),
    }


def _comparison(one: Comparison, few: int) -> dict[str, Any]:
    return {
        "before": _side(one.before, few),
        "after": _side(one.after, few),
        "judged_by_both": one.shared,
        "score": _difference(one.score),
        "pass_rate": _difference(one.rate),
    }


def _side(side: Side, few: int) -> dict[str, Any]:
    return {
        "version": side.version,
        "first": side.first or None,
        "last": side.last or None,
        **figures(side.figure, few),
    }


def _difference(found: Difference | None) -> dict[str, Any] | None:
    if found is None:
        return None
    low, high = (_round(end, 6) for end in found.interval)
    return {"difference": _round(found.value, 6), "low": low, "high": high, "clear": found.clear}


def _ends(name: str, interval: Interval | None, digits: int) -> dict[str, float | None]:
    low, high = interval if interval is not None else (None, None)
    return {f"{name}_low": _round(low, digits), f"{name}_high": _round(high, digits)}


def _round(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)
