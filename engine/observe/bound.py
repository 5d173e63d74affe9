"""Observes bounds on what is measured of each message."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

from engine.measures import measure_of
from engine.observe.gauge import FINAL, OPEN, OUTCOMES, Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Evidence, Measured, Shortfall
from rules.constraints import SHARES, Bound
from rules.pattern import attributes

_SHARE = 1_000_000_000
"""Shares become whole numbers of billionths: rounded up for an upper bound, down for a lower one, which
compares exactly with limits of up to nine decimals."""


class ObserveBound:
    """A reading for each selected message in the window."""

    quiet = False
    measures = False

    def __init__(self, constraint: Bound, workshop: Workshop) -> None:
        self._constraint = constraint
        self._selected = workshop.pattern(constraint.select)
        self._upper = constraint.at_most is not None
        limit = constraint.at_most if constraint.at_most is not None else constraint.at_least
        assert limit is not None
        self._limit = limit
        self._scale = _SHARE if constraint.quantity in SHARES else 1
        scaled = Fraction(str(limit)) * self._scale
        over, under = (floor(scaled), None) if self._upper else (None, ceil(scaled))
        read = (
            self._selected,
            constraint.quantity,
            self._upper or self._scale == 1,
            constraint.window,
            constraint.templates,
        )
        self._property = workshop.gauges[workshop.gauge(over=over, under=under, shared=read)].property
        self._signal = workshop.signals.get(constraint.quantity)
        self._measure = measure_of(constraint)
        self._side: str = constraint.window[0] if constraint.window else ""
        self._size = constraint.window[1] if constraint.window else 0

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, None]:
        """See Observer."""
        selected: Sequence[int] = seen.matches[self._selected]
        state = FINAL
        if self._side == "first":
            selected = selected[: self._size]
        elif self._side:
            selected = selected[-self._size :]
            state = OPEN if seen.timeline.running else FINAL
        measure, gauge, scale = self._measure, self._property, self._scale
        if gauge in seen.read:
            return len(selected), None
        seen.read.add(gauge)
        if measure is None:
            for position in selected:
                readings.append((gauge, state, position, self._hits(seen, position)))
            return len(selected), None
        events = seen.timeline.events
        for position in selected:
            value: Any = measure(events[position].text or "")
            if scale != 1 and value is not None:
                value = ceil(value * scale) if self._upper else floor(value * scale)
            if value is not None:
                readings.append((gauge, state, position, value))
        return len(selected), None

    def explain(self, seen: Seen, memo: Any, broken: Broken) -> Activation:
        """See Observer."""
        quantity, position = self._constraint.quantity, broken.position
        if broken.state is not FINAL:
            return Activation(("", position), OUTCOMES[broken.state])
        if self._measure is None:
            value: float = self._hits(seen, position)
        else:
            measured = self._measure(seen.timeline.events[position].text or "")
            assert measured is not None
            value = measured if isinstance(measured, int) else float(measured)
        looked_for = attributes(signal=quantity) if self._measure is None else None
        shortfall = Shortfall(
            "over" if self._upper else "under",
            {"quantity": quantity, "value": value, "limit": self._limit},
            (Evidence(position, looked_for),),
        )
        return Activation(
            ("", position),
            OUTCOMES[FINAL],
            (shortfall,),
            measured=Measured(quantity, value=value, limit=self._limit),
        )

    def measured(self, memo: Any) -> None:
        """Nothing: see Observer."""

    def _hits(self, seen: Seen, position: int) -> int:
        if self._signal is None or not seen.timeline.signals[position] >> self._signal & 1:
            return 0
        spans = sorted(
            (start, -end) for signal, start, end in seen.timeline.hits[position] if signal == self._signal
        )
        count = reached = 0
        for start, end in spans:
            if start >= reached:
                count += 1
                reached = -end
        return count
