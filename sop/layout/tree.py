"""A YAML file with its comments: what `parse` makes and `write` writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Comment:
    """`# ...`. `own`: nothing else stands on its line; `blank`: an empty line stands above it."""

    text: str
    line: int
    column: int
    index: int
    own: bool
    blank: bool = False


@dataclass(slots=True)
class Entry:
    """An item of a list (no key), or a key with its value."""

    key: Node | None
    value: Node
    leading: list[Comment] = field(default_factory=list)
    """Comments above it."""
    blank: bool = False
    """An empty line stands right above it, below its comments."""
    header: Comment | None = None
    """The comment behind the key, where the value begins on a later line."""
    behind: Comment | None = None
    """The comment behind the value."""


@dataclass(slots=True)
class Node:
    """A value. `raw`: a scalar as written; `entries`: of a collection, `tail` the comments after them."""

    sort: Literal["scalar", "alias", "map", "list"]
    start: int
    end: int
    line: int
    column: int
    end_line: int
    raw: str = ""
    text: str = ""
    style: str | None = None
    """Of a scalar: None or "" (plain), `'`, `"`, `|`, `>`."""
    flow: bool = False
    anchor: str | None = None
    entries: list[Entry] = field(default_factory=list)
    tail: list[Comment] = field(default_factory=list)
    commented: bool = False
    """A comment stands somewhere inside."""

    @property
    def empty(self) -> bool:
        """Nothing is written."""
        return self.sort == "scalar" and not self.style and not self.raw


@dataclass(slots=True)
class File:
    """A whole file; `head` are the comments that stay at its top, `gap`: an empty line ends them."""

    root: Node | None
    head: list[Comment] = field(default_factory=list)
    gap: bool = False
    anchored: bool = False
    """It has anchors, so that the order of its parts matters."""
