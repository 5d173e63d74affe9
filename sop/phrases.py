"""How an officer's phrases are read, and what the linear-time matcher takes for a regular expression.

A phrase is words, with two things that stand for others: `{name}` for any word of a group, for something
built in ({number}) or for a value of the record ({customer.name}), and ` ... ` for up to GAP other words.
`\\{` is a brace. Regular expressions run on Hyperscan, which has no backtracking, so that no pattern can take
more than linear time. Both are matched against folded text (`fold`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sop.model import Phrase

GAP = 5
"""Most words that ` ... ` stands for."""
LONGEST = 1_000
"""Most characters of a phrase, or of a word in a group: the matcher takes no more than about 16,000."""
BUILT_IN = ("number", "amount", "date", "time", "duration", "link")
"""What `{name}` means without a group of that name."""
RECORD = ("customer.", "fields.")
"""How the names of values of the record begin."""
LEAST_LETTERS = {1: 5, 2: 9}
"""The shortest text that may hold so many typing errors."""

_PART = re.compile(
    r"\\(?P<brace>[{}])|\{(?P<name>[^\W\d][^\s{}]*)\}|(?P<gap>(?<=\S)\s+(?:\.\.\.|…)(?=\s+\S)\s+)"
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{name}`; `at` and `end` are its place in the phrase as written."""

    name: str
    at: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """` ... `."""


Part = str | Placeholder | Gap


def parts(text: str) -> list[Part]:
    """What a phrase consists of, in order: words as written, placeholders and gaps."""
    found: list[Part] = []
    words, place = "", 0
    for part in _PART.finditer(text):
        words += text[place : part.start()]
        place = part.end()
        if part["brace"]:
            words += part["brace"]
            continue
        if words:
            found.append(words)
        found.append(Placeholder(part["name"], part.start(), place) if part["name"] else Gap())
        words = ""
    words += text[place:]
    return [*found, words] if words else found


def fold(text: str) -> str:
    """Text as phrases see it: NFKC (width, ligatures), case-folded, runs of white space as one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def expression(phrase: Phrase) -> tuple[bytes, int]:
    """The matcher's expression and flags for a regular expression, which reports its leftmost start.

    Classes such as `\\w` know all of Unicode, except in an expression with `\\b`, which the matcher has for
    ASCII only.
    """
    import hyperscan

    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SOM_LEFTMOST
    if "\\b" not in phrase.text and "\\B" not in phrase.text:
        flags |= hyperscan.HS_FLAG_UCP
    return unicodedata.normalize("NFKC", phrase.text).encode(), flags


def refusal(phrase: Phrase) -> str | None:
    """Why the matcher refuses a phrase, in its own words; None if it takes it."""
    if not phrase.regex:
        return None if fold(phrase.text) else "it is empty"
    import hyperscan

    source, flags = expression(phrase)
    try:
        hyperscan.Database().compile(expressions=[source], ids=[0], elements=1, flags=[flags])
    except hyperscan.error as error:
        return str(error).removesuffix(" at index 0.")
    return None
