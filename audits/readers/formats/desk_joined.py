"""Conversations of a help desk put together from what lies apart: in lines of one file, or in several files.

People dump tickets into one file and their comments into another, or let a tool for data pipelines do it,
which wraps each object (https://docs.airbyte.com/understanding-airbyte/airbyte-protocol, and the messages of
https://hub.meltano.com/singer/spec). What lies together already is read as it comes, document by document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from audits.readers.chunk import BadRecord
from audits.readers.formats.desk import Json, listed, name
from audits.readers.formats.export import Export
from audits.readers.formats.interface import Account, Record

Shape = Callable[[Json], bool]


@dataclass(frozen=True, slots=True)
class Desk:
    """How a help desk's objects are told apart. `owners` and the keys of `parts` are names of its lists.

    `owner_id`: the key by which a part names its conversation. `within`: the conversations in a whole answer
    of the API. `inside`: keys under which a conversation has its parts. `streams`: other names of the lists.
    `records` gives what makes each record of a whole document. `same` is what two versions of a conversation
    share; `stub` stands for a conversation that is not in the data, only parts of it; `split` takes an object
    apart that is a conversation and a part of it in one.
    """

    owners: str
    owner_id: str
    is_owner: Shape
    within: Callable[[Json], Sequence[Json]]
    inside: Sequence[str]
    parts: Mapping[str, Shape]
    records: Callable[[Any, Account], Iterable[Callable[[], Record]]]
    streams: Mapping[str, str] = field(default_factory=dict)
    same: Callable[[Json], Any] = lambda one: one.get("id")
    stub: Callable[[str, Sequence[Json]], Json] = lambda own, parts: {"id": own}
    split: Callable[[Json], Sequence[tuple[str | None, Json]]] = lambda one: [(None, one)]

    def kind(self, one: Any, stream: str | None = None) -> str | None:
        """Which list an object belongs to; "" for a whole answer of the API, None for anything else."""
        if not isinstance(one, Mapping):
            return None
        known = self.streams.get(stream or "", stream)
        if known == self.owners or known in self.parts:
            return known
        if self.is_owner(one):
            return self.owners
        if any(map(self.is_owner, self.within(one)[:1])) or self._has_parts(one):
            return ""
        return next((key for key, shape in self.parts.items() if shape(one)), None)

    def named(self, one: Json, stem: str) -> str | None:
        """Like `kind`, by names alone: of a whole answer's lists, or of the file (`agents.json`)."""
        if any(listed(one, key) for key in self.parts):
            return ""
        plain = re.sub(r"[\d\W_]+$", "", stem.lower())
        known = self.streams.get(plain, plain)
        return known if known in self.parts else None

    def belongs(self, export: Export) -> bool:
        """Whether a file that is not recognised by itself may be beside this help desk's conversations."""
        return isinstance(export.sample, Mapping) and self.named(export.sample, export.stem) is not None

    def _has_parts(self, one: Json) -> bool:
        return any(shape(found[0]) for key, shape in self.parts.items() if (found := listed(one, key)))

    def recognises(self, export: Export) -> bool:
        """Whether one of the first documents is a conversation of this help desk, or a part of one."""
        return any(self.kind(one) is not None for _, one in _first(self, export))

    def lies_apart(self, export: Export) -> bool:
        """Whether the file has conversations without their parts, or parts alone."""
        for stream, one in _first(self, export):
            kind = self.kind(one, stream)
            if kind is not None:
                return self.apart(one, kind)
        return False

    def apart(self, one: Json, kind: str) -> bool:
        """Whether what belongs to the object may lie elsewhere."""
        found = [one] if kind == self.owners else self.within(one) if kind == "" else []
        return not any(key in found[0] or (not kind and listed(one, key)) for key in self.inside if found)


def _first(desk: Desk, export: Export) -> list[tuple[str | None, Any]]:
    """The first objects of a file, taken out of wrappings."""
    sample = export.sample
    if not isinstance(sample, Mapping):
        return []
    documents = export.samples if _is_wrapped(sample) else [sample]
    return [pair for document in documents for pair in _opened(desk, document)]


def _is_wrapped(one: Json) -> bool:
    return "_airbyte_data" in one or one.get("type") in _MESSAGES or ("stream" in one and "data" in one)


_MESSAGES = ("RECORD", "STATE", "SCHEMA", "LOG", "TRACE", "ACTIVATE_VERSION", "CATALOG", "SPEC")


def unwrapped(document: Any) -> Iterator[tuple[str | None, Any]]:
    """Each object of a document with the stream it was in; a pipeline's own messages are passed over."""
    for one in document if isinstance(document, list) else [document]:
        if not isinstance(one, Mapping) or not _is_wrapped(one):
            yield None, one
            continue
        inner = one.get("record", one)
        wrapped = inner if isinstance(inner, Mapping) else one
        data = wrapped.get("data", wrapped.get("_airbyte_data", wrapped if wrapped is not one else None))
        if isinstance(data, Mapping):
            yield name(wrapped.get("stream") or one.get("stream")), data


