"""What a sequence rule that is judged once a record looked at: counts, first and last events, choices."""

from __future__ import annotations

from audits.explanation.scene import Scene
from audits.explanation.tree import Events
from rules.constraints import Template


def events(scene: Scene, constraint: Template) -> Events:
    """The events that match, and the edge for init and end."""
    case = scene.case
    a = case.positions(constraint.a)
    b = [] if constraint.b is None else case.positions(constraint.b)
    edge: int | None = None
    if constraint.name in ("init", "end"):
        among = scene.everything if constraint.among is None else case.positions(constraint.among)
        if among:
            edge = among[0] if constraint.name == "init" else among[-1]
    wanted = constraint.name in ("existence", "exactly", "choice", "exclusive_choice")
    lacking = wanted and len(a) < constraint.n and not b
    return Events(
        template=constraint.name,
        n=constraint.n,
        a=[scene.cite(p, constraint.a) for p in a],
        b=[] if constraint.b is None else [scene.cite(p, constraint.b) for p in b],
        edge=None if edge is None else scene.cite(edge, constraint.a),
        passed_over=scene.almost(constraint.a, scene.everything) if lacking else [],
    )
