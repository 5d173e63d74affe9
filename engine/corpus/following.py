"""From conversations that share a customer or a matter to what a group's record counts.

Takes a rule's rows in order and gives rows again, of sums and findings by group; what it holds meanwhile is
one customer's last contact, or the latest visit of so many customers as make a window.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import msgspec

from engine.clock import Clock, due
from engine.corpus.facts import Contact, Visit
from engine.corpus.rows import CONTACT, FOUND, SUM, VISIT, Row, counts, key, number, parted
from engine.verdict import EvidenceRecord
from rules.corpus import Indicator, Recurrent
from rules.duration import Duration

EVIDENCE = 50
"""Conversations that one finding names at most."""
_WINDOW = 10_000
"""Different customers told apart in one window; more read as so many."""


class Found(msgspec.Struct, frozen=True, array_like=True):
    """A finding before it is put into words. `size`: customers or contacts; `until`: the last one's start."""

    topic: str
    size: int
    conversations: int
    begun: int
    until: int
    agent: str | None
    evidence: list[EvidenceRecord]


_visit = msgspec.json.Decoder(Visit).decode
_contact = msgspec.json.Decoder(Contact).decode
_encode = msgspec.json.Encoder().encode


def followed(
    rule: int, asked: Recurrent | Indicator, rows: Iterable[Row], clock: Clock, as_of: int
) -> Iterator[Row]:
    """A rule's rows, visits and contacts made into sums and findings; sums pass as they are."""
    for (tag, group), some in groupby(rows, key=_place):
        if tag == VISIT:
            assert isinstance(asked, Recurrent)
            for topic, visits in groupby(some, key=_topic):
                yield from _bursts(rule, asked, group, topic, visits, clock)
        elif tag == CONTACT:
            for who, contacts in groupby(some, key=_customer):
                told = ((row[0], _contact(row[1])) for row in contacts)
                yield from _of_customer(rule, asked, _before(who), told, clock, as_of)
        else:
            yield from some


def _place(row: Row) -> tuple[bytes, bytes]:
    one = parted(row[0])
    return one.tag, one.group


def _topic(row: Row) -> bytes:
    return _before(parted(row[0]).rest)


def _before(rest: bytes) -> bytes:
    return rest[: rest.index(b"\0")]


def _customer(row: Row) -> bytes:
    """Topic and customer."""
    rest = parted(row[0]).rest
    return rest[: rest.index(b"\0") + 17]


# --- customers with one matter


@dataclass(slots=True)
class _Burst:
    """Visits under way that make a finding. Numbers are the visits' places among those of their topic."""

    first: int
    last: int
    size: int
    begun: int
    until: int
    evidence: list[EvidenceRecord]


def _bursts(
    rule: int, asked: Recurrent, group: bytes, topic: bytes, rows: Iterable[Row], clock: Clock
) -> Iterator[Row]:
    """Bursts of visits, and how many visits are in none; a window holds the last visit of each customer."""
    window: OrderedDict[str, tuple[int, int, int, EvidenceRecord]] = OrderedDict()
    burst: _Burst | None = None
    seen = inside = peak = 0
    for place, (_, fact) in enumerate(rows):
        visit, seen = _visit(fact), place + 1
        while window and next(iter(window.values()))[2] < visit.at:
            window.popitem(last=False)
        window.pop(visit.who, None)
        window[visit.who] = (place, visit.at, due(clock, visit.at, asked.within), visit.evidence)
        if len(window) > _WINDOW:
            window.popitem(last=False)
        peak = max(peak, len(window))
        if len(window) < asked.threshold:
            continue
        if burst is not None and place == burst.last + 1:
            _go_on(burst, place, len(window), visit)
            continue
        first = next(iter(window.values()))
        if burst is not None and first[0] <= burst.last:
            _go_on(burst, place, len(window), visit)
            continue
        if burst is not None:
            inside += burst.last - burst.first + 1
            yield _found(rule, group, topic, burst)
        told = [evidence for _, _, _, evidence in window.values()]
        burst = _Burst(first[0], place, len(window), first[1], visit.at, told[:EVIDENCE])
    if burst is not None:
        inside += burst.last - burst.first + 1
        yield _found(rule, group, topic, burst)
    yield key(rule, group, SUM), counts((0, 0, 0, seen - inside, inside))
    yield key(rule, group, SUM, number(peak)), b"1"


def _go_on(burst: _Burst, place: int, size: int, visit: Visit) -> None:
    burst.last, burst.until, burst.size = place, visit.at, max(burst.size, size)
    if len(burst.evidence) < EVIDENCE:
        burst.evidence.append(visit.evidence)


