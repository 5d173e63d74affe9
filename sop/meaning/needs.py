"""Needs of a prerequisite: event patterns that `any` and `all` join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rules.fragments import NEED_OPTIONS
from rules.prerequisite import joins
from sop.meaning.patterns import pattern_problems
from sop.meaning.scope import Scope
from sop.merge import Definition
from sop.problem import Problem
from sop.source import Path


def need_problems(definition: Definition, raw: Any, path: Path, scope: Scope) -> Iterator[Problem]:
    """Problems of a need at `path` of a rule: of each event that it joins, and of `since`."""
    if not isinstance(raw, Mapping):
        return
    if "since" in raw:
        yield from pattern_problems(definition, raw["since"], (*path, "since"), scope)
    own = {key: value for key, value in raw.items() if key not in NEED_OPTIONS}
    joined = joins(own)
    if not own:
        yield Problem("need-empty", definition.place(*path))
    elif joined is None:
        yield from pattern_problems(definition, own, path, scope)
    elif isinstance(own[joined], list):
        for index, branch in enumerate(own[joined]):
            yield from need_problems(definition, branch, (*path, joined, index), scope)
