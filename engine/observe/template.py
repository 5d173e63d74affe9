"""Observes Declare templates: chooses by the template's name which observer reads it."""

from __future__ import annotations

from engine.observe.gauge import Observer, Workshop
from engine.observe.relation import ObserveRelation
from engine.observe.unary import ObserveUnary
from rules.constraints import CHOICES, UNARY, Template


def observe_template(constraint: Template, workshop: Workshop) -> Observer:
    """The observer of a template."""
    if constraint.name in (*UNARY, *CHOICES):
        return ObserveUnary(constraint, workshop)
    return ObserveRelation(constraint, workshop)
