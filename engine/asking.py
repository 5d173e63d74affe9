"""The questions that a message asks, and how much alike two of them are.

A question here is a sentence that ends with `?` and has three words or more besides words of address, two of
them more than polite. Offers of help ("ada lagi yang bisa dibantu?") ask for nothing that could be given.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.fuzz import token_sort_ratio


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


LEAST_WORDS = 3
RECENT = 100
"""A question is compared with so many before it; in a longer conversation earlier ones are forgotten."""

_SENTENCE = re.compile(r"[^.!?…\n]*(\??)[.!?…\n]*")
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = _words(
    "kak kakak ka kk bapak pak ibu bu bpk mas mbak mba bang gan sis bro om tante min ya yaa y yah dong nih "
    "sih deh lho loh kah sir madam maam mr mrs ms dear hi halo hai hello"
)
_POLITE = _words(
    "boleh bisa minta mohon tolong maaf baik ok oke okay please pls could can may would you kindly"
)
"""Words that are as good as none when two questions are compared."""
_OFFERS = _words("bantu dibantu membantu bantuin dibantukan help assist assistance helpful")


class Question(NamedTuple):
    """A question: where it stands, in code points; its words, in small letters; those with a digit."""

    start: int
    end: int
    words: str
    numbers: frozenset[str]


def questions(text: str) -> list[Question]:
    """The questions of a text, in order."""
    if "?" not in text:
        return []
    found = []
    for sentence in _SENTENCE.finditer(text):
        if not sentence[1]:
            continue
        words = [word.lower() for word in _WORD.findall(sentence[0])]
        asked = [word for word in words if word not in _ADDRESS]
        telling = [word for word in asked if word not in _POLITE]
        if len(asked) >= LEAST_WORDS and len(telling) > 1 and _OFFERS.isdisjoint(telling):
            numbers = frozenset(word for word in telling if any(letter.isdigit() for letter in word))
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            found.append(Question(start, sentence.end(1), " ".join(telling), numbers))
    return found


def asks(text: str | None) -> bool:
    """Whether a message is a question itself, and so no answer to one."""
    return text is not None and "?" in text


def alike(one: Question, other: Question) -> int:
    """How much alike two questions are, in whole percent; not at all if they name different numbers."""
    if one.numbers != other.numbers:
        return 0
    return int(token_sort_ratio(one.words, other.words))
