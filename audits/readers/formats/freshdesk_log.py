"""Freshdesk: its numbers in words, and what activities, statistics and surveys tell of a ticket."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from audits.readers.formats.desk import Event, Json, moment, name, some
from audits.readers.formats.interface import Account

STATUSES = {"2": "open", "3": "pending", "4": "solved", "5": "closed", "6": "pending", "7": "on-hold"}
"""The numbers of the API; 6 and 7 are the two that wait for the customer and for others, as installed."""
_WORDS = {
    "resolved": "solved",
    "waiting on customer": "pending",
    "waiting on third party": "on-hold",
    "diselesaikan": "solved",
    "ditutup": "closed",
    "terbuka": "open",
    "tertunda": "pending",
}
PRIORITIES = {"1": "low", "2": "medium", "3": "high", "4": "urgent"}
_SURVEY = {"103": 7, "102": 6, "101": 5, "100": 4, "-101": 3, "-102": 2, "-103": 1}
"""Extremely happy to extremely unhappy, as 7 to 1."""


RECORDS = ("open", "pending", "on-hold", "solved", "closed", "deleted", "spam", None)
"""What a status becomes. An account's own statuses are neither solved nor closed: such a ticket is open."""


def status_of(value: Any, own: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """The status of a number or a name of Freshdesk's; `own`: names of the account's own numbers."""
    words = lower(value)
    if words is None or not words.isdigit():
        return _WORDS.get(words or "", words)
    named = own.get(words, "").lower()
    return STATUSES.get(words) or _WORDS.get(named, named) or words


def own_statuses(fields: Sequence[Json]) -> dict[str, str]:
    """Number -> name of statuses, from the ticket fields: `{"choices": {"8": ["At the workshop", ...]}}`."""
    for one in fields:
        choices = one.get("choices")
        if one.get("name") == "status" and isinstance(choices, Mapping):
            return {
                str(number): str(names[0] if isinstance(names, list) and names else names)
                for number, names in choices.items()
            }
    return {}


def lower(value: Any) -> str | None:
    """A name in small letters."""
    told = name(value)
    return told.lower() if told else None


def ends(stats: Json, now: str | None) -> Iterator[Event]:
    """Without activities the statistics tell when the ticket was solved and closed, but not by whom.

    A wait that is over is left out, as nothing tells when it ended.
    """
    for key, status in (
        ("pending_since", "pending"),
        ("resolved_at", "solved"),
        ("closed_at", "closed"),
        ("reopened_at", "open"),
    ):
        at = moment(stats.get(key))
        twice = key == "closed_at" and stats.get("closed_at") == stats.get("resolved_at")
        if at and not twice and not (key == "pending_since" and now != "pending"):
            yield {"at": at, "type": "status", "by": "system", "to": status}


def activity_events(
    activity: Json, requester: str | None, statuses: Mapping[str, str], account: Account
) -> Iterator[Event]:
    """An entry of the activity log: each of its keys is something that was set."""
    performer = name(activity.get("performer_id"))
    kind = str(activity.get("performer_type"))
    by = "system" if kind in ("system", "rule") else "customer" if performer == requester else "agent"
    who = {**some(at=moment(activity.get("performed_at"))), "by": by, **some(author=performer)}
    done = activity.get("activity")
    for key, value in done.items() if isinstance(done, Mapping) else ():
        if key == "status" and name(value):
            yield {**who, "type": "status", "to": str(status_of(value, statuses))}
        elif key == "priority" and name(value):
            yield {**who, "type": "priority", "to": PRIORITIES.get(str(value), str(value).lower())}
        elif key in ("agent_id", "agent", "responder_id") and name(value):
            yield {**who, "type": "assign", "to": str(value)}
        elif key in ("group", "group_id") and name(value):
            yield {**who, "type": "assign", "group": str(value)}
        elif key in ("note", "new_ticket", "reply", "send_email"):
            account.skipped["activities_that_are_conversations"] += 1
        else:
            args = {"value": value} if not isinstance(value, Mapping) else dict(value)
            yield {**who, "type": "action", "name": str(key), "args": args}


def rating_of(one: Json) -> Event | None:
    given = one.get("ratings")
    value = given.get("default_question") if isinstance(given, Mapping) else one.get("rating")
    if str(value) not in _SURVEY:
        return None
    return {
        **some(at=moment(one.get("created_at"))),
        "type": "rating",
        "by": "customer",
        "scale": "csat",
        "value": _SURVEY[str(value)],
        "out_of": 7,
        **some(about=name(one.get("agent_id")), comment=one.get("feedback")),
    }
