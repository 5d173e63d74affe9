"""Checks of meaning: what the schema cannot say. Collects problems from every part of the merged SOP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sop.files import Gathered
from sop.guess import closest
from sop.meaning.calendars import calendar_problems
from sop.meaning.circles import circle_problems
from sop.meaning.classes import class_circles
from sop.meaning.corpus import corpus_problems
from sop.meaning.head import head_problems, unused_heads
from sop.meaning.rules import rule_problems
from sop.meaning.scope import scope_of
from sop.meaning.signals import group_problems, signal_problems, spelling_problems
from sop.merge import SECTIONS, Merged
from sop.problem import Problem
from sop.shapes import DOCUMENT
from sop.source import Path

_UNREAD = frozenset(
    ("uses-no-file", "uses-unreadable-file", "unknown-library", "uses-itself", "uses-absolute")
)
"""Problems that keep a used file from being read."""

_UNKNOWN = frozenset(
    (
        "unknown-signal",
        "unknown-group",
        "default-signal-own",
        "quantity-signal-own",
        "unknown-calendar",
        "unknown-ladder",
        "unknown-tier",
        "unknown-class",
        "unknown-label",
    )
)
"""Names that such a file may define: one mistake, not many."""


def check(
    gathered: Gathered,
    merged: Merged,
    broken: Mapping[str, frozenset[Path]],
    known: Mapping[str, frozenset[str]],
) -> Iterator[Problem]:
    """Everything wrong with what the documents mean together.

    `broken`: by file, the paths that the schema objects to; they are passed over where a value is needed.
    `known`: names by section that count as defined.
    """
    mains = [
        document for document in gathered.files if document.main and isinstance(document.source.data, dict)
    ]
    language = mains[0].source.data.get("language") if mains else None
    scope = scope_of(merged, _with_misspelt(gathered, known), language if language == "en" else "id")
    for document in gathered.documents:
        if document.source.name in broken and isinstance(document.source.data, dict):
            yield from head_problems(document, broken[document.source.name], scope)
    yield from unused_heads(mains)
    for found in merged["calendars"].values():
        if not found[0].shipped:
            yield from calendar_problems(found[0])
    unread = any(problem.code in _UNREAD for problem in gathered.problems)
    for found in merged["signals"].values():
        for problem in signal_problems(found, scope):
            if not (unread and problem.code in _UNKNOWN):
                yield problem
    for found in merged["words"].values():
        yield from group_problems(found)
    yield from spelling_problems([one for found in merged["spellings"].values() for one in found])
    for found in merged["rules"].values():
        for problem in rule_problems(found[0], scope):
            if not (unread and problem.code in _UNKNOWN):
                yield problem
    yield from circle_problems(found[0] for found in merged["rules"].values())
    yield from class_circles(found[0] for found in merged["rules"].values())
    rules = [found[0] for found in merged["rules"].values()]
    yield from corpus_problems(rules, known.get("rules", frozenset()))


def _with_misspelt(gathered: Gathered, known: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """The known names, and those under a misspelt `signals:` or the like: one mistake, not many."""
    names = dict(known)
    for document in gathered.documents:
        data = document.source.data if isinstance(document.source.data, dict) else {}
        for key, content in data.items():
            section = closest(key, SECTIONS) if key not in DOCUMENT and key != "rules" else None
            if section and isinstance(content, dict):
                names[section] = names.get(section, frozenset()) | frozenset(content)
    return names
