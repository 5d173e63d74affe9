"""What an entry of a chat is: a message, an attachment, a deleted message, a call or a notice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audits.readers.formats.whatsapp_lines import Entry
from audits.readers.formats.whatsapp_words import (
    ATTACHED,
    CALL,
    DELETED,
    EDITED,
    MARKS,
    OMITTED,
    PLACE,
    SPACES,
    UNSEEN,
    kind_of,
    notice,
)

Event = dict[str, Any]

_LONGEST = 300
"""Characters that a line has at most which WhatsApp put in the place of something."""


def event_of(entry: Entry, parties: Mapping[str, str | None]) -> Event:
    """The event of an entry. What WhatsApp put in words' place is kept in `placeholder`."""
    whole = _plain(entry.rest)
    if entry.name is None:
        return _notice(whole, _name_of_notice(whole))
    said = _plain(entry.text)
    if not entry.marked and not said.strip():
        return _message(entry, parties, text="")
    if notice(said) == "encryption_notice" and len(said) > 60:
        return _notice(said, "encryption_notice", entry.name)
    if call := CALL.match(said.strip()):
        event = _message(entry, parties, type="action", name="missed_call" if call["missed"] else "call")
        return {**event, "text": said.strip()}
    special = _special(entry, parties, said)
    if special:
        return special
    if entry.marked and _is_marked_notice(entry, said):
        return _notice(said, notice(said) or "notice", entry.name)
    return _spoken(entry, parties, said)


def _plain(text: str) -> str:
    """The text without marks at the beginning and end of its lines, and without odd spaces around it."""
    lines = [line.strip("".join(map(chr, MARKS))) for line in text.split("\n")]
    return "\n".join(lines).strip(" \r\t\n\u00a0\u202f")


def _message(entry: Entry, parties: Mapping[str, str | None], **more: Any) -> Event:
    assert entry.name is not None
    event: Event = {"type": "message"}
    if by := parties.get(entry.name):
        event["by"] = by
    event["author"] = entry.name
    return {**event, **more}


def _notice(text: str, name: str, group: str | None = None) -> Event:
    event = {"type": "action", "by": "system", "name": name, "text": text}
    return {**event, "chat": group} if group else event


def _name_of_notice(text: str) -> str:
    call = CALL.match(text)
    if call:
        return "missed_call" if call["missed"] else "call"
    return notice(text) or "notice"


def _is_marked_notice(entry: Entry, said: str) -> bool:
    """iOS writes notices as if a person or the group had said them, with a mark before the text."""
    first = entry.text.lstrip(" ~")
    return first.startswith("\u200e") and notice(said) is not None


def _special(entry: Entry, parties: Mapping[str, str | None], said: str) -> Event | None:
    """A deleted message or one that never arrived."""
    if DELETED.match(said):
        return _message(entry, parties, text="", deleted=True, placeholder=said)
    if UNSEEN.match(said):
        return _message(entry, parties, text="", unseen=True, placeholder=said)
    return None


def _spoken(entry: Entry, parties: Mapping[str, str | None], said: str) -> Event:
    """A message: its text and attachments, and whether it was edited."""
    more: Event = {}
    if said.endswith(">") and (mark := EDITED.search(said, max(0, len(said) - 80))):
        said, more = _plain(said[: mark.start()]), {"edited": True}
    kept, attachments = [], []
    for line in said.split("\n"):
        if (line != "null" or line == said) and (attachment := _attachment(line.translate(SPACES).strip())):
            attachments.append(attachment)
        else:
            kept.append(line)
    text = "\n".join(kept).strip()
    place = PLACE.match(text)
    if place:
        attachments.append({"kind": "location"})
    event = _message(entry, parties)
    if text or not attachments:
        event["text"] = text
    if attachments:
        event["attachments"] = attachments
    return {**event, **more}


def _attachment(line: str) -> Event | None:
    if len(line) > _LONGEST:
        return None
    plain = line.translate(MARKS)
    if found := ATTACHED.match(plain):
        name = found["ios"] or found["android"]
        return {"kind": _of_file(name), "name": name, "placeholder": plain}
    if plain == "null":  # what Android writes for media seen once
        return {"kind": "media", "placeholder": plain}
    if found := OMITTED.match(plain):
        event = {"kind": kind_of(found["kind"]), "placeholder": plain}
        return {**event, "name": found["name"]} if found["name"] else event
    return None


def _of_file(name: str) -> str:
    for letters, kind in (("STK-", "sticker"), ("STICKER", "sticker"), ("PTT-", "audio")):
        if letters in name.upper():
            return kind
    return kind_of(name)
