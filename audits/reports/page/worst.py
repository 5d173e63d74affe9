"""The worst conversations of a corpus, kept while it goes by."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Generic, TypeVar

from audits.reports.judged import Judged
from audits.tally import score
from audits.waivers import waived

MOST = 200

Kept = TypeVar("Kept")
Badness = tuple[float, float, int]
"""Greater is worse: minus the score, the weight of what fails, the number of findings."""


def badness(one: Judged) -> Badness:
    """How bad a failing conversation is."""
    scored = score(one.records)
    failing = [record for record in one.records if record.verdict == "fail" and not waived(record)]
    weight = sum(record.weight for record in failing)
    return (-100.0 if scored is None else -scored, weight, sum(len(record.findings) for record in failing))


class Worst(Generic[Kept]):
    """Keeps what `make` makes of the worst conversations; it is called only for those."""

    def __init__(self, make: Callable[[Judged], Kept], most: int = MOST) -> None:
        self._make = make
        self._most = most
        self._order = 0
        self._kept: list[tuple[Badness, int, Kept]] = []

    def add(self, one: Judged) -> None:
        """A failing conversation; of two as bad the first stays."""
        self._order += 1
        rank = (badness(one), -self._order)
        if len(self._kept) < self._most:
            heapq.heappush(self._kept, (*rank, self._make(one)))
        elif rank > self._kept[0][:2]:
            heapq.heapreplace(self._kept, (*rank, self._make(one)))

    @property
    def total(self) -> int:
        """All failing conversations there were."""
        return self._order

    def worst_first(self) -> list[Kept]:
        """Those kept."""
        ranked = sorted(self._kept, key=lambda kept: kept[:2], reverse=True)
        return [made for _, _, made in ranked]
