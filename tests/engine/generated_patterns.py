"""Generated event patterns, `when`s and durations, over the few words that generated records are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dice import Dice

PARTIES = ("customer", "agent", "bot", "system")
STATUSES = ("open", "pending", "solved", "on-hold", "closed", "new")
PRIORITIES = ("normal", "high", "urgent")
ACTIONS = ("verify", "refund", "offer")
TIERS = ("agent", "supervisor", "manager")
LABELS = ("praise", "threat")
ORDERS = ("O-1", "O-2", 1, True)

WHENS: tuple[dict[str, Any], ...] = (
    {"channel": "chat"},
    {"priority": "urgent"},
    {"priority": {"not": "normal"}},
    {"status": ["open", "pending", "solved"]},
    {"tags": "vip"},
    {"tags": {"not": ["vip", "spam"]}},
    {"customer.new": True},
    {"customer.orders": {"gte": 2, "lt": 5}},
    {"fields.order.total": {"gt": 100}},
    {"fields.sizes": {"gte": 3, "lt": 5}},
    {"fields.order": {"exists": True}},
    {"subject": {"exists": False}},
    {"created_at": {"gte": "2026-01-05"}},
    {"created_at": {"lt": "2026-01-05T09:00:00", "gte": "2026-01-05T01:00:00Z"}},
    {"any": [{"channel": "mail"}, {"customer.new": 1}]},
    {"all": [{"channel": ["chat", "mail"]}, {"not": {"tags": "spam"}}]},
    {"not": {"priority": "high"}},
)


def when(dice: Dice) -> dict[str, Any]:
    return dice.one(WHENS)


def duration(dice: Dice, days: bool = True) -> str:
    """A limit near the distances between generated events; working days only if wanted."""
    lengths = ["5m", "10m", "1h", "30s", "2h", "3h30m", "1d", "0s", "8h", "55m"]
    return dice.one([*lengths, "1bd", "2bd"] if days else lengths)


def pattern(dice: Dice, signals: Sequence[str], deep: bool = True) -> dict[str, Any]:
    """A pattern of one event, mostly one that generated events match often."""
    if deep and dice.chance(15):
        return _nested(dice, signals)
    shapes = (_message, _signal, _message, _signal, _action, _status, _action, _rest)
    return dice.one(shapes)(dice, signals)


def likely(dice: Dice, signals: Sequence[str], by: str) -> dict[str, Any]:
    """A pattern that many events of a party match, more often than not."""
    if dice.chance(30):
        return pattern(dice, signals)
    plain = (
        {"signal": dice.one(signals)},
        {"type": "message", "by": by},
        {"signal": list(signals), "by": by},
    )
    actions = tuple({"action": name} for name in ACTIONS)
    return dict(dice.one((*plain, *actions) if by == "agent" else plain))


def _message(dice: Dice, signals: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "message", "by": dice.one(("customer", "agent", ["agent", "bot"]))}
    if dice.chance(10):
        found["public"] = dice.one((True, False))
    if dice.chance(10):
        found["author"] = dice.one(("a1", {"not": "a1"}))
    return found


def _signal(dice: Dice, signals: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"signal": dice.one(signals)}
    if dice.chance(20):
        found["by"] = dice.one(PARTIES[:2])
    if dice.chance(15):
        found["public"] = dice.one((False, [True, False]))
    if dice.chance(10):
        found["signal"] = dice.one((list(signals), {"not": signals[0]}, {"exists": True}))
        found["type"] = "message"
    return found


def _action(dice: Dice, signals: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"action": dice.one((*ACTIONS, list(ACTIONS[:2])))}
    if dice.chance(15):
        found["args.order"] = dice.one(("O-1", {"exists": True}, {"not": "O-2"}, 1, True))
    return found


def _status(dice: Dice, signals: Sequence[str]) -> dict[str, Any]:
    return {"status": dice.one((*STATUSES[:3], ["solved", "closed"], {"not": "open"}))}


def _rest(dice: Dice, signals: Sequence[str]) -> dict[str, Any]:
    return dict(
        dice.one(
            (
                {"priority": "urgent"},
                {"escalate": ["supervisor", "manager"]},
                {"assign": "g1"},
                {"assign": {"not": "a1"}, "type": "assign"},
                {"rating": "csat"},
                {"value": {"lt": 3}},
                {"value": {"gte": 3, "lt": 5}},
                {"label": "praise"},
                {"label": {"not": "threat"}, "by": "agent"},
                {"by": "agent"},
                {"author": ["a1", "a2"]},
                {"public": False},
                {"type": {"exists": True}},
            )
        )
    )


def _nested(dice: Dice, signals: Sequence[str]) -> dict[str, Any]:
    one, other = pattern(dice, signals, deep=False), pattern(dice, signals, deep=False)
    return dice.one(
        (
            {"any": [one, other]},
            {"all": [one, {"not": other}]},
            {"not": one, **other},
            {"public": [True, False], "any": [one, other]},
        )
    )
