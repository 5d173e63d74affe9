"""Labelled messages: NDJSON of single messages, or conversation records whose messages carry labels.

A labelled message is an object with `text` and, all optional, `id`, `by` (customer, agent, bot, system) and
whatever fields hold its labels. Of a conversation record (it has `events`) each message with text is one; its
fields are those of the event. Everything is held in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from audits.readers import BadRecord, read
from engine.conversation import Conversation, UnreadableRecord, decode, mended

PARTIES = ("customer", "agent", "bot", "system")


@dataclass(frozen=True, slots=True)
class Message:
    """One message and what was said of it. `fields` is the record as it came in.

    `id` is the record's, of a conversation's message `ID#EVENT`, without one made from who said what; of
    equal ones the second ends in `~2`. So ids are unique.
    """

    id: str
    by: str | None
    text: str
    fields: Mapping[str, Any]
    record: Conversation | None
    source: str
    line: int


def read_labelled(paths: Sequence[str], bad: Callable[[BadRecord], object]) -> list[Message]:
    """Every message with text in the data, in order; `bad` is told of each line that cannot be used.

    Raises InputMissing if a path is missing.
    """
    names = _Names()
    messages: list[Message] = []
    for got in read(paths):
        if isinstance(got, BadRecord):
            bad(got)
            continue
        for number, line in enumerate(got.lines, got.first_line):
            if not line:
                continue
            try:
                found = list(_messages(line))
            except UnreadableRecord as error:
                bad(BadRecord(got.source, number, str(error)))
                continue
            for name, fields, record in found:
                unique = names.unique(name or _made(fields))
                by, text = fields.get("by"), fields["text"]
                messages.append(Message(unique, by, text, fields, record, got.source, number))
    return messages


class _Names:
    """Gives each message an id of its own."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """The name, or, where it is given already, the name with the next free number."""
        own = name
        while own in self._given:
            self._given[name] += 1
            own = f"{name}~{self._given[name]}"
        self._given[own] = 1
        return own


Found = tuple[str | None, Mapping[str, Any], Conversation | None]
"""A message's id, its fields, and the record that phrases may ask for a name."""


def _messages(line: bytes) -> Iterator[Found]:
    """The messages of one line. Raises UnreadableRecord."""
    record = _object(line)
    if "events" not in record:
        yield _one(record)
        return
    conversation = decode(line)
    for number, event in enumerate(record["events"]):
        if event["type"] == "message" and event.get("text"):
            yield f"{conversation.id}#{number}", event, conversation


def _object(line: bytes) -> dict[str, Any]:
    try:
        line.decode()
        record = msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        reason = f"not valid UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}"
        raise UnreadableRecord(reason) from None
    except RecursionError:
        raise UnreadableRecord("nested too deeply") from None
    except msgspec.DecodeError as error:
        record = _mended(line, error)
    if not isinstance(record, dict):
        raise UnreadableRecord("an object expected: one labelled message or one conversation record a line")
    return record


def _mended(line: bytes, error: msgspec.DecodeError) -> Any:
    try:
        return msgspec.json.decode(mended(line))
    except (msgspec.DecodeError, RecursionError):
        raise UnreadableRecord(f"not valid JSON: {error}") from None


class _Bare(msgspec.Struct):
    """What a labelled message must be able to say."""

    text: str
    id: str | int | None = None
    by: str | None = None


def _one(record: dict[str, Any]) -> Found:
    try:
        bare = msgspec.convert(record, _Bare)
    except msgspec.ValidationError as error:
        said, _, place = str(error).partition(" - at ")
        raise UnreadableRecord(f"{place.strip('`').replace('$.', '')}: {said}".removeprefix(": ")) from None
    if bare.by is not None and bare.by not in PARTIES:
        raise UnreadableRecord(f"`by`: {bare.by[:80]!r} is none of {', '.join(PARTIES)}")
    name = None if bare.id is None else str(bare.id)
    return name, record, _context(record)


def _context(record: dict[str, Any]) -> Conversation | None:
    """What phrases may ask of the record: the customer's name, other fields."""
    customer, fields = (
        one if isinstance(one := record.get(key), dict) else None for key in ("customer", "fields")
    )
    return Conversation("", [], customer=customer, fields=fields) if customer or fields else None


def _made(fields: Mapping[str, Any]) -> str:
    """A name for a message that has none, from who said what."""
    words = f"{fields.get('by')}\n{fields['text']}"
    return f"~{sha256(words.encode('utf-8', 'replace')).hexdigest()[:12]}"
