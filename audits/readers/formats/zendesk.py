"""Zendesk: tickets with comments, audits and metric events, as API and JSON export give them.

https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ (also ticket_comments, ticket_audits,
ticket_metric_events, users) and https://support.zendesk.com/hc/en-us/articles/4408886165402 (JSON export).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import (
    Event,
    Json,
    beside,
    by_owner,
    counted,
    in_order,
    inner,
    listed,
    moment,
    name,
    own_id,
    some,
)
from audits.readers.formats.desk_joined import Desk, read_joined
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Asked, Record
from audits.readers.formats.zendesk_trail import People, comment, trail

SUFFIXES = (".json", ".ndjson", ".jsonl")

_TICKET = frozenset(("requester_id", "requester", "submitter_id", "submitter", "assignee_id"))


def _is_ticket(one: Json) -> bool:
    freshdesk = isinstance(one.get("status"), int) or "responder_id" in one
    return "status" in one and bool(_TICKET & one.keys()) and not freshdesk


def _has(*keys: str) -> Callable[[Json], bool]:
    return lambda one: all(key in one for key in keys)


def _records(document: Any, account: Account) -> Iterator[Callable[[], Record]]:
    alone = _is_ticket(document)
    tickets: list[Json] = [document] if alone else _tickets(document)
    people = People(document)
    titles = {name(one.get("id")): one.get("title") for one in beside(document, "ticket_fields")}
    groups = {name(one.get("id")): one.get("name") for one in beside(document, "groups")}
    parts_beside = {key: by_owner(document, key, "ticket_id", tickets) for key in _BESIDE if not alone}
    for ticket in tickets:
        own = name(ticket.get("id"))
        parts: dict[str, list[Json]] = {part: [] for part in _BESIDE.values()}
        for key, part in _BESIDE.items():
            beside_it = parts_beside[key].get(own, ()) if parts_beside else ()
            parts[part] += [*listed(ticket, key), *beside_it]
        yield partial(_record, ticket, parts, people, titles, groups, account)


def _tickets(document: Json) -> list[Json]:
    """The tickets of a list, of an incremental export, or among the results of a search; or a single one."""
    if one := inner(document, "ticket"):
        return [one]
    found = listed(document, "tickets") or listed(document, "requests")
    return found or [one for one in listed(document, "results") if _is_ticket(one)]  # also users are found


_BESIDE = {
    "comments": "comments",
    "ticket_comments": "comments",
    "audits": "audits",
    "ticket_audits": "audits",
    "ticket_events": "audits",
    "metric_events": "metric_events",
    "ticket_metric_events": "metric_events",
    "metric_sets": "metric_sets",
    "metrics": "metric_sets",
    "ticket_metrics": "metric_sets",
    "satisfaction_ratings": "satisfaction_ratings",
}
"""Key of a list in or beside a ticket -> what it has."""


def _stub(own: str, parts: Sequence[Json]) -> Json:
    """A ticket of which there are comments only: whoever wrote the first one asked."""
    said = [one for one in parts if "author_id" in one and one.get("public") is not False]
    first = min(said, key=lambda one: str(one.get("created_at")), default={})
    return {"id": own, "requester_id": first.get("author_id")}


DESK = Desk(
    owners="tickets",
    owner_id="ticket_id",
    is_owner=_is_ticket,
    within=_tickets,
    inside=("comments", "audits", "ticket_events", "metric_events", "metric_sets", "satisfaction_ratings"),
    parts={
        "metric_events": _has("ticket_id", "metric", "type", "time"),
        "metric_sets": _has("ticket_id", "reply_time_in_minutes"),
        "satisfaction_ratings": _has("ticket_id", "score", "requester_id"),
        "audits": lambda one: "author_id" in one and isinstance(one.get("events"), list),
        "ticket_events": _has("ticket_id", "child_events"),
        "comments": lambda one: "author_id" in one and bool({"body", "html_body"} & one.keys()),
        "users": lambda one: one.get("role") in ("end-user", "agent", "admin") and "name" in one,
        "groups": lambda one: "/groups/" in str(one.get("url")),
        "ticket_fields": _has("title_in_portal"),
    },
    streams={
        "ticket_comments": "comments",
        "ticket_audits": "audits",
        "ticket_metric_events": "metric_events",
        "ticket_metrics": "metric_sets",
    },
    records=_records,
    stub=_stub,
)


def recognises(export: Export) -> bool:
    """Whether the first documents are tickets with a requester, or parts of them."""
    return DESK.recognises(export)


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One conversation a ticket. Raises Damaged, Refused."""
    return read_joined(DESK, [export], account)


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
    events += _ratings(ticket, parts["satisfaction_ratings"])
    metrics = _metrics(ticket, parts)
    status = STATUSES.get(str(ticket.get("status")), name(ticket.get("status")))
    told = ticket.get("comment_count")
    if isinstance(told, int) and told > len(parts["comments"]) > 0:
        account.note(
            "parts_missing", source=str(ticket.get("id")), have=str(len(parts["comments"])), of=str(told)
        )
    account.read["metric_events_kept_beside"] += len(parts["metric_events"])
    requester = people.requester(ticket)
    record: Record = {
        "id": own_id(ticket),
        **some(
            channel=_channel(ticket),
            status=status,
            priority=name(ticket.get("priority")),
            created_at=moment(ticket.get("created_at")),
            closed_at=(moment(metrics.get("solved_at")) or _solved(parts["metric_events"]))
            if status in ("solved", "closed")
            else None,
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


def _metrics(ticket: Json, parts: Mapping[str, list[Json]]) -> Json:
    """The counts and times of a ticket, from inside it or from beside."""
    inside = [ticket.get(key) for key in ("metric_set", "metrics", "metric_sets")]
    found = [one for one in (*inside, *parts["metric_sets"]) if isinstance(one, Mapping)]
    return found[0] if found else {}


def _ratings(ticket: Json, beside: list[Json]) -> list[Event]:
    """Each rating that the customer gave; without a list of them, the one that the ticket has."""
    given = [rating for one in beside if (rating := _rating(one, ticket))]
    own = _rating(ticket.get("satisfaction_rating"), ticket)
    return given or ([own] if own else [])


def _rating(given: Any, ticket: Json) -> Event | None:
    """A good or bad satisfaction rating as 1 or 0 of 1."""
    told = given if isinstance(given, Mapping) else {}
    score = str(told.get("score") if told else given).partition("_")[0]  # good_with_comment
    if score not in ("good", "bad"):
        return None
    at = moment(told.get("updated_at") or told.get("created_at")) or moment(ticket.get("updated_at"))
    return {
        **some(at=at),
        "type": "rating",
        "by": "customer",
        "scale": "csat",
        "value": int(score == "good"),
        "out_of": 1,
        **some(about=name(told.get("assignee_id")), comment=told.get("comment"), score=score),
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
