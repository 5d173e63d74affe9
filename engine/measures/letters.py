"""Question and exclamation marks, capitals, elongated words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from engine.measures.links import without_links

_QUESTIONS = re.compile("[?？؟][?？؟!！]*")
_EXCLAMATIONS = re.compile("[!！][?？؟!！]*")

_REPEATED = re.compile(r"(?!www\.)([^\W\d_])\1\1+", re.IGNORECASE)
_NOT_ELONGATED = re.compile(
    r"""[XVLC]*III | [xvlc]*iii     # Roman numerals
      | (?i: X{3,}[LS] ) | AAA      # sizes, batteries
      | (?i: [\dX]*XXX[\dX]* )      # masked digits""",
    re.VERBOSE,
)
_IN_CODES = frozenset("iIxXA")
_LONGEST_CODE = 20
"""Characters to look at on either side of a repeated letter to tell a numeral or a code from a word."""


def _sort(character: str) -> str:
    if character.isspace():
        return " "
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return "0" if character.isdigit() else "."


_SORTS = "".join(_sort(chr(code)) if code < 128 else "." for code in range(256)).encode()
"""What an ASCII character is: A, a, 0, a space, or anything else."""
_DIGIT = ord("0")
_WITH_DIGIT = re.compile(r"(?<!\S)\S*?\d\S*")

_QUERY = re.compile(r"/[^\s?/]*\?\S")
_BANG = re.compile(r"/[^\s!/]*!\S")
"""What a link with such a mark in it looks like."""


def questions(text: str) -> int:
    """Runs of `?`, full width and Arabic too; `?!?` is one, and those in a link are none."""
    if "?" not in text and "？" not in text and "؟" not in text:
        return 0
    return len(_QUESTIONS.findall(without_links(text) if "/" in text and _QUERY.search(text) else text))


def exclamations(text: str) -> int:
    """Runs of `!`, full width too; `!?!` is one, and those in a link are none."""
    if "!" not in text and "！" not in text:
        return 0
    return len(_EXCLAMATIONS.findall(without_links(text) if "/" in text and _BANG.search(text) else text))


def capitals(text: str) -> Fraction:
    """Share of letters that are upper case, 0 to 1; 0 without letters. Words with a digit do not count."""
    if text.isascii():
        sorts = text.encode().translate(_SORTS)
        if _DIGIT in sorts:
            sorts = _without_codes(sorts)
        no_upper = sorts.translate(None, b"A")
        return _share(len(sorts) - len(no_upper), len(sorts) - len(no_upper.translate(None, b"a")))
    letters = [sign for sign in _WITH_DIGIT.sub("", text) if sign.isalpha()]
    return _share(sum(letter.isupper() for letter in letters), len(letters))


def _without_codes(sorts: bytes) -> bytes:
    """The sorts of characters of a text (see _SORTS) without its words that have a digit."""
    kept, done = [], 0
    digit = sorts.find(b"0")
    while digit >= 0:
        kept.append(sorts[done : sorts.rfind(b" ", 0, digit) + 1])
        done = sorts.find(b" ", digit)
        if done < 0:
            return b"".join(kept)
        digit = sorts.find(b"0", done)
    return b"".join((*kept, sorts[done:]))


def repeated_letters(text: str) -> int:
    """Runs of three or more of one letter, upper or lower case: `haloooo`, `Aaah`; but not `www.`, `VIII`,
    `XXXL`, `0812xxxx`."""
    letters = _REPEATED.findall(text)
    if not letters or not _IN_CODES.intersection(letters):
        return len(letters)
    return sum(
        run[1] not in _IN_CODES or not _NOT_ELONGATED.fullmatch(_word_around(text, *run.span()))
        for run in _REPEATED.finditer(text)
    )


def _word_around(text: str, start: int, end: int) -> str:
    """The letters and digits around a place, as far as a code may be long."""
    first, last = start, end
    while first > 0 and start - first <= _LONGEST_CODE and text[first - 1].isalnum():
        first -= 1
    while last < len(text) and last - end <= _LONGEST_CODE and text[last].isalnum():
        last += 1
    return text[first:last]


@lru_cache(maxsize=4096)
def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)
