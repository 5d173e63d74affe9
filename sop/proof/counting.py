"""Machines for what is counted: quantified phrases, bounds of style, the unary templates, classes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rules.constraints import Bound, Classes, Quantified, Template
from rules.duration import Duration
from rules.pattern import Pattern
from sop.proof.events import Letter, matches
from sop.proof.machine import End, Measure, Move, Undecidable


class Untimed:
    """A machine without clocks. `step` gives the one state after an event."""

    clock: str | None = None
    slots = 0

    def start(self) -> Any:
        raise NotImplementedError

    def step(self, state: Any, view: Any) -> Any:
        raise NotImplementedError

    def moves(self, state: Any, view: Any) -> list[Move]:
        return [Move(self.step(state, view))]

    def failed(self, state: Any) -> bool:
        return False

    def waiting(self, state: Any) -> tuple[int, ...]:
        return ()

    def limits(self) -> Iterator[Duration]:
        yield from ()


class Counted(Untimed):
    """Quantified, and bounds on the same messages as "each selected message is within all of them"."""

    def __init__(self, of: Quantified | Bound, *more: Bound) -> None:
        self.select, self.window = of.select, of.window
        self.of = of
        self.bounds = (of, *more) if isinstance(of, Bound) else ()
        if isinstance(of, Quantified):
            self.match: Pattern | None = of.match
            self.least, self.most, self.every = of.at_least, of.at_most, of.every
        else:
            self.match, self.least, self.most, self.every = None, None, None, True
        self.enough = max(self.least or 0, -1 if self.most is None else self.most) + 1

    def measures(self) -> tuple[Measure, ...]:
        """What the bounds measure."""
        return tuple(Measure(one.quantity, one.at_least, one.at_most) for one in self.bounds)

    def patterns(self) -> Iterator[Pattern]:
        yield self.select
        if self.match is not None:
            yield self.match

    def view(self, letter: Letter) -> Hashable:
        if not matches(self.select, letter):
            return 0
        return 2 if self._good(letter) else 1

    def _good(self, letter: Letter) -> bool:
        if isinstance(self.of, Quantified):
            return matches(self.of.match, letter)
        return self.within(letter.measures)

    def within(self, measures: Mapping[str, float]) -> bool:
        """Whether all bounds are kept. Raises Undecidable if a quantity has not been measured."""
        for of in self.bounds:
            value = measures.get(of.quantity)
            if value is None:
                raise Undecidable("measure")
            if (of.at_least is not None and value < of.at_least) or (
                of.at_most is not None and value > of.at_most
            ):
                return False
        return True

    def start(self) -> Any:
        return ()  # (position, matched, lacking), or for a last window the views in it

    def step(self, state: Any, view: Any) -> Any:
        if not view:
            return state
        if self.window is not None and self.window[0] == "last":
            return (*state, view)[-self.window[1] :]
        position, matched, lacking = state or (0, 0, False)
        if self.window is not None:
            if position >= self.window[1]:
                return state
            position += 1
        return position, min(matched + (view == 2), self.enough), lacking or (self.every and view == 1)

    def end(self, state: Any) -> End:
        if not state:
            return End(False, False)
        matched, lacking = self._counted(state)
        few = self.least is not None and matched < self.least
        many = self.most is not None and matched > self.most
        return End(True, few or many or (self.every and lacking))

    def _counted(self, state: Any) -> tuple[int, bool]:
        if self.window is not None and self.window[0] == "last":
            return sum(view == 2 for view in state), 1 in state
        return state[1], state[2]

    def failed(self, state: Any) -> bool:
        if not state or (self.window is not None and self.window[0] == "last"):
            return False
        _, matched, lacking = state
        return (self.most is not None and matched > self.most) or (self.every and lacking)


class Unary(Untimed):
    """existence, absence, exactly, init, end, choice and exclusive_choice."""

    def __init__(self, of: Template) -> None:
        self.of = of

    def patterns(self) -> Iterator[Pattern]:
        yield from (pattern for pattern in (self.of.a, self.of.b, self.of.among) if pattern is not None)

    def view(self, letter: Letter) -> Hashable:
        b = self.of.b is not None and matches(self.of.b, letter)
        return matches(self.of.a, letter), b, matches(self.of.among, letter)

    def start(self) -> Any:
        return 0, False, None, None  # how many a, any b, whether the first and last of `among` are a

    def step(self, state: Any, view: Any) -> Any:
        count, other, first, last = state
        a, b, among = view
        if among:
            first, last = (a if first is None else first), a
        name = self.of.name
        return (
            min(count + a, self.of.n + 1),
            other or b,
            first if name == "init" else None,
            last if name == "end" else None,
        )

    def end(self, state: Any) -> End:
        count, other, first, last = state
        n = self.of.n
        good = {
            "existence": count >= n,
            "absence": count < n,
            "exactly": count == n,
            "init": first is True,
            "end": last is True,
            "choice": bool(count or other),
            "exclusive_choice": bool(count) != other,
        }[self.of.name]
        return End(True, not good)

    def failed(self, state: Any) -> bool:
        count, other, first, _ = state
        match self.of.name:
            case "absence":
                return bool(count >= self.of.n)
            case "exactly":
                return bool(count > self.of.n)
            case "init":
                return first is False
            case "exclusive_choice":
                return bool(count and other)
        return False


@dataclass
class Named(Untimed):
    """Classes: activated if a label holds; never fails. `holds` says which `when` the record matches."""

    of: Classes
    holds: Callable[[Pattern | None], bool]

    def patterns(self) -> Iterator[Pattern]:
        yield from (label.pattern for label in self.of.labels if label.pattern is not None)

    def view(self, letter: Letter) -> Hashable:
        return tuple(label.pattern is not None and matches(label.pattern, letter) for label in self.of.labels)

    def start(self) -> Any:
        return tuple(0 for _ in self.of.labels)

    def step(self, state: Any, view: Any) -> Any:
        labels = self.of.labels
        return tuple(min(n + v, label.at_least) for n, v, label in zip(state, view, labels, strict=True))

    def end(self, state: Any) -> End:
        found = tuple(
            label.name
            for count, label in zip(state, self.of.labels, strict=True)
            if self.holds(label.when) and (label.pattern is None or count >= label.at_least)
        )
        return End(bool(found), False, labels=found)
