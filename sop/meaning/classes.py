"""Classes of conversations: do the rules and labels that a `when` asks for exist, and is there no circle?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rules.pattern import classes_in, parse_pattern
from sop.guess import closest
from sop.meaning.scope import Scope
from sop.merge import Definition
from sop.problem import Note, Problem
from sop.source import Path
from sop.words import listed

_PREFIX = "class."


def class_problems(definition: Definition, raw: Any, path: Path, scope: Scope) -> Iterator[Problem]:
    """Problems of the classes that a `when` asks for."""
    if not isinstance(raw, Mapping):
        return
    for key, value in raw.items():
        inside = (*path, key)
        if key in ("any", "all") and isinstance(value, list):
            for index, inner in enumerate(value):
                yield from class_problems(definition, inner, (*inside, index), scope)
        elif key == "not":
            yield from class_problems(definition, value, inside, scope)
        elif isinstance(key, str) and key.startswith(_PREFIX):
            yield from _asked(definition, key.removeprefix(_PREFIX), value, inside, scope)


def _asked(definition: Definition, rule: str, value: Any, path: Path, scope: Scope) -> Iterator[Problem]:
    if definition.section == "head":
        yield Problem("class-in-exclude", definition.place(*path, key=True), {"said": rule})
        return
    labels = scope.classes.get(rule)
    if labels is None:
        names = list(scope.classes)
        words = {"said": rule, "guess": closest(rule, names), "known": listed(names)}
        yield Problem("unknown-class", definition.place(*path, key=True), words)
        return
    for said, at in _said(value, path):
        if labels and said not in labels:
            words = {"said": said, "rule": rule, "guess": closest(said, labels), "known": listed(labels)}
            yield Problem("unknown-label", definition.place(*at), words)


def _said(value: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """The labels that a test compares with, each with its path."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _said(inner, (*path, index))
    elif isinstance(value, Mapping):
        if "not" in value:
            yield from _said(value["not"], (*path, "not"))
    else:
        yield value, path


def class_circles(rules: Iterable[Definition]) -> Iterator[Problem]:
    """An error for each circle of rules whose classes build on each other's: none of them could be found."""
    asked = {rule.name: (rule, set(_builds_on(rule))) for rule in rules if _classifies(rule)}
    edges = [(name, other) for name, (_, others) in asked.items() for other in others if other in asked]
    if not edges:
        return
    import networkx

    graph = networkx.DiGraph(edges)
    for knot in networkx.strongly_connected_components(graph):
        inside = [edge for edge in edges if edge[0] in knot and edge[1] in knot]
        if inside:
            circle = networkx.find_cycle(networkx.DiGraph(inside))
            yield _problem([asked[name][0] for name, _ in circle])


def _classifies(rule: Definition) -> bool:
    return rule.sound() and isinstance(rule.raw, Mapping) and rule.raw.get("kind") == "classify"


def _builds_on(rule: Definition) -> Iterator[str]:
    conditions = [rule.raw.get("when"), *(label.get("when") for label in rule.raw["labels"].values())]
    for raw in conditions:
        if raw is not None:
            yield from classes_in(parse_pattern(raw))


def _problem(circle: list[Definition]) -> Problem:
    """Placed at the circle's last rule in the file, the one that closed it."""
    last = max(range(len(circle)), key=lambda index: circle[index].path)
    rules = [*circle[last:], *circle[:last]]
    chain = " → ".join(rule.name for rule in (*rules, rules[0]))
    notes = tuple(Note("builds-here", rule.name_place, {"name": rule.name}) for rule in rules[1:])
    return Problem("class-circle", rules[0].name_place, {"chain": chain}, notes=notes)
