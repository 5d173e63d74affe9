"""Conversations as an officer jots them down, turned into conversation records.

kanal: whatsapp                        lines without a time say something of the whole record
status: open
Selasa 2026-01-06                      a date holds for what follows (else Monday, 2026-01-05)
09:00 pelanggan: Barang saya rusak
09:04 agen (a7): Mohon maaf, Kak.
  Boleh minta fotonya?                 an indented line goes on with the message
09:05 pelanggan: [foto]                an attachment without text
09:06 catatan agen (a7): ...           an internal note
09:07 tindakan: refund {"order": "O-1"}
09:08 eskalasi: supervisor
09:10 status: pending -> solved
--:-- agen: ...                        an event whose time was not recorded
"""

from __future__ import annotations

import json
import re
from typing import Any

MONDAY = "2026-01-05"

_DATE = re.compile(r"(?:\w+,? )?(\d{4}-\d\d-\d\d)$")
_EVENT = re.compile(r"(--:--|\d\d:\d\d(?::\d\d)?) ([^:(]+?)(?: \(([^)]*)\))?:(?: (.*))?$")
_FACT = re.compile(r"([^:]+): (.*)$")

_SPEAKERS = {
    "pelanggan": "customer",
    "customer": "customer",
    "agen": "agent",
    "agent": "agent",
    "bot": "bot",
    "sistem": "system",
    "system": "system",
}
_NOTES = ("catatan agen", "note by agent")
_EVENTS = {
    "status": "status",
    "prioritas": "priority",
    "priority": "priority",
    "penugasan": "assign",
    "assigned": "assign",
    "eskalasi": "escalate",
    "escalation": "escalate",
    "tindakan": "action",
    "action": "action",
    "penilaian": "rating",
    "rating": "rating",
}
_FACTS = {
    "kanal": "channel",
    "prioritas": "priority",
    "dibuat": "created_at",
    "created": "created_at",
    "ditutup": "closed_at",
    "closed": "closed_at",
    "judul": "subject",
}
_CUSTOMER = {"nama pelanggan": "name", "pelanggan baru": "new", "new customer": "new"}


def record(text: str, name: str = "T-1") -> dict[str, Any]:
    """The conversation record (`conversation/1`) that the lines mean. Raises ValueError for a line unread."""
    date, found, events = MONDAY, dict[str, Any](id=name), list[dict[str, Any]]()
    for line in text.splitlines():
        if line.startswith(" ") and events:
            events[-1]["text"] += "\n" + line.strip()
        elif day := _DATE.match(line):
            date = day[1]
        elif event := _EVENT.match(line):
            time, what, who, said = event.groups()
            at = {} if time == "--:--" else {"at": f"{date}T{time}"}
            events.append({**at, **_event(what, who, said or "")})
        elif fact := _FACT.match(line):
            _add_fact(found, date, fact[1], fact[2])
        elif line.strip():
            raise ValueError(f"not a line of a conversation: {line!r}")
    return {**found, "events": events}


def _event(what: str, who: str | None, said: str) -> dict[str, Any]:
    if what in _SPEAKERS or what in _NOTES:
        return _message(what, who, said)
    kind = _EVENTS[what]
    match kind:
        case "status" | "priority":
            before, _, after = said.rpartition(" -> ")
            return {"type": kind, "to": after, **({"from": before} if before else {})}
        case "action":
            action, _, arguments = said.partition(" {")
            given = {"args": json.loads("{" + arguments)} if arguments else {}
            return {"type": kind, "by": "agent", "name": action, **_author(who), **given}
        case "rating":
            scale, value = said.split(" ")
            marks, _, most = value.partition("/")
            return {"type": kind, "by": "customer", "scale": scale, "value": int(marks), "out_of": int(most)}
    return {"type": kind, "to": said}


def _message(what: str, who: str | None, said: str) -> dict[str, Any]:
    message: dict[str, Any] = {"type": "message", "by": _SPEAKERS.get(what, "agent"), **_author(who)}
    if said in ("[foto]", "[photo]"):
        return {**message, "attachments": [{"kind": "image"}]}
    return {**message, "text": said, **({"public": False} if what in _NOTES else {})}


def _author(who: str | None) -> dict[str, str]:
    return {"author": who} if who else {}


def _add_fact(found: dict[str, Any], date: str, key: str, said: str) -> None:
    value: Any = {"ya": True, "yes": True}.get(said, int(said) if said.isdigit() else said)
    name = _FACTS.get(key, key)
    if name in ("tag", "tags"):
        found["tags"] = said.split(", ")
    elif name.endswith("_at"):
        found[name] = f"{date}T{said}"
    elif key in _CUSTOMER:
        found.setdefault("customer", {})[_CUSTOMER[key]] = value
    elif name in ("id", "channel", "status", "priority", "subject"):
        found[name] = said
    else:
        found.setdefault("fields", {})[key] = value
