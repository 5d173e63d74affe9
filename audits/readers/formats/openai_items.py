"""What chats of AI agents have instead of plain messages: items of responses, threads, requests with answers.

https://platform.openai.com/docs/api-reference/responses (items of `input` and `output`),
https://platform.openai.com/docs/api-reference/messages (messages of a thread, the newest first) and
https://platform.openai.com/docs/api-reference/chat (`choices` beside the messages that were sent).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audits.readers.formats.desk import Json, moment

LISTS = ("messages", "traj", "conversation", "conversations", "history", "chat", "items", "data", "input")
"""Keys under which a record has its messages."""

_CALLS = ("function_call", "custom_tool_call", "mcp_call")
_RESULTS = ("function_call_output", "custom_tool_call_output", "local_shell_call_output")
_LEFT_OUT = ("reasoning", "item_reference", "mcp_list_tools", "compaction")


def is_message(one: Any) -> bool:
    """Whether it is a message with a role, or an item of a response."""
    if not isinstance(one, Mapping):
        return False
    if isinstance(one.get("role"), str) and one.keys() & {"content", "tool_calls", "parts", "function_call"}:
        return True
    kind = str(one.get("type"))
    return kind in _RESULTS or (kind in _CALLS and "name" in one) or kind in _LEFT_OUT


def messages_in(one: Json) -> list[Any]:
    """The messages of a record, with what was answered to them; [] if it has none."""
    request = one.get("request")
    if isinstance(request, Mapping) and (asked := messages_in(request)):
        answer = one.get("response")
        return [*asked, *(_answered(answer) if isinstance(answer, Mapping) else [])]
    lists = [value for key in LISTS if isinstance(value := one.get(key), list) and _has_messages(value)]
    found: list[Any] = lists[0] if lists else []
    if not found and isinstance(one.get("input"), str) and _has_messages(one.get("output")):
        found = [{"role": "user", "content": one["input"]}]
    return [*_oldest_first(found), *_answered(one)] if found else _answered(one)


def _has_messages(value: Any) -> bool:
    return isinstance(value, list) and any(map(is_message, value))


def _answered(one: Json) -> list[Any]:
    """The first choice of an answer, or the items of a response's output."""
    choices, output = one.get("choices"), one.get("output")
    if isinstance(choices, list) and choices and isinstance(choices[0], Mapping):
        message = choices[0].get("message")
        return [message] if is_message(message) else []
    return output if isinstance(output, list) and _has_messages(output) else []


def _oldest_first(found: Sequence[Any]) -> list[Any]:
    """The messages of a thread, which the API lists from the newest."""
    times = [moment(one.get("created_at")) for one in found if isinstance(one, Mapping)]
    of_thread = all(isinstance(one, Mapping) and one.get("object") == "thread.message" for one in found)
    if of_thread and all(times) and str(times[0]) > str(times[-1]):
        return list(reversed(found))
    return list(found)


def as_message(one: Json) -> Json | None:
    """An item in the form of a message; None for what nobody says or does, such as reasoning."""
    kind = str(one.get("type"))
    if isinstance(one.get("role"), str):
        return one
    if kind in _RESULTS:
        return {
            **_time(one),
            "role": "tool",
            "tool_call_id": one.get("call_id"),
            "content": one.get("output"),
        }
    if kind in _CALLS:
        call = {"id": one.get("call_id") or one.get("id"), "function": one}
        return {**_time(one), "role": "assistant", "content": None, "tool_calls": [call]}
    if kind.endswith("_call"):  # what the model's host did: web_search_call, file_search_call ...
        asked = one.get("action") or one.get("queries") or one.get("code")
        function = {"name": kind.removesuffix("_call"), "arguments": asked}
        return {**_time(one), "role": "assistant", "content": None, "tool_calls": [{"function": function}]}
    return None


def _time(one: Json) -> dict[str, Any]:
    return {key: one[key] for key in ("at", "timestamp", "created_at") if key in one}
