"""Chatwoot: conversations with messages, as the application API and its webhooks give them.

https://developers.chatwoot.com/api-reference/conversations (and messages).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.chatwoot_log import logged, people, surveyed
from audits.readers.formats.desk import (
    Event,
    Json,
    by_owner,
    counted,
    in_order,
    inner,
    listed,
    moment,
    name,
    some,
    spoken,
)
from audits.readers.formats.desk_joined import Desk, read_joined
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Asked, Record

SUFFIXES = (".json", ".ndjson", ".jsonl")

_STATUSES = {
    "resolved": "solved",
    "snoozed": "on-hold",
    "0": "open",
    "1": "solved",
    "2": "pending",
    "3": "on-hold",
}
_TYPES = {"0": "incoming", "1": "outgoing", "2": "activity", "3": "template"}
_PRIORITIES = {"0": "low", "1": "medium", "2": "high", "3": "urgent"}
_PARTIES = {
    "contact": "customer",
    "user": "agent",
    "agent_bot": "bot",
    "agentbot": "bot",
    "captain_assistant": "bot",
}


def _is_conversation(one: Json) -> bool:
    messages = _messages(one)
    typed = any("message_type" in message for message in messages[:3])
    return typed or ("inbox_id" in one and ("status" in one or "messages" in one))


def _conversations(document: Json) -> list[Json]:
    data = document.get("data")
    if isinstance(data, Mapping):
        return _conversations(data)
    found = listed(document, "conversations") or listed(document, "data")
    if found:
        return found
    payload = (
        [one for one in document.get("payload") or [] if isinstance(one, Mapping)]
        if isinstance(document.get("payload"), list)
        else []
    )
    if payload and "message_type" not in payload[0]:
        return payload
    around = inner(document, "conversation")
    if around is not None and not document.get("message_type"):
        return [{**around, **({"messages": found} if (found := _messages(document)) else {})}]
    return [document]


def _messages(one: Json) -> list[Json]:
    return listed(one, "messages") or [each for each in listed(one, "payload") if "message_type" in each]


def _own_id(one: Json) -> str | None:
    own = name(one.get("id") or one.get("display_id"))
    return own or next((told for each in _messages(one) if (told := name(each.get("conversation_id")))), None)


def _is_message(one: Json) -> bool:
    return "message_type" in one and ("content" in one or "attachments" in one)


def _split(one: Json) -> list[tuple[str | None, Json]]:
    """A message as a webhook sends it, with its conversation inside, taken apart."""
    around = inner(one, "conversation")
    if not _is_message(one) or around is None:
        return [(None, one)]
    own = around.get("id") or around.get("display_id")
    message = {key: value for key, value in one.items() if key not in ("conversation", "account", "inbox")}
    rest = {key: value for key, value in around.items() if key != "messages"}
    return [("conversations", {**rest, "id": own}), ("messages", {**message, "conversation_id": own})]


def _records(document: Any, account: Account) -> Iterator[Callable[[], Record]]:
    found = _conversations(document)
    apart = by_owner(document, "messages", "conversation_id", found) if document not in found else {}
    if len(found) > 1 and not apart and all(len(_messages(one)) <= 1 for one in found):
        account.note("only_last_messages")
    for one in found:
        known = [message.get("id") for message in _messages(one)]
        more = [each for each in apart.get(name(one.get("id")), ()) if each.get("id") not in known]
        yield partial(_record, {**one, "messages": [*_messages(one), *more]} if more else one, account)


DESK = Desk(
    owners="conversations",
    owner_id="conversation_id",
    is_owner=lambda one: not _is_message(one) and _is_conversation(one),
    within=lambda one: [each for each in _conversations(one) if each is not one],
    inside=("messages", "payload"),
    parts={"messages": _is_message},
    streams={"message": "messages", "conversation": "conversations"},
    records=_records,
    same=_own_id,
    split=_split,
)


def recognises(export: Export) -> bool:
    """Whether the first documents have messages with Chatwoot's types, or conversations with an inbox."""
    return DESK.recognises(export)


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One record a conversation. Raises Damaged, Refused."""
    return read_joined(DESK, [export], account)


def _record(one: Json, account: Account) -> Record:
    meta = one.get("meta") if isinstance(one.get("meta"), Mapping) else {}
    assert isinstance(meta, Mapping)
    messages = _messages(one)
    mail = "email" in str(meta.get("channel") or one.get("channel") or one.get("inbox_type")).lower()
    contact = next(
        (
            each
            for each in (meta.get("sender"), meta.get("contact"), one.get("contact"))
            if isinstance(each, Mapping)
        ),
        {},
    )
    ids = people(messages, meta.get("assignee"), contact)
    events = [event for message in messages for event in _events(message, mail, ids, account)]
    own = _own_id(one)
    if own is None:
        raise KeyError("id")
    additional = one.get("additional_attributes")
    about: Json = additional if isinstance(additional, Mapping) else {}
    record: Record = {
        "id": own,
        **some(
            channel=_channel(meta.get("channel") or one.get("channel")),
            status=_status(one.get("status") if one.get("status") is not None else meta.get("status")),
            priority=_PRIORITIES.get(str(one.get("priority")), name(one.get("priority"))),
            created_at=moment(one.get("created_at")),
            subject=name(about.get("mail_subject")),
            tags=[str(label) for label in one.get("labels") or meta.get("labels") or []],
            customer=some(
                id=name(contact.get("id")),
                name=contact.get("name"),
                email=contact.get("email"),
                phone=contact.get("phone_number"),
            ),
            fields=_fields(one, meta),
            sla_policy_id=one.get("sla_policy_id"),
            applied_sla=one.get("applied_sla"),
        ),
        "events": in_order(events),
    }
    return counted(record, account)


def _channel(value: Any) -> str | None:
    """`Channel::Whatsapp` as whatsapp."""
    told = name(value)
    if told is None:
        return None
    plain = told.rpartition("::")[2].lower()
    return {"webwidget": "chat", "facebookpage": "facebook", "twilosms": "sms", "twiliosms": "sms"}.get(
        plain, plain
    )


def _status(value: Any) -> str | None:
    return _STATUSES.get(str(value), name(value))


def _events(
    message: Json, mail: bool, ids: Mapping[str, tuple[str, str]], account: Account
) -> Iterator[Event]:
    kind = _TYPES.get(str(message.get("message_type")), str(message.get("message_type")))
    at = some(at=moment(message.get("created_at")))
    about = (
        message.get("content_attributes") if isinstance(message.get("content_attributes"), Mapping) else {}
    )
    assert isinstance(about, Mapping)
    if kind == "activity":
        yield logged(str(message.get("content") or ""), at, ids)
        return
    sender = message.get("sender") if isinstance(message.get("sender"), Mapping) else {}
    assert isinstance(sender, Mapping)
    by = _party(kind, str(message.get("sender_type") or sender.get("type") or ""), message)
    event: Event = {**at, "type": "message", "by": by}
    event.update(
        some(author=name(sender.get("id") or message.get("sender_id")), author_name=name(sender.get("name")))
    )
    content = message.get("content")
    if content is None and isinstance(about.get("email"), Mapping):
        content = _mail_body(about["email"])
    in_mail = str(message.get("content_type")) in ("incoming_email", "8")
    event.update(spoken(content, html=in_mail and bool(_TAGS.search(str(content))), mail=mail or in_mail))
    if about.get("deleted"):
        event.update(text="", deleted=True, placeholder=content)
    if message.get("private") is True:
        event["public"] = False
    if found := listed(message, "attachments"):
        files = [
            {"kind": str(one.get("file_type") or "file"), **some(url=one.get("data_url"))} for one in found
        ]
        event["attachments"] = [*event.get("attachments", ()), *files]
    yield {**event, **some(message_type=kind if kind == "template" else None, content_type=_unusual(message))}
    yield from surveyed(message, about, at)
    if chosen := _chosen(about):
        when = some(at=moment(message.get("updated_at"))) or at
        yield {**when, "type": "message", "by": "customer", "text": chosen, "content_type": "answer"}
    if message.get("status") == "failed":
        account.note("message_failed", source=str(message.get("conversation_id")), id=str(message.get("id")))


_TAGS = re.compile(r"</?(?:p|div|br|html|body|span|table|blockquote|a|b|strong|ul|li)\b", re.IGNORECASE)


def _chosen(about: Json) -> str:
    """What a customer chose or typed in a bot's form, which lies in the message that asked."""
    given = about.get("submitted_values")
    titles = [
        str(one.get("title") or one.get("value") or "")
        for one in (given if isinstance(given, list) else [])
        if isinstance(one, Mapping)
    ]
    return "\n".join(title for title in titles if title) or str(about.get("submitted_email") or "")


