"""Formats a file and proves that it means what it meant."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sop.layout.order import Path, order
from sop.layout.parse import NotPlain, comments_of, parse
from sop.layout.write import written
from sop.source import Source, read_source


class Unprovable(Exception):
    """The file cannot be put into the layout so that it surely means the same; it should stay as it is."""


def formatted(source: Source) -> str:
    """The text of a file that was read without problems, in the one layout.

    What comes out has been read again: it has the same values, of the same types, the keys in the same order
    but for those that `order` puts elsewhere, and every comment. Raises Unprovable if that cannot be had.
    """
    if source.problems:
        raise Unprovable(source.name)
    try:
        text = written(parse(source.text))
    except NotPlain:
        raise Unprovable(source.name) from None
    again = read_source(source.name, text.encode())
    if again.problems or not _same(source.data, again.data, ()):
        raise Unprovable(source.name)
    if Counter(comments_of(text)) != Counter(comments_of(source.text)):
        raise Unprovable(source.name)
    return text


def _same(one: Any, other: Any, path: Path) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        keys = list(one)
        if list(other) not in (keys, order(path, keys)):
            return False
        return all(_same(one[key], other[key], (*path, key)) for key in keys)
    if isinstance(one, list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(_same(a, b, (*path, n)) for n, (a, b) in enumerate(pairs))
    return bool(one == other)
