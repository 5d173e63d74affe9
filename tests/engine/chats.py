"""Hand-made conversations and rules for tests of judges, in a few words.

    chat("09:00 customer alpha", "09:05 agent (note) beta", "- status pending->open", "tue 08:00 assign a7")

Times are of Monday 2026-01-05 in Jakarta, or of the weekday said; `-` leaves the time out. Messages carry the
signals of `SIGNALS` by their words. The office is open from 8 to 12 and from 13 to 17, Monday to Friday.
"""

from __future__ import annotations

from typing import Any

from calendars import calendar_spec, micros
from judging import judges, timeline_of, verdict

from engine.outcome import Measured, RuleOutcome
from rules import KINDS
from rules.pattern import parse_pattern
from sop.model import DAYS, Phrase, Rule, Signal, Sop

ZONE = "Asia/Jakarta"
MINUTE = 60_000_000
HOUR = 60 * MINUTE
OFFICE = calendar_spec({"timezone": ZONE, "hours": {"mon-fri": ["08:00-12:00", "13:00-17:00"]}}, "office")
SIGNALS = {
    "greeting": Signal("greeting", any=(Phrase("alpha"),)),
    "complaint": Signal("complaint", any=(Phrase("beta"),)),
    "abbreviations": Signal("abbreviations", any=(Phrase("yg"), Phrase("yg tdk"), Phrase("tdk"))),
    "solution": Signal("solution", any=(Phrase("gamma"),), by=frozenset({"agent"})),
}
LADDERS = {"help": ("agent", "supervisor", "manager", "director")}

Record = dict[str, Any]


def chat(*lines: str, status: str | None = "solved", **more: Any) -> Record:
    """A record of these events; times among the other keys are written like theirs."""
    made: Record = {"id": "T-1", "events": [event(line) for line in lines]}
    if status is not None:
        made["status"] = status
    for key, value in more.items():
        made[key] = iso(value) if key in ("created_at", "closed_at") else value
    return made


def event(line: str) -> Record:
    """`TIME PARTY [(note)] WORDS`, `TIME status|priority [FROM->]TO`, `TIME action NAME [key=value]`,
    `TIME escalate|assign TO`, or `TIME rating VALUE`."""
    words = line.split()
    time = words.pop(0)
    if time in DAYS:
        time = f"{time} {words.pop(0)}"
    made: Record = {} if time == "-" else {"at": iso(time)}
    kind = words.pop(0)
    match kind:
        case "status" | "priority":
            before, _, after = words[0].rpartition("->")
            made |= {"type": kind, "to": after} | ({"from": before} if before else {})
        case "escalate" | "assign":
            made |= {"type": kind, "to": words[0]}
        case "action":
            made |= {"type": kind, "name": words[0], "by": "agent"}
            made["args"] = dict(word.split("=") for word in words[1:])
        case "rating":
            made |= {"type": kind, "scale": "csat", "value": int(words[0]), "out_of": 5}
        case _:
            note = words[:1] == ["(note)"]
            made |= {"type": "message", "by": kind, "text": " ".join(words[note:])}
            if note:
                made["public"] = False
    return made


def iso(time: str) -> str:
    day, _, clock = time.rpartition(" ")
    return f"2026-01-{5 + DAYS.index(day or 'mon'):02d}T{clock}:00+07:00"


def at(time: str) -> int:
    """An instant: `09:00`, `tue 08:00`."""
    return micros(iso(time))


def rule(kind: str, *, calendar: str | None = None, when: Any = None, **options: Any) -> Rule:
    """A rule with its options as an SOP writes them; `from_` in a pause is `from`."""
    return Rule(
        id="r",
        kind=KINDS[kind].parse(options),
        calendar=calendar,
        when=parse_pattern(when) if when else None,
    )


def sop_of(*rules: Rule) -> Sop:
    return Sop(
        "test",
        "1.0.0",
        {"": "Test"},
        "id",
        ZONE,
        rules,
        signals=SIGNALS,
        calendars={"office": OFFICE},
        ladders=LADDERS,
    )


def outcome_of(judge: str, rule: Rule, record: Record, as_of: str = "fri 23:00") -> RuleOutcome:
    sop = sop_of(rule)
    (found,) = judges()[judge](sop).judge(timeline_of(sop, record, at(as_of)))
    return found


def verdict_of(judge: str, rule: Rule, record: Record, as_of: str = "fri 23:00") -> str:
    return verdict(outcome_of(judge, rule, record, as_of))


def measured_of(judge: str, rule: Rule, record: Record, as_of: str = "fri 23:00") -> Measured:
    measured = outcome_of(judge, rule, record, as_of).measured
    assert measured is not None
    return measured


def findings_of(
    judge: str, rule: Rule, record: Record, as_of: str = "fri 23:00"
) -> list[tuple[str, list[str]]]:
    """Each shortfall's code, and its evidence as positions: `3`, or `3!` where something is missing."""
    found = outcome_of(judge, rule, record, as_of)
    return [
        (shortfall.code, [f"{each.position}{'!' * each.missing}" for each in shortfall.evidence])
        for one in found.notable
        for shortfall in one.shortfalls
    ]
