"""sop diff says of two rules what all short conversations say of them, judged by both judges.

Generated rules of every kind, over more seeds: python tests/audits/test_diff_as_brute_force.py SEED SECONDS
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "engine")]

import pytest
from brute_force import action, every, message, some, sop_of, verdicts
from brute_rules import judged, records, rules, seeded, sop_of_all, sound, varied

from audits.proving.diff import RuleDiff, diff
from rules.constraints import CHOICES, TEMPLATES, UNARY

Written = dict[str, Any]

ACTIONS = (action("x"), action("y"), action("z"))


def written(template: str, number: int, **more: Any) -> Written:
    made: Written = {"id": f"r{number}", "kind": "sequence", "template": template, "a": {"action": "x"}}
    if template not in UNARY:
        made["b"] = {"action": "y"}
    if template in (*UNARY, *CHOICES):
        more = {key: value for key, value in more.items() if key == "n"}
        if template not in ("existence", "absence", "exactly"):
            more = {}
    return {**made, **more}


def directions(old: Sequence[str], new: Sequence[str]) -> tuple[bool, bool]:
    """Whether a conversation fails now that did not, and one does not fail now that did."""
    pairs = list(zip(old, new, strict=True))
    more = any(after == "fail" and before in ("pass", "not_applicable") for before, after in pairs)
    less = any(before == "fail" and after in ("pass", "not_applicable") for before, after in pairs)
    return more, less


def said(one: RuleDiff) -> tuple[bool, bool]:
    return one.change in ("stricter", "incomparable"), one.change in ("looser", "incomparable")


def agree(olds: Sequence[Written], news: Sequence[Written], traces: list[Any], most: int) -> None:
    """Rule by rule. A difference that only a longer conversation shows must be shown by one."""
    before, after = sop_of(olds), sop_of(news)
    old, new = verdicts(before, traces), verdicts(after, traces)
    for number, one in enumerate(diff(before, after).rules):
        assert one.change != "undecided", one
        wanted = directions([each[number] for each in old], [each[number] for each in new])
        for name, mine, truth in zip(("stricter", "looser"), said(one), wanted, strict=True):
            shown = getattr(one, name)
            assert not truth or mine, (olds[number], news[number], one.change, wanted)
            longer = shown is not None and len(shown.record["events"]) > most
            assert truth or not mine or longer, (olds[number], news[number], one.change, wanted)


@pytest.mark.parametrize("turn", range(1, len(TEMPLATES), 5))
def test_every_pair_of_templates(turn: int) -> None:
    shifted = TEMPLATES[turn:] + TEMPLATES[:turn]
    olds = [written(template, number) for number, template in enumerate(TEMPLATES)]
    news = [written(template, number) for number, template in enumerate(shifted)]
    agree(olds, news, list(every(ACTIONS, 5)), 5)


@pytest.mark.parametrize("seed", range(2))
def test_templates_with_random_options(seed: int) -> None:
    dice = random.Random(seed)

    def options() -> Written:
        made: Written = {"n": dice.randint(1, 3)}
        if dice.random() < 0.4:
            made["among"] = {"action": dice.choice((["x", "y"], "x", ["y", "z"]))}
        if dice.random() < 0.3:
            made["a"] = {"action": ["x", "y"]}
        return made

    olds, news = [], []
    for number in range(24):
        name = dice.choice(TEMPLATES)
        other = name if dice.random() < 0.5 else dice.choice(TEMPLATES)
        for some_rules, template in ((olds, name), (news, other)):
            made = written(template, number)
            extra = options()
            if template not in ("existence", "absence", "exactly"):
                extra.pop("n")
            if template in (*CHOICES, "existence", "absence", "exactly"):
                extra.pop("among", None)
            some_rules.append({**made, **extra})
    agree(olds, news, list(every(ACTIONS, 5)), 5)


@pytest.mark.parametrize("seed", range(2))
def test_limits_in_time(seed: int) -> None:
    dice = random.Random(seed)
    relations = [name for name in TEMPLATES if name not in (*UNARY, *CHOICES)]
    olds, news = [], []
    for number in range(30):
        name = dice.choice(relations)
        other = name if dice.random() < 0.6 else dice.choice(relations)
        for some_rules, template in ((olds, name), (news, other)):
            limit = {"within": dice.choice(("5m", "10m"))} if dice.random() < 0.8 else {}
            some_rules.append(written(template, number, **limit))
    gaps = (1, 300, 301, 600, 601, 150, 302)
    agree_one_way(olds, news, list(some(ACTIONS, 4, gaps, 1_000, seed)))


def agree_one_way(
    olds: Sequence[Written],
    news: Sequence[Written],
    traces: list[Any],
    ladders: Mapping[str, Any] | None = None,
) -> None:
    """What the traces show, the difference says; what it shows itself, both judges have confirmed."""
    before, after = sop_of(olds, ladders=ladders or {}), sop_of(news, ladders=ladders or {})
    old, new = verdicts(before, traces), verdicts(after, traces)
    for number, one in enumerate(diff(before, after).rules):
        assert one.change != "undecided", one
        wanted = directions([each[number] for each in old], [each[number] for each in new])
        for mine, truth in zip(said(one), wanted, strict=True):
            assert mine or not truth, (olds[number], news[number], one.change, wanted)


TALK = (
    message("customer", "alpha"),
    message("agent", "alpha"),
    message("agent", "beta"),
    message("agent", "alpha", "beta"),
    message("agent"),
    message("customer", "beta"),
    message("customer"),
)


@pytest.mark.parametrize("seed", range(2))
def test_phrases(seed: int) -> None:
    dice = random.Random(seed)

    def rule(number: int) -> Written:
        made: Written = {"id": f"r{number}", "kind": "phrase"}
        made["signal"] = dice.choice(("alpha", "beta", ["alpha", "beta"]))
        least, most = dice.randint(0, 2), dice.randint(0, 2)
        made["must"] = dice.choice(("never", "once", "always", {"at_least": least}, {"at_most": most}))
        if dice.random() < 0.5:
            made[dice.choice(("first", "last"))] = dice.randint(1, 3)
        if dice.random() < 0.3:
            made["by"] = dice.choice(("customer", ["agent", "customer"]))
        return made

    olds = [rule(number) for number in range(24)]
    news = [dict(olds[n], must=rule(n)["must"]) if n % 2 else rule(n) for n in range(24)]
    agree(olds, news, list(every(TALK, 3)), 3)


@pytest.mark.parametrize("seed", range(2))
def test_deadlines_escalations_and_recoveries(seed: int) -> None:
    dice = random.Random(seed)

    def deadline(number: int) -> Written:
        made: Written = {"id": f"r{number}", "kind": "deadline", "within": dice.choice(("5m", "10m"))}
        metric = dice.choice(("first_reply", "next_reply", "periodic_update", None))
        made |= {"metric": metric} if metric else {"start": {"signal": "alpha"}, "stop": {"signal": "beta"}}
        if dice.random() < 0.3:
            made["repeat_messages"] = dice.choice(("latest", "oldest"))
        if dice.random() < 0.3:
            made["reopen"] = dice.choice(("new_cycle", "ignore", "continue"))
        if dice.random() < 0.3:
            made["needs_no_reply"] = {"by": "customer", "signal": "beta"}
        return made

    def escalation(number: int) -> Written:
        made: Written = {"id": f"r{number}", "kind": "escalation", "ladder": "help"}
        made["trigger"] = {"signal": "alpha"}
        made["to"] = dice.choice(("supervisor", "manager"))
        if dice.random() < 0.7:
            made["within"] = dice.choice(("5m", "10m"))
        made |= {"no_skip": True} if dice.random() < 0.4 else {}
        made |= {"unless": {"signal": "beta"}} if dice.random() < 0.4 else {}
        return made

    def recovery(number: int) -> Written:
        steps: list[Written] = [{"id": "one", "signal": "alpha"}, {"id": "two", "signal": "beta"}]
        steps.append({"id": "three", "action": "x"})
        dice.shuffle(steps)
        made: Written = {"id": f"r{number}", "kind": "recovery"}
        made["trigger"] = {"by": "customer", "type": "message"}
        made["steps"] = steps[: dice.randint(1, 3)]
        made["order"] = dice.choice(("strict", "any"))
        if dice.random() < 0.5:
            made["within"] = dice.choice(("5m", "10m"))
        return made

    olds, news = [], []
    for number in range(30):
        kind = dice.choice((deadline, escalation, recovery))
        olds.append(kind(number))
        news.append({**olds[-1], "within": "7m"} if dice.random() < 0.3 else kind(number))
    ladder = {"help": ("agent", "supervisor", "manager")}
    events = (
        *TALK,
        action("x"),
        {"type": "escalate", "to": "supervisor"},
        {"type": "escalate", "to": "manager"},
        {"type": "status", "to": "solved"},
    )
    agree_one_way(olds, news, list(some(events, 6, (1, 300, 301, 420, 421, 600, 601), 1_200, seed)), ladder)


def wrong(seed: int, each: int = 30) -> Iterator[str]:
    """What `diff` says of generated pairs of rules of every kind, and conversations say otherwise."""
    dice = seeded(seed)
    olds = [{k: v for k, v in one.items() if k != "when"} for one in rules(dice, 4)]
    pairs = [(old, varied(dice, old)) for old in olds]
    pairs = [(old, new) for old, new in pairs if sound(new) and "class." not in repr((old, new))]
    before, after = sop_of_all([old for old, _ in pairs]), sop_of_all([new for _, new in pairs])
    traces = records(dice, each)
    old_said, new_said = judged(before, traces), judged(after, traces)
    for one, (old, new) in zip(diff(before, after, 3.0).rules, pairs, strict=True):
        if one.change == "undecided" or old.get("when") != new.get("when"):
            continue
        verdicts = [[said[one.rule] for said in each] for each in (old_said, new_said)]
        for name, mine, truth in zip(("stricter", "looser"), said(one), directions(*verdicts), strict=True):
            if truth and not mine:
                yield f"seed {seed}: {one.change} is {name} too: {old} {new}"
            shown = getattr(one, name)
            if shown is not None:
                found = [shown.verdicts[of][one.rule] for of in ("old", "new")]
                if directions(*([each] for each in found)) != (name == "stricter", name == "looser"):
                    yield f"seed {seed}: {found} is not {name}"


@pytest.mark.parametrize("seed", range(8))
def test_rules_of_every_kind(seed: int) -> None:
    assert list(wrong(seed)) == []


if __name__ == "__main__":
    seed, until = int(sys.argv[1]), monotonic() + float(sys.argv[2])
    while monotonic() < until:
        for difference in wrong(seed, 50):
            print(difference)
        seed += 1
    print(f"{seed - int(sys.argv[1])} seeds")
