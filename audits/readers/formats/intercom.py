"""Intercom: conversations with their parts, as the Conversations API gives them (single, lists, exports).

https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import (
    Event,
    Json,
    attachments,
    converted,
    counted,
    in_order,
    listed,
    moment,
    name,
    some,
    spoken,
)
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Asked, Record

SUFFIXES = (".json", ".ndjson", ".jsonl")

_PARTIES = {
    "user": "customer",
    "lead": "customer",
    "contact": "customer",
    "visitor": "customer",
    "admin": "agent",
    "teammate": "agent",
    "bot": "bot",
    "ai_agent": "bot",
    "system": "system",
}
_STATES = {"snoozed": "on-hold"}
_CHANNELS = {"conversation": "chat", "messenger": "chat", "phone_call": "phone"}
_ENDS = {
    "close": "closed",
    "open": "open",
    "snoozed": "on-hold",
    "unsnoozed": "open",
    "timer_unsnooze": "open",
    "assign_and_reopen": "open",
    "assign_and_unsnooze": "open",
    "note_and_reopen": "open",
    "note_and_unsnooze": "open",
}
"""Part type -> the status that it brings."""


def recognises(export: Export) -> bool:
    """Whether the first document is an Intercom conversation or a list of them."""
    return _is_conversation(export.sample) or any(map(_is_conversation, _inside(export.sample)))


def _is_conversation(one: Any) -> bool:
    if not isinstance(one, Mapping):
        return False
    return "conversation_parts" in one or (
        isinstance(one.get("source"), Mapping) and "delivered_as" in one["source"]
    )


def _inside(document: Any) -> list[Any]:
    if not isinstance(document, Mapping):
        return []
    for key in ("conversations", "data", "pages"):
        if found := listed(document, key):
            return found
    inner = document.get("conversation") or document.get("item") or document.get("data")
    return [inner.get("item", inner)] if isinstance(inner, Mapping) else []


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One record a conversation. Raises Damaged, Refused."""
    return converted(export, account, _records)


def _records(document: Any, account: Account) -> Iterator[Record]:
    for one in [document] if _is_conversation(document) else _inside(document):
        yield _record(one, account)


def _record(one: Json, account: Account) -> Record:
    events: list[Event] = []
    source = one.get("source") if isinstance(one.get("source"), Mapping) else {}
    assert isinstance(source, Mapping)
    mail = source.get("type") == "email"
    if source.get("body") or source.get("attachments"):
        events.append(_message({**source, "created_at": one.get("created_at")}, mail))
    parts = listed(one, "conversation_parts")
    told = one.get("conversation_parts")
    total = told.get("total_count") if isinstance(told, Mapping) else None
    if isinstance(total, int) and total > len(parts):
        account.note("parts_missing", source=str(one.get("id")), have=str(len(parts)), of=str(total))
    for part in parts:
        events += _part(part, mail, account)
    if rating := _rating(one):
        events.append(rating)
    state = name(one.get("state")) or ("open" if one.get("open") else "closed" if "open" in one else None)
    statistics = one.get("statistics") if isinstance(one.get("statistics"), Mapping) else {}
    assert isinstance(statistics, Mapping)
    closed = moment(statistics.get("last_close_at")) if state == "closed" else None
    record: Record = {
        "id": str(one["id"]),
        **some(
            channel=_CHANNELS.get(str(source.get("type")), name(source.get("type"))),
            status=_STATES.get(str(state), state),
            priority={"priority": "high", "not_priority": "normal"}.get(
                str(one.get("priority")), name(one.get("priority"))
            ),
            created_at=moment(one.get("created_at")),
            closed_at=closed,
            subject=_title(one, source),
            tags=[str(tag.get("name")) for tag in listed(one, "tags") if tag.get("name")],
            customer=_customer(one, source),
            fields=_fields(one),
            statistics=statistics,
            sla_applied=one.get("sla_applied"),
        ),
        "events": in_order(events),
    }
    return counted(record, account)


