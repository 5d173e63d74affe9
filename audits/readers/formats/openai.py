"""Chats of AI agents in the OpenAI message shape: a list of messages, or records with `messages`.

https://platform.openai.com/docs/api-reference/chat (messages with `tool_calls`, role `tool`). The assistant
is the agent, because that is whom rules judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import Event, Json, moment, name, some
from audits.readers.formats.export import Export, decoded
from audits.readers.formats.interface import Account, Asked, Record

SUFFIXES = (".json", ".ndjson", ".jsonl")

ROLES = {"user": "customer", "assistant": "agent", "model": "agent", "human": "customer"}
_LISTS = ("messages", "traj", "conversation", "conversations", "history", "chat")
_IDS = ("id", "conversation_id", "session_id", "thread_id", "task_id", "uuid")
_OURS = frozenset(
    (
        "id",
        "channel",
        "status",
        "priority",
        "created_at",
        "closed_at",
        "subject",
        "tags",
        "customer",
        "fields",
        "events",
    )
)


def recognises(export: Export) -> bool:
    """Whether the first document is a message with a role, or has a list of such."""
    sample = export.sample
    return _is_message(sample) or bool(isinstance(sample, Mapping) and _messages(sample))


def _is_message(one: Any) -> bool:
    return (
        isinstance(one, Mapping)
        and isinstance(one.get("role"), str)
        and bool(one.keys() & {"content", "tool_calls", "parts"})
    )


def _messages(one: Json) -> list[Json]:
    for key in _LISTS:
        found = one.get(key)
        if isinstance(found, list) and found and all(map(_is_message, found)):
            return found
    return []


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One record a chat. Raises Damaged, Refused."""
    lone: list[Json] = []
    number = 0
    for got in export.documents():
        if isinstance(got, BadRecord):
            yield got
            continue
        line, document = got
        if isinstance(document, list) and document and all(map(_is_message, document)):
            number += 1
            yield _record({}, document, export.stem if line is None else f"{export.stem}-{line}", account)
        elif _is_message(document):  # a chat with one message a line
            lone.append(document)
        else:
            for one in document if isinstance(document, list) else [document]:
                number += 1
                yield _of(one, number, line, export, account)
    if lone:
        yield _record({}, lone, export.stem, account)


def _of(one: Any, number: int, line: int | None, export: Export, account: Account) -> Record | BadRecord:
    if isinstance(one, list) and one and all(map(_is_message, one)):
        return _record({}, one, f"{export.stem}-{number}", account)
    messages = _messages(one) if isinstance(one, Mapping) else []
    if not messages:
        return BadRecord(export.name, line, f"chat {number}: no list of messages with a role")
    return _record(one, messages, f"{export.stem}-{number}", account)


def _record(one: Json, messages: Sequence[Json], otherwise: str, account: Account) -> Record:
    own = next((told for key in _IDS if (told := name(one.get(key)))), otherwise)
    if one.get("id") is None and one.get("trial") is not None and one.get("task_id") is not None:
        own = f"{one['task_id']}-{one['trial']}"
    events: list[Event] = []
    prompts: list[Any] = []
    calls: dict[str, Event] = {}
    for message in messages:
        if str(message.get("role")) in ("system", "developer"):
            prompts.append({"before_event": len(events), **message})
            account.read["prompts_kept_beside"] += 1
        else:
            events += _events(message, calls, account)
    record: Record = {"id": own, "channel": name(one.get("channel")) or "chat"}
    for key in ("status", "priority", "subject"):
        record.update(some(**{key: name(one.get(key))}))
    for key in ("created_at", "closed_at"):
        record.update(some(**{key: moment(one.get(key))}))
    tags = one.get("tags")
    record.update(some(tags=[str(tag) for tag in tags] if isinstance(tags, list) else None))
    for key in ("customer", "fields"):
        record.update(some(**{key: dict(one[key]) if isinstance(one.get(key), Mapping) else None}))
    rest = {
        key: value
        for key, value in one.items()
        if key not in _OURS and key not in _LISTS and value is not None
    }
    flat = {key: value for key, value in rest.items() if isinstance(value, str | int | float | bool)}
    record.update(some(fields={**flat, **record.get("fields", {})}, instructions=prompts))
    record.update({key: value for key, value in rest.items() if key not in flat and key not in record})
    record["events"] = events
    account.read["conversations"] += 1
    return record


