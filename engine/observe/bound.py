"""Observes bounds on what is measured of each message."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Any

from engine.measures import MEASURES
from engine.observe.gauge import FINAL, Broken, Reading, Seen, Workshop
from engine.outcome import Activation, Evidence, Measured, Outcome, Shortfall
from rules.constraints import Bound
from rules.pattern import attributes

_SHARE = 1_000_000_000
"""Shares become whole numbers of billionths: rounded up for an upper bound, down for a lower one, which
compares exactly with limits of up to nine decimals."""

_COUNTED_SIGNALS = ("abbreviations", "slang")


class ObserveBound:
    """A reading for each selected message."""

    quiet = False
    measures = False

    def __init__(self, constraint: Bound, workshop: Workshop) -> None:
        self._constraint = constraint
        self._selected = workshop.pattern(constraint.select)
        self._upper = constraint.at_most is not None
        limit = constraint.at_most if constraint.at_most is not None else constraint.at_least
        assert limit is not None
        self._limit = limit
        self._scale = _SHARE if constraint.quantity == "capitals" else 1
        scaled = Fraction(str(limit)) * self._scale
        over, under = (floor(scaled), None) if self._upper else (None, ceil(scaled))
        read = (self._selected, constraint.quantity, self._upper or self._scale == 1)
        self._property = workshop.gauges[workshop.gauge(over=over, under=under, shared=read)].property
        self._signal = workshop.signals.get(constraint.quantity)
        self._measure: Callable[[str], Any] | None = MEASURES.get(constraint.quantity)

    def observe(self, seen: Seen, readings: list[Reading]) -> tuple[int, None]:
        """See Observer."""
        selected = seen.matches[self._selected]
        measure, gauge, scale = self._measure, self._property, self._scale
        if gauge in seen.read:
            return len(selected), None
        seen.read.add(gauge)
        if measure is None:
            for position in selected:
                readings.append((gauge, FINAL, position, self._hits(seen, position)))
        elif scale == 1:
            events = seen.timeline.events
            for position in selected:
                readings.append((gauge, FINAL, position, measure(events[position].text or "")))
        else:
            for position in selected:
                share = measure(seen.timeline.events[position].text or "") * scale
                value = ceil(share) if self._upper else floor(share)
                readings.append((gauge, FINAL, position, value))
        return len(selected), None

    def explain(self, seen: Seen, memo: Any, broken: Broken) -> Activation:
        """See Observer."""
        quantity, position = self._constraint.quantity, broken.position
        if self._measure is None:
            value: float = self._hits(seen, position)
        else:
            measured = self._measure(seen.timeline.events[position].text or "")
            value = measured if isinstance(measured, int) else float(measured)
        looked_for = attributes(signal=quantity) if quantity in _COUNTED_SIGNALS else None
        shortfall = Shortfall(
            "over" if self._upper else "under",
            {"quantity": quantity, "value": value, "limit": self._limit},
            (Evidence(position, looked_for),),
        )
        return Activation(
            ("", position),
            Outcome.VIOLATED,
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
