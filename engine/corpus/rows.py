"""Rows of facts: a key that sorts as bytes, and what is known. Sums of one key add up, all else stands alone.

A key is the rule's number (two bytes), the group as JSON, a zero byte, a tag, and what the tag says:

    SUM      nothing, or a value (8 bytes): counts of a group, or of those in it that have the value
    VISIT    topic, zero byte, instant, conversation: a conversation that takes part, by group and topic
    CONTACT  topic, zero byte, customer, instant, conversation: by customer; the group is in the fact
    FOUND    instant, conversation: a finding of the group
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

Row = tuple[bytes, bytes]
"""Key and fact."""

SUM, VISIT, CONTACT, FOUND = b"1", b"2", b"3", b"4"
_SUM = SUM[0]
_HALF = 1 << 63
_encode = msgspec.json.Encoder().encode
_decode_group = msgspec.json.Decoder(list[str | None]).decode

Counts = tuple[int, ...]


class Key(NamedTuple):
    """A key, taken apart."""

    rule: int
    group: bytes
    tag: bytes
    rest: bytes


def key(rule: int, group: bytes, tag: bytes, rest: bytes = b"") -> bytes:
    """A row's key."""
    return rule.to_bytes(2, "big") + group + b"\0" + tag + rest


def parted(key: bytes) -> Key:
    """A key's parts."""
    end = key.index(b"\0", 2)
    return Key(int.from_bytes(key[:2], "big"), key[2:end], key[end + 1 : end + 2], key[end + 2 :])


def names(values: Iterable[str | None]) -> bytes:
    """Names of a group or a topic, as they stand in keys."""
    return _encode(list(values))


def named(group: bytes) -> list[str | None]:
    """The names back."""
    return _decode_group(group)


def number(value: int) -> bytes:
    """A whole number (an instant, an amount) that sorts; beyond 63 bits it is cut."""
    return (min(max(value, -_HALF), _HALF - 1) + _HALF).to_bytes(8, "big")


def value(packed: bytes) -> int:
    """The number back."""
    return int.from_bytes(packed, "big") - _HALF


def counts(numbers: Iterable[int]) -> bytes:
    """Counts as a fact, of any size."""
    return b" ".join(b"%d" % number for number in numbers)


def counted(fact: bytes) -> Counts:
    """The counts back."""
    return tuple(map(int, fact.split()))


def total(one: Counts, other: Counts) -> Counts:
    """Counts added up."""
    return tuple(map(sum, zip(one, other, strict=True)))


def combined(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows in order, with the sums of equal keys added up."""
    last: Row | None = None
    for row in rows:
        if last is None:
            last = row
        elif row[0] == last[0] and _is_sum(row[0]):
            last = (last[0], counts(total(counted(last[1]), counted(row[1]))))
        else:
            yield last
            last = row
    if last is not None:
        yield last


def sorted_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The same for rows in any order, in memory."""
    return combined(sorted(rows))


def _is_sum(key: bytes) -> bool:
    return key[key.index(b"\0", 2) + 1] == _SUM
