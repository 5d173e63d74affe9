"""Whatever a file looks like: formatting keeps its meaning and comments, and a second time changes nothing.

The files are as people type them: flow and block, with quotes and without, with comments anywhere.
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sop.layout import formatted
from sop.layout.parse import comments_of
from sop.source import read_source

Draw = st.DrawFn

_WORDS = (
    "maaf",
    "ya Kak",
    "uang, kembali",
    "x: y",
    "a #b",
    "# c",
    "123",
    "1.0",
    "yes",
    "null",
    "08:00-12:00",
    "-",
    "{nama} datang",
    "it's",
    'bilang "ya"',
    "--12-31",
    "2026-01-01",
    "é ü",
    "tanda \\b garis",
    "",
    " spasi ",
    "baris satu\nbaris dua",
    "baris\n\ndua\n",
    "kata " * 40,
    "😀",
    "a:b",
    "[x]",
    "*a",
    "&b",
    "!t",
    "%p",
    "@q",
    "~",
    "Null",
    "0x1F",
    "1e3",
    "? tanya",
    "akhir:",
    "= 3",
    "<<",
    "a\tb",
    "...",
    "| pipa",
    "> besar",
)
_KEYS = (
    "sop",
    "version",
    "title",
    "language",
    "rules",
    "signals",
    "calendars",
    "id",
    "kind",
    "severity",
    "help",
    "when",
    "any",
    "none",
    "examples",
    "chat",
    "expect",
    "regex",
    "a b",
    "42",
    "x,y",
    "hari: ini",
    "steps",
)

values = st.recursive(
    st.sampled_from(_WORDS) | st.integers(-5, 99) | st.booleans() | st.none() | st.just(1.5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5),
    max_leaves=25,
)
documents = st.dictionaries(st.sampled_from(_KEYS), values, min_size=1, max_size=7)


@st.composite
def texts(draw: Draw) -> str:
    """A file's text."""
    lines: list[str] = []
    if draw(st.booleans()):
        lines += _comments(draw, 0)
    _block_map(draw, draw(documents), 0, lines)
    lines += _comments(draw, draw(st.sampled_from((0, 0, 2, 6))))
    ending = draw(st.sampled_from(("\n", "\n", "\n", "", "\n\n\n")))
    return "\n".join(lines) + ending


def _comments(draw: Draw, indent: int) -> list[str]:
    """Perhaps some comments and empty lines."""
    kinds = draw(st.lists(st.sampled_from(("comment", "blank", "odd")), max_size=2)) if _seldom(draw) else []
    return ["" if kind == "blank" else f"{' ' * indent}# {draw(st.sampled_from(_NOTES))}" for kind in kinds]


_NOTES = ("catatan", "dua # tiga", "─── judul ───", "", "x: [y, z]", '"kutip')


def _seldom(draw: Draw) -> bool:
    return draw(st.integers(0, 3)) == 0


def _behind(draw: Draw) -> str:
    return f"{' ' * draw(st.integers(1, 12))}# {draw(st.sampled_from(_NOTES))}" if _seldom(draw) else ""


def _block_map(draw: Draw, data: dict[str, Any], indent: int, lines: list[str]) -> None:
    for key, value in data.items():
        lines += _comments(draw, indent)
        _put(draw, value, indent, f"{' ' * indent}{_key(draw, key)}:", lines, item=False)


def _block_list(draw: Draw, data: list[Any], indent: int, lines: list[str]) -> None:
    for value in data:
        lines += _comments(draw, indent)
        _put(draw, value, indent, f"{' ' * indent}-", lines, item=True)


def _put(draw: Draw, value: Any, indent: int, start: str, lines: list[str], *, item: bool) -> None:
    if isinstance(value, dict | list) and value and draw(st.booleans()):
        deeper = indent + draw(st.sampled_from((2, 3, 4)))
        if isinstance(value, list) and not item and draw(st.booleans()):
            deeper = indent
        inner: list[str] = []
        (_block_map if isinstance(value, dict) else _block_list)(draw, value, deeper, inner)
        first = inner[0].strip()
        if item and first and not first.startswith("#") and draw(st.booleans()):
            lines.append(f"{start}{' ' * (deeper - indent - 1)}{first}")
            lines += inner[1:]
        else:
            lines += [f"{start}{_behind(draw)}", *_comments(draw, deeper), *inner]
        return
    if isinstance(value, dict | list):
        flow = _flow(draw, value, indent + 2)
        lines += f"{start} {flow}{_behind(draw)}".split("\n")
        return
    if (
        isinstance(value, str)
        and value.strip()
        and "\t" not in value
        and draw(st.booleans())
        and value[0] != " "
    ):
        lines += _block_text(draw, value, indent, start)
        return
    said = _scalar(draw, value, flow=False)
    lines.append(f"{start} {said}{_behind(draw)}".rstrip() if said else f"{start}{_behind(draw)}")


def _block_text(draw: Draw, value: str, indent: int, start: str) -> list[str]:
    pad = " " * (indent + draw(st.sampled_from((2, 4))))
    body = [f"{pad}{line}" if line else "" for line in value.removesuffix("\n").split("\n")]
    sign = draw(st.sampled_from(("|", ">", "|-", ">-", "|+")))
    return [f"{start} {sign}{_behind(draw)}", *body]


def _flow(draw: Draw, value: Any, indent: int) -> str:
    if not isinstance(value, dict | list):
        return _scalar(draw, value, flow=True)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    parts = (
        [f"{_key(draw, key)}: {_flow(draw, one, indent)}" for key, one in value.items()]
        if isinstance(value, dict)
        else [_flow(draw, one, indent) for one in value]
    )
    text = opening
    for number, part in enumerate(parts):
        text += part + ("," if number < len(parts) - 1 else "")
        if _seldom(draw):
            note = draw(st.sampled_from(("", "  # di dalam", f"\n{' ' * indent}# sebaris")))
            text += f"{note}\n{' ' * indent}"
        else:
            text += " " if number < len(parts) - 1 else ""
    return text + closing


def _key(draw: Draw, key: str) -> str:
    if key.replace("_", "").isalnum() and draw(st.integers(0, 5)):
        return key
    return json.dumps(key, ensure_ascii=False)


def _scalar(draw: Draw, value: Any, *, flow: bool) -> str:
    if value is None:
        return draw(st.sampled_from(("null", "~"))) if flow else draw(st.sampled_from(("null", "~", "")))
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if (
        value.replace(" ", "").isalpha()
        and value == value.strip()
        and value != "null"
        and draw(st.booleans())
    ):
        return value
    if "\n" not in value and "\t" not in value and draw(st.booleans()):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return json.dumps(value, ensure_ascii=draw(st.booleans()))


@given(texts())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_formatting_keeps_values_and_comments_and_is_idempotent(text: str) -> None:
    source = read_source("sop.yaml", text.encode())
    assume(not source.problems)
    once = formatted(source)
    again = read_source("sop.yaml", once.encode())
    assert again.data == source.data
    assert sorted(comments_of(once)) == sorted(comments_of(source.text))
    assert formatted(again) == once
