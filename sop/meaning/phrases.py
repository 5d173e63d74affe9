"""Phrases: can they be found as they are written?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sop.guess import closest
from sop.meaning.libraries import library_with
from sop.meaning.scope import Scope
from sop.merge import Definition
from sop.model import Phrase
from sop.phrases import BUILT_IN, LEAST_LETTERS, LONGEST, RECORD, Gap, Placeholder, fold, parts, refusal
from sop.problem import Place, Problem
from sop.source import Path
from sop.words import listed

LISTS = ("any", "none", "except")

_PLACED = frozenset(("position", "question", "quoted"))
"""With one of these a phrase takes away only some of what the same phrase finds."""

_REGEX_LIKE = re.compile(r"\.(?:[*+]|\{[0-9,])|\\[dwsb]|\[[a-z0-9]-[a-z0-9]\]|\([^()]*\|[^()]*\)|\)\?")
_ONLY_GAPS = re.compile(r"\s*(?:(?:\.\.\.|…)\s*)+\Z")
_GAP_AT_EDGE = re.compile(r"\A\s*(?:\.\.\.|…)\s|\s(?:\.\.\.|…)\s*\Z")
_LONE_BRACE = re.compile(r"\\[{}]|\{[^\W\d][^\s{}]*\}|(?P<brace>\{)")
_IN_BRACES = re.compile(r"\{([^\W\d][^\s{}]*)\}")

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


def phrase_problems(definition: Definition, scope: Scope) -> Iterator[Problem]:
    """Problems of the phrases in a signal's definition."""
    wanted: dict[str, str] = {}
    for key in LISTS:
        phrases = definition.raw.get(key)
        for index, raw in enumerate(phrases if isinstance(phrases, list) else ()):
            text, path = _text(raw, (key, index))
            if text:
                yield from _words(definition, text, path, scope)
                if key == "any":
                    wanted[fold(text)] = text
                elif fold(text) in wanted and not (isinstance(raw, dict) and raw.keys() & _PLACED):
                    said = {"said": text, "name": definition.name, "key": key}
                    yield Problem("phrase-in-both", definition.place(*path), said)
            if isinstance(raw, dict):
                yield from _options(definition, raw, (key, index), scope)


def _text(raw: Any, path: Path) -> tuple[str | None, Path]:
    """The words of a phrase, if it has any, and where they stand."""
    if isinstance(raw, dict):
        raw, path = raw.get("text"), (*path, "text")
    return (raw if isinstance(raw, str) else None), path


def _words(definition: Definition, text: str, path: Path, scope: Scope) -> Iterator[Problem]:
    at = definition.place(*path)
    if not fold(text):
        yield Problem("empty-phrase", at, {"name": definition.name})
    elif len(text) > LONGEST:
        yield Problem("phrase-too-long", at, {"length": len(text), "longest": LONGEST})
    elif _REGEX_LIKE.search(text):
        yield Problem("looks-like-regex", at, {"said": text}, level="warning")
    elif _ONLY_GAPS.match(text):
        yield Problem("phrase-only-gaps", at, {"said": text})
    else:
        if _GAP_AT_EDGE.search(text):
            yield Problem("gap-at-edge", at, {"said": text}, level="warning")
        for found in _LONE_BRACE.finditer(text):
            if found["brace"]:
                at_brace = _inside(definition, path, text, *found.span())
                yield Problem("brace-alone", at_brace, {"said": found["brace"]}, level="warning")
        for part in parts(text):
            if isinstance(part, Placeholder) and not known_placeholder(part.name, scope):
                yield _unknown_group(part.name, _inside(definition, path, text, part.at, part.end), scope)


def known_placeholder(name: str, scope: Scope) -> bool:
    """Whether `{name}` stands for something."""
    return name in scope.words or name in BUILT_IN or (name.startswith(RECORD) and not name.endswith("."))


def _unknown_group(name: str, at: Place, scope: Scope) -> Problem:
    library = library_with(name, scope.language, "words")
    if library and name not in scope.words:
        return Problem("group-in-library", at, {"said": name, "library": library})
    names = [*sorted(scope.words), *BUILT_IN, "customer.name"]
    return Problem("unknown-group", at, {"said": name, "guess": closest(name, names), "known": listed(names)})


def _options(definition: Definition, raw: dict[str, Any], path: Path, scope: Scope) -> Iterator[Problem]:
    text, regex, typos = raw.get("text"), raw.get("regex"), raw.get("typos")
    if isinstance(regex, str) and len(regex) > LONGEST:
        said = {"length": len(regex), "longest": LONGEST}
        yield Problem("phrase-too-long", definition.place(*path, "regex"), said)
    elif isinstance(regex, str) and regex:
        yield from _regex(definition, regex, (*path, "regex"))
        for found in _IN_BRACES.finditer(regex):
            if known_placeholder(found[1], scope):
                at = _inside(definition, (*path, "regex"), regex, *found.span())
                yield Problem("placeholder-in-regex", at, {"said": found[1]})
        if "text" in raw:
            yield Problem("text-and-regex", definition.place(*path, "text", key=True))
        if typos:
            yield Problem("typos-not-here", definition.place(*path, "typos", key=True), {"typos": typos})
    elif isinstance(text, str) and isinstance(typos, int) and typos in LEAST_LETTERS:
        at = definition.place(*path, "typos", key=True)
        if any(isinstance(part, Gap | Placeholder) for part in parts(text)):
            yield Problem("typos-not-here", at, {"typos": typos})
        elif len(fold(text)) < LEAST_LETTERS[typos]:
            least = LEAST_LETTERS[typos]
            yield Problem("typos-too-short", at, {"said": text, "typos": typos, "least": least})


def _regex(definition: Definition, text: str, path: Path) -> Iterator[Problem]:
    reason = refusal(Phrase(text, regex=True))
    if reason is not None:
        code = next((code for fragment, code in _REFUSALS if fragment in reason), "regex-refused")
        index = re.search(r"index ([0-9]+)", reason)
        at = definition.place(*path)
        if index is not None:
            at = _inside(definition, path, text, int(index[1]), int(index[1]) + 1)
        yield Problem(code, at, {"said": text, "reason": reason.rstrip(".")})


def _inside(definition: Definition, path: Path, text: str, start: int, end: int) -> Place:
    """Where characters of a text stand, if the file shows the text as it is; else where all of it stands."""
    at = definition.place(*path)
    written = definition.source.written((*definition.path, *path))
    if at.line != at.end_line or "\\\\" in written or text not in written:
        return at
    column = at.column + written.index(text)
    if column + end > at.end_column:
        return at
    return Place(at.file, at.line, column + start, at.line, column + end)
