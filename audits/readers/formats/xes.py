"""XES event logs (IEEE 1849), plain or packed: a trace is a conversation, an event an action.

https://xes-standard.org. The file is read as a stream; declarations of entities are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import in_order, moment, some
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Asked, Record

SUFFIXES = (".xes", ".xml")

_VALUES = frozenset(("string", "date", "int", "float", "boolean", "id", "list", "container"))
_DEEPEST = 50
_LONGEST = 1_000_000
"""Events a trace may have."""


def recognises(export: Export) -> bool:
    """Whether it is XML with a log in it."""
    head = export.head[:20_000]
    return head.lstrip()[:1] == b"<" and (b"<log" in head or b":log" in head) and b"<html" not in head.lower()


def read(export: Export, asked: Asked, account: Account) -> Iterator[Record | BadRecord]:
    """One conversation a trace, in the order of the log. Raises Damaged, Refused."""
    log = _Log(account)
    try:
        for block in export.blocks():
            log.parser.Parse(block, False)
            yield from log.taken()
        log.parser.Parse(b"", True)
    except expat.ExpatError as error:
        yield from log.taken()
        yield BadRecord(export.name, error.lineno, f"not valid XML: {expat.ErrorString(error.code)}")
    except _Forbidden as error:
        yield from log.taken()
        yield BadRecord(export.name, log.parser.CurrentLineNumber, str(error))
    yield from log.taken()


_NO_VALUE = "__INVALID__"


class _Forbidden(Exception):
    """Something that a log has no need of and an attack has."""


class _Log:
    """Gathers the traces while the parser goes through the file."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._done: list[Record] = []
        self._trace: dict[str, Any] | None = None
        self._event: dict[str, Any] | None = None
        self._events: list[dict[str, Any]] = []
        self._depth = 0
        self._inside = 0  # how deep within an attribute
        self._skipping = 0  # how deep within globals and the like
        self._defaults: dict[str, dict[str, Any]] = {"trace": {}, "event": {}}
        self._scope: str | None = None
        self._number = 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._external

    def taken(self) -> list[Record]:
        """The traces that are complete, once."""
        done, self._done = self._done, []
        return done

    def _entity(self, *declaration: object) -> None:
        raise _Forbidden("declares an entity; such XML is not read")

    def _external(self, *reference: object) -> int:
        raise _Forbidden("refers to another file; such XML is not read")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Forbidden("nested too deeply")
        if name == "trace":
            self._trace, self._events = dict(self._defaults["trace"]), []
        elif name == "event" and self._trace is not None:
            self._event = dict(self._defaults["event"])
        elif name == "global":
            self._scope = attributes.get("scope")
        elif name in _VALUES:
            self._value(name, attributes)
            self._inside += 1

    def _value(self, kind: str, attributes: dict[str, str]) -> None:
        key = attributes.get("key")
        if key is None or self._inside:
            if key is not None:
                self._account.skipped["nested_attributes"] += 1
            return
        value: Any = attributes.get("value", "")
        try:
            if kind in ("int", "float") and value:
                value = int(value) if kind == "int" else float(value)
        except ValueError:
            pass
        if kind == "boolean":
            value = value.strip().lower() == "true"
        if self._event is not None:
            self._event[key] = value
        elif self._trace is not None:
            self._trace[key] = value
        elif self._scope in self._defaults:
            self._defaults[self._scope][key] = value

    def _end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._depth -= 1
        if name in _VALUES:
            self._inside -= 1
        elif name == "global":
            self._scope = None
        elif name == "event" and self._event is not None:
            self._events.append(self._event)
            self._event = None
            if len(self._events) > _LONGEST:
                raise _Forbidden(f"a trace has more than {_LONGEST} events")
        elif name == "trace" and self._trace is not None:
            self._number += 1
            self._done.append(self._record(self._trace))
            self._trace, self._events = None, []

    def _record(self, trace: dict[str, Any]) -> Record:
        own = trace.pop("concept:name", None)
        own = None if own == _NO_VALUE else own  # what logs declare for traces that lack one
        events = in_order(_event(one, self._account) for one in self._events)
        self._account.read["conversations"] += 1
        first = next((event["at"] for event in events if "at" in event), None)
        fields = {key: value for key, value in trace.items() if value != ""}
        return {
            "id": str(own) if own not in (None, "") else f"trace-{self._number}",
            **some(created_at=first, fields=fields),
            "events": events,
        }


def _event(given: dict[str, Any], account: Account) -> dict[str, Any]:
    """The activity as an action; of its life cycle only the completion, the rest is an event `lifecycle`."""
    rest = dict(given)
    name = str(rest.pop("concept:name", "") or "unnamed")
    step = str(rest.get("lifecycle:transition", "") or "complete")
    at = moment(rest.get("time:timestamp"))
    if at is not None:
        del rest["time:timestamp"]
    author = rest.pop("org:resource", None)
    group = rest.pop("org:group", None)
    complete = step.lower() == "complete"
    account.read["actions" if complete else "steps_other_than_complete"] += 1
    if complete:
        rest.pop("lifecycle:transition", None)
    return {
        **some(at=at),
        "type": "action" if complete else "lifecycle",
        "by": "agent",
        **some(author=None if author in (None, "") else str(author)),
        "name": name,
        **some(
            group=None if group in (None, "") else str(group),
            args={key: value for key, value in rest.items() if value != ""},
        ),
    }
