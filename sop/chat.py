"""Conversations as an officer jots them down, turned into conversation records.

    channel: whatsapp                    before the first event: something of the whole record
    2026-01-06                           a date holds for what follows (else Monday, 2026-01-05)
    C: Barang saya rusak                 C customer, A agent, B bot, S system; without a time: a minute later
    09:04 A (a7): Mohon maaf, Kak.       at a time of day; the agent's name in parentheses
      Boleh minta fotonya?               an indented line goes on with the message
    +5m C: [foto]                        so long after the event before; an attachment without text
    A [apology]: ...                     labels that somebody else gave the message
    note A: ...                          an internal note
    action: refund {"order": "O-1"}      by the agent; also escalate, assign, priority, rating: csat 4/5
    status: pending -> solved
    --:-- A: ...                         an event whose time was not recorded

Speakers and keys may be written in full, in Indonesian or English (pelanggan, agen, catatan agen, tindakan).
The first event without a time is at 09:00.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from rules.duration import parse_duration

MONDAY = "2026-01-05"
"""The day of a chat that names none: a working Monday without a holiday."""

_OPENING = "09:00"
_APART = timedelta(minutes=1)

_DATE = re.compile(r"(?:\w+,? )?(\d{4}-\d\d-\d\d)$")
_EVENT = re.compile(
    r"(?:(?P<time>--:--|\d{1,2}:\d\d(?::\d\d)?|\+[0-9a-z]+) +)?"
    r"(?P<what>[^:()\[\]]+?)(?: \((?P<who>[^)]*)\))?(?: \[(?P<labels>[^\]]*)\])?:(?: +(?P<said>.*))?$"
)

_SPEAKERS = {
    "c": "customer",
    "p": "customer",
    "customer": "customer",
    "pelanggan": "customer",
    "a": "agent",
    "agent": "agent",
    "agen": "agent",
    "b": "bot",
    "bot": "bot",
    "s": "system",
    "system": "system",
    "sistem": "system",
}
_NOTES = ("note a", "note", "note by agent", "catatan", "catatan a", "catatan agen")
_EVENTS = {
    "status": "status",
    "priority": "priority",
    "prioritas": "priority",
    "assign": "assign",
    "assigned": "assign",
    "penugasan": "assign",
    "escalate": "escalate",
    "escalation": "escalate",
    "eskalasi": "escalate",
    "action": "action",
    "tindakan": "action",
    "rating": "rating",
    "penilaian": "rating",
}
_FACTS = {
    "kanal": "channel",
    "prioritas": "priority",
    "dibuat": "created_at",
    "created": "created_at",
    "ditutup": "closed_at",
    "closed": "closed_at",
    "judul": "subject",
    "tag": "tags",
}
_CUSTOMER = {
    "nama pelanggan": "name",
    "customer name": "name",
    "id pelanggan": "id",
    "customer id": "id",
    "pelanggan baru": "new",
    "new customer": "new",
}
_RATING = re.compile(r"(\S+) (\d+)(?:/(\d+))?$")


class ChatError(ValueError):
    """A line that is none of a chat. `line` counts from 0; `code` names what is wrong with it."""

    def __init__(self, code: str, line: int, said: str) -> None:
        super().__init__(f"line {line + 1}: {code}: {said!r}")
        self.code, self.line, self.said = code, line, said


def parse_chat(text: str, name: str = "T-1") -> dict[str, Any]:
    """The conversation record (`conversation/1`) that the lines mean. Raises ChatError for a line unread."""
    draft = _Draft(name)
    for number, line in enumerate(text.splitlines()):
        if not line.strip():
            continue
        if line[0] in " \t" and draft.events:
            draft.go_on(line.strip(), number)
        elif day := _DATE.match(line.strip()):
            draft.new_day(day[1], number)
        else:
            found = _EVENT.match(line.strip())
            if found is None:
                raise ChatError("chat-line", number, line.strip())
            draft.add(found.groupdict(), number)
    return {**draft.facts, "events": draft.events}


def event_lines(text: str) -> list[int]:
    """For each event of a chat the line (from 0) on which it begins: where a result is shown beside it."""
    lines, started = [], False
    for number, line in enumerate(text.splitlines()):
        if not line.strip() or (line[0] in " \t" and started) or _DATE.match(line.strip()):
            continue
        found = _EVENT.match(line.strip())
        if found is not None and (started or found["time"] or _is_event(found["what"], found["said"])):
            started = True
            lines.append(number)
    return lines


@dataclass(slots=True)
class _Draft:
    """A record as it grows line by line."""

    name: str
    day: str = MONDAY
    at: datetime | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.facts["id"] = self.name

    def new_day(self, day: str, number: int) -> None:
        """A date by itself."""
        try:
            datetime.fromisoformat(day)
        except ValueError:
            raise ChatError("chat-date", number, day) from None
        self.day, self.at = day, None

    def go_on(self, said: str, number: int) -> None:
        """An indented line."""
        if "text" not in self.events[-1]:
            raise ChatError("chat-line", number, said)
        self.events[-1]["text"] += "\n" + said

    def add(self, parts: Mapping[str, str | None], number: int) -> None:
        """A line with a colon: an event, or before the first one something of the record."""
        what, said = (parts["what"] or "").strip(), parts["said"] or ""
        if parts["time"] is None and not self.events and not _is_event(what, said):
            self._fact(what, said)
        else:
            event = _event(what, parts["who"], said, number)
            if parts["labels"]:
                event["labels"] = [label.strip() for label in parts["labels"].split(",")]
            at = self._time(parts["time"], number)
            self.events.append({**({} if at is None else {"at": at.isoformat()}), **event})

    def _time(self, said: str | None, number: int) -> datetime | None:
        if said == "--:--":
            return None
        first = datetime.fromisoformat(f"{self.day}T{_OPENING}:00")
        if said is None:
            self.at = first if self.at is None else self.at + _APART
        elif said.startswith("+"):
            try:
                wait = parse_duration(said[1:])
            except ValueError:
                raise ChatError("chat-time", number, said) from None
            if wait.working_days is not None:
                raise ChatError("chat-time", number, said)
            try:
                self.at = (self.at or first) + timedelta(seconds=wait.seconds)
            except OverflowError:
                raise ChatError("chat-time", number, said) from None
        else:
            try:
                self.at = datetime.fromisoformat(
                    f"{self.day}T{said.zfill(5) if said.count(':') == 1 else said}"
                )
            except ValueError:
                raise ChatError("chat-time", number, said) from None
        return self.at

    def _fact(self, key: str, said: str) -> None:
        value: Any = {"ya": True, "yes": True, "true": True, "false": False, "tidak": False, "no": False}.get(
            said, int(said) if said.isdigit() else said
        )
        name = _FACTS.get(key, key)
        if name == "tags":
            self.facts["tags"] = [tag.strip() for tag in said.split(",")]
        elif name.endswith("_at"):
            self.facts[name] = said if "-" in said else f"{self.day}T{said}"
        elif key in _CUSTOMER:
            self.facts.setdefault("customer", {})[_CUSTOMER[key]] = value
        elif name in ("id", "channel", "status", "priority", "subject"):
            self.facts[name] = said
        elif name.startswith("customer."):
            self.facts.setdefault("customer", {})[name.removeprefix("customer.")] = value
        else:
            self.facts.setdefault("fields", {})[name.removeprefix("fields.")] = value


def _is_message(what: str) -> bool:
    return what.strip().lower() in _SPEAKERS or what.strip().lower() in _NOTES


def _is_event(what: str, said: str) -> bool:
    """Whether a line without a time is an event even where no other stands before it.

    A first `status` or `priority` says something of the record, unless it changes (`open -> solved`).
    """
    kind = _EVENTS.get(what.strip().lower())
    if kind in ("status", "priority"):
        return " -> " in said
    return _is_message(what) or kind is not None


def _event(what: str, who: str | None, said: str, number: int) -> dict[str, Any]:
    if _is_message(what):
        return _message(what.lower(), who, said)
    kind = _EVENTS.get(what.lower())
    match kind:
        case None:
            raise ChatError("chat-speaker", number, what)
        case "status" | "priority":
            before, _, after = said.rpartition(" -> ")
            return {"type": kind, "to": after, **({"from": before} if before else {})}
        case "action":
            return {"type": kind, "by": "agent", **_author(who), **_action(said, number)}
        case "rating":
            marks = _RATING.match(said)
            if marks is None:
                raise ChatError("chat-rating", number, said)
            most = {"out_of": int(marks[3])} if marks[3] else {}
            return {"type": kind, "by": "customer", "scale": marks[1], "value": int(marks[2]), **most}
    return {"type": kind, "to": said}


def _action(said: str, number: int) -> dict[str, Any]:
    name, brace, arguments = said.partition(" {")
    try:
        return {"name": name, **({"args": json.loads("{" + arguments)} if brace else {})}
    except ValueError:
        raise ChatError("chat-arguments", number, said) from None


def _message(what: str, who: str | None, said: str) -> dict[str, Any]:
    message: dict[str, Any] = {"type": "message", "by": _SPEAKERS.get(what, "agent"), **_author(who)}
    if said in ("[foto]", "[photo]"):
        return {**message, "attachments": [{"kind": "image"}]}
    return {**message, "text": said, **({"public": False} if what in _NOTES else {})}


def _author(who: str | None) -> dict[str, str]:
    return {"author": who} if who else {}
