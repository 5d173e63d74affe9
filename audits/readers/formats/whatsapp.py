"""WhatsApp: an exported chat as text or as the zip with its media. One chat is one conversation.

WhatsApp documents no format; the shapes are those that its Android and iOS apps write in Indonesian and
English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export, Refused, text
from audits.readers.formats.interface import Account, Asked, Record, Unclear
from audits.readers.formats.whatsapp_dates import Stamp, date_order, stamp, when
from audits.readers.formats.whatsapp_lines import Entry, entries, name_speakers, tidy
from audits.readers.formats.whatsapp_said import event_of
from audits.readers.formats.whatsapp_words import AGENT_LIKE, BOT_LIKE, MARKS, WITH, notice

SUFFIXES = (".txt", ".zip")


def recognises(export: Export) -> bool:
    """Whether one of the first lines begins with a date and a time, or the archive holds such a text."""
    if export.is_zip():
        try:
            return bool(_texts(export))
        except Refused:
            return False
    lines = text(export.head[:20_000]).translate(MARKS).splitlines()[:30]
    return any(stamp(line.replace("\u202f", " ").replace("\u00a0", " ")) for line in lines)


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """The conversations of one export. Raises Unclear if nothing tells who the agent is, Refused, Damaged."""
    if not export.is_zip():
        yield from _chat(export, export.stem, export.whole(), asked, account)
        return
    members = export.members()
    chats = _texts(export)
    if not chats:
        raise Refused("the archive holds no chat (.txt)")
    account.read["media_files"] += len(members) - len(chats)
    for member in chats:
        own = PurePath(member.filename).stem
        name = export.stem if own.lower() in ("_chat", "chat") or len(chats) == 1 else own
        yield from _chat(export, name, export.member(member), asked, account)


def _texts(export: Export) -> list[Any]:
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
    if foreign:
        account.note("stamps_inside_texts", source=export.name, lines=str(foreign))
    moments = [when(entry.stamp, order) for entry in found]
    for entry, moment in zip(found, moments, strict=True):
        if moment is None:
            yield BadRecord(export.name, entry.line, f"no such date or time: {_as_written(entry.stamp)}")
    parties = _parties(found, asked, account, export.name, other)
    yield from _records(name, found, moments, parties, asked, account)


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


def _parties(
    found: Sequence[Entry], asked: Asked, account: Account, source: str, other: str | None
) -> dict[str, str | None]:
    """Name -> party. Raises Unclear if nothing tells the agents from the customers."""
    names = list(dict.fromkeys(entry.name for entry in found if entry.name))
    if asked.agents is not None:
        agents = {tidy(name).casefold() for name in asked.agents}
        if names and not any(name.casefold() in agents for name in names):
            account.note("no_agent_in_chat", source=source, names=", ".join(names[:6]))
        return {name: "agent" if name.casefold() in agents else _bot_or(name, "customer") for name in names}
    spoken = [name for name in names if name != other]
    if other in names and spoken:
        account.note("agents_by_file_name", source=source, names=", ".join(spoken))
        return {name: "customer" if name == other else _bot_or(name, "agent") for name in names}
    likely = [name for name in names if AGENT_LIKE.search(name) and not BOT_LIKE.search(name)]
    if likely and len(likely) < max(len(names), 2):
        account.note("agents_guessed", source=source, names=", ".join(likely))
        return {name: "agent" if name in likely else _bot_or(name, "customer") for name in names}
    if asked.lenient or not names:
        if names:
            account.note("agents_unknown", source=source, names=", ".join(names[:6]))
        return dict.fromkeys(names)
    raise Unclear("agents", source, names)


def _bot_or(name: str, otherwise: str) -> str:
    return "bot" if BOT_LIKE.search(name) else otherwise


def _records(
    name: str,
    found: Sequence[Entry],
    moments: Sequence[datetime | None],
    parties: dict[str, str | None],
    asked: Asked,
    account: Account,
) -> Iterator[Record]:
    parts: list[list[dict[str, Any]]] = [[]]
    last: datetime | None = None
    for entry, moment in zip(found, moments, strict=True):
        if asked.gap and moment and last and moment - last > asked.gap and parts[-1]:
            parts.append([])
        last = moment or last
        event = event_of(entry, parties)
        if moment:
            event = {"at": moment.isoformat(), **event}
        parts[-1].append(event)
        account.read[_counted(event)] += 1
    account.read["conversations"] += len(parts)
    for number, events in enumerate(parts, 1):
        yield _record(name if len(parts) == 1 else f"{name}/{number}", events)


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


__all__ = ["SUFFIXES", "counterpart", "notice", "read", "recognises"]
