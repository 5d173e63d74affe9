"""What the rows of a ledger say, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from engine.conversation import Event

Kind = Literal["counted", "closed", "holiday", "paused"]
"""Why time counted or not: the clock ran, it was outside hours, it was a holiday, something stopped it."""

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "counted": "waktu kerja",
        "wall": "waktu berjalan",
        "closed": "di luar jam kerja",
        "holiday": "hari libur",
        "named": "libur: {reason}",
        "dated": "tutup menurut kalender: {date}",
        "paused": "dijeda",
        "more": "{why}, jumlah dari {n} selang berikutnya",
        "before": "dijeda: status {what} sejak sebelum kejadian pertama",
        "since": "dijeda: {what}{who}{at}",
        "status": "status {value}",
        "message": "pesan",
        "action": "tindakan {value}",
        "other": "kejadian {type} {value}",
        "who": " oleh {who}",
        "at": " pada {at}",
        "customer": "pelanggan",
        "agent": "agen",
        "bot": "bot",
        "system": "sistem",
    },
    "en": {
        "counted": "working time",
        "wall": "time passing",
        "closed": "outside hours",
        "holiday": "holiday",
        "named": "holiday: {reason}",
        "dated": "closed by the calendar: {date}",
        "paused": "paused",
        "more": "{why}, the sum of {n} further intervals",
        "before": "paused: status {what} since before the first event",
        "since": "paused: {what}{who}{at}",
        "status": "status {value}",
        "message": "message",
        "action": "action {value}",
        "other": "event {type} {value}",
        "who": " by {who}",
        "at": " at {at}",
        "customer": "customer",
        "agent": "agent",
        "bot": "bot",
        "system": "system",
    },
}


def why_counted(wall: bool, language: str) -> str:
    """Time that counts, on the clock on the wall or a calendar."""
    return _texts(language)["wall" if wall else "counted"]


def why_closed(reason: str | None, day: date | None, language: str) -> str:
    """Closed time of a date, with what the calendar says of it (`Calendar.closed_reason`)."""
    texts = _texts(language)
    if reason is None:
        return texts["closed"]
    if any(letter.isalpha() for letter in reason):
        return texts["named"].format(reason=reason)
    return texts["dated"].format(date=day)


def why_paused(event: Event | None, at: str | None, status: str | None, language: str) -> str:
    """A pause by the event that began it, and when; by none: the clock stood still in `status` all along."""
    texts = _texts(language)
    if event is None:
        return texts["before"].format(what=status)
    value = event.to or event.name or event.scale or ""
    what = texts.get(event.type if event.type in ("status", "message", "action") else "other", "")
    who = event.author or texts.get(event.by or "", event.by)
    return texts["since"].format(
        what=what.format(type=event.type, value=value).strip(),
        who=texts["who"].format(who=who) if who else "",
        at=texts["at"].format(at=at.replace("T", " ")) if at else "",
    )


def summed(kind: Kind, intervals: int, wall: bool, language: str) -> str:
    """So many intervals of a kind in one row."""
    texts = _texts(language)
    why = why_counted(wall, language) if kind == "counted" else texts[kind]
    return texts["more"].format(why=why, n=intervals)


def _texts(language: str) -> Mapping[str, str]:
    return _TEXTS.get(language, _TEXTS["en"])
