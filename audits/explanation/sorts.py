"""What sort of conversation it is: for each class whether it holds, and because of which events."""

from __future__ import annotations

from audits.explanation import written
from audits.explanation.scene import Scene
from audits.explanation.tree import Class, Classes, Stages
from rules.constraints import Classes as Constraint
from rules.constraints import Label
from rules.constraints import Stages as Reached

SHOWN = 5
"""Events that are told of one class."""


def classes(scene: Scene, constraint: Constraint) -> Classes:
    """Every class of the rule, in order."""
    return Classes([_class(scene, label) for label in constraint.labels])


def stages(scene: Scene, constraint: Reached) -> Stages:
    """Every stage of the rule, in order."""
    return Stages([_class(scene, stage, 1) for stage in constraint.stages])


def _class(scene: Scene, label: Label, shown: int = SHOWN) -> Class:
    pattern = label.pattern
    found = [] if pattern is None else scene.case.positions(pattern)
    return Class(
        name=label.name,
        holds=scene.case.belongs(label),
        pattern=None if pattern is None else written.pattern(pattern),
        at_least=label.at_least,
        count=len(found),
        events=[] if pattern is None else [scene.cite(p, pattern) for p in found[:shown]],
        when=[] if label.when is None else scene.conditions(label.when, scene.timeline.priority),
    )
