"""The conversation record (`conversation/1`) as typed values, decoded straight from JSON bytes.

Unknown keys are ignored; of a key written twice the last one counts. Times stay text: placing them needs the
SOP's time zone, which is `engine.timeline`'s business, so a text that is no time is found there.
"""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec


class Event(msgspec.Struct, frozen=True, rename={"from_": "from"}, gc=False):
    """One event of a conversation; `type` says which of the fields matter. A null is as good as no key."""

    type: str
    at: str | None = None
    by: Literal["customer", "agent", "bot", "system"] | None = None
    author: str | None = None
    text: str | None = None
    public: bool = True
    labels: list[str] | None = None
    attachments: list[dict[str, Any]] | None = None
    to: str | None = None
    from_: str | None = None
    group: str | None = None
    name: str | None = None
    args: dict[str, Any] | None = None
    scale: str | None = None
    value: Any = None
    out_of: float | None = None


class Conversation(msgspec.Struct, frozen=True):
    """One chat or ticket. `events` are in the order of the record, which evidence counts in."""

    id: str
    events: list[Event]
    channel: str | None = None
    status: str | None = None
    priority: str | None = None
    created_at: str | None = None
    closed_at: str | None = None
    subject: str | None = None
    tags: list[str] | None = None
    customer: dict[str, Any] | None = None
    fields: dict[str, Any] | None = None


class UnreadableRecord(ValueError):
    """A record that cannot be audited; the message says why, and where in the record, for a person."""


_decoder = msgspec.json.Decoder(Conversation)

_NEEDS = {
    "message": ("text", "attachments"),
    "status": ("to",),
    "priority": ("to",),
    "assign": ("to", "group"),
    "escalate": ("to",),
    "action": ("name",),
    "rating": ("value",),
}
"""Event type -> fields of which at least one must be there."""

_LARGEST = 1 << 63
"""Whole numbers from here on are refused as ratings: a scale cannot be computed with them."""


def decode(line: bytes) -> Conversation:
    """The conversation in one JSON line. Raises UnreadableRecord with the reason and where in the record.

    Two things are mended, because exports do them and nothing is lost: half of a surrogate pair (a text cut
    inside an emoji) becomes U+FFFD, and `"public": null` is the same as no `public`.
    """
    try:
        line.decode()  # the decoder does not look into what it skips
        conversation = _decoder.decode(line)
    except UnicodeDecodeError as error:
        raise UnreadableRecord(_not_utf8(error)) from None
    except (msgspec.DecodeError, RecursionError) as error:
        conversation = _second_try(line, error)
    for number, event in enumerate(conversation.events):
        if event.type == "message":
            if event.text is None and event.attachments is None:
                raise _lacking(number, event)
        elif event.type in _NEEDS:
            _check_value(number, event)
    return conversation


def mended(line: bytes) -> bytes:
    r"""The same JSON line with U+FFFD for each `\ud83d` escape that lacks its other half."""
    if b"\\u" not in line:
        return line
    return _ESCAPE.sub(lambda escape: rb"\ufffd" if escape[1] else escape[0], line)


_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][\dA-Fa-f]{2}\\u[dD][c-fC-F][\dA-Fa-f]{2}|(u[dD][89a-fA-F][\dA-Fa-f]{2})|.)",
    re.DOTALL,
)
"""One escape: a whole surrogate pair, half of one (the group), or any other."""


def _second_try(line: bytes, error: msgspec.DecodeError | RecursionError) -> Conversation:
    """The record read the slow and forgiving way. Raises UnreadableRecord if that cannot help."""
    if isinstance(error, RecursionError):
        raise UnreadableRecord("nested too deeply")
    if isinstance(error, msgspec.ValidationError) and "Expected `bool`, got `null`" not in str(error):
        raise UnreadableRecord(_in_words(str(error)))
    try:
        record = msgspec.json.decode(mended(line))
        _drop_null_public(record)
        return msgspec.convert(record, Conversation)
    except msgspec.ValidationError as still:
        raise UnreadableRecord(_in_words(str(still))) from None
    except msgspec.DecodeError as still:
        raise UnreadableRecord(_not_json(str(still), line)) from None
    except RecursionError:
        raise UnreadableRecord("nested too deeply") from None


def _drop_null_public(record: Any) -> None:
    events = record.get("events") if isinstance(record, dict) else None
    for event in events if isinstance(events, list) else ():
        if isinstance(event, dict) and event.get("public", True) is None:
            del event["public"]


def _check_value(number: int, event: Event) -> None:
    if all(getattr(event, name) is None for name in _NEEDS[event.type]):
        raise _lacking(number, event)
    if type(event.value) is int and abs(event.value) >= _LARGEST:
        raise UnreadableRecord(f"`events[{number}].value`: the number is too large")


def _lacking(number: int, event: Event) -> UnreadableRecord:
    needs = " or ".join(f"`{name}`" for name in _NEEDS[event.type])
    return UnreadableRecord(f"`events[{number}]`: an event of type {event.type} needs {needs}")


def _not_utf8(error: UnicodeDecodeError) -> str:
    return f"not valid UTF-8: byte 0x{error.object[error.start]:02x} at offset {error.start}"


def _not_json(error: str, line: bytes) -> str:
    """The decoder's complaint about the JSON, with what to write instead where that is known."""
    if not line.strip():
        return "not valid JSON: the line is empty"
    if "truncated" in error:
        return f"not valid JSON: the record is cut off at its end (offset {len(line)})"
    found = re.search(r"(?:JSON is malformed: )?(.*) \(byte (\d+)\)", error)
    if found is None:
        return f"not valid JSON: {_clipped(error)}"
    offset = int(found[2])
    word = re.compile(rb"-?[A-Za-z']+").search(line[max(0, offset - 1) : offset + 12])
    instead = _WRITE.get(word[0].lower()) if word else None
    if instead:
        return f"not valid JSON: write {instead} at offset {offset}"
    if found[1] == "trailing characters":
        return f"not valid JSON: the record ends before offset {offset - 1} (write one record a line)"
    return f"not valid JSON: {found[1]} at offset {offset}"


_WRITE = {
    b"nan": "null instead of NaN",
    b"infinity": "null instead of Infinity",
    b"-infinity": "null instead of -Infinity",
    b"none": "null instead of None",
    b"true": "true in small letters",
    b"false": "false in small letters",
    b"undefined": "null instead of undefined",
}
"""What other languages print -> what JSON calls it."""

_NAMES = {
    "`str`": "text",
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
    "`array`": "a list",
    "`object`": "an object",
    "`null`": "null",
}


def _in_words(error: str) -> str:
    """A complaint about a type in words a person knows: "`events[2].text`: text expected, not a number"."""
    said, _, place = error.partition(" - at ")
    if said.startswith("Object missing required field "):
        said = f"{said.removeprefix('Object missing required field ')} is missing"
    elif said.startswith("Invalid enum value "):
        said = f"{_clipped(said.removeprefix('Invalid enum value '))} is none of customer, agent, bot, system"
    elif found := re.fullmatch(r"Expected `(\w+)(?: \| null)?`, got (`\w+`)", said):
        wanted = _NAMES.get(f"`{found[1]}`", found[1])
        said = f"{wanted} expected, not {_NAMES.get(found[2], found[2])}"
    place = place.strip("`").removeprefix("$").removeprefix(".")
    return f"`{place}`: {said}" if place else said


def _clipped(text: str, length: int = 80) -> str:
    return text if len(text) <= length else f"{text[:length]}..."
