"""Freshdesk: tickets with conversations, activities and ratings, as API v2 and the exports give them.

https://developers.freshdesk.com/api/ (Tickets, Conversations, Satisfaction Ratings, Ticket Activities).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import (
    Event,
    Json,
    attachments,
    by_owner,
    counted,
    in_order,
    inner,
    listed,
    moment,
    name,
    own_id,
    some,
    spoken,
)
from audits.readers.formats.desk_joined import Desk, read_joined
from audits.readers.formats.export import Export
from audits.readers.formats.freshdesk_log import (
    PRIORITIES,
    RECORDS,
    activity_events,
    ends,
    lower,
    own_statuses,
    rating_of,
    status_of,
)
from audits.readers.formats.interface import Account, Asked, Record

SUFFIXES = (".json", ".ndjson", ".jsonl")

_SOURCES = {
    "1": "email",
    "2": "portal",
    "3": "phone",
    "7": "chat",
    "9": "feedback",
    "10": "email",
    "13": "whatsapp",
}


def _is_ticket(one: Json) -> bool:
    ours = {
        "responder_id",
        "description_text",
        "fr_due_by",
        "due_by",
        "fr_escalated",
        "is_escalated",
        "support_email",
    }
    others = {"conversation_parts", "incoming", "ticket_id"}
    return bool(ours & one.keys()) and "status" in one and not (others & one.keys())


def _tickets(document: Json) -> list[Json]:
    """The tickets of a list, of the results of a search, or of an export; or a single one."""
    if one := inner(document, "helpdesk_ticket") or inner(document, "ticket"):
        return [one]
    found = listed(document, "tickets") or listed(document, "results")
    return [inner(one, "helpdesk_ticket") or one for one in found]


def _records(document: Any, account: Account) -> Iterator[Callable[[], Record]]:
    alone = _is_ticket(document)
    tickets: list[Json] = [document] if alone else _tickets(document)
    apart = {} if alone else {key: by_owner(document, key, "ticket_id", tickets) for key in _BESIDE}
    people = {name(one.get("id")): one for key in ("contacts", "users") for one in listed(document, key)}
    staff = {name(one.get("id")): one for one in listed(document, "agents")}
    statuses = own_statuses(listed(document, "ticket_fields"))
    for ticket in tickets:
        mine = name(ticket.get("id") or ticket.get("display_id"))
        beside = {
            key: [*listed(ticket, key), *(apart[key].get(mine, ()) if apart else ())] for key in _BESIDE
        }
        yield partial(_record, ticket, beside, people, staff, statuses, account)


_BESIDE = ("conversations", "notes", "activities", "activities_data", "satisfaction_ratings")

DESK = Desk(
    owners="tickets",
    owner_id="ticket_id",
    is_owner=_is_ticket,
    within=_tickets,
    inside=_BESIDE,
    parts={
        "conversations": lambda one: {"incoming", "private"} <= one.keys() and "body" in one,
        "activities_data": lambda one: {"performer_type", "activity", "ticket_id"} <= one.keys(),
        "satisfaction_ratings": lambda one: {"survey_id", "ratings", "ticket_id"} <= one.keys(),
        "agents": lambda one: "contact" in one and "ticket_scope" in one,
        "contacts": lambda one: {"mobile", "twitter_id", "other_emails"} <= one.keys(),
        "ticket_fields": lambda one: {"label_for_customers", "choices"} <= one.keys(),
    },
    records=_records,
    same=lambda one: one.get("id") or one.get("display_id"),
)


def recognises(export: Export) -> bool:
    """Whether the first documents are tickets with Freshdesk's numbers, or parts of them."""
    return DESK.recognises(export)


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One conversation a ticket. Raises Damaged, Refused."""
    return read_joined(DESK, [export], account)


def _record(
    ticket: Json,
    beside: Mapping[str, list[Json]],
    people: Mapping[str | None, Json],
    staff: Mapping[str | None, Json],
    statuses: Mapping[str, str],
    account: Account,
) -> Record:
    requester = name(ticket.get("requester_id"))
    told = (
        ticket.get("requester") if isinstance(ticket.get("requester"), Mapping) else people.get(requester, {})
    )
    assert isinstance(told, Mapping)
    events = list(_messages(ticket, beside, requester, told, staff, account))
    activities = [*beside["activities"], *beside["activities_data"]]
    for activity in activities:
        events += activity_events(activity, requester, statuses, account)
    stats = ticket.get("stats") if isinstance(ticket.get("stats"), Mapping) else {}
    assert isinstance(stats, Mapping)
    status = status_of(ticket.get("status"), statuses)
    fields = _fields(ticket)
    if status not in RECORDS:
        fields.setdefault("status_name", lower(ticket.get("status_name")) or status)
        account.note("status_of_their_own", status=str(fields["status_name"]))
        status = "open"
    if not any(event["type"] == "status" for event in events):
        events += ends(stats, status)
    events += [rating for one in beside["satisfaction_ratings"] if (rating := rating_of(one))]
    record: Record = {
        "id": own_id(ticket, "display_id", "id"),
        **some(
            channel=_SOURCES.get(str(ticket.get("source")), lower(ticket.get("source"))),
            status=status,
            priority=PRIORITIES.get(str(ticket.get("priority")), lower(ticket.get("priority"))),
            created_at=moment(ticket.get("created_at")),
            closed_at=moment(stats.get("resolved_at") or stats.get("closed_at"))
            if status in ("solved", "closed")
            else None,
            subject=name(ticket.get("subject")),
            tags=[
                str(tag.get("name") if isinstance(tag, Mapping) else tag) for tag in ticket.get("tags") or []
            ],
            customer=some(
                id=requester,
                name=told.get("name") or ticket.get("requester_name"),
                email=told.get("email") or ticket.get("email"),
                phone=told.get("phone") or told.get("mobile") or ticket.get("phone"),
            ),
            fields=fields,
            stats=stats,
        ),
        "events": in_order(events),
    }
    return counted(record, account)


def _messages(
    ticket: Json,
    beside: Mapping[str, list[Json]],
    requester: str | None,
    told: Json,
    staff: Mapping[str | None, Json],
    account: Account,
) -> Iterator[Event]:
    """The description, then replies and notes; what was deleted is counted."""
    if ticket.get("description") or ticket.get("description_text") or listed(ticket, "attachments"):
        yield _first(ticket, requester, told)
    notes = [one.get("helpdesk_note") or one.get("note") or one for one in beside["notes"]]
    said = [*beside["conversations"], *notes]
    for one in said:
        if one.get("deleted") is True:
            account.skipped["deleted_notes"] += 1
        else:
            yield _conversation(one, requester, _mail(ticket), staff)
    if not said and not any(key in ticket for key in ("conversations", "notes")):
        account.note("only_descriptions")


def _mail(ticket: Json) -> bool:
    return str(ticket.get("source")) in ("1", "10", "email", "Email", "None")


def _first(ticket: Json, requester: str | None, told: Json) -> Event:
    """The description: the first message, of the customer or, of an outgoing mail, the agent."""
    outgoing = str(ticket.get("source")) == "10"
    author = name(ticket.get("responder_id")) if outgoing else requester
    event: Event = {
        **some(at=moment(ticket.get("created_at"))),
        "type": "message",
        "by": "agent" if outgoing else "customer",
        **some(author=author, author_name=None if outgoing else told.get("name")),
        **_said(ticket, "description", _mail(ticket)),
    }
    return _with_attachments(event, ticket)


def _said(one: Json, key: str, mail: bool) -> Event:
    """The words under `body` or `description`: HTML; of old answers and the export plain, HTML beside."""
    html = one.get(f"{key}_html") or (one.get(key) if f"{key}_html" not in one else None)
    plain = one.get(f"{key}_text") or one.get(key)
    return spoken(html or plain, html=bool(html), mail=mail)


def _with_attachments(event: Event, one: Json) -> Event:
    found = attachments(
        listed(one, "attachments"), content_type="content_type", file="name", url="attachment_url"
    )
    return {**event, "attachments": [*event.get("attachments", ()), *found]} if found else event


_NOTE, _SURVEY, _FORWARD = "2", "6", "8"
"""Sources of a conversation: a note, a customer's words in a survey, what is sent on to somebody else."""


