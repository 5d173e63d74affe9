"""What records of all help desks have in common: times, nested answers of an API, events in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

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


def own_id(one: Json, *keys: str) -> str:
    """The id of a conversation, under the first of the keys that has one. Raises KeyError if none has."""
    found = next((told for key in keys or ("id",) if (told := name(one.get(key)))), None)
    if found is None:
        raise KeyError("id")
    return found


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


def inner(document: Json, key: str) -> Json | None:
    """The object under a key; also of a whole answer of the API there: `{"ticket": {"ticket": {}}}`."""
    value = document.get(key)
    if isinstance(value, Mapping) and isinstance(value.get(key), Mapping):
        value = value[key]
    return value if isinstance(value, Mapping) else None


def by_owner(
    document: Json, key: str, owner_id: str, owners: Sequence[Json]
) -> Mapping[str | None, Sequence[Json]]:
    """What lies under a key beside conversations, by conversation.

    What does not name one belongs to the only conversation there is. Also `{"1042": [...], "1043": [...]}`.
    """
    only = name(owners[0].get("id")) if len(owners) == 1 else None
    found: dict[str | None, list[Json]] = defaultdict(list)
    value = document.get(key)
    by_id = isinstance(value, Mapping) and not set(value) & {key, "data", "payload"}
    if isinstance(value, Mapping) and by_id and all(isinstance(ones, list) for ones in value.values()):
        for owner, ones in value.items():
            found[str(owner)] += [one for one in ones if isinstance(one, Mapping)]
        return found
    for one in listed(document, key):
        found[name(one.get(owner_id)) or only].append(one)
    return found


def some(**values: Any) -> dict[str, Any]:
    """Those that are there."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def spoken(body: Any, *, html: bool, mail: bool) -> Event:
    """`text` of a message; what a mail quotes and signs with goes under `quoted` and `signature`.

    Pictures in a text without words are attachments: somebody sent a picture.
    """
    said = said_in(str(body or ""), html=html, mail=mail)
    pictures = [{"kind": "image", "url": url} for url in said.pictures] if not said.text else []
    return {"text": said.text, **some(quoted=said.quoted, signature=said.signature, attachments=pictures)}


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
