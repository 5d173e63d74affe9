"""Where the boxes of a picture stand and how large they are, in pixels; the origin is the upper left."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from audits.drawing.layers import Layered, layered
from audits.drawing.picture import Arrow, Box, Picture

LINE = 18
"""Height of a line of text."""
_LETTER = 7.3
_WIDEST = 30
"""Letters of a line in a box; a picture read downwards has room for more."""
_WIDEST_DOWN = 56
_LABEL = 24
_MARGIN, _APART, _BETWEEN = 12, 14, 44
_ITERATIONS, _FEW = 8, 60


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its lines of text, its upper left corner and its size."""

    box: Box
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow through the points, with where the middle of its text stands."""

    arrow: Arrow
    points: tuple[tuple[float, float], ...]
    lines: tuple[str, ...]
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture whose parts have found their places."""

    picture: Picture
    boxes: Sequence[Placed]
    lines: Sequence[Line]
    width: float
    height: float


def drawn(picture: Picture) -> Drawn:
    """Places the picture's parts one below the other."""
    boxes: list[Placed] = []
    lines: list[Line] = []
    width, top = 0.0, 0.0
    parts = [_Part(picture, part) for part in layered(picture)]
    depths = [
        (max(length for length, _ in found), max(room for _, room in found))
        for found in zip_longest(*(part.depths for part in parts), fillvalue=(0.0, 0.0))
    ]
    for placed in parts:
        placed.place(depths, top)
        boxes += placed.boxes()
        lines += placed.lines()
        width, top = max(width, placed.width), placed.bottom + _APART
    return Drawn(picture, boxes, lines, width + 2, max(0.0, top - _APART) + 2)


