"""Observes quantified phrases: how many of the selected messages match."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from engine.observe.gauge import FINAL, OPEN, OUTCOMES, Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Evidence, Shortfall
from rules.constraints import Quantified
from rules.pattern import both


class ObserveQuantified:
    """Readings of the whole conversation: matching messages (too few, too many), and those that lack."""

    quiet = False
    measures = False

    def __init__(self, constraint: Quantified, workshop: Workshop) -> None:
        self._constraint = constraint
        self._selected = workshop.pattern(constraint.select)
        self._matching = workshop.pattern(both(constraint.select, constraint.match))
        self._few = self._many = self._lacking = -1
        if constraint.at_least:
            self._few = workshop.gauge(under=constraint.at_least)
        if constraint.at_most is not None:
            self._many = workshop.gauge(over=constraint.at_most)
        if constraint.every:
            self._lacking = workshop.gauge(over=0)
        self._side: str = constraint.window[0] if constraint.window else ""
        self._size = constraint.window[1] if constraint.window else 0

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, None]:
        """See Observer."""
        selected = seen.matches[self._selected]
        if not selected:
            return 0, None
        matching = seen.matches[self._matching]
        size, side = self._size, self._side
        if not side or len(selected) <= size:
            count, window = len(matching), len(selected)
        elif side == "first":
            count, window = bisect_right(matching, selected[size - 1]), size
        else:
            count, window = len(matching) - bisect_left(matching, selected[-size]), size
        sliding = more = FINAL
        if seen.timeline.running:
            if side == "last":
                sliding = more = OPEN
            elif not side or len(selected) < size:
                more = OPEN
        if self._few >= 0:
            readings.append((self._few, more, -1, count))
        if self._many >= 0:
            readings.append((self._many, sliding, -1, count))
        if self._lacking >= 0:
            readings.append((self._lacking, sliding, -1, window - count))
        return 1, None

    def explain(self, seen: Seen, memo: Any, broken: Broken) -> Activation:
        """See Observer."""
        key = ("", -1)
        if broken.state is not FINAL:
            return Activation(key, OUTCOMES[broken.state])
        constraint = self._constraint
        window = seen.matches[self._selected]
        if self._side:
            window = window[: self._size] if self._side == "first" else window[-self._size :]
        inside = [p for p in seen.matches[self._matching] if window[0] <= p <= window[-1]]
        arguments = {
            "count": len(inside),
            "at_least": constraint.at_least,
            "at_most": constraint.at_most,
            "side": self._side,
            "n": self._size,
        }
        if broken.gauge == self._few:
            until = window[-1] if self._side else seen.timeline.last
            shortfalls = [Shortfall("too-few", arguments, (Evidence(until, missing=True),))]
        elif broken.gauge == self._many:
            excess = inside[constraint.at_most or 0 :]
            shortfalls = [Shortfall("too-many", arguments, (Evidence(p, constraint.match),)) for p in excess]
        else:
            said = set(inside)
            lacking = [p for p in window if p not in said]
            shortfalls = [Shortfall("lacking", arguments, (Evidence(p),)) for p in lacking]
        return Activation(key, OUTCOMES[broken.state], tuple(shortfalls))

    def measured(self, memo: Any) -> None:
        """Nothing: see Observer."""