def _events(message: Json, calls: dict[str, Event], account: Account) -> Iterator[Event]:
    at = some(
        at=next(
            (
                time
                for key in ("at", "timestamp", "created_at", "created", "time")
                if (time := moment(message.get(key)))
            ),
            None,
        )
    )
    role = str(message.get("role"))
    text, attachments, others = _content(message)
    if role in ("tool", "function"):
        yield from _result(message, text, at, calls, account)
        return
    author = some(author=name(message.get("name")))
    by = ROLES.get(role, "system")
    calls_asked = message.get("tool_calls")
    asked = [*(calls_asked if isinstance(calls_asked, list) else []), *others]
    if isinstance(message.get("function_call"), Mapping):
        asked.append({"function": message["function_call"]})
    if text or attachments or (not asked and not calls_asked):
        event: Event = {**at, "type": "message", "by": by, **author}
        if text or not attachments:
            event["text"] = text
        account.read["messages"] += 1
        known = ("role", "content", "tool_calls", "function_call", "name", "parts")
        more = {
            key: value
            for key, value in message.items()
            if key not in (*known, *event, "refusal") and value is not None
        }
        yield {**more, **event, **some(attachments=attachments)}
    for call in asked:
        if isinstance(call, Mapping):
            account.read["actions"] += 1
            yield _call(call, {**at, "type": "action", "by": by, **author}, calls)


def _content(message: Json) -> tuple[str, list[Event], list[Json]]:
    """The text of a message, what is attached, and calls that stand among its parts."""
    content = message.get("content", message.get("parts"))
    if not isinstance(content, list):
        return str(content if content is not None else message.get("refusal") or ""), [], []
    texts, attachments, calls = [], [], []
    for part in content:
        kind = str(part.get("type")) if isinstance(part, Mapping) else "text"
        if not isinstance(part, Mapping):
            texts.append(str(part))
        elif isinstance(part.get("text"), str):
            texts.append(part["text"])
        elif "refusal" in part:
            texts.append(str(part["refusal"]))
        elif kind in ("tool_use", "function_call"):
            calls.append(part)
        elif kind == "tool_result":
            texts.append(_written(part.get("content")))
        else:
            attachments.append(
                {"kind": kind.partition("_")[0].removeprefix("input") or "file", "part": dict(part)}
            )
    return "\n".join(texts), attachments, calls


def _written(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _call(call: Json, event: Event, calls: dict[str, Event]) -> Event:
    """A tool call as an action; arguments that are no object of JSON are kept as they are."""
    function = call.get("function") if isinstance(call.get("function"), Mapping) else call
    assert isinstance(function, Mapping)
    event["name"] = name(function.get("name")) or "unknown"
    given = function.get("arguments", function.get("input"))
    if isinstance(given, str):
        try:
            given = decoded(given.encode()) if given.strip() else None
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            event["arguments_text"] = given
            given = None
    if isinstance(given, Mapping):
        event["args"] = dict(given)
    elif given is not None:
        event["args"] = {"value": given}
    if known := name(call.get("id") or call.get("call_id")):
        event["call"] = known
        calls[known] = event
    calls[f"last {event['name']}"] = event
    return event


def _result(
    message: Json, text: str, at: Event, calls: dict[str, Event], account: Account
) -> Iterator[Event]:
    """What a tool answered stays with its call, under `result`; without a call it is an event of its own."""
    own = name(message.get("tool_call_id"))
    call = calls.get(own or "") or calls.get(f"last {message.get('name')}")
    if call is not None and "result" not in call:
        call["result"] = text
        call.update({"result_at": at["at"]} if at else {})
        account.read["results_kept_with_their_call"] += 1
        return
    account.read["results_without_a_call"] += 1
    yield {
        **at,
        "type": "result",
        "by": "system",
        **some(name=name(message.get("name")), call=own),
        "text": text,
    }
