"""Needs joined by `any` and `all`: what a conjunctive form makes of them is what they say."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from chats import chat, outcome_of, rule
from judging import judges, verdict

from rules.prerequisite import MOST, Prerequisite
from sop.model import Rule

NAMES = ("a", "b", "c")
NEEDS: dict[str, Any] = {
    "a or b": {"any": [{"action": "a"}, {"action": "b"}]},
    "a and b": {"all": [{"action": "a"}, {"action": "b"}]},
    "a or (b and c)": {"any": [{"action": "a"}, {"all": [{"action": "b"}, {"action": "c"}]}]},
    "(a or b) and c": {"all": [{"any": [{"action": "a"}, {"action": "b"}]}, {"action": "c"}]},
    "(a and b) or (b and c)": {
        "any": [
            {"all": [{"action": "a"}, {"action": "b"}]},
            {"all": [{"action": "b"}, {"action": "c"}]},
        ]
    },
}


def prerequisite(**options: Any) -> Rule:
    return rule("prerequisite", before={"action": "go"}, **options)


@pytest.mark.parametrize("judge", judges())
@pytest.mark.parametrize("said", NEEDS)
def test_every_choice_of_earlier_actions_is_judged_as_the_need_says(said: str, judge: str) -> None:
    for count in range(len(NAMES) + 1):
        for done in itertools.permutations(NAMES, count):
            record = chat(*(f"09:0{n} action {name}" for n, name in enumerate(done)), "09:30 action go")
            held = {name: name in done for name in NAMES}
            wanted = "pass" if holds(NEEDS[said], held) else "fail"
            outcome = outcome_of(judge, prerequisite(needs=[NEEDS[said]]), record)
            assert (verdict(outcome), outcome.activations) == (wanted, 1), (said, done)


def holds(need: dict[str, Any], held: dict[str, bool]) -> bool:
    if "any" in need:
        return any(holds(part, held) for part in need["any"])
    if "all" in need:
        return all(holds(part, held) for part in need["all"])
    return held[need["action"]]


def test_any_beside_other_keys_is_about_one_event() -> None:
    asked = prerequisite(needs=[{"by": "agent", "any": [{"action": "a"}, {"action": "b"}]}])
    assert isinstance(asked.kind, Prerequisite)
    assert asked.kind.needs[0].tree.leaf is not None


def test_a_need_of_many_combinations_is_refused_and_not_worked_out() -> None:
    pairs = [{"all": [{"action": f"x{n}"}, {"action": f"y{n}"}]} for n in range(60)]
    asked = prerequisite(needs=[{"any": pairs}])
    assert isinstance(asked.kind, Prerequisite)
    assert asked.kind.needs[0].tree.size() == 2**60 > MOST
    assert list(asked.kind.problems()) == [("needs", "needs-too-many")]
