"""Generated rules of every kind with every option, as an SOP writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dice import Dice
from generated_patterns import PARTIES, STATUSES, TIERS, duration, likely, pattern, when

from rules.constraints import CHOICES, QUANTITIES, TEMPLATES, UNARY
from rules.deadline import METRICS
from rules.gaming import FINDS

Written = dict[str, Any]
CALENDAR = "office"
LADDER = "help"


def rule(dice: Dice, kind: str, name: str, signals: Sequence[str]) -> Written:
    """One rule of a kind."""
    written: Written = {"id": name, "kind": kind, **_OPTIONS[kind](dice, signals)}
    if dice.chance(40):
        written["calendar"] = CALENDAR
    if dice.chance(12):
        written["when"] = when(dice)
    return written


def _maybe(dice: Dice, percent: int, options: Mapping[str, Callable[[], Any]]) -> Written:
    """Those of some options that the dice want, each in so many of a hundred cases."""
    return {name: make() for name, make in options.items() if dice.chance(percent)}


def _parties(dice: Dice) -> Any:
    return dice.one(("agent", "customer", ["agent", "bot"], list(PARTIES)))


def _signal_names(dice: Dice, signals: Sequence[str]) -> Any:
    return list(signals) if dice.chance(25) else dice.one(signals)


def _first_or_last(dice: Dice, signals: Sequence[str]) -> Written:
    return {
        "signal": _signal_names(dice, signals),
        **_maybe(dice, 60, {"within_messages": lambda: dice.number(1, 3)}),
    }


def _phrase(dice: Dice, signals: Sequence[str]) -> Written:
    least, most = sorted((dice.number(0, 2), dice.number(0, 2)))
    counts = ({"at_least": most}, {"at_most": least}, {"at_least": least, "at_most": most})
    return {
        "signal": _signal_names(dice, signals),
        "must": dice.one(("never", "once", "always", *counts)),
        **_maybe(dice, 20, {"by": lambda: _parties(dice), "public": lambda: dice.one((True, False))}),
        **_maybe(dice, 40, {dice.one(("first", "last")): lambda: dice.number(1, 3)}),
    }


def _style(dice: Dice, signals: Sequence[str]) -> Written:
    def limits(high: int) -> Written:
        chosen = [dice.one(QUANTITIES) for _ in range(dice.number(1, 3))]
        return {
            name: dice.one((0.25, 0.5)) if name == "capitals" else dice.number(0, high) for name in chosen
        }

    bounds = _maybe(dice, 30, {"at_least": lambda: limits(1)})
    if not bounds or dice.chance(70):
        bounds["at_most"] = limits(3) | _maybe(dice, 20, {"characters": lambda: dice.number(5, 30)})
    return bounds | _maybe(
        dice, 20, {"by": lambda: _parties(dice), "public": lambda: dice.one((True, False))}
    )


def _deadline(dice: Dice, signals: Sequence[str]) -> Written:
    pauses = _maybe(
        dice,
        20,
        {
            "pause_on": lambda: [dice.one(STATUSES) for _ in range(dice.number(0, 2))],
            "pause_while": lambda: {"from": pattern(dice, signals), "until": pattern(dice, signals)},
        },
    )
    metric = dice.one((*METRICS, None))
    days = not pauses and metric not in ("requester_wait", "agent_work")
    written: Written = {"within": duration(dice, days), **pauses}
    if metric is None:
        written["start"] = likely(dice, signals, "customer")
        written["stop"] = written["start"] if dice.chance(10) else likely(dice, signals, "agent")
    else:
        written["metric"] = metric
    if metric in ("first_reply", "next_reply") and dice.chance(20):
        written |= {"substantive": True, "placeholder": _signal_names(dice, signals)}
    target = {"when": {"priority": dice.one(("urgent", ["high", "urgent"]))}, "within": duration(dice, days)}
    other = {"when": when(dice), "within": duration(dice, days)}
    if dice.chance(30):
        written["targets"] = [target, other] if dice.chance(50) else [target]
    return written | _maybe(
        dice,
        25,
        {
            "pause_hours": lambda: dice.one(("working", "wall")),
            "at_closing": lambda: dice.one(("next_opening", "closing")),
            "repeat_messages": lambda: dice.one(("latest", "oldest")),
            "replies_by": lambda: [dice.one(PARTIES) for _ in range(dice.number(1, 2))],
            "reopen": lambda: dice.one(("new_cycle", "ignore", "continue")),
            "target_at": lambda: dice.one(("change", "stop", "start")),
            "needs_no_reply": lambda: pattern(dice, signals),
        },
    )


def _gaming(dice: Dice, signals: Sequence[str]) -> Written:
    finds = dice.one((*FINDS, FINDS[-1]))
    written: Written = {"finds": finds}
    if finds == "quick_reopen":
        written["within"] = duration(dice)
    else:
        written |= _maybe(
            dice,
            40,
            {
                "statuses": lambda: [dice.one(STATUSES) for _ in range(dice.number(1, 3))],
                "replies_by": lambda: [dice.one(PARTIES) for _ in range(dice.number(1, 2))],
            },
        )
    if finds != "pending_without_reply":
        written |= _maybe(dice, 30, {"needs_no_reply": lambda: pattern(dice, signals)})
    return written


def _escalation(dice: Dice, signals: Sequence[str]) -> Written:
    return {
        "trigger": likely(dice, signals, "customer"),
        "ladder": LADDER,
        "to": dice.one(TIERS[1:]),
        **_maybe(dice, 75, {"within": lambda: duration(dice)}),
        **_maybe(
            dice,
            30,
            {
                "unless": lambda: pattern(dice, signals),
                "only_if": lambda: pattern(dice, signals),
                "no_skip": lambda: True,
            },
        ),
    }


def _recovery(dice: Dice, signals: Sequence[str]) -> Written:
    steps = [
        {**likely(dice, signals, "agent"), "id": name}
        for name in ("listen", "apologise", "solve")[: dice.number(1, 3)]
    ]
    return {
        "trigger": dice.one(({"by": "customer"}, likely(dice, signals, "customer"))),
        "steps": steps,
        **_maybe(dice, 50, {"order": lambda: dice.one(("any", "strict")), "within": lambda: duration(dice)}),
    }


def _sequence(dice: Dice, signals: Sequence[str]) -> Written:
    template = dice.one(TEMPLATES)
    written: Written = {"template": template, "a": likely(dice, signals, "customer")}
    if template in ("existence", "absence", "exactly"):
        written |= _maybe(dice, 50, {"n": lambda: dice.number(1, 3)})
    if template not in UNARY:
        written["b"] = likely(dice, signals, "agent")
    if template not in (*UNARY, *CHOICES):
        written |= _maybe(dice, 70, {"within": lambda: duration(dice)})
        written |= _maybe(
            dice, 20, {"same": lambda: [dice.one(("args.order", "author", "by", "label", "type"))]}
        )
    return written | _maybe(dice, 20, {"among": lambda: pattern(dice, signals)})


_OPTIONS: Mapping[str, Callable[[Dice, Sequence[str]], Written]] = {
    "greeting": _first_or_last,
    "closing": _first_or_last,
    "phrase": _phrase,
    "style": _style,
    "deadline": _deadline,
    "gaming": _gaming,
    "escalation": _escalation,
    "recovery": _recovery,
    "sequence": _sequence,
}
"""Rule kind -> its generated options."""
