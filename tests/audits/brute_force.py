"""Every short conversation, judged: what proofs and differences are held against."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from judging import judges, timeline_of, verdict, zone_of

from rules import KINDS
from rules.pattern import parse_pattern
from sop.model import Phrase, Rule, Signal, Sop

ZONE = "Asia/Jakarta"
BEGIN = datetime.fromisoformat("2026-01-05T09:00:00+07:00")
SIGNALS = {name: Signal(name, (Phrase(name),)) for name in ("alpha", "beta", "gamma")}

Event = Mapping[str, Any]
Trace = Sequence[tuple[int, Event]]
"""Events with their seconds after the beginning."""


def sop_of(written: Sequence[Mapping[str, Any]], **more: Any) -> Sop:
    """An SOP with these rules, as an SOP file writes them, and the signals alpha, beta and gamma."""
    own = ("id", "kind", "when", "severity", "replaces")
    rules = tuple(
        Rule(
            id=one["id"],
            kind=KINDS[one["kind"]].parse({key: value for key, value in one.items() if key not in own}),
            when=parse_pattern(one["when"]) if "when" in one else None,
            replaces=tuple(one.get("replaces", ())),
        )
        for one in written
    )
    return Sop("s", "1.0.0", {"": "S"}, "en", ZONE, rules, **({"signals": SIGNALS} | more))


def message(by: str, *signals: str) -> Event:
    return {"type": "message", "by": by, "text": " ".join(("hm", *signals))}


def action(name: str, **arguments: Any) -> Event:
    return {"type": "action", "by": "agent", "name": name, **({"args": arguments} if arguments else {})}


def every(events: Sequence[Event], longest: int, gap: int = 60) -> Iterator[Trace]:
    """Every trace of up to so many events, one each `gap` seconds."""
    for length in range(longest + 1):
        for chosen in product(events, repeat=length):
            yield [(number * gap, event) for number, event in enumerate(chosen)]


def some(
    events: Sequence[Event], longest: int, gaps: Sequence[int], count: int, seed: int
) -> Iterator[Trace]:
    """So many traces with times at and beside the limits."""
    dice = random.Random(seed)
    for _ in range(count):
        at, trace = 0, []
        for _ in range(dice.randint(1, longest)):
            trace.append((at, dice.choice(events)))
            at += max(1, dice.choice(gaps))
        yield trace


def verdicts(sop: Sop, traces: Sequence[Trace]) -> list[list[str]]:
    """For each trace the verdict of each rule, a year after its end. Both judges must agree."""
    both = [make(sop) for make in judges().values()]
    found = []
    for trace in traces:
        record = {
            "id": "T",
            "status": "solved",
            "events": [{**event, "at": (BEGIN + timedelta(seconds=at)).isoformat()} for at, event in trace],
        }
        last = trace[-1][0] if trace else 0
        as_of = zone_of(ZONE).read((BEGIN + timedelta(seconds=last, days=366)).isoformat())
        timeline = timeline_of(sop, record, as_of)
        one, other = ([verdict(outcome) for outcome in judge.judge(timeline)] for judge in both)
        assert one == other, (record, one, other)
        found.append(one)
    return found
