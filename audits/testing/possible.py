"""Which verdicts the examples of a rule must show: those that it can give.

every rule                       pass, fail
kinds that find no fault         pass (classify, stages)
rules with `when`                also not_applicable: a conversation outside it
what a rule is seen to give      also pending, not_evaluable, not_applicable: of one of its own examples that
                                 breaks off and goes on, or lacks a time, or of a chat that says nothing
rules over the corpus            none: no single conversation has a verdict of theirs
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from audits.testing.stand import Bout, Stand
from rules.kind import CorpusKind
from sop.chat import parse_chat
from sop.model import Rule, Sop

VERDICTS = ("pass", "fail", "pending", "not_evaluable", "not_applicable")

_QUIET = ("S: -", "A: -", "C: -", "status: open\nC: -\nA: -")
"""Chats that say nothing."""

Record = Mapping[str, Any]


def possible(rule: Rule, sop: Sop) -> tuple[str, ...]:
    """The verdicts that examples must show whatever they are like, in the order of a report."""
    if isinstance(rule.kind, CorpusKind):
        return ()
    found = ("pass",) if rule.kind.never_fails else ("pass", "fail")
    return found if rule.when is None else (*found, "not_applicable")


def seen(stand: Stand, rule: Rule, records: Iterable[Record]) -> set[str]:
    """The verdicts that a rule gives variations of some conversations."""
    bout = Bout(stand, stand.sop, (rule.id,), None)
    found: set[str] = set()
    for record in _variations(records):
        if len(found) == len(VERDICTS):
            break
        scene = stand.scene(dict(record))
        if scene is not None:
            found.update(one.verdict for one in bout.judge(scene))
    return found


def _variations(records: Iterable[Record]) -> Iterator[Record]:
    yield from map(parse_chat, _QUIET)
    for record in records:
        events = record.get("events")
        if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
            continue
        going_on = {key: value for key, value in record.items() if key != "closed_at"} | {"status": "open"}
        for length in range(1, len(events) + 1):
            yield {**going_on, "events": events[:length]}
        for place in range(len(events)):
            timeless = {key: value for key, value in events[place].items() if key != "at"}
            yield {**record, "events": [*events[:place], timeless, *events[place + 1 :]]}
