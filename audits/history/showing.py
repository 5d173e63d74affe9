"""The trend of a history as an audit's page draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, overload

from audits.history.figures import Figure
from audits.history.trend import Asked, NothingThere, Trend, trend
from audits.reports.page.trend import Period


def periods(found: Trend) -> list[Period]:
    """The periods of the whole, those without conversations too."""
    known = {point.period: point.figure for point in found.whole.points}
    figures = ((period, known.get(period, Figure())) for period in found.periods)
    return [Period(label, one.score, one.rate.share, one.conversations) for label, one in figures]


class History(Sequence[Period]):
    """The months, or if there is but one its weeks, of an SOP's conversations; read when first asked for.

    By then the run that is under way has been stored, and counts. `connected` gives the connection.
    """

    def __init__(self, connected: Callable[[], Any], sop: str) -> None:
        self._connected, self._sop = connected, sop

    @cached_property
    def _periods(self) -> list[Period]:
        try:
            months = periods(trend(self._connected(), Asked(sop=self._sop)))
            if len(months) > 1:
                return months
            return periods(trend(self._connected(), Asked(sop=self._sop, every="week")))
        except NothingThere:
            return []

    def __len__(self) -> int:
        return len(self._periods)

    @overload
    def __getitem__(self, place: int) -> Period: ...
    @overload
    def __getitem__(self, place: slice) -> list[Period]: ...
    def __getitem__(self, place: int | slice) -> Period | list[Period]:
        return self._periods[place]
