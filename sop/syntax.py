"""What the YAML parser says about broken files, for people who have never heard of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sop.problem import Note, Place, Problem

_CODES = (
    ("mapping values are not allowed", "yaml-colon"),
    ("did not find expected ',' or ']'", "yaml-bracket"),
    ("did not find expected ',' or '}'", "yaml-brace"),
    ("did not find expected '-' indicator", "yaml-dash"),
    ("block sequence entries are not allowed", "yaml-dash-here"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("found unexpected ':'", "yaml-colon-space"),
    ("found unexpected end of stream", "yaml-quote"),
    ("found unexpected document indicator", "yaml-quote"),
    ("found unknown escape character", "yaml-escape"),
    ("did not find expected hexdecimal number", "yaml-escape"),
    ("found invalid Unicode character escape code", "yaml-escape"),
    ("did not find expected alphabetic or numeric character", "yaml-star"),
    ("control characters are not allowed", "yaml-control"),
    ("special characters are not allowed", "yaml-control"),
    ("found character that cannot start any token", "yaml-character"),
    ("did not find expected key", "yaml-indent"),
    ("did not find expected <document start>", "yaml-indent"),
    ("did not find expected node content", "yaml-nothing"),
    ("did not find expected comment or line break", "yaml-bar"),
    ("mapping keys are not allowed", "yaml-character"),
    ("could not find expected directive name", "yaml-character"),
)
_ABOUT_THE_START = frozenset(("yaml-quote", "yaml-bracket", "yaml-brace", "yaml-no-colon"))
"""Codes whose cause stands where the construct began, rather than where the parser gave up."""

_AFTER_A_PLACEHOLDER = frozenset(("yaml-dash", "yaml-bracket", "yaml-brace", "yaml-indent", "yaml-syntax"))
_PLACEHOLDER = re.compile(r"(?:^\s*- +|[\[,] *)(\{[^\W\d][\w.-]*\}) *[^\s,\]}#]")
"""A phrase that begins with one, without quotes: YAML takes it for a mapping with something behind it."""

_TABBED = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)
_MOST_TABS = 20
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@lru_cache(maxsize=2)
def split_lines(text: str) -> list[str]:
    """Lines as YAML counts them; not to be changed."""
    return _LINE_BREAK.split(text)


def syntax_problems(name: str, text: str, error: Any) -> Iterator[Problem]:
    """Problems for a parser's exception. YAML cannot be read past the first; of tabs all are named."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    code = next((code for fragment, code in _CODES if fragment in said), "yaml-syntax")
    mark = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None)
    lines = split_lines(text)
    if _about_tabs(said, mark, lines):
        yield from _tabs(name, text)
        return
    if code == "yaml-colon" and mark is not None and ":" not in lines[mark.line][: mark.column]:
        code = "yaml-key-too-deep"
    placeholder = _placeholder(lines, mark) if code in _AFTER_A_PLACEHOLDER else None
    if placeholder is not None and mark is not None:
        column, end = (edge + 1 for edge in placeholder.span(1))
        at = Place(name, mark.line + 1, column, mark.line + 1, end)
        yield Problem("yaml-placeholder", at, {"text": placeholder[1]})
        return
    if mark is None:
        yield Problem(code, _found(name, text, getattr(error, "position", 0)), {"said": said})
        return
    at = _place(name, lines, mark)
    if began is not None and code in _ABOUT_THE_START:
        start = _place(name, lines, began)
        notes = (Note("noticed-here", at),) if at.line != start.line and at.line <= len(lines) else ()
        yield Problem(code, start, _surroundings(lines, began, said), notes=notes)
    else:
        yield Problem(code, at, _surroundings(lines, mark, said))


def _placeholder(lines: list[str], mark: Any) -> re.Match[str] | None:
    """The placeholder without quotes in the line where the parser gave up."""
    return _PLACEHOLDER.search(lines[mark.line]) if mark is not None and mark.line < len(lines) else None


def _about_tabs(said: str, mark: Any, lines: list[str]) -> bool:
    if "tab character" in said:
        return True
    line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    return "\t" in line[: mark.column + 1].partition("#")[0] if mark is not None else False


def _tabs(name: str, text: str) -> Iterator[Problem]:
    found = list(_TABBED.finditer(text))[:_MOST_TABS]
    for match in found:
        line = text.count("\n", 0, match.start()) + 1
        yield Problem("yaml-tab", Place(name, line, 1, line, match.end() - match.start() + 1))
    if not found:
        at = text.index("\t") if "\t" in text else 0
        yield Problem("yaml-tab", _found(name, text, at))


def _found(name: str, text: str, position: int) -> Place:
    before = text[:position]
    line, column = before.count("\n") + 1, position - before.rfind("\n")
    return Place(name, line, column, line, column + 1)


def _place(name: str, lines: list[str], mark: Any) -> Place:
    """The mark, moved back to the end of the last line with text when it lies past the end."""
    line, column = mark.line, mark.column
    while line >= len(lines) or (line > 0 and not lines[line].strip()):
        line, column = line - 1, len(lines[line - 1])
    return Place(name, line + 1, column + 1, line + 1, column + 2)


def _surroundings(lines: list[str], mark: Any, said: str) -> dict[str, str]:
    line = lines[mark.line] if mark.line < len(lines) else ""
    key, colon, value = line.strip().lstrip("- ").partition(":")
    return {
        "said": said,
        "character": "%" if "directive" in said else line[mark.column : mark.column + 1],
        "key": key.strip() if colon else "...",
        "value": value.strip().replace('"', "'") if colon else "...",
        "text": line.strip(),
    }
