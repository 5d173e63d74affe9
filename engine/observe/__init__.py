"""Observing: what a constraint needs to know of a conversation, as numbers that the network can compare.

One observer a constraint form. It declares gauges (a number and the bound that it must keep) when an SOP is
compiled, and takes readings of them in each conversation, in time linear (times log) in its events. Whether
a reading breaks its bound is for the network to say; the observer then words what was broken.
"""

from __future__ import annotations

from engine.observe.bound import ObserveBound
from engine.observe.classes import ObserveClasses
from engine.observe.gauge import Observer, Workshop
from engine.observe.known import ObserveKnown
from engine.observe.promised import ObservePromised
from engine.observe.quantified import ObserveQuantified
from engine.observe.run import ObserveRun
from engine.observe.stages import ObserveStages
from engine.observe.steps import ObserveSteps
from engine.observe.template import observe_template
from rules.constraints import Bound, Classes, Constraint, Known, Promised, Quantified, Run, Stages, Steps


def observer(constraint: Constraint, workshop: Workshop) -> Observer:
    """The observer of a constraint, its gauges and patterns registered with the workshop."""
    match constraint:
        case Quantified():
            return ObserveQuantified(constraint, workshop)
        case Bound():
            return ObserveBound(constraint, workshop)
        case Run():
            return ObserveRun(constraint, workshop)
        case Steps():
            return ObserveSteps(constraint, workshop)
        case Classes():
            return ObserveClasses(constraint, workshop)
        case Stages():
            return ObserveStages(constraint, workshop)
        case Promised():
            return ObservePromised(constraint, workshop)
        case Known():
            return ObserveKnown(constraint, workshop)
        case _:
            return observe_template(constraint, workshop)
