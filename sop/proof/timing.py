"""When the events of a path happen: a simple temporal network, whose negative cycles are contradictions.

Source: Dechter, Meiri, Pearl, Temporal constraint networks, 1991.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

USUAL_GAP = 60
"""Seconds between events where the limits leave room for it."""


def times(events: int, wanted: Sequence[tuple[int, int, int, bool]], gap: int) -> list[int]:
    """The earliest times of so many events, in seconds after the first.

    `wanted`: (from event, to event, seconds, True for at most or False for at least). Raises ValueError
    where no times fit.
    """
    for usual in (USUAL_GAP, 10, gap):
        found = _earliest(events, wanted, max(usual, gap))
        if found is not None:
            return found
    raise ValueError("no times fit")


def _earliest(events: int, wanted: Sequence[tuple[int, int, int, bool]], gap: int) -> list[int] | None:
    import networkx

    graph: Any = networkx.MultiDiGraph()
    graph.add_nodes_from(range(events))
    graph.add_weighted_edges_from((before, before + 1, -gap) for before in range(events - 1))
    for begin, end, seconds, at_most in wanted:
        if at_most:
            graph.add_edge(end, begin, weight=seconds)
        else:
            graph.add_edge(begin, end, weight=-seconds)
    if not events:
        return []
    try:
        lengths = networkx.single_source_bellman_ford_path_length(graph, 0)
    except networkx.NetworkXUnbounded:
        return None
    return [-lengths[event] for event in range(events)]
