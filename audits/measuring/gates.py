"""`--fail-under`: the figures that a signal must reach."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from audits.measuring.labels import WrongLabel
from audits.measuring.result import Scored
from sop.guess import closest

FIGURES = ("f1", "precision", "recall")


@dataclass(frozen=True, slots=True)
class Gate:
    """A figure (of FIGURES) that one signal, or each, must reach."""

    figure: str
    least: float
    signal: str | None = None


@dataclass(frozen=True, slots=True)
class Under:
    """A figure that is under its gate, or that cannot be computed (`value` None)."""

    signal: str
    gate: Gate
    value: float | None


def read_gate(text: str, signals: Collection[str]) -> Gate:
    """The gate in `F1=.8`, `recall=80%` or `greeting:recall=.98`. Raises WrongLabel."""
    left, _, least = text.partition("=")
    signal, colon, figure = left.rpartition(":")
    if figure.lower() not in FIGURES:
        raise WrongLabel("no-figure", label=text, figure=figure, guess=closest(figure, ("F1", *FIGURES[1:])))
    if colon and signal not in signals:
        raise WrongLabel(
            "no-signal", label=text, signal=signal, guess=closest(signal, signals), known=list(signals)
        )
    try:
        value = float(least.rstrip("%")) / (100 if least.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise WrongLabel("bad-share", label=text, value=least)
    return Gate(figure.lower(), value, signal if colon else None)


def under(gates: Sequence[Gate], scored: Sequence[Scored]) -> Iterator[Under]:
    """The figures that do not reach their gates, compared unrounded."""
    for gate in gates:
        for one in scored:
            if gate.signal in (None, one.signal):
                value = exact(one, gate.figure)
                if value is None or value < gate.least:
                    yield Under(one.signal, gate, value)


def exact(one: Scored, figure: str) -> float | None:
    """A figure from its counts."""
    other = {"f1": one.tp + one.fp + one.fn, "precision": one.tp + one.fp, "recall": one.tp + one.fn}[figure]
    whole = other + one.tp if figure == "f1" else other
    return (2 * one.tp if figure == "f1" else one.tp) / whole if whole else None
