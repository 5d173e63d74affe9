"""Spans that belong to something (a signal, a phrase): which to keep where they overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

Owner = TypeVar("Owner", bound=Hashable)


def leftmost_longest(hits: Iterable[tuple[Owner, int, int]]) -> list[tuple[Owner, int, int]]:
    """Hits in order, less those that overlap one of their owner that begins before, or is longer."""
    reached: dict[Owner, int] = {}
    kept = []
    for hit in sorted(hits, key=_place):
        owner, start, end = hit
        if start >= reached.get(owner, 0):
            reached[owner] = end
            kept.append(hit)
    return kept


def touching(
    hits: Iterable[tuple[Owner, int, int]], others: Iterable[tuple[Owner, int, int]]
) -> Iterator[tuple[Owner, int, int]]:
    """The hits that overlap one of the others of the same owner."""
    spans: dict[Owner, list[tuple[int, int]]] = {}
    for owner, start, end in sorted(others, key=_place):
        merged = spans.setdefault(owner, [])
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for hit in hits:
        owner, start, end = hit
        merged = spans.get(owner, [])
        before = bisect_left(merged, (end,)) - 1
        if before >= 0 and merged[before][1] > start:
            yield hit


def untouched(
    hits: list[tuple[Owner, int, int]], others: Iterable[tuple[Owner, int, int]]
) -> list[tuple[Owner, int, int]]:
    """The hits that overlap none of the others of the same owner."""
    taken = set(touching(hits, others))
    return [hit for hit in hits if hit not in taken]


def _place(hit: tuple[object, int, int]) -> tuple[int, int]:
    return hit[1], -hit[2]
