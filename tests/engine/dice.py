"""What generators roll: Python's seeded random numbers, or Hypothesis' draws, which shrink."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Dice(Protocol):
    def one(self, options: Sequence[T]) -> T:
        """One of several options; the first is the plainest."""

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred rolls."""


@dataclass
class SeededDice:
    """Rolls by a seeded generator of random numbers."""

    random: random.Random

    def one(self, options: Sequence[T]) -> T:
        return options[self.random.randrange(len(options))]

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent


@dataclass
class DrawnDice:
    """Rolls by Hypothesis; small numbers, first options and False are what it shrinks to."""

    draw: Callable[[st.SearchStrategy[Any]], Any]

    def one(self, options: Sequence[T]) -> T:
        return options[self.number(0, len(options) - 1)]

    def number(self, low: int, high: int) -> int:
        return int(self.draw(st.integers(low, high)))

    def chance(self, percent: int) -> bool:
        return self.number(0, 99) >= 100 - percent
