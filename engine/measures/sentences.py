"""Words, sentences, lists, and what ends a sentence."""

from __future__ import annotations

import re

from engine.measures.links import without_links

_SHORTENED = (
    "Rp", "No", "Jl", "Gg", "Tn", "Ny", "Rt", "Rw", "Pt", "Cv", "Dr", "Ir", "Mr", "Ms", "St", "vs", "Hj",
    "Ds", "Yth", "Bpk", "Sdr", "Drg", "Kec", "Kab", "Kel", "Tgl", "Tlp", "Mrs", "Jln", "Hlm",
    "Prof", "Telp", "Prov",
)  # fmt: skip
"""Shortened words that stand before a name or a number, whose dot ends no sentence."""


def _shortened() -> str:
    """The end of one of them, its dot included. A look behind has one length, so there is one a length."""
    by_length: dict[int, list[str]] = {}
    for word in _SHORTENED:
        by_length.setdefault(len(word), []).append(word)
    behind = [rf"(?<=\b(?:{'|'.join(map(_any_case, words))})\.)" for words in by_length.values()]
    return "|".join((*behind, r"(?<=\b[^\W\d_]\.[^\W\d_]\.)"))


def _any_case(word: str) -> str:
    """As a class a letter, which `re` skips faster than with IGNORECASE."""
    return "".join(f"[{letter.upper()}{letter.lower()}]" for letter in word)


_WORD = re.compile(r"[^\W_]\S*")


def _sentence(inside: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(
        rf"""[^\W_] {inside}
        (?: \.
            (?: (?=[^\W_])
              | (?<![^\W_]{{5}}\.) (?: {_shortened()} ) (?=[^\S\r\n]+[^\W_])
              | (?<=^\d\.) | (?<=^\d\d\.) )
            {inside} )*""",
        flags | re.VERBOSE | re.MULTILINE,
    )


_SENTENCE = _sentence(r"[^.!?…。！？؟\r\n]*", re.UNICODE)
_ASCII_SENTENCE = _sentence(r"[^.!?\r\n]*", re.ASCII)
"""From the first letter or digit to the end. A dot before a letter or digit (1.5, toko.id) is no end, nor one
that shortens a word (Rp. 5.000, Jl. Melati, a.n. Budi) or numbers a line of a list."""

_ITEM = re.compile(
    r"""^[^\S\n]* (?:
      \(? \d{1,2} (?: [.)] (?=[^\S\n]*[^\W\d_]) | [.)] [^\S\n]+ (?=\S) )
    | [-*–—] [^\S\n]+ (?=\S)
    | [•◦▪▫‣⁃∙·●○■□➤➢►▶✓✔☑✅🔹🔸🔘👉①-⑳] \ufe0f? [^\S\n]* (?=[^\s])
    | (?: [0-9\#*]\ufe0f?\u20e3 | 🔟 ) [^\S\n]* (?=\S)
    )""",
    re.VERBOSE | re.MULTILINE,
)


def words(text: str) -> int:
    """Runs of anything but white space that hold a letter or a digit."""
    return len(_WORD.findall(text))


def sentences(text: str) -> int:
    """Parts between `.`, `!`, `?`, `…` and line breaks that hold a letter or a digit."""
    return len(_sentences(text))


def longest_sentence(text: str) -> int:
    """The number of words in the sentence that has the most."""
    return max((words(sentence) for sentence in _sentences(text)), default=0)


def list_items(text: str) -> int:
    """Lines that begin as items of a list do: with `1.`, `1)`, `- `, `•` or a keycap, and go on."""
    return len(_ITEM.findall(text))


def _sentences(text: str) -> list[str]:
    if "/" in text or "www." in text:
        text = without_links(text)
    return (_ASCII_SENTENCE if text.isascii() else _SENTENCE).findall(text)
