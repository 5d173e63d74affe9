"""What a style rule measures of a message: characters, words, emoji and the like, of the text as written.

Everything takes time linear in the text. Most messages are short and plain ASCII, so each measure first looks
for a reason to be done.

Characters and emoji are grapheme clusters, what a reader takes for one sign: a family joined of four people,
a flag, a letter with its accents. (Unicode Standard Annex #29; emoji: Unicode Technical Standard #51.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

import regex

_CLUSTER = regex.compile(r"\p{Regional_Indicator}{2}[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]*|\X")
"""One grapheme cluster. Flags are taken in pairs first: a long row of them would make `\\X` quadratic."""

_PICTORIAL = (
    "☀☁☂☃☄☎☘☝☠☢☣☮☯☸☹☺♥♨♻⚒⚓⚔⚖⚙⚠⚰⛈⛏⛑⛰⛱⛴⛷⛸⛹✂✈✉✌✍✏✒❄❣❤🅰🅱🅾🅿"  # from here on all that is in the emoji blocks
)
_EMOJI = regex.compile(
    rf"""(?:
      (?!\p{{Regional_Indicator}})\p{{Emoji_Presentation}}(?!\uFE0E)
    | [\p{{Extended_Pictographic}}0-9\#*]\uFE0F
    | [0-9\#*]\u20E3
    | \p{{Regional_Indicator}}{{2}}
    | [{_PICTORIAL}\U0001F300-\U0001FAFF--\P{{Emoji}}](?!\uFE0E)
    )""",
    regex.VERBOSE | regex.VERSION1,
)
"""Makes a cluster an emoji. Signs that are text unless U+FE0F follows (© ™ ✔ ➡) are none alone, except
those that are hardly ever meant as text (❤ ☺ ✌)."""

_WORD = re.compile(r"[^\W_]\S*")
_SENTENCE = re.compile(
    r"""[^\W_] [^.!?…。！？\r\n]*
    (?: \. (?: (?=[^\W_]) | (?<=\b[Rr]p\.)(?=\s*\d) | (?<=\b[Nn]o\.)(?=\s*\d) | (?<=^\d\.) | (?<=^\d\d\.) )
        [^.!?…。！？\r\n]* )*""",
    re.VERBOSE | re.MULTILINE,
)
"""From the first letter or digit to the end. A dot before a letter or digit (1.5, toko.id) is no end, nor one
that shortens a word before a number (Rp. 5.000, No. 7) or numbers a line of a list."""

_QUESTIONS = re.compile("[?？]+")
_EXCLAMATIONS = re.compile("[!！]+")
_REPEATED = re.compile(r"(?!www\.)([^\W\d_])\1\1+", re.IGNORECASE)

_ENDINGS = "com|net|org|biz|xyz|io|dev|gov|edu"
_SECOND = "com|co|net|org|or|go|ac|sch|web|my|biz|gov|edu|desa"
_COUNTRIES = "id|my|sg|uk|au|nz|jp|kr|cn|hk|tw|th|vn|ph|in|za|br"
_WITH_PATH = "me|ly|gl|gd|co|gg|be|ee|tv|cc|ai|bio|page|link|app|site|shop|store|online|info|web"
_LINK = re.compile(
    rf"""
      (?: https?:// | \bwww\. ) [^\s,<>"']* [^\s,<>"'.!?…:;)\]]
    | (?<![\w@.-]) (?: [^\W_][\w-]* \. )+
      (?: (?:{_ENDINGS}) | (?:{_SECOND})\.(?:{_COUNTRIES}) | (?-i:id) | (?:{_WITH_PATH})(?=/\w) )
      (?![\w@-]|\.\w) (?: / [^\s,<>"']* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address with its scheme, one that begins with www., or a bare one (toko.co.id): a common ending or, if
it is a word too, an ending and a path (wa.me/62811). No e-mail's domain, no forgotten space (kak.maaf)."""
_MAYBE_LINK = re.compile(r"://|\.\w")

_UPPER = bytes(range(ord("A"), ord("Z") + 1))
_LETTERS = _UPPER + _UPPER.lower()


def characters(text: str) -> int:
    """Grapheme clusters."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _CLUSTER.finditer(text))


def emoji(text: str) -> int:
    """Grapheme clusters that are emoji: a flag, a keycap, a family, a thumb with its colour is one."""
    if text.isascii() or _EMOJI.search(text) is None:
        return 0
    return sum(_EMOJI.search(cluster[0]) is not None for cluster in _CLUSTER.finditer(text))


def words(text: str) -> int:
    """Runs of anything but white space that hold a letter or a digit."""
    return len(_WORD.findall(text))


def sentences(text: str) -> int:
    """Parts between `.`, `!`, `?`, `…` and line breaks that hold a letter or a digit."""
    if "://" in text or "www." in text:
        text = _LINK.sub("link", text)
    return len(_SENTENCE.findall(text))


def questions(text: str) -> int:
    """Runs of `?`, full width too."""
    return len(_QUESTIONS.findall(text)) if "?" in text or "？" in text else 0


def exclamations(text: str) -> int:
    """Runs of `!`, full width too."""
    return len(_EXCLAMATIONS.findall(text)) if "!" in text or "！" in text else 0


def capitals(text: str) -> Fraction:
    """Share of letters that are upper case, from 0 to 1; 0 without letters."""
    if text.isascii():
        plain = text.encode()
        upper = len(plain) - len(plain.translate(None, _UPPER))
        return _share(upper, len(plain) - len(plain.translate(None, _LETTERS)))
    letters = [sign for sign in text if sign.isalpha()]
    return _share(sum(letter.isupper() for letter in letters), len(letters))


def repeated_letters(text: str) -> int:
    """Runs of three or more of one letter, upper or lower case: `haloooo`, `Aaah`, but not `www.`."""
    return len(_REPEATED.findall(text))


def links(text: str) -> int:
    """Web addresses, with or without `https://`; an e-mail address is none."""
    if _MAYBE_LINK.search(text) is None:
        return 0
    return sum(1 for _ in _LINK.finditer(text))


def count_hits(spans: Iterable[tuple[int, int]]) -> int:
    """How many of these (start, end) spans fit without overlap: the leftmost first, of those the longest."""
    count = free_from = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= free_from:
            count, free_from = count + 1, end
    return count


@lru_cache(maxsize=4096)
def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


MEASURES: Mapping[str, Callable[[str], int | Fraction]] = {
    measure.__name__: measure
    for measure in (
        characters,
        words,
        sentences,
        questions,
        exclamations,
        emoji,
        capitals,
        repeated_letters,
        links,
    )
}
"""What can be measured of a text alone, by quantity. Abbreviations, slang: hits of signals (`count_hits`)."""
