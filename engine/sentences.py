"""Sentences of a message and what kind they are, quotations, and where its first and last words stand.

A sentence ends at `.`, `!`, `?`, `…` and line breaks. A dot ends none before a letter or digit (1.5, a.id),
where it shortens a word before a number or name (Rp. 5.000, No. 7, Jl. Melati) and where it numbers a line;
nothing inside a web address does. What has no letter or digit belongs to the sentence before it. All places
are in the text as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from engine.questions import is_closed, is_question

_END = re.compile(r"[.!?…。！？؟]+|[\r\n]+")
_LINK = re.compile(r"""(?:https?://|www\.)[^\s,<>"']+""", re.IGNORECASE)
_SHORTENED = re.compile(
    r"""(?:(?<!\w)(?:rp|no|jl|jln|gg|tn|ny|bpk|sdr|yth|dr|drg|ir|prof|mr|mrs|ms|st|tgl|tlp|telp|hlm|kec|kab|kel)
    |(?:^|[\r\n])[^\S\r\n]*\d{1,2})\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"\w(?!\ufe0f?\u20e3)")
_QUOTED = re.compile(
    r"""“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|"[^"\r\n]*"|(?<!\w)[‘'][^‘’'\r\n]*(?:(?<=\w)['’](?=\w)[^‘’'\r\n]*)*['’](?!\w)"""
    r"""|^[^\S\r\n]*>[^\r\n]*""",
    re.MULTILINE,
)

_OPENING = "\"'“‘«([>-–•*#@"
_QUOTING = re.compile("[\"'“„«‘>]")


class Sentences:
    """A text in sentences; whatever is not asked for is not worked out."""

    __slots__ = ("_edges", "_kinds", "_quotations", "_sentence_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._kinds: dict[int, tuple[bool, bool]] = {}
        self._sentence_starts: list[int] | None = None
        self._edges: tuple[int, int] | None = None
        self._quotations: tuple[list[int], list[int]] | None = None

    def number(self, place: int) -> int:
        """Which sentence a place is in, from 0."""
        return max(0, bisect_right(self._starts(), place) - 1)

    @property
    def last(self) -> int:
        """The number of the last sentence."""
        return len(self._starts()) - 1

    def sentence(self, number: int) -> str:
        """A sentence with its end mark."""
        starts = self._starts()
        return self.text[starts[number] : starts[number + 1] if number + 1 < len(starts) else None]

    def together(self, start: int, end: int) -> bool:
        """Whether a span is inside one sentence."""
        if _END.search(self.text, start, end) is None:
            return True
        return self.number(start) == self.number(end - 1)

    def asks(self, number: int) -> bool:
        """Whether a sentence is a question."""
        return self._kind(number)[0]

    def asks_yes_or_no(self, number: int) -> bool:
        """Whether a sentence is a question that can be answered with yes or no."""
        return self._kind(number)[1]

    def begins(self, start: int) -> bool:
        """Whether no word stands before a place."""
        return start <= self._words()[0]

    def ends(self, end: int) -> bool:
        """Whether no word stands after a place."""
        return end > self._words()[1]

    def quoted(self, start: int, end: int) -> bool:
        """Whether a span stands inside quotation marks or in a quoted line."""
        if self._quotations is None:
            spans = []
            if _QUOTING.search(self.text) is not None:
                spans = [quoted.span() for quoted in _QUOTED.finditer(self.text)]
            self._quotations = [start for start, _ in spans], [end for _, end in spans]
        starts, ends = self._quotations
        before = bisect_right(starts, start) - 1
        return before >= 0 and end <= ends[before]

    def _kind(self, number: int) -> tuple[bool, bool]:
        if number not in self._kinds:
            sentence = self.sentence(number)
            asks = is_question(sentence)
            self._kinds[number] = asks, asks and is_closed(sentence)
        return self._kinds[number]

    def _words(self) -> tuple[int, int]:
        """Where the first word begins, and the last letter stands."""
        if self._edges is None:
            text = self.text
            first = _WORD.search(text)
            last = len(text) - 1
            while last >= 0 and _WORD.match(text, last) is None:
                last -= 1
            self._edges = first.start() if first else len(text), last
        return self._edges

    def _starts(self) -> list[int]:
        if self._sentence_starts is None:
            self._sentence_starts = _sentence_starts(self.text)
        return self._sentence_starts


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    links = [link.span() for link in _LINK.finditer(text)] if "://" in text or "www" in text.lower() else []
    link_starts = [start for start, _ in links]
    word = _WORD.search(text)
    for mark in _END.finditer(text):
        if word is None:
            break
        start, end = mark.span()
        link = bisect_right(link_starts, start) - 1
        inside = link >= 0 and end < links[link][1]
        if word.start() < start and not inside and not _no_end(text, start, end):
            word = _WORD.search(text, end)
            if word is not None:
                starts.append(_over_closing(text, end, word.start()))
    return starts


def _no_end(text: str, start: int, end: int) -> bool:
    """Whether a mark is a dot that ends no sentence."""
    if text[start:end] != ".":
        return False
    after = text[end : end + 1]
    return after.isalnum() or bool(after.isspace() and _SHORTENED.search(text, max(0, start - 6), start))


def _over_closing(text: str, start: int, word: int) -> int:
    """A start moved over brackets, quotation marks, emoji and spaces that still belong to the one before."""
    while start < word and text[start] not in _OPENING:
        start += 1
    return start
