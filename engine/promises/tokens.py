"""A message's words, numbers and signs, with their places."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|[_\d]")
LONGEST = 20_000
"""Characters of a message that are read for times."""


class Token(NamedTuple):
    """A word, a row of digits or a sign, in small letters, and where it stands in code points."""

    text: str
    start: int
    end: int


class Tokens(list[Token]):
    """A message's tokens. A place beyond either end holds an empty word."""

    def word(self, place: int) -> str:
        """The text of the token there."""
        return self[place].text if 0 <= place < len(self) else ""

    def number(self, place: int, most: int) -> int | None:
        """The whole number there, if it is one of at most `most`."""
        word = self.word(place)
        if not word.isdecimal() or len(word) > 4:
            return None
        return int(word) if int(word) <= most else None

    def beside(self, place: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < place < len(self) and self[place - 1].end == self[place].start

    def is_(self, place: int, words: Container[str]) -> bool:
        """Whether the token there is one of some words."""
        return 0 <= place < len(self) and self[place].text in words

    def says(self, place: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand there, one after the other."""
        return all(self.word(place + n) == word for n, word in enumerate(words))


def tokens(text: str) -> Tokens:
    """The tokens of a text."""
    return Tokens(
        Token(found[0].lower(), found.start(), found.end()) for found in _TOKEN.finditer(text[:LONGEST])
    )
