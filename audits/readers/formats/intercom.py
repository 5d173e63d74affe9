"""Intercom: conversations with their parts, as the Conversations API gives them (single, lists, exports).

https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import (
    Event,
    Json,
    by_owner,
    counted,
    in_order,
    listed,
    moment,
    name,
    own_id,
    some,
    spoken,
)
from audits.readers.formats.desk_joined import Desk, read_joined
from audits.readers.formats.export import Export
from audits.readers.formats.intercom_parts import PARTIES, events_of, opening, rating_of, ticket_state
from audits.readers.formats.interface import Account, Asked, Record

SUFFIXES = (".json", ".ndjson", ".jsonl")

_STATES = {"snoozed": "on-hold"}
_CHANNELS = {"conversation": "chat", "messenger": "chat", "phone_call": "phone"}


def _is_conversation(one: Any) -> bool:
    if not isinstance(one, Mapping):
        return False
    source = one.get("source")
    ours = {"conversation_parts", "conversation_message", "ticket_parts"} & one.keys()
    return "conversations" not in one and (
        bool(ours) or (isinstance(source, Mapping) and "delivered_as" in source)
    )


def _inside(document: Any) -> list[Any]:
    if not isinstance(document, Mapping):
        return []
    for key in ("conversations", "tickets", "data", "pages"):
        if found := listed(document, key):
            return found
    wrapped = document.get("conversation") or document.get("item") or document.get("data")
    return [wrapped.get("item", wrapped)] if isinstance(wrapped, Mapping) else []


def _records(document: Any, account: Account) -> Iterator[Callable[[], Record]]:
    alone = _is_conversation(document)
    found = [document] if alone else _inside(document)
    apart = {} if alone else by_owner(document, "conversation_parts", "conversation_id", found)
    people = {name(one.get("id")): one for key in ("admins", "contacts") for one in listed(document, key)}
    for one in found:
        yield partial(_record, one, apart.get(name(one.get("id")), ()), people, account)


DESK = Desk(
    owners="conversations",
    owner_id="conversation_id",
    is_owner=_is_conversation,
    within=_inside,
    inside=("conversation_parts", "ticket_parts"),
    parts={
        "conversation_parts": lambda one: "part_type" in one and "author" in one,
        "admins": lambda one: one.get("type") == "admin" and "has_inbox_seat" in one,
        "contacts": lambda one: one.get("type") == "contact" and "role" in one,
    },
    streams={"conversation": "conversations", "teammates": "admins"},
    records=_records,
)


def recognises(export: Export) -> bool:
    """Whether the first documents are Intercom's conversations or tickets, or parts of them."""
    return DESK.recognises(export)


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One record a conversation. Raises Damaged, Refused."""
    return read_joined(DESK, [export], account)


def _record(one: Json, apart: Sequence[Json], people: Mapping[str | None, Json], account: Account) -> Record:
    source = _source(one)
    mail = source.get("type") == "email"
    events: list[Event] = []
    if source.get("body") or source.get("attachments"):
        events.append(opening({**source, "created_at": one.get("created_at")}, mail))
    parts = [*listed(one, "conversation_parts"), *listed(one, "ticket_parts"), *apart]
    _count_parts(one, len(parts), account)
    for part in parts:
        events += events_of(part, mail, account)
    if rating := rating_of(one):
        events.append(rating)
    state = _state(one)
    statistics = one.get("statistics") if isinstance(one.get("statistics"), Mapping) else {}
    assert isinstance(statistics, Mapping)
    record: Record = {
        "id": own_id(one),
        **some(
            channel=_CHANNELS.get(str(source.get("type")), name(source.get("type"))),
            status=state,
            priority=_priority(one.get("priority")),
            created_at=moment(one.get("created_at")),
            closed_at=moment(statistics.get("last_close_at")) if state == "closed" else None,
            subject=_title(one, source),
            tags=[str(tag.get("name")) for tag in listed(one, "tags") if tag.get("name")],
            customer=_customer(one, source, people),
            fields=_fields(one),
            statistics=statistics,
            sla_applied=one.get("sla_applied"),
        ),
        "events": in_order(events),
    }
    return counted(record, account)


def _source(one: Json) -> Json:
    """What began the conversation; before version 2 `conversation_message`, of a ticket its description."""
    for key in ("source", "conversation_message"):
        found = one.get(key)
        if isinstance(found, Mapping):
            return found if key == "source" else {**found, "type": "conversation"}
    told = one.get("ticket_attributes")
    if not isinstance(told, Mapping):
        return {}
    first: Json = next(iter(listed(one, "contacts")), {})
    return {
        "type": "ticket",
        "subject": told.get("_default_title_"),
        "body": told.get("_default_description_"),
        "author": {**first, "type": "contact"},
    }


def _count_parts(one: Json, have: int, account: Account) -> None:
    """Says if the data have fewer parts than the conversation: lists give conversations without them."""
    counts = [one.get("conversation_parts"), one.get("ticket_parts")]
    totals = [each.get("total_count") for each in counts if isinstance(each, Mapping)]
    statistics = one.get("statistics")
    if not totals and isinstance(statistics, Mapping):
        totals = [statistics.get("count_conversation_parts")]
    total = max((each for each in totals if isinstance(each, int)), default=0)
    if total > have:
        account.note("parts_missing", source=str(one.get("id")), have=str(have), of=str(total))


def _state(one: Json) -> str | None:
    if ticket := ticket_state(one.get("ticket_state")):
        return ticket
    state = name(one.get("state")) or ("open" if one.get("open") else "closed" if "open" in one else None)
    return _STATES.get(str(state), state)


def _priority(value: Any) -> str | None:
    named = {"priority": "high", "not_priority": "normal", "True": "high", "False": "normal"}
    return named.get(str(value), name(value))


def _title(one: Json, source: Json) -> str | None:
    title = one.get("title") or source.get("subject")
    return spoken(title, html=True, mail=False)["text"] or None if title else None


def _customer(one: Json, source: Json, people: Mapping[str | None, Json]) -> Event:
    user = one.get("user")
    contacts = [
        *listed(one, "contacts"),
        *([user] if isinstance(user, Mapping) else []),
        *listed(one, "customers"),
    ]
    author = source.get("author")
    told: Json = (
        author if isinstance(author, Mapping) and PARTIES.get(str(author.get("type"))) == "customer" else {}
    )
    first: Json = contacts[0] if contacts else {}
    own = name(first.get("id") or told.get("id"))
    beside = {key: value for key, value in people.get(own, {}).items() if value}
    known = {**beside, **told, **{key: value for key, value in first.items() if value}}
    return some(
        id=name(known.get("id")),
        name=name(told.get("name") or known.get("name")),
        email=name(told.get("email") or known.get("email")),
        phone=name(known.get("phone")),
        external_id=name(known.get("external_id") or known.get("user_id")),
    )


def _fields(one: Json) -> Event:
    custom = one.get("custom_attributes")
    fields = dict(custom) if isinstance(custom, Mapping) else {}
    more = one.get("ticket_attributes")
    for key, value in (more if isinstance(more, Mapping) else {}).items():
        if value is not None and key not in ("_default_title_", "_default_description_"):
            fields.setdefault(str(key), value)
    for key in ("admin_assignee_id", "team_assignee_id", "ai_agent_participated"):
        if one.get(key) is not None:
            fields.setdefault(key, one[key])
    return fields