def broken(text: str, widest: int) -> tuple[str, ...]:
    """The text in lines of about equal length, none wider than `widest` letters unless one word is."""
    columns = _columns(text)
    least = -(-columns // widest)
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _columns(joined) <= max(widest if least == 1 else 0, min(widest, columns // least + 6)):
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def text_width(lines: Sequence[str]) -> float:
    """About how wide the lines are."""
    return max(map(_columns, lines)) * _LETTER


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


class _Part:
    """Connected boxes. `along` is the way the arrows point, `across` the way a layer is filled."""

    def __init__(self, picture: Picture, part: Layered) -> None:
        self._picture, self._part = picture, part
        widest = _WIDEST_DOWN if picture.down else _WIDEST
        self._texts = {key: broken(box.text, widest) for key, box in picture.boxes.items()}
        self._labels = {arrow: broken(arrow.text, _LABEL) for arrow, _ in part.routes if arrow.text}
        self._leaving = Counter(arrow.start for arrow in self._labels)
        self.depths = [
            (max(map(self._length, layer)), self._room(number)) for number, layer in enumerate(part.layers)
        ]
        """Of each layer how long it is, and how much room the arrows after it need."""
        self._across = self._spread()

    def place(self, depths: Sequence[tuple[float, float]], top: float) -> None:
        """Puts the layers where those of all parts are, below `top`."""
        part, picture, self._top = self._part, self._picture, top
        self._along: dict[str, float] = {}
        self._far: dict[str, float] = {}
        at = 1.0
        for layer, (length, room) in zip(part.layers, depths, strict=False):
            self._along |= dict.fromkeys(layer, at)
            self._far |= dict.fromkeys(layer, at + length)
            at += length + room
        sizes = [(self._size(key), key) for layer in part.layers for key in layer]
        ends = [
            (self._along[key] + self._length(key), self._across[key] + self._breadth(key)) for _, key in sizes
        ]
        far, wide = max(end for end, _ in ends), max(end for _, end in ends)
        self.width = wide if picture.down else far
        self.bottom = top + (far if picture.down else wide)

    def boxes(self) -> Iterator[Placed]:
        """The boxes, without bends."""
        for layer in self._part.layers:
            for key in layer:
                if key in self._picture.boxes:
                    x, y = self._point(self._along[key], self._across[key])
                    width, height = self._size(key)
                    yield Placed(self._picture.boxes[key], self._texts[key], x, y, width, height)

    def lines(self) -> Iterator[Line]:
        """The arrows, from border to border."""
        for arrow, route in self._part.routes:
            points = tuple(self._points(route))
            near_end = self._leaving[arrow.start] > 1
            lines = self._labels.get(arrow, ())
            yield Line(arrow, points, lines, self._label_at(points, lines, near_end))

    def _label_at(
        self, points: Sequence[tuple[float, float]], lines: Sequence[str], near_end: bool
    ) -> tuple[float, float]:
        """Beside the end from which fewer arrows part, so that texts do not lie on each other."""
        (ax, ay), (bx, by) = points[-2:] if near_end else points[1:3]
        if not lines:
            return (ax, ay)
        if self._picture.down:
            return ((ax + bx) / 2, (ay + by) / 2)
        size, way = text_width(lines) / 2 + 14, 1 if bx >= ax else -1
        return (bx - way * (size + 6), by) if near_end else (ax + way * size, ay)

    def _points(self, route: Sequence[str]) -> Iterator[tuple[float, float]]:
        """Straight through the layers, so that no box is in the way, and curved between them."""
        forward = self._along[route[-1]] > self._along[route[0]]
        for number, key in enumerate(route):
            near, far = self._along[key], self._far[key]
            middle = self._across[key] + self._breadth(key) / 2
            own = near + self._length(key)
            if number == 0:
                yield self._point(own if forward else near, middle)
                yield self._point(far if forward else near, middle)
            elif number == len(route) - 1:
                if not forward:
                    yield self._point(far, middle)
                yield self._point(near if forward else own, middle)
            else:
                yield self._point(near if forward else far, middle)
                yield self._point(far if forward else near, middle)

    def _size(self, key: str) -> tuple[float, float]:
        if key not in self._picture.boxes:
            return (0, 0)
        lines = self._texts[key]
        return (text_width(lines) + 2 * _MARGIN, len(lines) * LINE + _MARGIN)

    def _length(self, key: str) -> float:
        return self._size(key)[1 if self._picture.down else 0]

    def _breadth(self, key: str) -> float:
        return self._size(key)[0 if self._picture.down else 1]

    def _point(self, along: float, across: float) -> tuple[float, float]:
        return (across, self._top + along) if self._picture.down else (along, self._top + across)

    def _room(self, number: int) -> float:
        """Between a layer and the next."""
        layers = self._part.layers
        here, there = set(layers[number]), set(layers[number + 1] if number + 1 < len(layers) else ())
        room = 0.0
        for arrow, route in self._part.routes:
            pair = set(route[-2:] if self._leaving[arrow.start] > 1 else route[:2])
            if arrow in self._labels and pair & here and pair & there:
                lines = self._labels[arrow]
                size = len(lines) * LINE if self._picture.down else text_width(lines)
                room = max(room, size + 34)
        return max(room, _BETWEEN if not self._picture.down else 30)

    def _spread(self) -> Mapping[str, float]:
        """Each box near the middle of its neighbours, without touching those of its layer."""
        across: dict[str, float] = {}
        for layer in self._part.layers:
            at = 1.0
            for key in layer:
                across[key] = at
                at += self._breadth(key) + self._gap(key)
        beside = self._neighbours()
        for iteration in range(_ITERATIONS * (6 if len(across) < _FEW else 1)):
            layers = self._part.layers if iteration % 2 else tuple(reversed(self._part.layers))
            for layer in layers:
                wanted = [self._wanted(key, beside, across) for key in layer]
                self._settle(layer, wanted, across)
        least = min(across.values()) - 1
        return {key: at - least for key, at in across.items()}

    def _gap(self, key: str) -> float:
        apart = _APART + LINE if self._labels and not self._picture.down else _APART
        return apart if key in self._picture.boxes else apart + LINE / 2

    def _neighbours(self) -> Mapping[str, list[str]]:
        beside: dict[str, list[str]] = {}
        for _, route in self._part.routes:
            for one, other in pairwise(route):
                beside.setdefault(one, []).append(other)
                beside.setdefault(other, []).append(one)
        return beside

    def _wanted(self, key: str, beside: Mapping[str, list[str]], across: Mapping[str, float]) -> float:
        near = [across[other] + self._breadth(other) / 2 for other in beside.get(key, ())]
        return sum(near) / len(near) - self._breadth(key) / 2 if near else across[key]

    def _settle(self, layer: Sequence[str], wanted: Sequence[float], across: dict[str, float]) -> None:
        """Down from the first and up from the last, then the middle of both, so that nothing overlaps."""
        after: list[float] = []
        for key, at in zip(layer, wanted, strict=True):
            before = layer[len(after) - 1] if after else key
            least = after[-1] + self._breadth(before) + self._gap(before) if after else at
            after.append(max(at, least))
        up: list[float] = []
        for place in range(len(layer) - 1, -1, -1):
            key, at = layer[place], wanted[place]
            most = up[-1] - self._breadth(key) - self._gap(key) if up else at
            up.append(min(at, most))
        for key, low, high in zip(layer, reversed(up), after, strict=True):
            across[key] = (low + high) / 2
