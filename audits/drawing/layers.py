"""Boxes in layers, so that arrows point forward and cross seldom (after Sugiyama, Tagawa and Toda, 1981)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from audits.drawing.picture import Arrow, Picture

_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Layered:
    """Connected boxes. Layers hold keys of boxes, and those of bends: places where a long arrow passes."""

    layers: Sequence[Sequence[str]]
    routes: Sequence[tuple[Arrow, Sequence[str]]]
    """Each arrow with the keys that it passes, from its start to its end."""


def layered(picture: Picture) -> Iterator[Layered]:
    """The picture's connected parts, in the order of their first boxes."""
    graph = nx.DiGraph()
    graph.add_nodes_from(picture.boxes)
    graph.add_edges_from((arrow.start, arrow.end) for arrow in picture.arrows if arrow.start != arrow.end)
    order = {key: place for place, key in enumerate(picture.boxes)}
    parts = sorted(nx.weakly_connected_components(graph), key=lambda part: min(order[key] for key in part))
    for part in parts:
        keys = sorted(part, key=order.__getitem__)
        arrows = [arrow for arrow in picture.arrows if arrow.start in part and arrow.start != arrow.end]
        yield _part(keys, arrows)


def _part(keys: Sequence[str], arrows: Sequence[Arrow]) -> Layered:
    forward = _without_circles(keys, arrows)
    layer = _depths(forward)
    places: dict[str, int] = dict(layer)
    routes: list[tuple[Arrow, Sequence[str]]] = []
    for number, arrow in enumerate(arrows):
        routes.append((arrow, _route(arrow, number, layer, places)))
    layers: list[list[str]] = [[] for _ in range(1 + max(places.values(), default=0))]
    for key, depth in places.items():
        layers[depth].append(key)
    _uncross(layers, routes)
    return Layered(layers, routes)


def _without_circles(keys: Sequence[str], arrows: Sequence[Arrow]) -> Any:
    """The arrows as a graph without circles: in each circle one arrow is turned round."""
    graph = nx.DiGraph()
    graph.add_nodes_from(keys)
    for arrow in arrows:
        if graph.has_edge(arrow.start, arrow.end):
            continue
        back = nx.has_path(graph, arrow.end, arrow.start)
        graph.add_edge(*((arrow.end, arrow.start) if back else (arrow.start, arrow.end)))
    return graph


def _depths(graph: Any) -> dict[str, int]:
    """How far each box is from the beginning: one more than the farthest box before it."""
    depths: dict[str, int] = {}
    for key in nx.lexicographical_topological_sort(graph, key=list(graph).index):
        depths[key] = max((depths[before] + 1 for before in graph.predecessors(key)), default=0)
    for key in reversed(list(depths)):
        after = [depths[later] for later in graph.successors(key)]
        if after and not list(graph.predecessors(key)):
            depths[key] = min(after) - 1
    return depths


def _route(arrow: Arrow, number: int, layer: Mapping[str, int], places: dict[str, int]) -> list[str]:
    """The arrow's way from layer to layer; its bends are added to `places`."""
    start, end = layer[arrow.start], layer[arrow.end]
    step = 1 if end > start else -1
    bends = {f"\0{number}.{depth}": depth for depth in range(start + step, end, step)}
    places |= bends
    return [arrow.start, *bends, arrow.end]


def _uncross(layers: list[list[str]], routes: Sequence[tuple[Arrow, Sequence[str]]]) -> None:
    """Orders each layer by where its neighbours stand, back and forth."""
    beside: dict[str, list[str]] = {}
    for _, route in routes:
        for one, other in pairwise(route):
            beside.setdefault(one, []).append(other)
            beside.setdefault(other, []).append(one)
    for sweep in range(_SWEEPS):
        numbers = range(1, len(layers)) if sweep % 2 == 0 else range(len(layers) - 2, -1, -1)
        for number in numbers:
            fixed = layers[number - 1 if sweep % 2 == 0 else number + 1]
            stand = {key: place for place, key in enumerate(fixed)}
            own = {key: place for place, key in enumerate(layers[number])}
            layers[number].sort(key=lambda key: _middle(beside.get(key, ()), stand, own[key]))


def _middle(neighbours: Sequence[str], stand: Mapping[str, int], own: int) -> float:
    found = [stand[key] for key in neighbours if key in stand]
    return sum(found) / len(found) if found else own
