"""What a greeting, closing or phrase rule looked at: the messages in its window, and which of them match."""

from __future__ import annotations

from audits.explanation import written
from audits.explanation.scene import Scene
from audits.explanation.tree import Messages
from rules.constraints import Quantified


def messages(scene: Scene, constraint: Quantified) -> Messages:
    """The selected messages."""
    case = scene.case
    selected = case.positions(constraint.select)
    window = selected
    if constraint.window is not None:
        side, size = constraint.window
        window = selected[:size] if side == "first" else selected[-size:]
    matching = [position for position in window if scene.matches(constraint.match, position)]
    return Messages(
        select=written.pattern(constraint.select),
        match=written.pattern(constraint.match),
        at_least=constraint.at_least,
        at_most=constraint.at_most,
        every=constraint.every,
        window=constraint.window,
        selected=len(selected),
        looked_at=[scene.cite(position, constraint.match) for position in window],
        matching=[scene.timeline.index[position] for position in matching],
    )
