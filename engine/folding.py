"""Text as phrases see it, with the way back: every place in the folded text leads to one in the original.

Folding is `sop.phrases.fold`: NFKC, case folding, runs of white space as one space. Places are kept as
breaks: between two of them folded and original text run in step.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

_END_OF_WORDS = re.compile(r"[^\x20-~]|\x20(?![!-~])")
"""Where a run of plain ASCII words with single spaces between them ends."""
_WHITE = re.compile(r"[\t-\r\x1c-\x20]+")

_MARKS = 30
"""Marks on one letter that are put in order together, as in Unicode's stream-safe text: no writing has more,
and ordering takes quadratic time."""


class Folded:
    """A folded text. `starts`/`origins` are the breaks; equal lengths and steps elsewhere."""

    __slots__ = ("_ends", "_origins", "_starts", "text")

    def __init__(self, text: str, starts: list[int], origins: list[int], ends: list[int]) -> None:
        self.text = text
        self._starts = starts
        self._origins = origins
        self._ends = ends

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that a non-empty span of the folded text came from."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        begin = (
            self._origins[first] if self._ends[first] else self._origins[first] + start - self._starts[first]
        )
        if self._ends[last]:
            return begin, self._ends[last]
        return begin, self._origins[last] + end - self._starts[last]


def fold_plain(text: str) -> str | None:
    """The folded text when every place is the same in both (plain ASCII, single spaces), else None."""
    if not text.isascii():
        return None
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text.lower()
    folded = " ".join(text.lower().split())
    return folded if len(folded) == len(text) else None


def fold(text: str) -> Folded:
    """Any text, folded piece by piece. Linear in its length."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    ends: list[int] = []
    length, position, space = 0, 0, True

    def add(part: str, origin: int, end: int) -> None:
        """A part that came from origin..end; end 0 says that it runs in step with the original."""
        nonlocal length
        starts.append(length)
        origins.append(origin)
        ends.append(end)
        parts.append(part)
        length += len(part)

    while position < len(text):
        end = _words_end(text, position)
        if end > position:
            add(text[position:end].lower(), position, 0)
            space = text[end - 1] == " "
        elif (white := _WHITE.match(text, position)) is not None:
            end = white.end()
            if not space:
                add(" ", position, end)
            space = True
        else:
            end = position + 1
            while end < len(text) and end - position <= _MARKS and _joins(text[end]):
                end += 1
            for char in unicodedata.normalize("NFKC", text[position:end]).casefold():
                if not char.isspace():
                    add(char, position, end)
                elif not space:
                    add(" ", position, end)
                space = char.isspace()
        position = end
    if parts and parts[-1] == " ":
        parts.pop()
    return Folded("".join(parts), starts or [0], origins or [0], ends or [0])


def _words_end(text: str, position: int) -> int:
    """The end of the plain words that begin here; their last character is left to a mark that may join it."""
    if not "!" <= text[position] <= "~":
        return position
    found = _END_OF_WORDS.search(text, position)
    if found is None:
        return len(text)
    return found.start() - (text[found.start()] > "\x7f")


def _joins(char: str) -> bool:
    """Whether a character may compose with the one before it: combining marks, Hangul vowels and finals."""
    if char < "\u0300":
        return False
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or char in "\uff9e\uff9f"
