"""From the lines of a chat to entries: who said what when, and what WhatsApp said itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from audits.readers.formats.whatsapp_dates import Stamp, common_shape, stamp
from audits.readers.formats.whatsapp_notices import is_notice, notice
from audits.readers.formats.whatsapp_words import MARKS, SPACES

_MARKED = "\u200e"
"""iOS begins with it what the writer did not type."""


@dataclass(slots=True)
class Entry:
    """One stamped line with those that follow. `name` is None where nobody speaks; `line` counts from 1.

    `unsaved`: WhatsApp wrote `~` before the name, or a number: whoever exported has no contact of that name.
    """

    line: int
    stamp: Stamp
    rest: str
    marked: bool
    stamped: str = ""
    name: str | None = None
    text: str = ""
    unsaved: bool = False


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
            front = _front(line)
            found.append(Entry(number, one, front[one.end :], _marked(line, one), front[: one.end]))
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
        if entry.name:
            front = entry.rest[:40].translate(MARKS).lstrip()
            entry.unsaved = front.startswith("~") or bool(_NUMBER.fullmatch(entry.name))


_NUMBER = re.compile(r"\+?\d[\d ().-]{6,20}")


def without_pasted(
    found: Sequence[Entry], moments: Sequence[datetime | None]
) -> tuple[list[Entry], list[datetime | None], int]:
    """Entries and their moments, lines that somebody pasted given back to the message they are in; how many.

    Pasted is what begins like an entry, has no speaker (or, beside such lines, one who speaks nowhere else),
    reads like no notice, and whose time lies before the message above or after the entry below: a list of
    dates, the history of a parcel.
    """
    alone = _without_speaker(found)
    after: list[datetime | None] = [None] * len(found)
    following: datetime | None = None
    for number in range(len(found) - 1, -1, -1):
        after[number] = following
        if not alone[number]:
            following = moments[number] or following
    kept: list[Entry] = []
    times: list[datetime | None] = []
    pasted: list[list[str]] = []
    above: datetime | None = None  # of the last entry that is one for certain
    for entry, moment, lone, below in zip(found, moments, alone, after, strict=True):
        if lone and kept and kept[-1].name and _out_of_place(moment, above, below):
            pasted[-1].append(entry.stamped + entry.rest)
            continue
        kept.append(entry)
        pasted.append([])
        times.append(moment)
        if not lone:
            above = moment or above
    for entry, more in zip(kept, pasted, strict=True):
        if more:
            entry.rest, entry.text = ("\n".join((words, *more)) for words in (entry.rest, entry.text))
    return kept, times, len(found) - len(kept)


def _without_speaker(found: Sequence[Entry]) -> list[bool]:
    counts = Counter(entry.name for entry in found)
    alone = [entry.name is None and not is_notice(entry.rest) for entry in found]
    for steps in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for number in steps:
            beside = number - steps.step
            alone[number] |= (
                alone[beside] and found[number].name is not None and counts[found[number].name] == 1
            )
    return alone


def _out_of_place(moment: datetime | None, above: datetime | None, below: datetime | None) -> bool:
    if above is None or (below is not None and below < above):
        return False
    return moment is None or moment < above or (below is not None and moment > below)


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
            and notice(head)
            in ("encryption_notice", "business_notice", "security_code_changed", "subject_changed")
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