def _conversation(one: Json, requester: str | None, mail: bool, staff: Mapping[str | None, Json]) -> Event:
    """A reply, a note, or what a customer wrote."""
    user = name(one.get("user_id"))
    source = str(one.get("source"))
    asked = one.get("incoming") is None and user == requester and user is not None
    incoming = one.get("incoming") is True or source == _SURVEY or asked
    agent = staff.get(user, {})
    contact = agent.get("contact")
    known = agent.get("name") or (contact.get("name") if isinstance(contact, Mapping) else None)
    event: Event = {
        **some(at=moment(one.get("created_at"))),
        "type": "message",
        "by": "customer" if incoming else "system" if user is None and source == _NOTE else "agent",
        **some(author=user, author_name=known),
        **_said(one, "body", mail or bool(one.get("to_emails"))),
    }
    if one.get("private") is True or (source == _FORWARD and not incoming):
        event["public"] = False
    return _with_attachments(event, one)


def _fields(ticket: Json) -> Event:
    custom = ticket.get("custom_fields") or ticket.get("custom_field")
    fields = (
        {key: value for key, value in custom.items() if value is not None}
        if isinstance(custom, Mapping)
        else {}
    )
    if ticket.get("ticket_type"):
        fields.setdefault("type", ticket["ticket_type"])
    for key in (
        "type",
        "group_id",
        "company_id",
        "product_id",
        "due_by",
        "fr_due_by",
        "is_escalated",
        "fr_escalated",
        "spam",
    ):
        if ticket.get(key) not in (None, ""):
            fields.setdefault(key, ticket[key])
    return fields
