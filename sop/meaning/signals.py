"""Signals: does the matcher take their phrases, and do the signals that rules name exist?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sop.guess import closest
from sop.meaning.scope import Scope
from sop.merge import Definition
from sop.model import Phrase
from sop.phrases import fold, refusal
from sop.problem import Place, Problem
from sop.source import Path
from sop.words import listed

_REGEX_LIKE = re.compile(r"\.[*+{]|\\[dwsb]|\[[a-z0-9]-[a-z0-9]\]|\([^()]*\|[^()]*\)|\)\?")

_REFUSALS = (
    ("close parenthesis", "regex-parenthesis"),
    ("Unmatched parentheses", "regex-parenthesis"),
    ("Unterminated character class", "regex-class"),
    ("Range out of order", "regex-class"),
    ("Bounded repeat is too large", "regex-too-large"),
    ("too large", "regex-too-large"),
    ("Invalid repeat", "regex-repeat"),
    ("Zero-width assertions", "regex-looks-around"),
    ("Back-references", "regex-back-reference"),
    ("matches empty buffer", "regex-matches-nothing"),
    ("Embedded start anchors", "regex-anchor"),
    ("Embedded end anchors", "regex-anchor"),
)


def signal_problems(found: Sequence[Definition]) -> Iterator[Problem]:
    """Problems of a signal's definition and of those that extend it."""
    for definition in found:
        if definition.shipped or not isinstance(definition.raw, dict):
            continue
        if not definition.says("extend") and "any" not in definition.raw:
            yield Problem("signal-no-phrases", definition.name_place, {"name": definition.name})
        yield from _phrase_problems(definition)


def _phrase_problems(definition: Definition) -> Iterator[Problem]:
    wanted: dict[str, str] = {}
    for key in ("any", "none"):
        phrases = definition.raw.get(key)
        for index, raw in enumerate(phrases if isinstance(phrases, list) else ()):
            if isinstance(raw, str):
                yield from _words(definition, raw, (key, index))
                if key == "any":
                    wanted[fold(raw)] = raw
                elif fold(raw) in wanted:
                    said = {"said": raw, "name": definition.name}
                    yield Problem("phrase-in-both", definition.place(key, index), said)
            elif isinstance(raw, dict) and isinstance(raw.get("regex"), str) and raw["regex"]:
                yield from _regex(definition, raw["regex"], (key, index, "regex"))


def _words(definition: Definition, text: str, path: Path) -> Iterator[Problem]:
    if text and not fold(text):
        yield Problem("empty-phrase", definition.place(*path), {"name": definition.name})
    elif text and _REGEX_LIKE.search(text):
        yield Problem("looks-like-regex", definition.place(*path), {"said": text}, level="warning")


def _regex(definition: Definition, text: str, path: Path) -> Iterator[Problem]:
    reason = refusal(Phrase(text, regex=True))
    if reason is not None:
        code = next((code for fragment, code in _REFUSALS if fragment in reason), "regex-refused")
        at = _inside(definition.place(*path), definition.source.written((*definition.path, *path)), reason)
        yield Problem(code, at, {"said": text, "reason": reason.rstrip(".")})


def _inside(at: Place, written: str, reason: str) -> Place:
    """The character that the matcher names, when the file shows the expression as it is."""
    index = re.search(r"index ([0-9]+)", reason)
    if index is None or "\\\\" in written or at.line != at.end_line:
        return at
    column = at.column + int(index[1]) + (1 if written[:1] in "'\"" else 0)
    return Place(at.file, at.line, column, at.line, column + 1) if column < at.end_column else at


def unknown_signal(name: Any, at: Place, scope: Scope) -> Problem:
    """The problem of a signal that is not defined; says so if a shipped library has it."""
    library = library_with(str(name), scope.language)
    if library:
        return Problem("signal-in-library", at, {"said": name, "library": library})
    guess = closest(name, sorted(scope.signals))
    return Problem(
        "unknown-signal", at, {"said": name, "guess": guess, "known": listed(sorted(scope.signals))}
    )


def library_with(name: str, language: str) -> str | None:
    """The shipped library, of the SOP's language if possible, that defines a signal."""
    from sop.files import library_names, library_text

    found = [
        library
        for library in library_names()
        if library.startswith("signals/")
        and re.search(rf"^  {re.escape(name)}:", library_text(library), re.MULTILINE)
    ]
    own = [library for library in found if library.endswith(f"/{language}")]
    return next(iter(own or found), None)
