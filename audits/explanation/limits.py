"""What a style rule measured of a message: each quantity beside its limit."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audits.explanation.scene import Scene
from audits.explanation.tree import Limits, Quantity
from engine.measures import count_hits, measure_of
from rules.constraints import Bound


def limits(scene: Scene, constraints: Sequence[Bound], position: int) -> Limits:
    """Every quantity of the message that has a limit."""
    return Limits([_quantity(scene, constraint, position) for constraint in constraints])


def _quantity(scene: Scene, constraint: Bound, position: int) -> Quantity:
    name, least, most = constraint.quantity, constraint.at_least, constraint.at_most
    measure = measure_of(constraint)
    phrases = scene.phrases(position, (name,)) if measure is None else []
    value: int | Fraction | None
    if measure is not None:
        value = measure(scene.timeline.events[position].text or "")
    else:
        value = count_hits((one.start, one.end) for one in phrases) if _carried(scene, name, position) else 0
    if value is None:
        return Quantity(name, None, True, least, most)
    over = most is not None and value > Fraction(str(most))
    under = least is not None and value < Fraction(str(least))
    said = value if isinstance(value, int) else float(value)
    return Quantity(name, said, not over and not under, least, most, phrases if value else [])


def _carried(scene: Scene, name: str, position: int) -> bool:
    """Whether the message carries the signal; it may say its words and yet not count."""
    numbers = [number for number, known in enumerate(scene.sop.signals) if known == name]
    return any(scene.timeline.signals[position] >> number & 1 for number in numbers)