def _found(rule: int, group: bytes, topic: bytes, burst: _Burst) -> Row:
    number_ = burst.last - burst.first + 1
    found = Found(topic.decode(), burst.size, number_, burst.begun, burst.until, None, burst.evidence)
    return _found_row(rule, group, found)


def _found_row(rule: int, group: bytes, found: Found) -> Row:
    return key(rule, group, FOUND, number(found.begun)), _encode(found)


# --- one customer's contacts


@dataclass(slots=True)
class _Matter:
    """Contacts of a customer that follow one another. `open_until` None: one of them had not ended."""

    first: Contact
    last: int
    number: int
    open_until: int | None
    evidence: list[EvidenceRecord]


def _of_customer(
    rule: int,
    asked: Recurrent | Indicator,
    topic: bytes,
    contacts: Iterator[tuple[bytes, Contact]],
    clock: Clock,
    as_of: int,
) -> Iterator[Row]:
    only = (contact for _, contact in contacts)
    if isinstance(asked, Indicator) and asked.metric == "cltv":
        yield from _worth(rule, only, asked)
        return
    assert asked.within is not None
    if isinstance(asked, Indicator) and asked.metric == "retention":
        yield from _retained(rule, only, asked.within, clock, as_of)
        return
    for matter in _matters(only, asked.within, clock):
        if isinstance(asked, Recurrent):
            yield from _repeated(rule, asked, topic, matter)
        elif matter.number > 1 or _closed(matter.open_until, as_of):
            fact = counts((0, 1, int(matter.number == 1), 0))
            yield from ((key(rule, group.encode(), SUM), fact) for group in matter.first.groups)


def _matters(contacts: Iterable[Contact], within: Duration, clock: Clock) -> Iterator[_Matter]:
    matter: _Matter | None = None
    for contact in contacts:
        until = None if contact.end is None else due(clock, contact.end, within)
        if matter is not None and (matter.open_until is None or contact.start <= matter.open_until):
            known = matter.open_until
            matter.open_until = None if known is None or until is None else max(known, until)
            matter.number, matter.last = matter.number + 1, contact.start
        else:
            if matter is not None:
                yield matter
            matter = _Matter(contact, contact.start, 1, until, [])
        if contact.evidence is not None and len(matter.evidence) < EVIDENCE:
            matter.evidence.append(contact.evidence)
    if matter is not None:
        yield matter


def _closed(until: int | None, as_of: int) -> bool:
    """Whether nobody can come back any more so as to count."""
    return until is not None and until <= as_of


def _repeated(rule: int, asked: Recurrent, topic: bytes, matter: _Matter) -> Iterator[Row]:
    violated = matter.number >= asked.threshold
    fact = counts((0, 0, 0, int(not violated), int(violated)))
    for name in matter.first.groups:
        group = name.encode()
        yield key(rule, group, SUM), fact
        yield key(rule, group, SUM, number(matter.number)), b"1"
        if violated:
            first = matter.first
            found = Found(
                topic.decode(),
                matter.number,
                matter.number,
                first.start,
                matter.last,
                first.agent,
                matter.evidence,
            )
            yield _found_row(rule, group, found)


def _retained(
    rule: int, contacts: Iterable[Contact], within: Duration, clock: Clock, as_of: int
) -> Iterator[Row]:
    """Whether the customer came again in time after the first time; nothing while that may still be."""
    several = iter(contacts)
    first = next(several)
    until = due(clock, first.start, within)
    second = next(several, None)
    retained = second is not None and second.start <= until
    if retained or until <= as_of:
        fact = counts((0, 1, int(retained), 0))
        yield from ((key(rule, group.encode(), SUM), fact) for group in first.groups)


def _worth(rule: int, contacts: Iterable[Contact], asked: Indicator) -> Iterator[Row]:
    """The amount that the customer's last conversation in each group tells."""
    last = {group: contact.amount for contact in contacts for group in contact.groups}
    for group, amount in last.items():
        yield from amounts(rule, group.encode(), asked.statistic, amount)


def amounts(rule: int, group: bytes, statistic: str, amount: int) -> Iterator[Row]:
    """One value counted."""
    if statistic == "mean":
        yield key(rule, group, SUM), counts((0, 1, amount, amount * amount))
    else:
        yield key(rule, group, SUM), counts((0, 1, 0, 0))
        yield key(rule, group, SUM, number(amount)), b"1"
