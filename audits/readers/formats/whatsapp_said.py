"""What an entry of a chat is: a message, an attachment, a deleted message, a call or a notice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from audits.readers.formats.whatsapp_lines import Entry
from audits.readers.formats.whatsapp_notices import CALL, SENTENCES, notice
from audits.readers.formats.whatsapp_words import (
    ATTACHED,
    DELETED,
    EDITED,
    MARKS,
    OMITTED,
    ONCE,
    PAGES,
    PLACE,
    SHARED_PLACE,
    SPACES,
    UNSEEN,
    kind_of,
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
    if _is_sentence_of_whatsapp(said):
        return _notice(said, notice(said) or "notice", entry.name)
    if call := CALL.match(said.strip()):
        event = _message(entry, parties, type="action", name="missed_call" if call["missed"] else "call")
        return {**event, "text": said.strip()}
    special = _special(entry, parties, said)
    if special:
        return special
    if entry.marked and _is_marked_notice(entry, said):
        return _notice(said, notice(said) or "notice", entry.name)
    return _spoken(entry, parties, said)


def speaks(entry: Entry) -> bool:
    """Whether somebody wrote the entry; under the names of groups there are notices only."""
    if entry.name is None:
        return False
    said = _plain(entry.text)
    return not (_is_sentence_of_whatsapp(said) or (entry.marked and _is_marked_notice(entry, said)))


def _is_sentence_of_whatsapp(said: str) -> bool:
    return bool(SENTENCES.match(said)) or (len(said) > 60 and notice(said) == "encryption_notice")


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
        caption, attachment = _attached(line.translate(SPACES).strip(), alone=line == said)
        if attachment:
            attachments.append(attachment)
        if attachment is None or caption:
            kept.append(caption if attachment else line)
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


def _attached(line: str, alone: bool) -> tuple[str, Event | None]:
    """What was typed in a line, and what is attached; `alone`: the line is the whole message."""
    if len(line) > _LONGEST:
        return line, None
    plain = line.translate(MARKS).strip()
    if found := ATTACHED.match(plain):
        name = found["ios"] or found["android"]
        before = (found["before"] or "").strip()
        caption = "" if PAGES.match(before) else before
        return caption, {
            "kind": _of_file(name),
            "name": name,
            "placeholder": plain.removeprefix(before).strip(),
        }
    if found := OMITTED.match(plain):
        event = {"kind": kind_of(found["kind"]), "placeholder": plain}
        return "", {**event, "name": found["name"]} if found["name"] else event
    if alone and plain == "null":  # what Android writes for media seen once
        return "", {"kind": "media", "placeholder": plain}
    if alone and (found := ONCE.match(plain)):
        return "", {"kind": kind_of(found["kind"] or found["english"]), "placeholder": plain, "once": True}
    if alone and SHARED_PLACE.match(plain):
        return "", {"kind": "location", "placeholder": plain}
    return line, None


def _of_file(name: str) -> str:
    for letters, kind in (("STK-", "sticker"), ("STICKER", "sticker"), ("PTT-", "audio")):
        if letters in name.upper():
            return kind
    return kind_of(name) if re.search(r"\.\w{2,5}$", name) else "document"
