"""Chatwoot: what its log of a conversation says in words, and answers to its survey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from audits.readers.formats.desk import Event, Json, moment, some

_CHANGES = (
    ("open", re.compile(r"\breopened\b|\bopen(?:ed)?\b|\bdibuka\b|\bmembuka kembali\b", re.IGNORECASE)),
    ("on-hold", re.compile(r"\bsnoozed\b|\bditunda\b", re.IGNORECASE)),
    ("pending", re.compile(r"\bpending\b|\btertunda\b", re.IGNORECASE)),
    ("solved", re.compile(r"\bresolved\b|\b(?:di|ter)selesaikan\b|\bselesai\b", re.IGNORECASE)),
)
_OF_CONVERSATION = re.compile(r"^(?:the )?(?:conversation|percakapan|system|sistem)\b", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"^(?:assigned to|ditugaskan (?:kepada|ke)) (?P<to>.{1,80}?)(?: (?:via|melalui) (?P<team>.{1,80}?))?"
    r"(?: (?:by|oleh) (?P<by>.{1,80}?))?\.?$",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"^(?P<by>.{1,80}?) (?:self-assigned this conversation|(?:menugaskan|menetapkan) sendiri percakapan ini)",
    re.IGNORECASE,
)
_PRIORITY = re.compile(
    r"^(?P<by>.{1,80}?) (?:(?:set|changed) the priority|(?:te|mene)tapkan prioritas|mengubah prioritas)\b"
    r".{0,40}? (?:to|ke|untuk|menjadi) (?P<to>urgent|high|medium|low)\b",
    re.IGNORECASE,
)
_BY = re.compile(r" (?:by|oleh) (?P<by>[^,.]{1,80}?)(?: (?:due to|karena)\b.{0,200})?\.?$", re.IGNORECASE)


def people(messages: list[Json], assignee: object, contact: Json) -> dict[str, tuple[str, str]]:
    """Name -> party and id of those in a conversation: the log knows them by name only."""
    told = [{**contact, "type": "contact"}, *(message.get("sender") for message in messages), assignee]
    return {
        str(one["name"]): ("customer" if one.get("type") == "contact" else "agent", str(one["id"]))
        for one in told
        if isinstance(one, Mapping) and one.get("name") and one.get("id")
    }


def logged(content: str, at: Event, ids: Mapping[str, tuple[str, str]]) -> Event:
    """A line of the log: a status, an assignment, a priority; any other is an action `activity`."""
    if found := _SELF.match(content):
        return {
            **at,
            "type": "assign",
            **_who(found["by"], ids),
            "to": _id(found["by"], ids),
            "text": content,
        }
    if found := _ASSIGNED.match(content):
        to, team = found["to"], found["team"]
        told = {"to": _id(to, ids), **some(group=team)}
        return {**at, "type": "assign", **_who(found["by"], ids), **told, "text": content}
    if found := _PRIORITY.match(content):
        return {
            **at,
            "type": "priority",
            **_who(found["by"], ids),
            "to": found["to"].lower(),
            "text": content,
        }
    by = _BY.search(content)
    who = _who(by["by"] if by else None, ids)
    if _OF_CONVERSATION.match(content):
        for status, words in _CHANGES:
            if words.search(content[: by.start()] if by else content):
                return {**at, "type": "status", **who, "to": status, "text": content}
    return {**at, "type": "action", **who, "name": "activity", "text": content}


def _id(person: str, ids: Mapping[str, tuple[str, str]]) -> str:
    return ids.get(person, ("agent", person))[1]


def _who(person: str | None, ids: Mapping[str, tuple[str, str]]) -> Event:
    if person is None or person.lower() in ("system", "sistem", "the bot", "automation system"):
        return {"by": "system"}
    party, own = ids.get(person, ("agent", person))
    return {"by": party, "author": own}


def surveyed(message: Json, about: Json, at: Event) -> Iterator[Event]:
    """The answer to a satisfaction survey lies in the message that asked."""
    if str(message.get("content_type")) != "input_csat":
        return
    given = about.get("submitted_values")
    answer = given.get("csat_survey_response") if isinstance(given, Mapping) else None
    if isinstance(answer, Mapping) and isinstance(answer.get("rating"), int | float):
        when = some(at=moment(message.get("updated_at"))) or at
        comment = some(comment=answer.get("feedback_message"))
        yield {
            **when,
            "type": "rating",
            "by": "customer",
            "scale": "csat",
            "value": answer["rating"],
            "out_of": 5,
            **comment,
        }