def _message(one: Json, mail: bool) -> Event:
    """What somebody wrote: the first message (`source`) or a part with a body."""
    event: Event = {**some(at=moment(one.get("created_at"))), "type": "message", **_who(one)}
    event.update(spoken(one.get("body"), html=True, mail=mail))
    found = [each for each in one.get("attachments") or [] if isinstance(each, Mapping)]
    if found:
        event["attachments"] = attachments(found, content_type="content_type", file="name", url="url")
    if one.get("redacted"):
        event["redacted"] = True
    return event


def _who(one: Json) -> Event:
    author = one.get("author") if isinstance(one.get("author"), Mapping) else {}
    assert isinstance(author, Mapping)
    kind = str(author.get("type"))
    by = "bot" if author.get("from_ai_agent") or author.get("is_ai_answer") else _PARTIES.get(kind)
    return some(by=by or "system", author=name(author.get("id")), author_name=name(author.get("name")))


def _part(part: Json, mail: bool, account: Account) -> Iterator[Event]:
    """A part may be several things at once: a closing with words is a message and a status."""
    kind = str(part.get("part_type"))
    at = some(at=moment(part.get("created_at")))
    who = _who(part)
    if part.get("body") or part.get("attachments"):
        event = _message(part, mail)
        internal = kind.startswith("note") or kind in (
            "assignment",
            "default_assignment",
            "conversation_summary",
        )
        yield {**event, "public": False} if internal else event
    elif kind in ("comment", "note"):
        yield {**_message(part, mail), "text": ""}
    to = part.get("assigned_to")
    if isinstance(to, Mapping) and name(to.get("id")) and "assign" in kind:
        team = to.get("type") == "team"
        told = {"group": str(to.get("name") or to["id"])} if team else {"to": str(to["id"])}
        yield {**at, "type": "assign", **who, **told}
    if kind in _ENDS:
        yield {**at, "type": "status", **who, "to": _ENDS[kind]}
    elif kind not in ("comment", "note", "assignment", "default_assignment") and not part.get("body"):
        known = {
            "id",
            "type",
            "part_type",
            "body",
            "author",
            "attachments",
            "created_at",
            "updated_at",
            "notified_at",
        }
        args = {
            key: value for key, value in part.items() if key not in known and value not in (None, "", [], {})
        }
        yield {**at, "type": "action", **who, "name": kind, **some(args=args)}
        account.read["other_parts_as_actions"] += 1


def _rating(one: Json) -> Event | None:
    given = one.get("conversation_rating")
    if not isinstance(given, Mapping) or not isinstance(given.get("rating"), int | float):
        return None
    told = some(at=moment(given.get("created_at")), remark=given.get("remark"))
    agent = given.get("teammate")
    about = some(about=name(agent.get("id"))) if isinstance(agent, Mapping) else {}
    return {
        **told,
        "type": "rating",
        "by": "customer",
        "scale": "csat",
        "value": given["rating"],
        "out_of": 5,
        **about,
    }


def _title(one: Json, source: Json) -> str | None:
    title = one.get("title") or source.get("subject")
    return spoken(title, html=True, mail=False)["text"] or None if title else None


def _customer(one: Json, source: Json) -> Event:
    contacts = listed(one, "contacts")
    author = source.get("author")
    told: Json = (
        author if isinstance(author, Mapping) and _PARTIES.get(str(author.get("type"))) == "customer" else {}
    )
    first: Json = contacts[0] if contacts else {}
    known = {**told, **{key: value for key, value in first.items() if value}}
    return some(
        id=name(known.get("id")),
        name=name(told.get("name") or known.get("name")),
        email=name(told.get("email") or known.get("email")),
        external_id=name(known.get("external_id")),
    )


def _fields(one: Json) -> Event:
    custom = one.get("custom_attributes")
    fields = dict(custom) if isinstance(custom, Mapping) else {}
    for key in ("admin_assignee_id", "team_assignee_id", "ai_agent_participated"):
        if one.get(key) is not None:
            fields.setdefault(key, one[key])
    return fields
