"""Zendesk: who somebody is, comments as messages, and audits as what happened to the ticket."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from audits.readers.formats.desk import Event, Json, attachments, beside, listed, moment, name, some, spoken
from audits.readers.formats.interface import Account

_SYSTEM = "-1"
_MACHINES = frozenset(("rule", "system", "trigger", "automation", "linked_problem", "ticket_sharing"))


class People:
    """The users of a document: names and roles."""

    def __init__(self, document: Json) -> None:
        self._users: dict[str, Json] = {}
        for user in beside(document, "users"):
            self._add(user)

    def of_ticket(self, ticket: Json) -> None:
        """The users that lie inside a ticket (the JSON export has them there)."""
        for user in listed(ticket, "users"):
            self._add(user)
        for key in ("requester", "submitter", "assignee"):
            if isinstance(ticket.get(key), Mapping):
                self._add(ticket[key])

    def _add(self, user: Json) -> None:
        if known := name(user.get("id")):
            self._users[known] = {**self._users.get(known, {}), **user}

    def named(self, user: str | None) -> str | None:
        """A user's name, else the id."""
        return name(self._users.get(user or "", {}).get("name")) or user

    def party(self, user: str | None, ticket: Json) -> str:
        """customer, agent or system: who asked is a customer, a colleague too; all others by their role."""
        if user in (None, _SYSTEM):
            return "system"
        if _asked(user, ticket):
            return "customer"
        role = self._users.get(user or "", {}).get("role")
        if role:
            return "customer" if role == "end-user" else "agent"
        return "customer" if user == requester_of(ticket) or _is_copied(user, ticket) else "agent"

    def known(self, user: str | None) -> bool:
        """Whether the role is told."""
        return bool(self._users.get(user or "", {}).get("role"))

    def requester(self, ticket: Json) -> dict[str, Any]:
        """The customer of the record."""
        user = requester_of(ticket)
        told = self._users.get(user or "", {})
        return some(
            id=user,
            name=told.get("name"),
            email=told.get("email"),
            phone=told.get("phone"),
            tags=told.get("tags"),
        )


def _asked(user: str | None, ticket: Json) -> bool:
    """Whether somebody asked and is not the one who is to answer."""
    return user == requester_of(ticket) and user != name(ticket.get("assignee_id"))


def _is_copied(user: str | None, ticket: Json) -> bool:
    """Whether somebody only gets copies, as customers' colleagues do; followers are always agents."""
    copied = [*(ticket.get("email_cc_ids") or ()), *(ticket.get("collaborator_ids") or ())]
    staff = [*(ticket.get("follower_ids") or ()), ticket.get("assignee_id")]
    return user in map(name, copied) and user not in map(name, staff)


def requester_of(ticket: Json) -> str | None:
    """The id of who asked."""
    inside = ticket.get("requester")
    return name(ticket.get("requester_id")) or (
        name(inside.get("id")) if isinstance(inside, Mapping) else None
    )


def comment(
    one: Json, people: People, ticket: Json, guessed: Callable[[], object] = lambda: None, at: Any = None
) -> Event:
    """A comment, public or an internal note, as a message; a mail's quotes and signature set apart."""
    author = one.get("author")
    user = name(one.get("author_id")) or (name(author.get("id")) if isinstance(author, Mapping) else None)
    via = _via(one) or _via(ticket)
    by = people.party(user, ticket)
    if isinstance(author, Mapping) and author.get("role") and not _asked(user, ticket):
        by = "customer" if author["role"] == "end-user" else "agent"
    elif user not in (None, _SYSTEM, requester_of(ticket)) and not people.known(user):
        guessed()
    if "bot" in via:
        by = "bot"
    if _via(one) in _MACHINES:
        by = "system"
    html = not one.get("plain_body") and not one.get("body")
    body = one.get("plain_body") or one.get("body") or one.get("html_body")
    event: Event = {
        **some(at=moment(one.get("created_at") or at)),
        "type": "message",
        "by": by,
        **some(author=user if user != _SYSTEM else None),
        **spoken(body, html=html or "&" in str(one.get("plain_body") or ""), mail=via in ("email", "mail")),
    }
    shown = people.named(user)
    if isinstance(author, Mapping):
        shown = name(author.get("name")) or shown
    event.update(some(author_name=shown if shown != user else None, comment=name(one.get("id"))))
    if one.get("public") is False:
        event["public"] = False
    if found := attachments(
        listed(one, "attachments"), content_type="content_type", file="file_name", url="content_url"
    ):
        event["attachments"] = [*event.get("attachments", ()), *found]
    return event