def read_joined(desk: Desk, exports: Sequence[Export], account: Account) -> Iterator[Record | BadRecord]:
    """One record a conversation. What cannot be read is named with its line. Raises Damaged, Refused."""
    held = _Held(desk)
    holding: bool | None = True if len(exports) > 1 else None
    for export in exports:
        for got in export.documents():
            if isinstance(got, BadRecord):
                yield got
                continue
            line, document = got
            found = False
            for stream, one in _opened(desk, document):
                kind = desk.kind(one, stream)
                if kind is None and holding and isinstance(one, Mapping):
                    kind = desk.named(one, export.stem)
                if kind is None:
                    if stream:
                        account.skipped[f"stream:{stream}"] += 1
                        found = True
                    continue
                found = True
                if holding is None:
                    holding = stream is not None or desk.apart(one, kind)
                if holding:
                    held.add(one, kind, export, line)
                else:
                    yield from _made(desk, one, [(export.name, line)], account)
            if not found and not _is_message(document):
                yield BadRecord(export.name, line, f"holds no conversation: {_keys(document)}")
    yield from held.records(exports[0].name, account)


def _opened(desk: Desk, document: Any) -> Iterator[tuple[str | None, Any]]:
    for stream, one in unwrapped(document):
        for other, piece in desk.split(one) if isinstance(one, Mapping) else ((None, one),):
            yield other or stream, piece


def _is_message(document: Any) -> bool:
    return isinstance(document, Mapping) and _is_wrapped(document)


def _made(
    desk: Desk, one: Any, places: Sequence[tuple[str, int | None]], account: Account
) -> Iterator[Record | BadRecord]:
    """The records of a document; one that its maker stumbles over is named, the others are made.

    `places`: file and line of each conversation, or of the document.
    """
    try:
        makers = list(desk.records(one, account))
    except _STUMBLES as error:
        yield BadRecord(*places[0], f"not in the form of the API: {_what(error)}")
        return
    for number, make in enumerate(makers):
        try:
            yield make()
        except _STUMBLES as error:
            place = places[number] if len(places) == len(makers) else places[0]
            yield BadRecord(*place, f"not in the form of the API: {_what(error)}")


_STUMBLES = (KeyError, TypeError, ValueError, AttributeError, IndexError)


def _what(error: Exception) -> str:
    return f"no {error}" if isinstance(error, KeyError) else str(error)


@dataclass(slots=True)
class _Held:
    """What lies apart, until all of it is there."""

    desk: Desk
    owners: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    parts: dict[str, dict[Any, Json]] = field(default_factory=lambda: defaultdict(dict))
    nameless: list[tuple[str, Json, Export]] = field(default_factory=list)

    def add(self, one: Json, kind: str, export: Export, line: int | None) -> None:
        """Keeps an object of a list, or of each list of a whole answer."""
        owners = [one] if kind == self.desk.owners else self.desk.within(one) if kind == "" else ()
        for each in owners:
            own = name(self.desk.same(each)) or f"without id {len(self.owners)}"
            self.owners[own] = {**self.owners.get(own, {}), **each}
            self.places[own] = (export.name, line)
        if kind and kind != self.desk.owners:
            self._one(one, kind, export)
        elif not kind:
            for key in self.desk.parts:
                for each in listed(one, key):
                    self._one(each, key, export)

    def _one(self, one: Json, kind: str, export: Export) -> None:
        if kind in self.desk.inside and name(one.get(self.desk.owner_id)) is None:
            self.nameless.append((kind, one, export))
        else:
            own = name(one.get("id"))
            self.parts[kind][(name(one.get(self.desk.owner_id)), own) if own else id(one)] = one

    def records(self, source: str, account: Account) -> Iterator[Record | BadRecord]:
        """The records of all that was kept; parts without a conversation are named."""
        for kind, one, export in self.nameless:
            owner = self._owner_by_name(export)
            self.parts[kind][id(one)] = {**one, self.desk.owner_id: owner} if owner else one
        document: dict[str, Any] = {key: list(ones.values()) for key, ones in self.parts.items()}
        lost: Counter[str] = Counter()
        orphans: dict[str, list[Json]] = defaultdict(list)
        for key in self.desk.inside:
            for one in document.get(key, ()):
                owner = name(one.get(self.desk.owner_id))
                if owner not in self.owners:
                    lost[key] += 1
                    if owner is not None:
                        orphans[owner].append(one)
            if key in document:
                document[key] = [one for one in document[key] if name(one.get(self.desk.owner_id))]
        for owner, parts in orphans.items():
            self.owners[owner] = dict(self.desk.stub(owner, parts))
            self.places[owner] = (source, None)
        if self.owners:
            document[self.desk.owners] = list(self.owners.values())
            yield from _made(self.desk, document, list(self.places.values()), account)
        for key, number in lost.items():
            if number:
                yield BadRecord(source, None, f"{key} without their conversations ({number}); {_TOGETHER}")

    def _owner_by_name(self, export: Export) -> str | None:
        """The conversation that a file of parts is called after: `comments-1042.json`, `1042/parts.json`."""
        found = [part for part in reversed(re.findall(r"\d+", export.name)) if part in self.owners]
        return found[0] if found else next(iter(self.owners)) if len(self.owners) == 1 else None


_TOGETHER = "put the files of both in one folder and name the folder"


def _keys(document: Any) -> str:
    if isinstance(document, Mapping):
        return "an object with " + (", ".join(list(document)[:8]) or "nothing in it")
    return f"a {'list' if isinstance(document, list) else type(document).__name__}"
