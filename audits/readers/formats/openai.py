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
from audits.readers.formats.openai_items import LISTS, as_message, is_message, messages_in

SUFFIXES = (".json", ".ndjson", ".jsonl")

ROLES = {"user": "customer", "assistant": "agent", "model": "agent", "human": "customer"}
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
    if isinstance(sample, Mapping) and sample.get("type") in _STREAMS:
        return False
    return is_message(sample) or bool(isinstance(sample, Mapping) and messages_in(sample))


_STREAMS = ("conversation.list", "RECORD")
"""Types of others' documents that have `data`, too."""


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One record a chat. Raises Damaged, Refused."""
    lone: dict[str, list[Json]] = {}
    number = 0
    for got in export.documents():
        if isinstance(got, BadRecord):
            yield got
            continue
        line, document = got
        if isinstance(document, list) and document and all(map(is_message, document)):
            number += 1
            yield _record({}, document, export.stem if line is None else f"{export.stem}-{line}", account)
        elif is_message(document):  # a chat with one message a line, perhaps several chats
            own = next((told for key in _IDS[1:] if (told := name(document.get(key)))), "")
            lone.setdefault(own, []).append(document)
        else:
            for one in document if isinstance(document, list) else [document]:
                number += 1
                yield _of(one, number, line, export, account)
    for own, messages in lone.items():
        yield _record({}, messages, own or export.stem, account)


def _of(one: Any, number: int, line: int | None, export: Export, account: Account) -> Record | BadRecord:
    messages = one if isinstance(one, list) else messages_in(one) if isinstance(one, Mapping) else []
    if not any(map(is_message, messages)):
        return BadRecord(export.name, line, f"chat {number}: no list of messages with a role")
    for place, message in enumerate(messages, 1):
        if not is_message(message) and not isinstance(message, Mapping):
            return BadRecord(export.name, line, f"chat {number}: message {place} is no object")
        if not is_message(message) and "type" not in message:
            return BadRecord(export.name, line, f"chat {number}: message {place} has no role")
    return _record(one if isinstance(one, Mapping) else {}, messages, f"{export.stem}-{number}", account)


def _record(one: Json, messages: Sequence[Json], otherwise: str, account: Account) -> Record:
    own = next((told for key in _IDS if (told := name(one.get(key)))), otherwise)
    if one.get("id") is None and one.get("trial") is not None and one.get("task_id") is not None:
        own = f"{one['task_id']}-{one['trial']}"
    events: list[Event] = []
    prompts: list[Any] = []
    calls: dict[str, Event] = {}
    for item in messages:
        message = as_message(item)
        if message is None:
            account.skipped["items_of_no_one"] += 1
        elif str(message.get("role")) in ("system", "developer"):
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
        if key not in _OURS and key not in _KEPT and value is not None
    }
    flat = {key: value for key, value in rest.items() if isinstance(value, str | int | float | bool)}
    record.update(some(fields={**flat, **record.get("fields", {})}, instructions=prompts))
    record.update({key: value for key, value in rest.items() if key not in flat and key not in record})
    record["events"] = events
    account.read["conversations"] += 1
    return record


_KEPT = (*LISTS, "choices", "output", "request", "response")
"""What the events are made of."""


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
    text, attachments, others, results = _content(message)
    if role in ("tool", "function"):
        yield from _result(message, text, at, calls, account)
        return
    for one in results:
        given = {"tool_call_id": one.get("tool_use_id")}
        yield from _result(given, _content(one)[0], at, calls, account)
    if results and not text and not attachments:
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


def _content(message: Json) -> tuple[str, list[Event], list[Json], list[Json]]:
    """The text of a message, what is attached, and calls and results that stand among its parts."""
    content = message.get("content", message.get("parts"))
    if isinstance(content, Mapping):
        return _written(content), [], [], []
    if not isinstance(content, list):
        return str(content if content is not None else message.get("refusal") or ""), [], [], []
    texts, attachments, calls, results = [], [], [], []
    for part in content:
        kind = str(part.get("type")) if isinstance(part, Mapping) else "text"
        if not isinstance(part, Mapping):
            texts.append(str(part))
        elif isinstance(said := part.get("text"), str | Mapping):
            texts.append(said if isinstance(said, str) else str(said.get("value") or ""))
        elif "refusal" in part:
            texts.append(str(part["refusal"]))
        elif kind in ("tool_use", "function_call"):
            calls.append(part)
        elif kind == "tool_result":
            results.append(part)
        elif kind not in ("thinking", "redacted_thinking", "reasoning"):
            attachments.append(_attached(part, kind))
    return "\n".join(texts), attachments, calls, results


def _attached(part: Json, kind: str) -> Event:
    plain = kind.removeprefix("input_").removeprefix("output_").partition("_")[0]
    inside = part.get("file")
    named = inside.get("filename") if isinstance(inside, Mapping) else part.get("filename")
    return {"kind": plain or "file", **some(name=name(named)), "part": dict(part)}


def _written(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _call(call: Json, event: Event, calls: dict[str, Event]) -> Event:
    """A tool call as an action; arguments that are no object of JSON are kept as they are."""
    inside = (call.get("function"), call.get("custom"))
    function = next((one for one in inside if isinstance(one, Mapping)), call)
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
