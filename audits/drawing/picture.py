"""What a picture is: boxes with a text, and arrows between them that may have one, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Sort = Literal["tier", "trigger", "step", "rule", "critical", "event", "signal", "file", "shipped"]
"""What a box stands for; it decides how the box looks."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box. `key` tells it apart within its picture."""

    key: str
    text: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from one box to another, by their keys. A dashed one forbids, or comes from outside."""

    start: str
    end: str
    text: str = ""
    dashed: bool = False


@dataclass(slots=True)
class Picture:
    """A picture with its title. `down`: it is read from top to bottom, else from left to right."""

    title: str
    down: bool = False
    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)

    def box(self, key: str, text: str, sort: Sort) -> str:
        """Adds a box, unless there is one of that key; gives the key."""
        self.boxes.setdefault(key, Box(key, text, sort))
        return key

    def arrow(self, start: str, end: str, text: str = "", *, dashed: bool = False) -> None:
        """Adds an arrow, unless there is the same one."""
        arrow = Arrow(start, end, text, dashed)
        if arrow not in self.arrows:
            self.arrows.append(arrow)

    def chain(self, keys: Sequence[str]) -> None:
        """Adds arrows from each box to the next."""
        for start, end in pairwise(keys):
            self.arrow(start, end)