def _unusual(message: Json) -> str | None:
    kind = name(message.get("content_type"))
    return None if kind in ("text", "0") else kind


def _party(kind: str, sender: str, message: Json) -> str:
    known = _PARTIES.get(sender.lower().replace("captain::assistant", "captain_assistant"))
    about, more = message.get("content_attributes"), message.get("additional_attributes")
    rule = isinstance(about, Mapping) and about.get("automation_rule_id")
    campaign = isinstance(more, Mapping) and more.get("campaign_id")
    if kind == "incoming":
        return "customer"
    if rule or campaign or kind == "template":
        return known if known == "bot" else "system"
    somebody = sender or message.get("sender") or message.get("sender_id") or message.get("user_id")
    return known if known in ("agent", "bot") else "agent" if somebody else "bot"


def _mail_body(mail: Json) -> str:
    for key in ("text_content", "html_content"):
        inside = mail.get(key)
        if isinstance(inside, Mapping):
            return str(inside.get("reply") or inside.get("full") or "")
    return ""


def _fields(one: Json, meta: Json) -> Event:
    custom = one.get("custom_attributes")
    fields = dict(custom) if isinstance(custom, Mapping) else {}
    assignee, team = meta.get("assignee"), meta.get("team")
    if isinstance(assignee, Mapping):
        fields.setdefault("assignee", assignee.get("name") or assignee.get("id"))
    if isinstance(team, Mapping):
        fields.setdefault("team", team.get("name"))
    return {**fields, **some(inbox_id=one.get("inbox_id"))}
