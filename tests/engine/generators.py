"""Generated cases for the judges: an SOP of several rules, a conversation, and an as-of.

`cases()` is a Hypothesis strategy, which shrinks what it finds; `seeded_cases` makes many, the same way.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from calendars import calendar_spec
from dice import Dice, DrawnDice, SeededDice
from generated_patterns import TIERS
from generated_records import palette, record
from generated_rules import CALENDAR, LADDER, rule
from hypothesis import strategies as st
from judging import timeline_of, zone_of

from engine.timeline import Timeline
from rules import CONVERSATION_KINDS, KINDS
from rules.pattern import parse_pattern
from sop.model import Phrase, Rule, Signal, Sop

ZONE = "Asia/Jakarta"
HOUR = 3_600_000_000
OFFICE = calendar_spec(
    {"timezone": ZONE, "hours": {"mon-fri": ["08:00-12:00", "13:00-17:00"], "sat": ["09:00-13:00"]}}, CALENDAR
)
SIGNALS = (
    Signal(
        "complaint", any=(Phrase("alpha"), Phrase("{letters} ... omega")), except_=(Phrase("gamma alpha"),)
    ),
    Signal(
        "promise", any=(Phrase("beta"), Phrase("gamma", position="begins")), by=frozenset({"agent", "bot"})
    ),
    Signal("abbreviations", any=(Phrase("delta"), Phrase("delta alpha"), Phrase("dellta")), spelling="loose"),
    Signal("slang", any=(Phrase("omega"),), none=(Phrase("beta"),)),
)
LETTERS = {"letters": ("delta", "delta alpha")}


@dataclass(frozen=True)
class Case:
    """A generated case. `written` are the rules as an SOP writes them, `record` the conversation as JSON."""

    sop: Sop
    written: Sequence[dict[str, Any]]
    record: dict[str, Any]
    as_of: int

    def timeline(self) -> Timeline:
        """A fresh timeline with its signals observed."""
        return timeline_of(self.sop, self.record, self.as_of)


def cases(kinds: Sequence[str] = CONVERSATION_KINDS) -> st.SearchStrategy[Case]:
    """Cases whose rules are of these kinds."""

    @st.composite
    def drawn(draw: Any) -> Case:
        return make_case(DrawnDice(draw), kinds)

    return drawn()


def seeded_cases(count: int, seed: int, kinds: Sequence[str] = CONVERSATION_KINDS) -> Iterator[Case]:
    """So many cases, the same for the same seed."""
    dice = SeededDice(random.Random(seed))
    return (make_case(dice, kinds) for _ in range(count))


def make_case(dice: Dice, kinds: Sequence[str]) -> Case:
    signals = SIGNALS[dice.number(0, 1) :][: dice.number(1, 3)]
    names = [signal.name for signal in signals]
    written = [rule(dice, dice.one(kinds), f"r{n}", names) for n in range(dice.number(1, 4))]
    sop = Sop(
        id="generated",
        version="1.0.0",
        title={"": "Generated"},
        language="en",
        timezone=ZONE,
        rules=tuple(parsed(each) for each in written),
        signals={signal.name: signal for signal in signals},
        words=LETTERS,
        calendars={CALENDAR: OFFICE},
        ladders={LADDER: TIERS},
    )
    times = palette(dice)
    made = record(dice, times)
    return Case(sop, written, made, _as_of(dice, times, made))


def parsed(written: dict[str, Any]) -> Rule:
    """A rule from how an SOP writes it."""
    options = {key: value for key, value in written.items() if key not in ("id", "kind", "calendar", "when")}
    return Rule(
        id=written["id"],
        kind=KINDS[written["kind"]].parse(options),
        calendar=written.get("calendar"),
        when=parse_pattern(written["when"]) if "when" in written else None,
    )


def _as_of(dice: Dice, times: Sequence[str], made: dict[str, Any]) -> int:
    """The latest time in the data, one in the middle, or one later than all."""
    read = zone_of(ZONE).read
    found = [made.get("created_at"), made.get("closed_at"), *(event.get("at") for event in made["events"])]
    latest = max((read(text) for text in found if text is not None), default=read(times[-1]))
    middle = read(dice.one(times))
    later = latest + dice.one((1, 24, 200)) * HOUR
    return dice.one((latest, latest, latest, middle, later))
