"""One YAML file as values with positions: every key and value knows its line and column.

Reading is bounded, because rule files come from anywhere: size, nesting and what aliases expand to are
limited, and tags, merge keys and duplicate keys are refused. A file is never executed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from sop.problem import Note, Place, Problem
from sop.scalars import resolve
from sop.syntax import split_lines, syntax_problems

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes."""
DEEPEST = 32
"""Collections inside collections."""
MOST_VALUES = 100_000
"""Values of a file once its aliases are expanded."""

Span = tuple[int, int, int, int]
Step = str | int
Path = tuple[Step, ...]

_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value (`data`, plain Python) with where it stands, and its parts by key or index."""

    at: Span
    data: Any
    parts: Mapping[Step, Node] = field(default_factory=dict)
    keys: Mapping[Step, Span] = field(default_factory=dict)
    size: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: `name` as people see it, its text, and its value unless it is broken."""

    name: str
    text: str
    root: Node | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def data(self) -> Any:
        """The file's value; None when it is empty or broken."""
        return self.root.data if self.root else None

    def place(self, path: Path = (), key: bool = False) -> Place:
        """Where the value at `path` stands, or its key; the innermost value there is, if it is missing."""
        node = self.root
        span: Span = node.at if node else (1, 1, 1, 1)
        for step in path:
            if node is None or step not in node.parts:
                break
            span = node.keys[step] if key and step in node.keys else node.parts[step].at
            node = node.parts[step]
        return Place(self.name, *span)

    def opening(self, path: Path) -> Place:
        """Where the mapping at `path` begins: its first key, so that one line can be shown for it."""
        node = self.root
        for step in path:
            node = node.parts.get(step) if node else None
        spans = list(node.keys.values()) if node else []
        return Place(self.name, *spans[0]) if spans else self.place(path)

    def written(self, path: Path) -> str:
        """The value at `path` as it stands in the file, its first line."""
        at = self.place(path)
        line = split_lines(self.text)[at.line - 1]
        end = at.end_column - 1 if at.end_line == at.line else len(line)
        return line[at.column - 1 : end].strip()


def read_source(name: str, content: bytes) -> Source:
    """The file's value with positions, or the problems that keep it from being read."""
    if len(content) > LARGEST_FILE:
        return _broken(name, "", "too-large", megabytes=LARGEST_FILE // 1024**2)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        at = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        place = Place(name, *at, at[0], at[1] + 1)
        return Source(
            name,
            content.decode("utf-8", "replace"),
            problems=(Problem("not-utf8", place, {"byte": f"{content[error.start]:02X}"}),),
        )
    return _parse(name, text)


def _parse(name: str, text: str) -> Source:
    builder = _Builder(name)
    try:
        root = builder.document(text)
    except _Refused as refused:
        return Source(name, text, problems=(*builder.problems, refused.problem))
    except yaml.YAMLError as error:
        joined = _SURROGATES.sub(_one_character, text)
        if joined != text:
            return _parse(name, joined)
        return Source(name, text, problems=(*builder.problems, *syntax_problems(name, text, error)))
    return Source(name, text, root, tuple(builder.problems))


def _one_character(pair: re.Match[str]) -> str:
    """JSON writes an emoji as two escapes, which YAML has no word for."""
    high, low = (int(group, 16) for group in pair.groups())
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def _broken(name: str, text: str, code: str, **said: Any) -> Source:
    return Source(name, text, problems=(Problem(code, Place(name), said),))


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Builds nodes from the parser's events, counting depth and size on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.anchors: dict[str, Node | None] = {}
        self.depth = 0
        self.count = 0

    def document(self, text: str) -> Node | None:
        """The only document of the text; None when there is none."""
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._refused("two-documents", _span(event))
                root = self._node(next(self.events))
        return root

    def _node(self, event: Any) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag is not None:
            self._report("tag", event, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        if isinstance(event, yaml.ScalarEvent):
            node = Node(_span(event), resolve(event.value) if event.implicit[0] else event.value)
            self._grow(1, event)
        else:
            node = self._collection(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _collection(self, event: Any) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._refused("too-deep", _span(event), most=DEEPEST)
        self._grow(1, event)
        build = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        node = build(event)
        self.depth -= 1
        return node

    def _sequence(self, start: Any) -> Node:
        parts: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            parts.append(self._node(event))
        data = [part.data for part in parts]
        return Node(_span(start, event), data, dict(enumerate(parts)), {}, _size(parts))

    def _mapping(self, start: Any) -> Node:
        parts: dict[Step, Node] = {}
        keys: dict[Step, Span] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            value = self._node(next(self.events))
            if key is None:
                continue
            if key in keys:
                first = Note("written-first", Place(self.name, *keys[key]))
                self._report("duplicate-key", event, notes=(first,), key=key)
                continue
            parts[key], keys[key] = value, _span(event)
        data = {key: part.data for key, part in parts.items()}
        return Node(_span(start, event), data, parts, keys, _size(parts.values()))

    def _key(self, event: Any) -> str | None:
        """A key's text; None, with a problem, for what cannot be a key."""
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "<<" and event.implicit[0]:
                self._report("merge-key", event)
                return None
            if event.value == "":
                self._report("empty-key", event)
                return None
            if event.anchor or event.tag:
                self._node(event)
            return str(event.value)
        self._report("key-no-text", event)
        self._node(event)
        return None

    def _alias(self, event: Any) -> Node:
        node = self.anchors.get(event.anchor)
        if node is None:
            code = "alias-inside-itself" if event.anchor in self.anchors else "alias-unknown"
            raise self._refused(code, _span(event), name=event.anchor)
        self._grow(node.size, event)
        return node

    def _grow(self, by: int, event: Any) -> None:
        self.count += by
        if self.count > MOST_VALUES:
            raise self._refused("too-many-values", _span(event), most=MOST_VALUES)

    def _report(self, code: str, event: Any, notes: tuple[Note, ...] = (), **said: Any) -> None:
        self.problems.append(Problem(code, Place(self.name, *_span(event)), said, notes=notes))

    def _refused(self, code: str, span: Span, **said: Any) -> _Refused:
        return _Refused(Problem(code, Place(self.name, *span), said))


def _span(event: Any, end: Any = None) -> Span:
    start, last = event.start_mark, (end or event).end_mark
    return (start.line + 1, start.column + 1, last.line + 1, last.column + 1)


def _size(parts: Iterable[Node]) -> int:
    return 1 + sum(part.size for part in parts)
