"""How much of a message is Indonesian, how much English: told by the commonest words of each, and by endings.

Words of both languages (order, admin, chat, names of products) are of neither. Without enough words that are
of either, a message has no language, and no limit on it is broken.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from engine.measures.links import without_links
from engine.measures.vocabulary import ENGLISH, INDONESIAN

KNOWN_WORDS = 3
"""So many words must be known to be of one of the languages."""

_TOKEN = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?|\bi(?:['’][^\W\d_]+)?\b")
"""A word. Single letters name sizes, types and places in codes (tipe A, A-17), but for the English I."""
_LONGEST_WORD = 30
_ELONGATED = re.compile(r"(.)\1{2,}")
_INDONESIAN_FORM = re.compile(
    r"""\w{3,}nya | \w{2,}kah | \w{4,}lah | \w{3,}kan
      | (?: meng | meny | memper | diper | berke | keter | keber | pemb | pengg | penga | pengi )\w{3,}
      | (?: me[mnr] | di | ber | ter | pe[mnr] | ke | se )\w{3,}(?: i | an | kan )""",
    re.VERBOSE,
)
_ENGLISH_FORM = re.compile(
    r"""\w+['’](?: s | re | ve | ll | d | m | t )
      | \w{3,}(?: tions? | ness | fully | ously | ally | ably | ments? | ought | ould | ight | ying )
      | \w{4,}(?: ful | less | ly | ied | ted | ced | sed | ving | cing | wing )""",
    re.VERBOSE,
)


def indonesian(text: str) -> Fraction | None:
    """Share of the words of a known language that are Indonesian; None with fewer than KNOWN_WORDS."""
    found, other = _known_words(text)
    return Fraction(found, found + other) if found + other >= KNOWN_WORDS else None


def english(text: str) -> Fraction | None:
    """Share of the words of a known language that are English; None with fewer than KNOWN_WORDS."""
    other, found = _known_words(text)
    return Fraction(found, found + other) if found + other >= KNOWN_WORDS else None


def mixing(text: str) -> Fraction | None:
    """Share of the words of the rarer language, 0 to 0.5; None with fewer than KNOWN_WORDS known words."""
    counts = _known_words(text)
    return Fraction(min(counts), sum(counts)) if sum(counts) >= KNOWN_WORDS else None


@lru_cache(maxsize=4)
def _known_words(text: str) -> tuple[int, int]:
    """How many words are Indonesian, and how many English."""
    counts = {"id": 0, "en": 0, "": 0}
    for token in _TOKEN.findall(without_links(text).casefold()):
        if len(token) <= _LONGEST_WORD:
            counts[_language(token)] += 1
    return counts["id"], counts["en"]


@lru_cache(maxsize=20_000)
def _language(word: str) -> str:
    """`id`, `en`, or nothing if the word may be of both or is not known."""
    for spelt in (word, _ELONGATED.sub(r"\1", word)):
        if spelt in INDONESIAN:
            return "" if spelt in ENGLISH else "id"
        if spelt in ENGLISH:
            return "en"
    if _ENGLISH_FORM.fullmatch(spelt):
        return "en"
    return "id" if _INDONESIAN_FORM.fullmatch(spelt) else ""
