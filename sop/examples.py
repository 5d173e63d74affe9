"""Examples as written become `Example` values, and what is wrong with their chats becomes problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sop.chat import ChatError, parse_chat
from sop.merge import Definition
from sop.model import Example
from sop.moments import is_time
from sop.problem import Place, Problem
from sop.source import Path, Source


def parse_example(raw: Mapping[str, Any], rule: str | None, at: Place) -> Example:
    """The example that `raw` means. `expect` is a verdict of `rule`, or verdicts by rule id."""
    expect, message = raw["expect"], raw.get("message", ())
    return Example(
        expect={rule: expect} if isinstance(expect, str) and rule is not None else dict(expect),
        chat=raw.get("chat"),
        record=raw.get("record"),
        messages=(message,) if isinstance(message, int) else tuple(message),
        finding=raw.get("finding"),
        classes=tuple(raw["classes"]) if "classes" in raw else None,
        as_of=raw.get("as_of"),
        title=raw.get("title", ""),
        language=raw.get("language"),
        at=at,
    )


def example_problems(definition: Definition) -> Iterator[Problem]:
    """What the schema cannot say of a rule's examples."""
    examples = definition.raw.get("examples")
    for number, raw in enumerate(examples if isinstance(examples, list) else ()):
        if isinstance(raw, dict) and definition.sound("examples", number):
            path = (*definition.path, "examples", number)
            yield from chat_problems(definition.source, path, raw)


def chat_problems(source: Source, path: Path, raw: Mapping[str, Any]) -> Iterator[Problem]:
    """Whether an example has one conversation, each of its lines can be read, and it has the events named.

    Also whether there is such a time as the one that it is judged at.
    """
    if not is_time(raw.get("as_of", "09:00")):
        yield Problem("bad-as-of", source.place((*path, "as_of")), {"said": raw["as_of"]})
    if ("chat" in raw) == ("record" in raw):
        yield Problem("example-chat-or-record", source.opening(path))
        return
    if "chat" not in raw:
        return
    try:
        events = parse_chat(raw["chat"])["events"]
    except ChatError as error:
        yield Problem(error.code, _line(source, (*path, "chat"), error.line), {"said": error.said})
        return
    if not events:
        yield Problem("chat-empty", source.place((*path, "chat")))
    message = raw.get("message", ())
    for number in (message,) if isinstance(message, int) else message:
        if events and number > len(events):
            said = {"said": number, "events": len(events)}
            yield Problem("example-message", source.place((*path, "message")), said)


def _line(source: Source, path: Path, line: int) -> Place:
    """The line of a chat, where the file shows it as it is (a block scalar), else the whole chat."""
    at = source.place(path)
    if source.written(path)[:1] not in "|>":
        return at
    number = at.line + 1 + line
    lines = source.text.splitlines()
    text = lines[number - 1] if number <= len(lines) else ""
    start = len(text) - len(text.lstrip()) + 1
    return Place(at.file, number, start, number, len(text) + 1)
