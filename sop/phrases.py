"""How an officer's phrases and regular expressions become expressions of the linear-time matcher.

Phrases are literal words; regular expressions run on Hyperscan, which has no backtracking, so that no
pattern can take more than linear time. Both are matched against folded text (`fold`).
"""

from __future__ import annotations

import unicodedata

from sop.model import Phrase

_LITERAL_FLAGS = 0


def fold(text: str) -> str:
    """Text as phrases see it: NFKC (width, ligatures), case-folded, runs of white space as one space."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def expression(phrase: Phrase) -> tuple[bytes, int]:
    """The matcher's expression and flags for a phrase.

    A literal reports where it ends (it is as long as it is written); a regular expression reports its
    leftmost start too. Whole words are checked by the caller. Classes such as `\\w` know all of Unicode,
    except in an expression with `\\b`, which the matcher has for ASCII only.
    """
    import hyperscan

    if not phrase.regex:
        words = fold(phrase.text)
        return "".join(f"\\x{byte:02x}" for byte in words.encode()).encode(), _LITERAL_FLAGS
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