def _via(one: Json) -> str:
    via = one.get("via")
    return str(via.get("channel") or "") if isinstance(via, Mapping) else str(via or "").lower()


def trail(
    audits: list[Json],
    ticket: Json,
    people: People,
    groups: Mapping[str | None, Any],
    said: Mapping[str | None, Any],
    account: Account,
) -> Iterator[Event]:
    """What the audits tell: changes of fields, comments not had yet, live chats."""
    for audit in audits:
        at = moment(audit.get("created_at") or audit.get("timestamp"))
        user = name(audit.get("author_id") or audit.get("updater_id"))
        by = "system" if _via(audit) in _MACHINES else people.party(user, ticket)
        by = "agent" if by == "customer" and user != requester_of(ticket) else by
        who = {**some(at=at), "by": by, **some(author=user if user != _SYSTEM else None)}
        events = audit.get("events") or audit.get("child_events") or []
        for one in listed({"events": events}, "events"):
            kind = str(one.get("type") or one.get("event_type"))
            if kind in ("Comment", "VoiceComment"):
                if not {"body", "html_body", "plain_body", "attachments"} & one.keys():
                    account.skipped["audit_event:Comment"] += 1  # an incremental export without its texts
                elif name(one.get("id")) not in said:
                    yield comment(
                        {"author_id": user, "via": audit.get("via"), **one},
                        people,
                        ticket,
                        at=at,
                    )
            elif kind in ("Create", "Change"):
                by_rule = _via(one) in _MACHINES  # a trigger that fires on what somebody does
                mine = {**some(at=at), "by": "system"} if by_rule else who
                yield from _change(one, kind, mine, people, groups, account)
            elif kind.startswith("Chat") and isinstance(one.get("value"), Mapping):
                yield from _chat(one["value"], people, ticket)
            else:
                account.skipped[f"audit_event:{kind}"] += 1


def _change(
    one: Json, kind: str, who: Event, people: People, groups: Mapping[str | None, Any], account: Account
) -> Iterator[Event]:
    """A field that got a value. The first values of other fields are in the record already."""
    field, value, before = _changed(one)
    if field in ("status", "priority") and name(value):
        statuses = {"hold": "on-hold"}
        was = name(before) if kind == "Change" else None
        event = {**who, "type": field, "to": statuses.get(str(value), str(value))}
        yield {**event, **({"from": statuses.get(was, was)} if was else {})}
    elif field == "assignee_id" and name(value):
        yield {**who, "type": "assign", "to": str(value), **some(to_name=people.named(str(value)))}
    elif field == "group_id" and name(value):
        yield {**who, "type": "assign", "group": str(groups.get(str(value)) or value)}
    elif kind == "Change":
        yield {
            **who,
            "type": "action",
            "name": "change",
            "args": {"field": field, "from": before, "to": value},
        }
    else:
        account.skipped["first_values_that_the_record_has"] += 1


def _changed(one: Json) -> tuple[str, Any, Any]:
    """Field, value and value before; in incremental exports the field's name is a key of its own."""
    before = one.get("previous_value")
    if "field_name" in one or "value" in one:
        return str(one.get("field_name")), one.get("value"), before
    known = {"id", "via", "via_reference_id", "type", "event_type", "previous_value", "comment_present"}
    field = next((key for key in one if key not in known and not key.startswith("comment_")), "unknown")
    return field, one.get(field), before


def _chat(value: Json, people: People, ticket: Json) -> Iterator[Event]:
    """The messages of a live chat, which lie in the event that begins or ends it."""
    for one in listed(value, "history"):
        if one.get("type") not in ("ChatMessage", "ChatFileAttachment"):
            continue
        kinds = {
            "end-user": "customer",
            "visitor": "customer",
            "agent": "agent",
            "bot": "bot",
            "system": "system",
        }
        user = name(one.get("actor_id"))
        event: Event = {
            **some(at=moment(one.get("timestamp"))),
            "type": "message",
            "by": kinds.get(str(one.get("actor_type")), people.party(user, ticket)),
            **some(author=user, author_name=one.get("actor_name")),
        }
        if one["type"] == "ChatMessage":
            event["text"] = str(one.get("message") or "")
        else:
            event["attachments"] = [{"kind": "file", **some(name=one.get("filename"), url=one.get("url"))}]
        yield event
