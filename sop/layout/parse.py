"""Reads a YAML file with its comments, each given to the value or key that it stands above or behind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from typing import Any

import yaml

from sop.layout.tree import Comment, Entry, File, Node
from sop.syntax import split_lines

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_MODELINE = ("# yaml-language-server", "#!", "# -*-", "# vim:")


class NotPlain(Exception):
    """The file uses something of YAML that no SOP needs, such as directives."""


def parse(text: str) -> File:
    """The file. Its YAML has been read before without a problem. Raises NotPlain."""
    comments = deque(_comments(text))
    builder = _Builder(text)
    root = builder.root()
    file = File(root, anchored=builder.anchored)
    if root is not None:
        _Attacher(comments, split_lines(text)).collection(root, -1, len(text))
        _split_head(file, root)
        root.tail += comments
    else:
        file.head = list(comments)
    return file


def comments_of(text: str) -> list[str]:
    """The comments' texts, in order."""
    return [comment.text for comment in _comments(text)]


def _comments(text: str) -> Iterator[Comment]:
    """What stands between tokens, and behind the sign of a block scalar."""
    lines = _Lines(text)
    end = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.DirectiveToken):
            raise NotPlain
        yield from lines.comments(end, token.start_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            mark = token.start_mark
            yield from lines.comments(mark.index, mark.index + len(lines.texts[mark.line]) - mark.column)
        end = max(end, token.end_mark.index)
    yield from lines.comments(end, len(text))


class _Lines:
    """A text's lines, and where each begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.texts = split_lines(text)
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def comments(self, start: int, end: int) -> Iterator[Comment]:
        """The comments in a stretch that holds nothing else but space."""
        place = self._text.find("#", start, end)
        while place >= 0:
            line = bisect_right(self._starts, place) - 1
            column = place - self._starts[line]
            said = self.texts[line]
            own = not said[:column].strip()
            blank = own and line > 0 and not self.texts[line - 1].strip()
            yield Comment(said[column:].rstrip(), line, column, place, own, blank)
            place = self._text.find("#", self._starts[line] + len(said), end)


def _split_head(file: File, root: Node) -> None:
    """Of the comments above the first key the file's own: an editor's line, and what an empty line ends."""
    if not root.entries:
        return
    first = root.entries[0]
    cut = 0
    for number, comment in enumerate(first.leading):
        if number and comment.blank:
            cut = number
            file.gap = True
        elif number == cut and comment.text.startswith(_MODELINE):
            cut = number + 1
    if first.blank and first.leading:
        cut, file.gap, first.blank = len(first.leading), True, False
    elif cut and cut < len(first.leading):
        file.gap = first.leading[cut].blank
        first.leading[cut].blank = False
    file.head, first.leading = first.leading[:cut], first.leading[cut:]


class _Builder:
    """Builds the nodes from the parser's events."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.anchored = False

    def root(self) -> Node | None:
        """The document's value; None if the file has none."""
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                return self._node(next(self._events))
        return None

    def _node(self, event: Any) -> Node:
        start, end = event.start_mark, event.end_mark
        raw = self._text[start.index : end.index]
        self.anchored = self.anchored or event.anchor is not None
        if isinstance(event, yaml.AliasEvent):
            return Node("alias", start.index, end.index, start.line, start.column, end.line, raw)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None:
                raw = raw.split(None, 1)[1] if len(raw.split(None, 1)) > 1 else ""
            style = None if event.style in (None, "") else str(event.style)
            return Node(
                "scalar", start.index, end.index, start.line, start.column, end.line, raw,
                str(event.value), style, anchor=event.anchor,
            )  # fmt: skip
        sort = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
        node = Node(
            "map" if sort == "map" else "list", start.index, end.index, start.line, start.column, end.line,
            flow=bool(event.flow_style), anchor=event.anchor,
        )  # fmt: skip
        self._entries(node)
        return node

    def _entries(self, node: Node) -> None:
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                break
            first = self._node(event)
            entry = Entry(first, self._node(next(self._events))) if node.sort == "map" else Entry(None, first)
            node.entries.append(entry)
        if node.flow or not node.entries:
            node.end, node.end_line = event.end_mark.index, event.end_mark.line
        else:
            last = node.entries[-1].value
            node.end, node.end_line = last.end, last.end_line


class _Attacher:
    """Gives each comment to a part of the tree, in the order of the file."""

    def __init__(self, comments: deque[Comment], lines: list[str]) -> None:
        self._comments = comments
        self._lines = lines

    def collection(self, node: Node, outside: int, limit: int) -> None:
        """The comments of a collection. Its parent stands in column `outside`, what follows at `limit`."""
        before = len(self._comments)
        starts = [(entry.key or entry.value).start for entry in node.entries[1:]]
        for entry, following in zip(node.entries, [*starts, node.end if node.flow else limit], strict=False):
            first = entry.key or entry.value
            entry.leading += self._until(first.start)
            entry.blank = first.line > 0 and not self._lines[first.line - 1].strip()
            self._value(entry, node, following)
        if node.flow:
            node.tail += self._until(node.end)
        elif node.entries:
            least = node.column + (outside == node.column)
            while self._comments and self._comments[0].index < limit and self._comments[0].column >= least:
                node.tail.append(self._comments.popleft())
        node.commented = len(self._comments) != before

    def _value(self, entry: Entry, node: Node, following: int) -> None:
        value = entry.value
        block = value.sort in ("map", "list") and not value.flow and bool(value.entries)
        if entry.key is not None:
            entry.header = self._same_line(entry.key.end_line, value.start)
            if not block:
                entry.leading += self._until(value.start)
        if value.sort in ("map", "list"):
            self.collection(value, node.column if node.sort == "map" else -1, following)
        if value.style in ("|", ">"):
            entry.behind = self._same_line(value.line, value.end)
        elif not block:
            entry.behind = self._same_line(value.end_line, following if node.flow else None)

    def _until(self, index: int) -> list[Comment]:
        found = []
        while self._comments and self._comments[0].index < index:
            found.append(self._comments.popleft())
        return found

    def _same_line(self, line: int, index: int | None) -> Comment | None:
        """The next comment if it stands at the end of the line, and before `index`."""
        if not self._comments:
            return None
        one = self._comments[0]
        if one.own or one.line != line or (index is not None and one.index >= index):
            return None
        return self._comments.popleft()
