"""Scalars as text: without quotes where none are needed, on several lines where one is too narrow."""

from __future__ import annotations

import re
from typing import Any

import yaml

from sop.layout.tree import Node
from sop.scalars import resolve

_START = re.compile(r"[^\W]|[(/_.+$«“]")
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_RESOLVER: Any = yaml.SafeLoader("")


def one_line(node: Node, *, flow: bool, bare: bool = True) -> str | None:
    """The scalar on one line; None if it needs several.

    `flow`: between brackets or braces; `bare`: quotes that are not needed go.
    """
    if not node.style:
        if node.raw == "":
            return "null" if flow else ""
        return node.raw if "\n" not in node.raw and "\r" not in node.raw else _text(node, flow)
    if node.style in ("|", ">"):
        return None
    return _text(node, flow) if bare else _quoted(node)


def key(node: Node) -> str:
    """A key's text."""
    if not node.style:
        return node.raw
    return node.text if plain(node.text, flow=True) else _quoted(node)


def plain(text: str, *, flow: bool) -> bool:
    """Whether the text is the same text without quotes, to this program and to others that read YAML 1.1."""
    if not text or not text.isprintable() or text != text.strip() or not _START.match(text):
        return False
    if " #" in text or text.startswith(("...", "---")):
        return False
    if ":" in text or (flow and any(letter in text for letter in ",[]{}")):
        return False
    return (
        isinstance(resolve(text), str) and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _STRING
    )


_STRING = "tag:yaml.org,2002:str"


def _text(node: Node, flow: bool) -> str | None:
    """A string that has no sign of its own; None if a plain one holds line breaks."""
    if not node.style:
        return node.text if "\n" not in node.text and plain(node.text, flow=flow) else None
    return node.text if plain(node.text, flow=flow) else _quoted(node)


def _quoted(node: Node) -> str:
    text = node.text
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    if text.isprintable() and (node.style == "'" or "'" not in text):
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return '"' + "".join(_escaped(letter) for letter in text) + '"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def literal(node: Node, indent: int) -> list[str] | None:
    """A quoted text of several lines as a block, from its sign on; None if a block cannot hold it."""
    lines = node.text.split("\n")
    ended = not lines[-1]
    lines = lines[:-1] if ended else lines
    if not node.style or len(lines) < 2 or not lines[-1] or lines[0][:1] in ("", " "):
        return None
    if any(line != line.rstrip() or not (line.isprintable() or not line) for line in lines):
        return None
    return ["|" if ended else "|-", *(f"{' ' * indent}{line}" if line else "" for line in lines)]


def folded(text: str, first: int, indent: int, width: int) -> list[str]:
    """A one-line scalar on lines no wider than `width` where it has single spaces to break at.

    `first` columns of the first line are taken; the others begin at `indent`. The lines carry no indentation.
    """
    words = _SPACE.split(text)
    lines = [words[0]]
    for word in words[1:]:
        used = (first if len(lines) == 1 else indent) + len(lines[-1])
        if used + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def rewrapped(node: Node) -> list[str]:
    """The lines of a plain or quoted scalar as written, without their indentation."""
    lines = re.split(r"\r\n|\n|\r", node.raw)
    return [lines[0].rstrip(), *(line.strip() for line in lines[1:-1]), lines[-1].strip()]


def block(node: Node, indent: int) -> tuple[str, list[str]] | None:
    """The sign and the lines of a block scalar at another indentation.

    None if it has no text to go by, or ends with empty lines that count.
    """
    sign, *body = re.split(r"\r\n|\n|\r", node.raw)
    first = next((line for line in body if line.strip(" ")), None)
    meant = next((line for line in node.text.split("\n") if line.strip(" ")), None)
    if first is None or meant is None or node.text.endswith("\n\n"):
        return None
    spaces = len(meant) - len(meant.lstrip(" "))
    old = len(first) - len(first.lstrip(" ")) - spaces
    lines = [line[old:] if line[:old].strip(" ") == "" else line for line in body]
    while lines and not lines[-1].strip(" "):
        lines.pop()
    chomped = "" if node.text.endswith("\n") else "-"
    return f"{sign[0]}{2 if spaces else ''}{chomped}", [
        f"{' ' * indent}{line}" if line else "" for line in lines
    ]


def escaped(text: str) -> str:
    """Any text between quotation marks."""
    return '"' + "".join(_escaped(letter) for letter in text) + '"'
