"""What `{number}` and its like stand for, and the values of the record behind `{customer.name}`.

All are Python regular expressions of our own over folded text: linear, and never beginning inside a number
or word. Both languages are known at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol

from engine.matching.page import Page
from sop.phrases import RECORD

_NUMBER = r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)"
_DIGITS = r"(?<![\w.,])\d+(?:[.,]\d+)*"
_SMALL = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas|lima belas|dua puluh|"
    "tiga puluh|"
    "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
)
_COUNT = rf"(?:{_DIGITS}(?: ?(?:-|–|sampai|sampe|s/d|hingga|to) ?\d+)?|\b(?:{_SMALL})\b)"
_UNIT = (
    "detik|dtk|menit|mnt|jam|hari|minggu|pekan|bulan|bln|tahun|thn|hk|"
    "secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|wks?|weeks?|months?|years?"
)
_MONTH = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    "january|february|march|may|june|july|august|october|december|"
    "jan|feb|mar|apr|jun|jul|agu|agt|aug|sep|sept|okt|oct|nov|des|dec"
)
_DAY = (
    "senin|selasa|rabu|kamis|jum'?at|sabtu|ahad|hari ini|besok|lusa|kemarin|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|yesterday"
)
_NOON = "pagi|siang|sore|petang|malam"
_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"

BUILT_INS: Mapping[str, str] = {
    "number": _NUMBER,
    "amount": (
        r"(?<!\w)(?:rp\.?|idr|usd|sgd|myr|rm|\$|€|£) ?\d+(?:[.,]\d+)*(?: ?(?:ribu|rb|k|juta|jt|miliar|"
        r"m))?(?:,-)?(?!\w)"
        rf"|{_DIGITS} ?(?:ribu|rb|k|juta|jt|miliar|milyar|rupiah|perak|dollars?|dolar|bucks)(?: "
        rf"rupiah)?(?!\w)"
    ),
    "date": (
        r"(?<![\w.,/-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|"
        r"\d{1,2}\.\d{1,2}\.\d{2,4})(?![\w/-])"
        rf"|(?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})(?!\w)(?:,? \d{{4}}(?!\w))?"
        rf"|(?<!\w)(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?!\w)(?:,? \d{{4}}(?!\w))?"
        rf"|(?<!\w)(?:tanggal|tgl\.?) \d{{1,2}}(?!\w)|(?<!\w)(?:{_DAY})(?!\w)"
    ),
    "time": (
        rf"(?<!\w)(?:jam|pukul|pkl\.?|at) ?(?:{_CLOCK}|\d{{1,2}})(?!\w)(?: (?:{_NOON}|wib|wita|wit|"
        rf"o'clock|[ap]\.?m\b))*"
        rf"|(?<![\w.,]){_CLOCK}(?!\w)(?: (?:{_NOON}|wib|wita|wit|[ap]\.?m\b))*"
        r"|(?<![\w.,])\d{1,2} ?(?:[ap]\.?m\b|o'clock)"
    ),
    "duration": (
        rf"{_COUNT} ?(?:x ?\d+ ?)?(?:(?:working|business|calendar) )?(?:{_UNIT})(?:n?ya)?(?!\w)"
        r"(?: (?:kerja|kalender)(?!\w))?"
        r"|(?<!\w)(?:sedetik|semenit|sejam|sehari|seminggu|sepekan|sebulan|setahun|setengah jam|half an "
        r"hour)(?!\w)"
        rf"|(?<!\w)an? (?:second|minute|day|week|month|year)(?!\w)|(?<!\w)an hour(?!\w)"
    ),
    "link": (
        r"""(?<![^\s,<>"'()\[\]])(?:(?:https?://|www\.)[^\s,<>"'()\[\]]*[^\s,<>"'()\[\].!?…:;]"""
        r"""|(?:[a-z0-9][a-z0-9-]*\.){1,4}(?:com|net|org|id|io|me|ly|gl|co|my|sg|shop|store|link)(?![\w@-])(?:/[^\s,<>"'()\[\]]*)?)"""
    ),
}
"""Placeholder -> regular expression."""

_PATTERNS = {name: re.compile(pattern) for name, pattern in BUILT_INS.items()}
_DIGIT = re.compile(rb"[0-9]")
_DAYS = frozenset(re.findall(rb"[a-z]+", _DAY.encode())) - {b"hari", b"ini", b"at"}
_UNITS = frozenset(
    unit + ending
    for unit in _UNIT.encode().replace(b"s?", b"").split(b"|")
    for ending in (b"", b"s", b"nya", b"an")
)
_WHOLE = frozenset(
    (b"sedetik", b"semenit", b"sejam", b"sehari", b"seminggu", b"sepekan", b"sebulan", b"setahun")
)
_COUNTS = frozenset(_SMALL.encode().replace(b" ", b"|").split(b"|")) | {b"a", b"an", b"half", b"setengah"}


def occurs(name: str, page: Page) -> bool:
    """Whether a built-in placeholder stands for anything in a page."""
    return _may_occur(name, page) and _PATTERNS[name].search(page.text) is not None


def _may_occur(name: str, page: Page) -> bool:
    """A quick test by digits and words."""
    if name == "link":
        return b"." in page.data
    if _DIGIT.search(page.data) is not None:
        return True
    if name == "date":
        return not _DAYS.isdisjoint(page.words.present) or b"hari ini" in page.data
    if name == "duration":
        tokens = page.words.present
        return not _WHOLE.isdisjoint(tokens) or not (_COUNTS.isdisjoint(tokens) or _UNITS.isdisjoint(tokens))
    return False


_PUNCTUATION = ".,;:!?()[]\"'"
_LEAST_NAME = 3


class Record(Protocol):
    """What a conversation record tells beside its events."""

    @property
    def customer(self) -> Mapping[str, Any] | None:
        """`customer.*`."""

    @property
    def fields(self) -> Mapping[str, Any] | None:
        """`fields.*`."""


def of_record(name: str) -> bool:
    """Whether a placeholder stands for a value of the record."""
    return name.startswith(RECORD)


def values(name: str, record: Record | None) -> list[str]:
    """What `{customer.name}` may read as: the whole value, and its words of three letters and more.

    Numbers are as they are written; a list stands for any of its items; without a value there is nothing.
    """
    root, *path = name.split(".")
    value: Any = getattr(record, root, None)
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            found.append(item)
            words = (word.strip(_PUNCTUATION) for word in item.split())
            found += (word for word in words if len(word) >= _LEAST_NAME and _letters(word))
        elif isinstance(item, int | float) and not isinstance(item, bool):
            found.append(str(item))
    return [text for text in found if text.strip()]


def _letters(word: str) -> bool:
    return re.sub(r"['’.-]", "", word).isalpha()
