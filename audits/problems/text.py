"""Problems as text: place, sentence, the line with a caret, the second place, and what to type."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from audits.problems.colour import Paint, paint_for
from sop.problem import Place, Problem
from sop.syntax import split_lines
from sop.words import note

_WIDEST = 100
_LABELS = {
    "id": {"error": "kesalahan", "warning": "peringatan", "note": "catatan"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}


def write(problems: Sequence[Problem], texts: Mapping[str, str], stream: TextIO, language: str) -> None:
    """Writes every problem, with colours if the stream is a terminal."""
    paint = paint_for(stream)
    for problem in problems:
        stream.write("\n".join(_lines(problem, texts, language, paint)) + "\n\n")


def _lines(problem: Problem, texts: Mapping[str, str], language: str, paint: Paint) -> Iterator[str]:
    label = _LABELS[language][problem.level]
    place = paint(printable(str(problem.at)), "place")
    sentence, code = printable(problem.message(language)), paint(f"[{problem.code}]", "quiet")
    yield f"{place}: {paint(f'{label}:', problem.level)} {sentence} {code}"
    gutter = max((len(str(place.line)) for place in (problem.at, *(n.at for n in problem.notes))), default=1)
    yield from _excerpt(problem.at, texts, "^", problem.level, gutter, paint)
    for also in problem.notes:
        words = note(also.code, also.said, language)
        yield f"  {paint(printable(str(also.at)), 'place')}: {words}"
        yield from _excerpt(also.at, texts, "-", "note", gutter, paint)
    first, *more = printable(problem.help(language), keep="\n").split("\n")
    if first:
        yield f"  {paint('→', 'help')} {first}"
        yield from (f"    {line}" for line in more)


def _excerpt(
    at: Place, texts: Mapping[str, str], mark: str, style: str, gutter: int, paint: Paint
) -> Iterator[str]:
    """The line a place is in, and marks under it; a long line is cut around the place."""
    lines = split_lines(texts.get(at.file, ""))
    if not texts.get(at.file) or at.line > len(lines):
        return
    line = lines[at.line - 1]
    start = min(at.column - 1, len(line))
    end = at.end_column - 1 if at.end_line == at.line else len(line.rstrip())
    end = max(min(end, len(line)), start)
    first = max(0, min(start - _WIDEST // 3, len(line) - _WIDEST)) if len(line) > _WIDEST else 0
    shown, dots = line[first : first + _WIDEST], "…" if first else ""
    before = printable(dots + shown[: start - first])
    marked = printable(shown[start - first : end - first])
    bar = paint("|", "quiet")
    tail = "…" if first + _WIDEST < len(line) else ""
    yield f"  {paint(f'{at.line:>{gutter}}', 'quiet')} {bar} {printable(dots + shown + tail)}"
    yield f"  {' ' * gutter} {bar} {' ' * width(before)}{paint(mark * max(1, width(marked)), style)}"


def printable(text: str, keep: str = "") -> str:
    """The text with control and direction characters, which could rearrange a terminal, made visible."""
    return "".join(
        " "
        if character == "\t"
        else "\N{REPLACEMENT CHARACTER}"
        if character not in keep
        and unicodedata.category(character) in ("Cc", "Cf", "Cs")
        and character != "\u200d"
        else character
        for character in text
    )


def width(text: str) -> int:
    """Terminal columns that a text takes."""
    return sum(
        0
        if unicodedata.combining(character) or character in "\u200d\ufe0f"
        else 2
        if unicodedata.east_asian_width(character) in ("W", "F")
        else 1
        for character in text
    )
