"""Generated rules of every kind that proofs follow, and many short conversations to judge them on."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

import generated_records
from dice import SeededDice
from generated_patterns import PARTIES, PRIORITIES, TIERS
from generated_rules import CALENDAR, LADDER, rule
from generators import LETTERS, OFFICE, SIGNALS, ZONE, parsed

from engine.conversation import decode
from engine.instants import Zone
from engine.judging import Compiled
from sop.model import Sop

Written = dict[str, Any]
Record = dict[str, Any]
Verdicts = Mapping[str, str]

KINDS = (
    *("greeting", "closing", "phrase", "style", "deadline", "deadline", "gaming", "classify", "stages"),
    *("escalation", "recovery", "sequence", "sequence", "sequence", "prerequisite"),
)
"""The kinds whose rules are more than single words are asked for more often."""

OPAQUE = frozenset({"template", "informal", "abbreviations", "slang"})
"""Quantities that need more than a text of any words."""

GAPS = (1, 30, 31, 60, 299, 300, 301, 600, 601, 3_300, 3_599, 3_600, 3_601, 7_200, 12_600, 86_400, 172_800)
STARTS = ("2026-01-05T09:00", "2026-01-05T11:55", "2026-01-05T16:30", "2026-01-10T12:00", "2026-01-05T03:00")
TEXTS = ("alpha", "beta", "delta omega", "omega", "delta", "beta alpha", "hm", "Baik.", "alpha beta delta")
AS_OF = Zone(ZONE).read("2028-02-05T00:00:00Z")


def rules(dice: SeededDice, count: int) -> list[Written]:
    """Rules of several kinds about one or two signals; without mistakes that `check` would report."""
    names = [signal.name for signal in SIGNALS[: dice.number(1, 2)]]
    made = []
    for number in range(count):
        written = rule(dice, dice.one(KINDS), f"r{number}", names)
        if sound(written):
            made.append(written)
    return made


def sound(written: Written) -> bool:
    """Whether a rule is one that `check` accepts and that proofs can measure."""
    if any(limit in OPAQUE for side in ("at_least", "at_most") for limit in written.get(side, ())):
        return False
    return not list(parsed(written).kind.problems())


def varied(dice: SeededDice, written: Written) -> Written:
    """The same rule with an option changed, added or dropped; sometimes another one of its id."""
    names = [signal.name for signal in SIGNALS[:2]]
    kind = dice.one(KINDS) if dice.chance(15) else written["kind"]
    other = rule(dice, kind, written["id"], names)
    if dice.chance(35) or kind != written["kind"]:
        return other
    made = deepcopy(written)
    fixed = ("id", "kind", "labels", "stages", "template", "finds", "metric", "start", "stop", "needs")
    options = sorted((set(other) | set(made)) - set(fixed))
    if options and (option := dice.one(options)) in other:
        made[option] = other[option]
    elif options and option in ("calendar", "targets", "pause_on", "pause_while", "same", "among", "unless"):
        made.pop(option)
    return made


def sop_of_all(written: Sequence[Written]) -> Sop:
    """An SOP with these rules, two signals, a calendar and a ladder."""
    return Sop(
        id="generated",
        version="1.0.0",
        title={"": "G"},
        language="en",
        timezone=ZONE,
        rules=tuple(map(parsed, written)),
        signals={signal.name: signal for signal in SIGNALS[:2]},
        words=LETTERS,
        calendars={CALENDAR: OFFICE},
        ladders={LADDER: TIERS},
    )


def records(dice: SeededDice, each: int) -> list[Record]:
    """Complete conversations of up to six events, most of them short, all times known."""
    lengths = (0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6)
    return [_record(dice, length) for length in lengths for _ in range(each)]


def _record(dice: SeededDice, length: int) -> Record:
    at, events, dialogue = datetime.fromisoformat(dice.one(STARTS)), [], dice.chance(50)
    for number in range(length):
        event = dice.one(generated_records._KINDS)(dice)
        if event["type"] == "message":
            event |= {"by": PARTIES[number % 2]} if dialogue else {}
            event |= {"text": dice.one(TEXTS)} if dice.chance(60) else {}
        events.append({**event, "at": at.isoformat()})
        at += timedelta(seconds=0 if dice.chance(15) else dice.one(GAPS))
    made: Record = {"id": "T", "status": dice.one(("solved", "closed")), "events": events}
    optional = {
        "priority": dice.one(PRIORITIES),
        "channel": dice.one(("chat", "mail")),
        "subject": "Halo",
        "tags": dice.one((["vip"], ["spam", "vip"], [])),
        "customer": {"new": dice.one((True, False, 1)), "orders": dice.number(0, 5)},
        "fields": {"order": {"total": dice.one((50, 100.5, "200"))}, "sizes": [4]},
    }
    return made | {key: value for key, value in optional.items() if dice.chance(50)}


def judged(sop: Sop, some: Sequence[Record]) -> list[Verdicts]:
    """For each record the verdict of each rule, long after its end."""
    pack = [(number, decode(json.dumps(record).encode())) for number, record in enumerate(some)]
    found = Compiled(sop, "network").judge_pack(pack, AS_OF, {})
    return [{one.rule: one.verdict for one in judgement.verdicts} for judgement in found]


def seeded(seed: int) -> SeededDice:
    """Dice for a seed."""
    return SeededDice(random.Random(seed))
