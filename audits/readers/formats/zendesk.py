"""Zendesk: tickets with comments, audits and metric events, as API and JSON export give them.

https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ (also ticket_comments, ticket_audits,
ticket_metric_events, users) and https://support.zendesk.com/hc/en-us/articles/4408886165402 (JSON export).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import (
    Event,
    Json,
    beside,
    converted,
    counted,
    in_order,
    listed,
    moment,
    name,
    some,
)
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Asked, Record
from audits.readers.formats.zendesk_trail import People, comment, trail

SUFFIXES = (".json", ".ndjson", ".jsonl")

_TICKET = frozenset(("requester_id", "requester", "submitter_id", "submitter", "assignee_id"))


def recognises(export: Export) -> bool:
    """Whether the first document has tickets with a requester."""
    return _is_zendesk(export.sample)


def _is_zendesk(sample: Any) -> bool:
    if not isinstance(sample, Mapping):
        return False
    if isinstance(sample.get("ticket"), Mapping):
        return _is_zendesk(sample["ticket"])
    if tickets := listed(sample, "tickets"):
        return _is_zendesk(tickets[0])
    freshdesk = isinstance(sample.get("status"), int) or "responder_id" in sample
    return "status" in sample and bool(_TICKET & sample.keys()) and not freshdesk


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One conversation a ticket. Raises Damaged, Refused."""
    return converted(export, account, _records)


def _records(document: Any, account: Account) -> Iterator[Record]:
    tickets = (
        [document["ticket"]] if isinstance(document.get("ticket"), Mapping) else listed(document, "tickets")
    )
    alone = not tickets
    if alone and _is_zendesk(document):
        tickets = [document]
    people = People(document)
    titles = {name(one.get("id")): one.get("title") for one in beside(document, "ticket_fields")}
    groups = {name(one.get("id")): one.get("name") for one in beside(document, "groups")}
    parts_beside = {
        key: _by_ticket(document, key, tickets) for key in ("comments", "audits", "metric_events")
    }
    for ticket in tickets:
        parts = {
            key: [*listed(ticket, key), *([] if alone else found[name(ticket.get("id"))])]
            for key, found in parts_beside.items()
        }
        yield _record(ticket, parts, people, titles, groups, account)


def _by_ticket(document: Json, key: str, tickets: list[Any]) -> dict[str | None, list[Json]]:
    """What lies beside the tickets, by ticket; without a ticket_id it belongs to the only ticket there is."""
    only = name(tickets[0].get("id")) if len(tickets) == 1 else None
    found: dict[str | None, list[Json]] = defaultdict(list)
    key = next((name for name in (key, f"ticket_{key}") if name in document), key)
    value = document.get(key)
    if isinstance(value, Mapping) and not isinstance(value.get(key), list):
        for ticket, ones in value.items():
            found[str(ticket)] += (
                [one for one in ones if isinstance(one, Mapping)] if isinstance(ones, list) else []
            )
        return found
    for one in listed(document, key):
        found[name(one.get("ticket_id")) or only].append(one)
    return found


def _record(
    ticket: Json,
    parts: Mapping[str, list[Json]],
    people: People,
    titles: Mapping[str | None, Any],
    groups: Mapping[str | None, Any],
    account: Account,
) -> Record:
    people.of_ticket(ticket)
    said: dict[str | None, list[Event]] = {}
    events: list[Event] = []
    for one in parts["comments"]:
        made = comment(one, people, ticket, partial(account.note, "author_guessed"))
        said[name(one.get("id"))] = [made]
        events.append(made)
    events += trail(parts["audits"], ticket, people, groups, said, account)
    if (
        not parts["comments"]
        and not any(event["type"] == "message" for event in events)
        and ticket.get("description")
    ):
        first = {
            "author_id": ticket.get("requester_id"),
            "body": ticket["description"],
            "via": ticket.get("via"),
        }
        events.insert(0, comment({**first, "created_at": ticket.get("created_at")}, people, ticket))
        account.note("description_as_message")
    if rating := _rating(ticket):
        events.append(rating)
    metrics = (
        ticket.get("metric_set") if isinstance(ticket.get("metric_set"), Mapping) else ticket.get("metrics")
    )
    metrics = metrics if isinstance(metrics, Mapping) else {}
    account.read["metric_events_kept_beside"] += len(parts["metric_events"])
    requester = people.requester(ticket)
    record: Record = {
        "id": str(ticket["id"]),
        **some(
            channel=_channel(ticket),
            status=STATUSES.get(str(ticket.get("status")), name(ticket.get("status"))),
            priority=name(ticket.get("priority")),
            created_at=moment(ticket.get("created_at")),
            closed_at=moment(metrics.get("solved_at")) or _solved(parts["metric_events"]),
            subject=name(ticket.get("subject") or ticket.get("raw_subject")),
            tags=[str(tag) for tag in ticket.get("tags") or []],
            customer=requester,
            fields=_fields(ticket, titles, groups),
            metric_events=parts["metric_events"],
            metric_set=metrics,
        ),
        "events": in_order(events),
    }
    return counted(record, account)


STATUSES = {"hold": "on-hold"}


def _channel(ticket: Json) -> str | None:
    via = ticket.get("via")
    return name(via.get("channel")) if isinstance(via, Mapping) else name(via)


def _solved(metric_events: list[Json]) -> str | None:
    """When the ticket was last solved, by its metric events."""
    ends = [
        one["time"]
        for one in metric_events
        if one.get("metric") == "requester_wait_time" and one.get("type") == "fulfill" and one.get("time")
    ]
    return moment(max(map(str, ends))) if ends else None


def _rating(ticket: Json) -> Event | None:
    """A good or bad satisfaction rating as 1 or 0 of 1."""
    given = ticket.get("satisfaction_rating")
    score = given.get("score") if isinstance(given, Mapping) else given
    if score not in ("good", "bad"):
        return None
    told = given if isinstance(given, Mapping) else {}
    at = moment(told.get("updated_at") or told.get("created_at")) or moment(ticket.get("updated_at"))
    return {
        **some(at=at),
        "type": "rating",
        "by": "customer",
        "scale": "csat",
        "value": int(score == "good"),
        "out_of": 1,
        **some(comment=told.get("comment"), score=score),
    }


def _fields(
    ticket: Json, titles: Mapping[str | None, Any], groups: Mapping[str | None, Any]
) -> dict[str, Any]:
    fields = some(
        type=ticket.get("type"),
        organization=name(ticket.get("organization_id")),
        group=groups.get(name(ticket.get("group_id")), name(ticket.get("group_id"))),
        brand=name(ticket.get("brand_id")),
        form=name(ticket.get("ticket_form_id")),
        external_id=ticket.get("external_id"),
        problem_id=name(ticket.get("problem_id")),
        due_at=ticket.get("due_at"),
    )
    custom = ticket.get("custom_fields") or ticket.get("fields") or []
    for one in custom if isinstance(custom, list) else []:
        if isinstance(one, Mapping) and one.get("value") is not None:
            fields[str(titles.get(name(one.get("id"))) or one.get("id"))] = one["value"]
    return fields
