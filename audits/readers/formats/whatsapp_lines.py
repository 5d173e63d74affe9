"""From the lines of a chat to entries: who said what when, and what WhatsApp said itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audits.readers.formats.whatsapp_dates import Stamp, common_shape, stamp
from audits.readers.formats.whatsapp_words import MARKS, SPACES, notice

_MARKED = "\u200e"
"""iOS begins with it what the writer did not type."""


@dataclass(slots=True)
class Entry:
    """One stamped line with those that follow. `name` is None where nobody speaks; `line` counts from 1."""

    line: int
    stamp: Stamp
    rest: str
    marked: bool
    name: str | None = None
    text: str = ""


def entries(text: str) -> tuple[list[Entry], list[tuple[int, str]], int]:
    """The entries, the lines before the first, and how many lines had a stamp of another shape."""
    raw = re.split(r"\r\n|\n|\r(?!\n)", text)
    stamps = [stamp(_front(line)) for line in raw]
    shape = common_shape(one for one in stamps if one)
    found: list[Entry] = []
    before: list[tuple[int, str]] = []
    foreign = 0
    bodies: list[list[str]] = []
    for number, (line, one) in enumerate(zip(raw, stamps, strict=True), 1):
        if one and one.shape == shape:
            rest = _front(line)[one.end :]
            found.append(Entry(number, one, rest, _marked(line, one)))
            bodies.append([])
        elif found:
            foreign += one is not None
            bodies[-1].append(line)
        elif line.strip(" \t\ufeff\u200e"):
            before.append((number, line))
    for entry, body in zip(found, bodies, strict=True):
        while entry is found[-1] and body and not body[-1].strip():
            body.pop()
        if body:
            entry.rest = "\n".join((entry.rest, *body))
    return found, before, foreign


def _front(line: str) -> str:
    """The line with plain spaces in its stamp and without marks of direction before its text."""
    return line.lstrip("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff").translate(
        SPACES
    )


def _marked(line: str, one: Stamp) -> bool:
    after = _front(line)[one.end :]
    return after.startswith(_MARKED) or f": {_MARKED}" in after or line.startswith(_MARKED)


def name_speakers(found: Sequence[Entry], known: Iterable[str]) -> None:
    """Tells name from text in every entry; names that contain a colon are found by their being repeated.

    `known`: names that are certain, as the user gave them.
    """
    certain = sorted({tidy(name) for name in known}, key=len, reverse=True)
    longer = _names_with_colons(found)
    for entry in found:
        entry.name, entry.text = _split(entry, certain, longer)


def tidy(name: str) -> str:
    """A name as it is compared and shown: no marks, one space, no `~` (which stands before unsaved names)."""
    plain = " ".join(name.translate(MARKS).translate(SPACES).split())
    return plain.removeprefix("~").strip()


def _split(entry: Entry, certain: Sequence[str], longer: dict[str, str]) -> tuple[str | None, str]:
    rest = entry.rest
    first, _, body = rest.partition("\n")
    plain = first.translate(MARKS)
    for name in certain:
        start = plain.lstrip("~ ")
        if start.casefold().startswith(f"{name.casefold()}:"):
            return name, _after(first, name.count(":") + 1, body)
    head, colon, _ = plain.partition(": ")
    if not colon and plain.endswith(":"):
        head, colon = plain[:-1], ":"
    if not colon or not head.strip() or _opens_notice(head):
        return None, rest
    name = longer.get(head, head)
    return tidy(name), _after(first, name.count(":") + 1, body)


def _after(first: str, colons: int, body: str) -> str:
    """What stands behind so many colons of the first line, with the lines that follow."""
    said = first.split(":", colons)[colons].removeprefix(" ") if first.count(":") >= colons else ""
    return f"{said}\n{body}" if body or "\n" in said else said


def _opens_notice(head: str) -> bool:
    """Whether what stands before the colon begins a notice: `X changed the subject from "A`."""
    return (
        len(head) > 120
        or (any(quote in head for quote in '"“”') and notice(head) is not None)
        or (
            head.count(" ") > 3
            and notice(head) in ("encryption_notice", "security_code_changed", "subject_changed")
        )
    )


_FORM = re.compile(
    r"(?:nama|alamat|no|nomor|order|pesanan|note|catatan|total|info|ps|re|link|resi|hp|telp|email|jam|"
    r"nama lengkap|name|address|number|invoice|alasan|produk|jumlah|harga|bank|rekening|a\.?n|kode|id|menu|"
    r"tanggal|tanya|jawab|update|status|penting|perhatian)\b.*",
    re.IGNORECASE,
)


def _names_with_colons(found: Sequence[Entry]) -> dict[str, str]:
    """First part -> whole name, where every line of a speaker has the same second part before a colon."""
    seconds: dict[str, list[str | None]] = defaultdict(list)
    for entry in found:
        plain = entry.rest.partition("\n")[0].translate(MARKS)
        head, colon, rest = plain.partition(": ")
        if colon:
            second, again, _ = rest.partition(": ")
            seconds[head].append(second if again and len(second) <= 25 else None)
    return {
        head: f"{head}: {parts[0]}"
        for head, parts in seconds.items()
        if len(parts) > 1 and len(Counter(parts)) == 1 and parts[0] and not _FORM.fullmatch(parts[0].strip())
    }
