"""Signals: have they phrases, do the signals that rules name exist, and are words and spellings usable?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sop.guess import closest
from sop.meaning.libraries import library_with
from sop.meaning.phrases import phrase_problems
from sop.meaning.scope import Scope
from sop.merge import Definition
from sop.phrases import LONGEST, Placeholder, fold, parts
from sop.problem import Note, Place, Problem
from sop.words import listed


def signal_problems(found: Sequence[Definition], scope: Scope) -> Iterator[Problem]:
    """Problems of a signal's definition and of those that extend it."""
    for definition in found:
        if definition.shipped or not isinstance(definition.raw, dict):
            continue
        if not definition.says("extend") and "any" not in definition.raw:
            yield Problem("signal-no-phrases", definition.name_place, {"name": definition.name})
        yield from phrase_problems(definition, scope)


def group_problems(found: Sequence[Definition]) -> Iterator[Problem]:
    """Problems of a group of words: its words are looked for as they are written."""
    for definition in found:
        if definition.shipped or not isinstance(definition.raw, list):
            continue
        for index, word in enumerate(definition.raw):
            if not isinstance(word, str):
                continue
            if word and not fold(word):
                yield Problem("empty-phrase", definition.place(index), {"name": definition.name})
            elif len(word) > LONGEST:
                said: dict[str, object] = {"length": len(word), "longest": LONGEST}
                yield Problem("phrase-too-long", definition.place(index), said)
            elif any(not isinstance(part, str) for part in parts(word)):
                code = (
                    "group-in-group"
                    if any(isinstance(p, Placeholder) for p in parts(word))
                    else "gap-in-group"
                )
                yield Problem(code, definition.place(index), {"said": word, "name": definition.name})


def spelling_problems(spellings: Sequence[Definition]) -> Iterator[Problem]:
    """Problems of what stands for proper words; each may stand for one only, within a file."""
    known: dict[tuple[str, str], Definition] = {}
    for definition in spellings:
        if definition.shipped or not isinstance(definition.raw, list):
            continue
        for index, variant in enumerate(definition.raw):
            if not isinstance(variant, str) or not variant:
                continue
            at = definition.place(index)
            said = {"said": variant, "name": definition.name}
            if re.search(r"\w", variant) is None:
                yield Problem("spelling-no-word", at, said)
                continue
            first = known.setdefault((definition.source.name, fold(variant)), definition)
            if fold(variant) == fold(definition.name):
                yield Problem("spelling-of-itself", at, said, level="warning")
            elif fold(first.name) != fold(definition.name):
                note = Note("defined-first", first.name_place, {"name": first.name})
                yield Problem("spelling-twice", at, {**said, "first": first.name}, notes=(note,))


def unknown_signal(name: Any, at: Place, scope: Scope) -> Problem:
    """The problem of a signal that is not defined; says so if a shipped library has it."""
    library = library_with(str(name), scope.language)
    if library:
        return Problem("signal-in-library", at, {"said": name, "library": library})
    guess = closest(name, sorted(scope.signals))
    return Problem(
        "unknown-signal", at, {"said": name, "guess": guess, "known": listed(sorted(scope.signals))}
    )
