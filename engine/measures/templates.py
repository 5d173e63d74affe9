"""How near a message is to a chat template.

Both are folded (`sop.phrases.fold`) and cut into words and signs. Which words the slots of a template take is
chosen so that the rest differs least; what they take counts neither for nor against. The nearness of the
rest is 1 less the share of characters to insert or delete (the normalised Indel distance of RapidFuzz).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from rapidfuzz.distance import Indel

from rules.style import SLOT
from sop.phrases import fold

SLOT_WORDS = 12
"""A slot takes as many words or signs at the most."""

LONGEST = 10_000
"""Characters of a message that are looked at; a template has at most 1,000."""

_PIECE = re.compile(r"\w+|[^\w\s]")
_Row = list[int]


def nearness(templates: Sequence[str]) -> Callable[[str], Fraction]:
    """A measure: how near a text is to the nearest of these templates, from 0 to 1."""
    known = [_pieces(template) for template in templates]

    @lru_cache(maxsize=256)
    def near(text: str) -> Fraction:
        words = _PIECE.findall(fold(text))
        return max(_nearness(pieces, words) for pieces in known)

    return lambda text: near(text[:LONGEST])


def _pieces(template: str) -> list[str | None]:
    """The words and signs of a template, None for a slot."""
    found: list[str | None] = []
    for number, literal in enumerate(SLOT.split(template)):
        found += [None] if number else []
        found += _PIECE.findall(fold(literal))
    return found


def _nearness(pieces: Sequence[str | None], words: Sequence[str]) -> Fraction:
    literal = " ".join(piece for piece in pieces if piece is not None)
    rest = " ".join(_beside_slots(pieces, words) if None in pieces else words)
    length = len(literal) + len(rest)
    return Fraction(length - Indel.distance(literal, rest), length) if length else Fraction(0)


def _beside_slots(pieces: Sequence[str | None], words: Sequence[str]) -> list[str]:
    """The words that the slots leave, when they take what makes the rest differ least.

    Words far behind the template's length are left without being looked at.
    """
    near = words[: 2 * len(pieces) + SLOT_WORDS * pieces.count(None) + 20]
    table = list(_table(pieces, near))
    left: list[str] = []
    row, column = len(pieces), len(near)
    while row or column:
        piece = pieces[row - 1] if row else ""
        if piece is None:
            taken = range(max(0, column - SLOT_WORDS), column + 1)
            row, column = row - 1, min(taken, key=table[row - 1].__getitem__)
        elif row and table[row][column] == table[row - 1][column] + len(piece):
            row -= 1
        else:
            extra = table[row][column] == table[row][column - 1] + len(near[column - 1])
            row, column = row - (not extra), column - 1
            left.append(near[column])
    return [*reversed(left), *words[len(near) :]]


def _table(pieces: Sequence[str | None], words: Sequence[str]) -> Iterator[_Row]:
    """Characters to insert or delete, for each beginning of the template and each beginning of the words."""
    row = [0]
    for word in words:
        row.append(row[-1] + len(word))
    yield row
    for piece in pieces:
        before = row
        if piece is None:
            row = [min(before[max(0, end - SLOT_WORDS) : end + 1]) for end in range(len(before))]
        else:
            row = [before[0] + len(piece)]
            for column, word in enumerate(words):
                cost = min(before[column + 1] + len(piece), row[column] + len(word))
                if word[0] == piece[0]:
                    cost = min(cost, before[column] + (word != piece and Indel.distance(word, piece)))
                row.append(cost)
        yield row
