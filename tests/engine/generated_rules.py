"""Generated rules of every kind with every option, as an SOP writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dice import Dice
from generated_patterns import ACTIONS, PARTIES, STATUSES, TIERS, duration, likely, pattern, when

from rules.constraints import CHOICES, QUANTITIES, SHAPES, SHARES, TEMPLATES, UNARY
from rules.deadline import METRICS
from rules.gaming import FINDS

Written = dict[str, Any]
CALENDAR = "office"
LADDER = "help"
CHAT_TEMPLATES = ("alpha beta", "{x} gamma", "alpha {x} halo?", "kami {x} kirim {y} OKE!!")


def rule(dice: Dice, kind: str, name: str, signals: Sequence[str]) -> Written:
    """One rule of a kind."""
    written: Written = {"id": name, "kind": kind, **_OPTIONS[kind](dice, signals)}
    if dice.chance(40):
        written["calendar"] = CALENDAR
    if dice.chance(12):
        written["when"] = when(dice)
    for asking in (written, *written.get("labels", {}).values()):
        if name != "r0" and dice.chance(12):
            asking["when"] = _earlier(dice, name)
    return written


def _earlier(dice: Dice, name: str) -> Written:
    """A condition on what an earlier rule may say of the conversation; so there are no circles."""
    rule = f"r{dice.number(0, int(name[1:]) - 1)}"
    return {f"class.{rule}": dice.one(("one", ["one", "two"], {"not": "two"}, {"exists": True}))}


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
            name: dice.one((0.25, 0.5, 0.8)) if name in SHARES else dice.number(0, high) for name in chosen
        }

    bounds = _maybe(dice, 30, {"at_least": lambda: limits(1)})
    if not bounds or dice.chance(70):
        bounds["at_most"] = limits(3) | _maybe(dice, 20, {"characters": lambda: dice.number(5, 30)})
    if any("template" in limits for limits in bounds.values()):
        bounds["templates"] = [dice.one(CHAT_TEMPLATES) for _ in range(dice.number(1, 2))]
    return {
        **bounds,
        **_maybe(dice, 20, {"by": lambda: _parties(dice), "public": lambda: dice.one((True, False))}),
        **_maybe(dice, 40, {dice.one(("first", "last")): lambda: dice.number(1, 3)}),
    }


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
        **_maybe(dice, 20, {"once": lambda: True}),
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


def _prerequisite(dice: Dice, signals: Sequence[str]) -> Written:
    def joined(deep: int) -> Written:
        if deep and dice.chance(40):
            return {dice.one(("any", "all")): [joined(deep - 1) for _ in range(dice.number(1, 2))]}
        return likely(dice, signals, dice.one(("customer", "agent")))

    def need() -> Written:
        more = _maybe(dice, 25, {"since": lambda: pattern(dice, signals)})
        if not more:
            more = _maybe(dice, 15, {"same": lambda: [dice.one(("args.order", "author", "by"))]})
        return {**joined(2), **more, **_maybe(dice, 20, {"within": lambda: duration(dice)})}

    return {
        "before": likely(dice, signals, "agent"),
        "needs": [need() for _ in range(dice.number(1, 2))],
        **_maybe(dice, 10, {"same": lambda: [dice.one(("args.order", "author", "label"))]}),
        **_maybe(dice, 40, {"within": lambda: duration(dice)}),
    }


def _classify(dice: Dice, signals: Sequence[str]) -> Written:
    def label() -> Written:
        made: Written = {}
        if dice.chance(70):
            made = {**likely(dice, signals, "customer"), **_maybe(dice, 40, {"at_least": lambda: 2})}
        if not made or dice.chance(30):
            made["when"] = when(dice)
        return made

    names = ("one", "two", "three")[: dice.number(1, 3)]
    return {"labels": {name: label() for name in names}}


def _stages(dice: Dice, signals: Sequence[str]) -> Written:
    names = ("contact", "answer", "solution")[: dice.number(1, 3)]
    parties = ("customer", "agent", "agent")
    return {
        "stages": [
            {
                "id": name,
                **likely(dice, signals, party),
                **_maybe(dice, 20, {"title": lambda: {"en": "Stage"}, "when": lambda: when(dice)}),
            }
            for name, party in zip(names, parties, strict=False)
        ]
    }


def _promise(dice: Dice, signals: Sequence[str]) -> Written:
    return {
        "signal": list(signals) if dice.chance(60) else dice.one(signals),
        "kept_by": dice.one(({"action": list(ACTIONS[:2])}, {"status": "solved"}, pattern(dice, signals))),
        **_maybe(dice, 30, {"grace": lambda: dice.one(("5m", "1h", "30s"))}),
        **_maybe(dice, 60, {"by": lambda: dice.one((list(PARTIES), ["agent", "customer"], "customer"))}),
    }


def _repeated_question(dice: Dice, signals: Sequence[str]) -> Written:
    def topic() -> Written:
        given = dice.one((*SHAPES, {"signal": dice.one(signals)}, likely(dice, signals, "customer")))
        made: Written = {"ask": likely(dice, signals, "agent")}
        made |= _maybe(dice, 80, {"given": lambda: given})
        made |= _maybe(dice, 30, {"changed": lambda: likely(dice, signals, "customer")})
        if "given" not in made or dice.chance(20):
            made["known"] = when(dice)
        return made

    made = _maybe(dice, 40, {"by": lambda: _parties(dice)})
    if dice.chance(60):
        made["same_question"] = True
        made |= _maybe(dice, 40, {"alike": lambda: dice.number(50, 100)})
        made |= _maybe(dice, 20, {"except": lambda: pattern(dice, signals)})
    if not made.get("same_question") or dice.chance(70):
        made["topics"] = {name: topic() for name in ("order", "address")[: dice.number(1, 2)]}
    return made


_OPTIONS: Mapping[str, Callable[[Dice, Sequence[str]], Written]] = {
    "greeting": _first_or_last,
    "closing": _first_or_last,
    "phrase": _phrase,
    "style": _style,
    "deadline": _deadline,
    "gaming": _gaming,
    "promise": _promise,
    "repeated_question": _repeated_question,
    "classify": _classify,
    "stages": _stages,
    "escalation": _escalation,
    "recovery": _recovery,
    "sequence": _sequence,
    "prerequisite": _prerequisite,
}
"""Rule kind -> its generated options."""
