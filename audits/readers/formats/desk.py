"""What records of all help desks have in common: times, nested answers of an API, events in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Record
from audits.readers.formats.mail import said_in

Json = Mapping[str, Any]
Event = dict[str, Any]


def moment(value: Any) -> str | None:
    """ISO time with offset of what an API gives: seconds or milliseconds since 1970, or text."""
    if isinstance(value, bool) or value in (None, ""):
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{9,13}(?:\.\d+)?", value):
        value = float(value)
    if isinstance(value, int | float):
        if value <= 0:
            return None
        try:
            at = datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC)
        except (ValueError, OverflowError, OSError):
            return None
        return at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")
    if not isinstance(value, str):
        return None
    text = re.sub(r" ?(?:UTC|GMT)$", "+00:00", value.strip())
    text = re.sub(r" ([+-]\d{2}:?\d{2})$", r"\1", text)
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def name(value: Any) -> str | None:
    """An id or name as text; None if there is none."""
    return None if value in (None, "") or isinstance(value, bool | dict | list) else str(value)


def listed(document: Json, key: str) -> list[Any]:
    """The list under a key; also a whole answer of the API there: `{"comments": {"comments": [...]}}`."""
    value = document.get(key)
    if isinstance(value, Mapping):
        value = value.get(key, value.get("data", value.get("payload")))
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def beside(document: Json, key: str) -> list[Any]:
    """The list under a key of the document, and of whole answers of the API that lie in it."""
    answers = [value for value in document.values() if isinstance(value, Mapping)]
    return [*listed(document, key), *(one for answer in answers for one in listed(answer, key))]


def some(**values: Any) -> dict[str, Any]:
    """Those that are there."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def spoken(body: Any, *, html: bool, mail: bool) -> Event:
    """`text` of a message; what a mail quotes and signs with goes under `quoted` and `signature`."""
    said = said_in(str(body or ""), html=html, mail=mail)
    return {"text": said.text, **some(quoted=said.quoted, signature=said.signature)}


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events by time; one without a time stays behind the one before it."""
    keyed: list[tuple[float, Event]] = []
    last = float("-inf")
    for event in events:
        if at := event.get("at"):
            last = _seconds(at)
        keyed.append((last, event))
    return [event for _, event in sorted(keyed, key=lambda pair: pair[0])]


def _seconds(at: str) -> float:
    time = datetime.fromisoformat(at)
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()


def converted(
    export: Export, account: Account, records: Callable[[Any, Account], Iterable[Record | None]]
) -> Iterator[Record | BadRecord]:
    """What `records` makes of each document; one that it stumbles over is named with its line.

    It may raise KeyError, TypeError, ValueError or AttributeError on a document that is not what it says.
    """
    for got in export.documents():
        if isinstance(got, BadRecord):
            yield got
            continue
        line, document = got
        found = False
        for one in document if isinstance(document, list) else [document]:
            try:
                for record in records(one, account):
                    found = True
                    if record is not None:
                        yield record
            except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
                found = True
                yield BadRecord(export.name, line, f"not in the form of the API: {_what(error)}")
        if not found:
            yield BadRecord(export.name, line, f"holds no conversation: {_keys(document)}")


def _what(error: Exception) -> str:
    return f"no {error}" if isinstance(error, KeyError) else str(error)


def _keys(document: Any) -> str:
    if isinstance(document, Mapping):
        return "an object with " + (", ".join(list(document)[:8]) or "nothing in it")
    return f"a {'list' if isinstance(document, list) else type(document).__name__}"


def attachments(found: Sequence[Json], *, content_type: str, file: str, url: str) -> list[Event]:
    """Attachments under the names that the record has for them."""
    kept = []
    for one in found:
        kind = str(one.get(content_type) or "file").partition("/")[0]
        kept.append(
            {
                "kind": {"application": "document", "text": "document"}.get(kind, kind),
                **some(name=name(one.get(file)), url=name(one.get(url))),
            }
        )
    return kept


def counted(record: Record, account: Account) -> Record:
    """The record, its events added to the account."""
    account.read["conversations"] += 1
    for event in record["events"]:
        account.read[_KINDS.get(event["type"], "other_events")] += 1
        if event.get("public") is False:
            account.read["internal_notes"] += 1
        if "quoted" in event:
            account.read["quotes_set_aside"] += 1
    return record


_KINDS = {
    "message": "messages",
    "status": "status_changes",
    "assign": "assignments",
    "rating": "ratings",
    "action": "actions",
}
