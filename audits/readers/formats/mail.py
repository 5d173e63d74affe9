"""What somebody wrote in a mail: HTML as text; what is quoted and the signature are kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a message, what was cut off them, and the addresses of pictures among the words."""

    text: str
    quoted: str = ""
    signature: str = ""
    pictures: tuple[str, ...] = ()


def said_in(body: str, *, html: bool, mail: bool) -> Said:
    """The message in a body. Quotes and signatures are looked for in mails only."""
    quoted: list[str] = []
    signature = ""
    pictures: tuple[str, ...] = ()
    if html and ("<" in body or "&" in body):
        reader = _Text(cut=mail)
        reader.feed(body)
        reader.close()
        body, quoted, signature = reader.result()
        pictures = tuple(reader.pictures)
    body = _tidy(body)
    if mail:
        body, below = _before(body, _QUOTE)
        body, marked = _marked(body)
        below = "\n".join(part for part in (marked, below) if part)
        quoted = [part for part in (below, *quoted) if part]
        body, signed = _before(body, _SIGNATURE)
        signature = signature or signed
    return Said(body, "\n".join(quoted), signature, pictures)


_QUOTE = re.compile(
    r"^(?:"
    r"(?:on|pada|le|el|am)\b[^\n]{5,200}(?:\n[^\n]{0,120})?"
    r"(?:wrote|menulis|schrieb|a écrit|escribió)[ \t]*:[ \t]*$|"
    r"-{2,}\s*(?:original message|forwarded message|pesan asli|pesan terusan)\s*-{2,}|"
    r"_{20,}\s*\n(?:from|dari)\s*:|"
    r"(?:from|dari)\s*:[^\n]+\n"
    r"(?:(?:sent|date|dikirim|tanggal|to|kepada|ke|cc|subject|subjek|perihal)\s*:[^\n]*\n?){2,}|"
    r"##- [^\n]{5,80} -##"
    r")",
    re.IGNORECASE | re.MULTILINE,
)

_SIGNATURE = re.compile(
    r"^(?:-- ?$|"
    r"(?:sent from (?:my|yahoo|mail for)|get outlook for|(?:di|ter)kirim dari)\b[^\n]{0,80}\s*\Z)",
    re.IGNORECASE | re.MULTILINE,
)


def _before(text: str, mark: re.Pattern[str]) -> tuple[str, str]:
    """The text before the mark and from it on; all of it if nothing stands before."""
    found = mark.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(), text[found.start() :].strip()


def _marked(text: str) -> tuple[str, str]:
    """The text without the lines at its end that begin with `>`, and these."""
    lines = text.split("\n")
    end = len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].startswith(">")):
        end -= 1
    quoted = "\n".join(lines[end:]).strip()
    return ("\n".join(lines[:end]), quoted) if end and quoted else (text, "")


def _tidy(text: str) -> str:
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\u00a0", " ").split("\n"))
    return re.sub(
        r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", re.sub(r"^-- \n", "--\n", text, flags=re.M))
    ).strip()


_BLOCKS = frozenset(
    ("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "hr")
)
_UNSEEN = frozenset(("script", "style", "head", "title", "template"))
_ALONE = frozenset(("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr", "source"))
_QUOTING = re.compile(
    r"gmail_quote|yahoo_quoted|moz-cite-prefix|freshdesk_quote|OutlookMessageHeader|zmail_extra"
)
_SIGNING = re.compile(r"\b(?:gmail_signature|signature|moz-signature|freshdesk_signature)\b")


class _Text(HTMLParser):
    """HTML as text in three parts: what is said, what is quoted, what is signed."""

    def __init__(self, cut: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._cut = cut
        self._parts: dict[str, list[str]] = {"said": [], "quoted": [], "signature": []}
        self.pictures: list[str] = []
        self._open: list[tuple[str, str]] = []  # elements, with the part that they belong to

    def _part(self) -> str:
        return self._open[-1][1] if self._open else "said"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = self._part()
        if self._cut and part == "said":
            named = " ".join(value or "" for key, value in attrs if key in ("class", "id"))
            if tag == "blockquote" or _QUOTING.search(named):
                part = "quoted"
            elif _SIGNING.search(named):
                part = "signature"
        if tag in _UNSEEN:
            part = "unseen"
        if tag in _BLOCKS:
            self._say("\n", part)
        if tag == "li":
            self._say("- ", part)
        if tag == "img":
            source = next((value for key, value in attrs if key == "src" and value), None)
            self.pictures += [source] if source and part == "said" else []
            self._say(next((value or "" for key, value in attrs if key == "alt"), ""), part)
        if tag not in _ALONE:
            self._open.append((tag, part))

    def handle_endtag(self, tag: str) -> None:
        part = self._part()
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number][0] == tag:
                del self._open[number:]
                break
        if tag in _BLOCKS:
            self._say("\n", part)

    def handle_data(self, data: str) -> None:
        self._say(re.sub(r"[ \t\r\n]+", " ", data), self._part())

    def _say(self, text: str, part: str) -> None:
        if part in self._parts:
            self._parts[part].append(text)

    def result(self) -> tuple[str, list[str], str]:
        """What is said, what is quoted, what is signed."""
        said, quoted, signature = (_lines("".join(parts)) for parts in self._parts.values())
        return said, [quoted] if quoted else [], signature


def _lines(text: str) -> str:
    return re.sub(r"\n{2,}", "\n", "\n".join(line.strip() for line in text.split("\n"))).strip()
