"""WhatsApp: an exported chat as text or as the zip with its media. One chat is one conversation.

WhatsApp documents no format; the shapes are those that its Android and iOS apps write in Indonesian and
English.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export, Refused, text
from audits.readers.formats.interface import Account, Asked, Record
from audits.readers.formats.whatsapp_dates import Stamp, date_order, stamp, when
from audits.readers.formats.whatsapp_lines import Entry, entries, name_speakers, tidy, without_pasted
from audits.readers.formats.whatsapp_parties import parties, speakers
from audits.readers.formats.whatsapp_said import event_of
from audits.readers.formats.whatsapp_words import MARKS, SPACES, WITH

SUFFIXES = (".txt", ".zip")


def recognises(export: Export) -> bool:
    """Whether one of the first lines begins with a date and a time, or the archive holds such a text."""
    if export.is_zip():
        try:
            return bool(_texts(export))
        except Refused:
            return False
    return _begins_like_a_chat(export.head)


def _begins_like_a_chat(data: bytes) -> bool:
    lines = text(data[:20_000]).translate(MARKS).translate(SPACES).splitlines()[:30]
    return any(map(stamp, lines))


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """The conversations of one export. Raises Unclear if nothing tells who the agent is, Refused, Damaged."""
    if not export.is_zip():
        yield from _chat(export, _name(export), export.whole(), asked, account)
        return
    members = export.members()
    texts = _texts(export)
    if not texts:
        raise Refused("the archive holds no chat (.txt)")
    chats = [member for member in texts if _begins_like_a_chat(export.member(member))] or texts
    account.read["media_files"] += len(members) - len(chats)
    for member in chats:
        yield from _chat(export, _name_in_zip(export, member, chats), export.member(member), asked, account)


def _name_in_zip(export: Export, member: zipfile.ZipInfo, chats: Sequence[zipfile.ZipInfo]) -> str:
    """A chat's name in an archive: the archive's if it is alone, else the file's or its folder's."""
    place = PurePath(member.filename)
    if len(chats) == 1:
        return export.stem
    if place.stem.lower() not in ("_chat", "chat"):
        return place.stem
    return place.parent.name or export.stem


def names_in(export: Export) -> Iterator[set[str]]:
    """Who speaks in each chat of an export. Raises Refused, Damaged."""
    texts = [export.member(member) for member in _texts(export)] if export.is_zip() else [export.whole()]
    for data in texts:
        found, _, _ = entries(text(data))
        name_speakers(found, ())
        yield set(speakers(found))


def _name(export: Export) -> str:
    """The file's name; `_chat.txt`, which an iPhone calls every chat, has the name of its folder."""
    folder = PurePath(export.name).parent.name
    return folder if export.stem == "_chat" and folder else export.stem


def _texts(export: Export) -> list[zipfile.ZipInfo]:
    return [
        member
        for member in export.members()
        if member.filename.lower().endswith(".txt") and not member.filename.startswith("__MACOSX")
    ]


def _chat(
    export: Export, name: str, data: bytes, asked: Asked, account: Account
) -> Iterator[Record | BadRecord]:
    other = counterpart(name)
    found, before, foreign = entries(text(data))
    if not found:
        raise Refused("no line begins with a date and a time as WhatsApp writes them")
    known = [*(asked.agents or ()), *((other,) if other else ())]
    name_speakers(found, known)
    stamps = [entry.stamp for entry in found]
    order, certain = (asked.date_order, True) if asked.date_order else date_order(stamps, _indonesian(found))
    if not certain:
        account.note("date_order_assumed", source=export.name, order=order)
    if before:
        account.skipped["lines_before_the_first"] += len(before)
        account.note("lines_before_the_first", source=export.name, lines=str(len(before)))
    found, moments, pasted = without_pasted(found, [when(entry.stamp, order) for entry in found])
    if foreign + pasted:
        account.note("stamps_inside_texts", source=export.name, lines=str(foreign + pasted))
    for entry, moment in zip(found, moments, strict=True):
        if moment is None:
            yield BadRecord(export.name, entry.line, f"no such date or time: {_as_written(entry.stamp)}")
    if asked.gap is None:
        _note_silence(moments, account, export.name)
    told = parties(found, asked, account, export.name, other)
    yield from _records(name, found, moments, told, asked, account)


_LONG = timedelta(days=14)


def _note_silence(moments: Sequence[datetime | None], account: Account, source: str) -> None:
    """Says once that a chat with long silences may be several conversations."""
    times = sorted(moment for moment in moments if moment)
    longest = max((after - before for before, after in pairwise(times)), default=_LONG)
    if longest > _LONG and not any(code == "long_silence" for code, _ in account.notes):
        account.note("long_silence", source=source, days=str(longest.days))


def counterpart(name: str) -> str | None:
    """Whom the chat is with, if the file has the name that WhatsApp gave it."""
    found = WITH.match(name.replace("_", " ").strip())
    return tidy(re.sub(r"\s*\(\d+\)$", "", found["name"])) if found else None


def _indonesian(found: Sequence[Entry]) -> bool:
    """Whether WhatsApp itself speaks Indonesian in the chat."""
    words = re.compile(
        r"tidak disertakan|dihapus|enkripsi|diedit>|\bmembuat grup\b|\bAnda\b|tak terjawab|terlampir|"
        r"\bpukul\b|\bkak\b|\bmin\b|\byang\b|\btidak\b|\bterima kasih\b|\bsudah\b|\bsaya\b",
        re.IGNORECASE,
    )
    return any(words.search(entry.rest) for entry in found[:2000])


def _as_written(one: Stamp) -> str:
    date = "/".join(f"{number:0{length}d}" for number, length in zip(one.numbers, one.lengths, strict=True))
    return f"{date} {one.hour:02d}:{one.minute:02d}"


def _records(
    name: str,
    found: Sequence[Entry],
    moments: Sequence[datetime | None],
    told: dict[str, str | None],
    asked: Asked,
    account: Account,
) -> Iterator[Record]:
    parts: list[list[dict[str, Any]]] = [[]]
    last: datetime | None = None
    for entry, moment in zip(found, moments, strict=True):
        event = event_of(entry, told)
        silent = asked.gap and moment and last and moment - last > asked.gap
        if silent and parts[-1] and not _answers(event, parts[-1]):
            parts.append([])
        last = moment or last
        if moment:
            event = {"at": moment.isoformat(), **event}
        parts[-1].append(event)
        account.read[_counted(event)] += 1
    account.read["conversations"] += len(parts)
    for number, events in enumerate(parts, 1):
        yield _record(name if len(parts) == 1 else f"{name}/{number}", events)


def _answers(event: dict[str, Any], before: Sequence[dict[str, Any]]) -> bool:
    """Whether the company answers what a customer had said last, however late."""
    if event.get("by") != "agent":
        return False
    return next((one.get("by") for one in reversed(before) if one["type"] == "message"), None) == "customer"


def _counted(event: dict[str, Any]) -> str:
    if event["type"] != "message":
        return "notices"
    if event.get("deleted"):
        return "deleted_messages"
    return "messages"


def _record(name: str, events: list[dict[str, Any]]) -> Record:
    record: Record = {"id": name, "channel": "whatsapp"}
    said = Counter(e["author"] for e in events if e.get("by") == "customer" and e.get("author"))
    if len(said) == 1:
        [(customer, _)] = said.items()
        record["customer"] = {"id": customer, "name": customer}
    elif said:
        record["participants"] = list(said)
    record["events"] = events
    return record


__all__ = ["SUFFIXES", "counterpart", "names_in", "read", "recognises"]
