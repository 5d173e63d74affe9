"""Generated conversation records: short, with few distinct times, and with all that exports do wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dice import Dice
from generated_patterns import ACTIONS, LABELS, ORDERS, PARTIES, PRIORITIES, STATUSES, TIERS

Record = dict[str, Any]

TIMES = (
    "2026-01-05T09:00:00+07:00",
    "2026-01-05T09:05:00+07:00",
    "2026-01-05T09:05:30+07:00",
    "2026-01-05T10:00:00+07:00",
    "2026-01-05T11:55:00",
    "2026-01-05T12:00:00+07:00",
    "2026-01-05T12:30:00+07:00",
    "2026-01-05T06:05:00Z",
    "2026-01-05T17:00:00+07:00",
    "2026-01-05T17:30:00",
    "2026-01-05T07:00:00+07:00",
    "2026-01-06T08:00:00+07:00",
    "2026-01-06T09:05:00.250+07:00",
    "2026-01-07T09:00:00+07:00",
    "2026-01-10T10:00:00+07:00",
)
"""Around a Monday's office hours in Jakarta, some of the days after it, in any form that may be written."""

PHRASES = ("alpha", "beta", "gamma", "delta", "OMEGA", "delta alpha")
FILLERS = (
    "halo?",
    "oke!!",
    "sipppp",
    "toko.co.id",
    "👍🏽",
    "BAIK.",
    "\n- ya",
    "kami sudah kirim",
    "we have it",
)
SAID = (
    "dalam 5 menit",
    "2 jam lagi",
    "besok",
    "jam 3 sore",
    "2 hari kerja",
    "by 10 am",
    "within 2 hours",
    "30 menit lagi",
    "nomor pesanan INV-12345",
    "kapan barang saya dikirim?",
    "kapan barangnya saya dikirim kak?",
    "Kapan barang saya dikirim ya?",
    "a@toko.id",
    "0812 3456 7890",
)
"""Times, things that are asked for, and questions."""
SIZES = ([2, 6], [4])
SCALES = ("csat", "nps")


def record(dice: Dice, palette: Sequence[str]) -> Record:
    """A record whose events happen at the times of a palette."""
    made: Record = {"id": "T-1", "events": _events(dice, palette)}
    status = dice.one((None, "open", "pending", "on-hold", "new", "solved", "closed", "open"))
    optional: dict[str, Callable[[], Any]] = {
        "created_at": lambda: dice.one(palette),
        "priority": lambda: dice.one(PRIORITIES),
        "channel": lambda: dice.one(("chat", "mail")),
        "subject": lambda: "Halo",
        "tags": lambda: dice.one((["vip"], ["spam", "vip"], [])),
        "customer": lambda: {"new": dice.one((True, False, 1)), "orders": dice.number(0, 5)},
        "fields": lambda: {"order": {"total": dice.one((50, 100.5, "200"))}, "sizes": dice.one(SIZES)},
    }
    made |= {name: make() for name, make in optional.items() if dice.chance(50)}
    if status is not None:
        made["status"] = status
    if dice.chance(20):
        made["closed_at"] = dice.one(palette)
    return made


def palette(dice: Dice) -> list[str]:
    """Two to five times in order."""
    return sorted({dice.one(TIMES) for _ in range(dice.number(2, 5))}, key=TIMES.index)


def _events(dice: Dice, times: Sequence[str]) -> list[Record]:
    count = dice.number(0, 12) if dice.chance(40) else dice.number(5, 12)
    steps = sorted(dice.number(0, len(times) - 1) for _ in range(count))
    restless, dialogue = dice.chance(25), dice.chance(30)
    untimed = dice.chance(65 if restless else 35)
    events = []
    for number, step in enumerate(steps):
        event = dice.one(_RESTLESS if restless else _KINDS)(dice)
        if dialogue and event["type"] == "message":
            event["by"] = PARTIES[number % 2]
        if not (untimed and dice.chance(40)):
            event["at"] = times[step] if dice.chance(92) else dice.one(times)
        events.append(event)
    return events


def _message(dice: Dice) -> Record:
    event: Record = {
        "type": "message",
        "by": dice.one(("customer", "agent", "customer", "agent", *PARTIES)),
        "text": " ".join(dice.one(PHRASES if dice.chance(60) else FILLERS) for _ in range(dice.number(1, 4))),
    }
    if dice.chance(45):
        event["text"] += ". " + dice.one(SAID)
    if dice.chance(12):
        event["public"] = False
    if dice.chance(15):
        event["labels"] = dice.one(([LABELS[0]], list(LABELS), []))
    if dice.chance(30):
        event["author"] = dice.one(("a1", "a2"))
    if dice.chance(5):
        event["attachments"] = [{"kind": "image"}]
        event["text"] = dice.one(("", None))
    if dice.chance(3):
        del event["by"]
    return event


def _action(dice: Dice) -> Record:
    event: Record = {"type": "action", "name": dice.one(ACTIONS)}
    if dice.chance(70):
        event["by"] = "agent"
    if dice.chance(60):
        event["args"] = {"order": dice.one((*ORDERS, ["O-1", "O-2"], None))}
    return event


def _status(dice: Dice) -> Record:
    event: Record = {"type": "status", "to": dice.one((*STATUSES, "solved", "solved"))}
    if dice.chance(30):
        event["from"] = dice.one(STATUSES[:2])
    return event


def _priority(dice: Dice) -> Record:
    event: Record = {"type": "priority", "to": dice.one(PRIORITIES)}
    if dice.chance(50):
        event["from"] = dice.one(PRIORITIES)
    return event


def _escalate(dice: Dice) -> Record:
    return {"type": "escalate", "to": dice.one((*TIERS[1:], *TIERS, "police")), "by": "agent"}


def _assign(dice: Dice) -> Record:
    return {"type": "assign", **dice.one(({"to": "a1"}, {"to": "a2", "group": "g1"}, {"group": "g1"}))}


def _rating(dice: Dice) -> Record:
    return {"type": "rating", "scale": dice.one(SCALES), "value": dice.number(1, 5), "out_of": 5}


_KINDS = (
    *(_message,) * 14,
    *(_status,) * 2,
    *(_action,) * 3,
    *(_escalate,) * 2,
    _priority,
    _assign,
    _rating,
)
"""Makers of events, the frequent ones more often."""

_RESTLESS = (*(_message,) * 2, *(_status,) * 3, _action)
"""The same for a record that is parked, solved and reopened all the time."""
