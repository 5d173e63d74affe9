"""Quotes for people, without what calls, pays or identifies somebody.

What a reader needs stays: order numbers, prices, dates, clock times. A number that could be either goes.
Patterns are possessive and start at one place a run only, so that time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from audits.numbers import Context, Digits, kind

LABELS = {
    "id": {"phone": "telepon", "email": "email", "card": "kartu", "account": "rekening", "identity": "NIK"},
    "en": {"phone": "phone", "email": "email", "card": "card", "account": "account", "identity": "ID number"},
}
"""Language -> what is hidden -> the word for it; any other language gets the English words."""

Span = tuple[int, int]
Hidden = tuple[int, int, str]


def mask(text: str, lang: str = "id") -> str:
    """The text with a label such as `[telepon]` for each phone, card, account and identity number and e-mail.

    Numbers are found with spaces, dots, dashes, brackets and invisible characters inside, and in any
    script's digits. The rest of the text is as it was.
    """
    hidden: list[Hidden] = [(start, end, "email") for start, end in _addresses(text)]
    hidden += _numbers(text, [(start, end) for start, end, _ in hidden])
    labels = LABELS.get(lang, LABELS["en"])
    shown: list[str] = []
    at = 0
    for start, end, what in sorted(hidden):
        shown += (text[at:start], f"[{labels[what]}]")
        at = end
    return "".join((*shown, text[at:]))


_DOT = r"(?:[.\uff0e]|\s?[\[(]\s?(?:dot|titik)\s?[\])]\s?)"
_DOMAIN = rf"[^\W_][\w-]{{0,62}}+(?:{_DOT}[\w-]{{1,63}}+)++(?<=[^\W\d_])"
_AT = re.compile(
    rf"(?:[@\uff20]|\s?[\[(]\s?at\s?[\])]\s?){_DOMAIN}|\s?@\s?(?:gmail|yahoo|ymail|hotmail|outlook|icloud){_DOT}\w++",
    re.IGNORECASE,
)


def _addresses(text: str) -> Iterator[Span]:
    """E-mail addresses: what is before an at sign and the domain after it, `(at)` and `[dot]` included."""
    last = 0
    if not any(sign in text for sign in "@\uff20(["):
        return
    for at in _AT.finditer(text):
        start = at.start()
        while start > last and (text[start - 1].isalnum() or text[start - 1] in "._%+-"):
            start -= 1
        if start < at.start():
            last = at.end()
            yield start, last


_DATE = (
    r"(?:(?:19|20)\d\d(?P<a>[-/.])(?:0?[1-9]|1[0-2])(?P=a)\d{1,2}"
    r"|\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)(?:19\d\d|20\d\d|\d\d))(?![-./]?\d)"
)
_CLOCK = r"(?:[01]?\d|2[0-4])\.[0-5]\d(?!\.?\d)"
_AMOUNT = r"(?<![\d+/-])(?<!\d )[1-9]\d{0,2}(?:\.\d{3})++(?!\d)"
_KEPT = re.compile(
    rf"(?:\b(?:rp|idr|usd|sgd|myr)\.?|[$€£])\s{{0,2}}\d[\d.,]*+"
    rf"|(?<!\d)\d++\s?(?:rupiah|ribu|juta|rb|jt)\b"
    rf"|(?<![\d.])(?:{_DATE}|{_CLOCK}|{_AMOUNT})",
    re.IGNORECASE,
)
"""Prices, dates and clock times; nothing in them is part of a longer number."""

_DIGITS = re.compile(r"\d++")
_GAP = re.compile(r"[ \t\xa0.\-()/·•_\u2000-\u2015\u202f\u2060\u2212\ufeff\xad]{1,3}")
"""What may stand between two groups of digits of one number; U+2000 to U+2015 are blanks and dashes."""


def _numbers(text: str, taken: Sequence[Span]) -> Iterator[Hidden]:
    """The numbers to hide: in each chain of digit groups, from left to right, the longest there is."""
    for chain in _chains(text, taken):
        first = 0
        while first < len(chain):
            found = _longest(text, chain, first)
            if found is None:
                first += 1
                continue
            last, what = found
            start, end = chain[first][0], chain[last][1]
            yield _with_opening(text, start, end), end, what
            first = last + 1


def _chains(text: str, taken: Sequence[Span]) -> Iterator[list[Span]]:
    """Groups of digits that are written as one number; those in `taken`, prices and times belong to none."""
    groups = [match.span() for match in _DIGITS.finditer(text)]
    if sum(end - start for start, end in groups) < 8:
        return
    kept = sorted([*taken, *(match.span() for match in _KEPT.finditer(text))])
    chain: list[Span] = []
    next_kept = 0
    for start, end in groups:
        while next_kept < len(kept) and kept[next_kept][1] <= start:
            next_kept += 1
        free = next_kept == len(kept) or kept[next_kept][0] >= end
        if chain and not (free and _GAP.fullmatch(text, chain[-1][1], start)):
            yield _spelled(chain)
            chain = []
        if free:
            chain.append((start, end))
    if chain:
        yield _spelled(chain)


def _spelled(chain: list[Span]) -> list[Span]:
    """The same chain with digits that stand one by one (0 8 1 2 ...) taken as one group."""
    if len(chain) < 8:
        return chain
    joined: list[Span] = []
    for single, groups in groupby(chain, lambda span: span[1] - span[0] == 1):
        some = list(groups)
        joined += [(some[0][0], some[-1][1])] if single and len(some) >= 8 else some
    return joined


def _longest(text: str, chain: Sequence[Span], first: int) -> tuple[int, str] | None:
    """The last group and the kind of the longest number that begins with the group `first`."""
    found = None
    digits = Digits()
    context: Context | None = None
    for last in range(first, len(chain)):
        start, end = chain[last]
        digits.add(text[start:end], text[chain[last - 1][1] : start] if last > first else "")
        if len(digits.all) > 20 and last > first:
            break
        if len(digits.all) < 8:
            continue
        context = context or Context(text, chain[first][0])
        if what := kind(digits, context, text[end : end + 1]):
            found = last, what
            if len(digits.all) >= 10 and digits.groups[-1] >= 7 and text[end : end + 1].isspace():
                break  # whole as it stands: what follows is another number
    return found


def _with_opening(text: str, start: int, end: int) -> int:
    """Where the number starts with the plus or the bracket that belongs to it."""
    before = text[max(0, start - 3) : start]
    sign = re.search(r"\(?\+[\s(]?\Z", before)
    if sign:
        return start - len(sign[0])
    return start - (before.endswith("(") and ")" in text[start:end])
