"""Intercom: a part of a conversation as a message, an assignment, a change of status, a rating.

https://developers.intercom.com/docs/references/rest-api/api.intercom.io/models/conversation_part
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from audits.readers.formats.desk import Event, Json, attachments, moment, name, some, spoken
from audits.readers.formats.interface import Account

PARTIES = {
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
_TICKETS = {
    "submitted": "new",
    "in_progress": "open",
    "waiting_on_customer": "pending",
    "resolved": "solved",
}
"""Category of a ticket's state -> status."""
_AUTOMATIC = ("automated", "campaigns_initiated")
"""How a first message was delivered that nobody sent by hand, though an admin's name stands above it."""
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


def _message(one: Json, mail: bool) -> Event:
    """What somebody wrote: the first message (`source`) or a part with a body."""
    event: Event = {**some(at=moment(one.get("created_at"))), "type": "message", **_who(one)}
    event.update(spoken(one.get("body"), html=True, mail=mail))
    found = [each for each in one.get("attachments") or [] if isinstance(each, Mapping)]
    if found:
        files = attachments(found, content_type="content_type", file="name", url="url")
        event["attachments"] = [*event.get("attachments", ()), *files]
    if one.get("redacted"):
        event["redacted"] = True
    return event


def opening(source: Json, mail: bool) -> Event:
    """The message that began the conversation; by the system if a campaign sent it."""
    event = _message(source, mail)
    automatic = source.get("delivered_as") in _AUTOMATIC and event["by"] == "agent"
    return {**event, "by": "system"} if automatic else event


def _who(one: Json) -> Event:
    author = one.get("author") if isinstance(one.get("author"), Mapping) else {}
    assert isinstance(author, Mapping)
    kind = str(author.get("type"))
    by = "bot" if author.get("from_ai_agent") or author.get("is_ai_answer") else PARTIES.get(kind)
    return some(by=by or "system", author=name(author.get("id")), author_name=name(author.get("name")))


def events_of(part: Json, mail: bool, account: Account) -> Iterator[Event]:
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
    elif kind.startswith("ticket_state_updated") and (state := ticket_state(part.get("ticket_state"))):
        before = ticket_state(part.get("previous_ticket_state"))
        yield {**at, "type": "status", **who, "to": state, **({"from": before} if before else {})}
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
            "redacted",
            "external_id",
        }
        args = {
            key: value
            for key, value in part.items()
            if key not in known and not key.startswith("conversation_") and value not in (None, "", [], {})
        }
        yield {**at, "type": "action", **who, "name": kind, **some(args=args)}
        account.read["other_parts_as_actions"] += 1


def ticket_state(value: Any) -> str | None:
    """The status of a ticket's state, which is an object or the name of its category."""
    told = value.get("category") if isinstance(value, Mapping) else value
    return _TICKETS.get(str(told), name(told))


def rating_of(one: Json) -> Event | None:
    """The rating that the customer gave; None if none was given."""
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
