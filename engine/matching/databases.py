"""Compiling expressions for the linear-time matcher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import hyperscan

TERMINATED = 1_000_000
"""So many hits in one message are no language; scanning stops there and keeps what it has."""


def compiled(
    sources: Sequence[bytes], flags: Sequence[int], numbers: Iterable[int]
) -> hyperscan.Database | None:
    """A database of expressions that reports them by their numbers; None if there are none."""
    if not sources:
        return None
    database = hyperscan.Database()
    database.compile(expressions=list(sources), ids=list(numbers), elements=len(sources), flags=list(flags))
    return database
