"""Freshdesk: tickets with conversations, activities and ratings, as API v2 and the exports give them.

https://developers.freshdesk.com/api/ (Tickets, Conversations, Satisfaction Ratings, Ticket Activities).
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
from audits.readers.formats.freshdesk_log import (
    PRIORITIES,
    activity_events,
    ends,
    lower,
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


def recognises(export: Export) -> bool:
    """Whether the first document is a ticket with Freshdesk's numbers, or a list of such tickets."""
    sample = export.sample
    if isinstance(sample, Mapping):
        if isinstance(sample.get("helpdesk_ticket"), Mapping):
            return True
        inside = sample.get("ticket") or next(
            iter(listed(sample, "tickets") or listed(sample, "results")), sample
        )
        return isinstance(inside, Mapping) and _is_ticket(inside)
    return False


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
    return len(ours & one.keys()) >= 1 and "status" in one and "conversation_parts" not in one


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One conversation a ticket. Raises Damaged, Refused."""
    return converted(export, account, _records)


def _records(document: Any, account: Account) -> Iterator[Record]:
    wrapped = document.get("helpdesk_ticket") or document.get("ticket")
    tickets = listed(document, "tickets") or listed(document, "results")
    if isinstance(wrapped, Mapping):
        tickets = [wrapped]
    elif not tickets and _is_ticket(document):
        tickets = [document]
    for ticket in tickets:
        own = name(ticket.get("id") or ticket.get("display_id"))
        beside = {
            key: [
                *listed(ticket, key),
                *(
                    one
                    for one in (listed(document, key) if document is not ticket else [])
                    if name(one.get("ticket_id")) in (own, *((None,) if len(tickets) == 1 else ()))
                ),
            ]
            for key in ("conversations", "activities", "activities_data", "satisfaction_ratings")
        }
        people = {name(one.get("id")): one for key in ("contacts", "users") for one in listed(document, key)}
        staff = {name(one.get("id")): one for one in listed(document, "agents")}
        yield _record(ticket, beside, people, staff, account)


def _record(
    ticket: Json,
    beside: Mapping[str, list[Json]],
    people: Mapping[str | None, Json],
    staff: Mapping[str | None, Json],
    account: Account,
) -> Record:
    requester = name(ticket.get("requester_id"))
    told = (
        ticket.get("requester") if isinstance(ticket.get("requester"), Mapping) else people.get(requester, {})
    )
    assert isinstance(told, Mapping)
    events = (
        [_first(ticket, requester, told)]
        if ticket.get("description") or ticket.get("description_text")
        else []
    )
    notes = [one.get("helpdesk_note", one) for one in listed(ticket, "notes")]
    said = [*beside["conversations"], *notes]
    events += [_conversation(one, requester, _mail(ticket), staff) for one in said]
    activities = [*beside["activities"], *beside["activities_data"]]
    for activity in activities:
        events += activity_events(activity, requester, account)
    stats = ticket.get("stats") if isinstance(ticket.get("stats"), Mapping) else {}
    assert isinstance(stats, Mapping)
    if not any(event["type"] == "status" for event in events):
        events += ends(stats)
    events += [rating for one in beside["satisfaction_ratings"] if (rating := rating_of(one))]
    status = status_of(ticket.get("status"))
    record: Record = {
        "id": str(ticket.get("display_id") or ticket["id"]),
        **some(
            channel=_SOURCES.get(str(ticket.get("source")), name(ticket.get("source"))),
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
            fields=_fields(ticket),
            stats=stats,
        ),
        "events": in_order(events),
    }
    return counted(record, account)


def _mail(ticket: Json) -> bool:
    return str(ticket.get("source")) in ("1", "10", "email", "Email", "None")


def _first(ticket: Json, requester: str | None, told: Json) -> Event:
    """The description: the first message, of the customer or, of an outgoing mail, the agent."""
    outgoing = str(ticket.get("source")) == "10"
    plain = ticket.get("description_text")
    html = bool(ticket.get("description"))
    author = name(ticket.get("responder_id")) if outgoing else requester
    event: Event = {
        **some(at=moment(ticket.get("created_at"))),
        "type": "message",
        "by": "agent" if outgoing else "customer",
        **some(author=author, author_name=None if outgoing else told.get("name")),
        **spoken(ticket.get("description") if html else plain, html=html, mail=_mail(ticket)),
    }
    return _with_attachments(event, ticket)


def _with_attachments(event: Event, one: Json) -> Event:
    found = attachments(
        listed(one, "attachments"), content_type="content_type", file="name", url="attachment_url"
    )
    return {**event, "attachments": found} if found else event


def _conversation(one: Json, requester: str | None, mail: bool, staff: Mapping[str | None, Json]) -> Event:
    """A reply or a note. Source 6 is feedback from a survey, 2 a note."""
    user = name(one.get("user_id"))
    incoming = one.get("incoming") is True or (
        one.get("incoming") is None and user == requester and user is not None
    )
    plain = one.get("body_text")
    html = bool(one.get("body"))
    event: Event = {
        **some(at=moment(one.get("created_at"))),
        "type": "message",
        "by": "customer" if incoming else "agent",
        **some(author=user, author_name=staff.get(user, {}).get("name")),
        **spoken(one.get("body") if html else plain, html=html, mail=mail or bool(one.get("to_emails"))),
    }
    if one.get("private") is True:
        event["public"] = False
    return _with_attachments(event, one)


def _fields(ticket: Json) -> Event:
    custom = ticket.get("custom_fields")
    fields = (
        {key: value for key, value in custom.items() if value is not None}
        if isinstance(custom, Mapping)
        else {}
    )
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
