"""The network really judges, stays inside its fence, and keeps what many facts ask of it."""

from __future__ import annotations

import json

import pytest
from chats import chat, rule, sop_of
from judging import clocks_of, timeline_of, zone_of

from engine.network import RULES_A_SHARD, Network, OutsideTheFence, _Guard
from engine.network_judge import NetworkJudge
from engine.observe.gauge import FINAL, OPEN, UNKNOWN, Broken, Gauge
from engine.outcome import Outcome, RuleOutcome

LATE = 1_900_000_000_000_000


def judged(judge: NetworkJudge, sop: object, record: dict) -> RuleOutcome:
    return judge.judge([timeline_of(sop, record, LATE)])[0][0]  # type: ignore[arg-type]


def test_a_rule_broken_inside_the_compiled_network_changes_the_verdict() -> None:
    sop = sop_of(rule("style", at_most={"characters": 5}))
    judge = NetworkJudge(sop, clocks_of(sop), zone_of(sop.timezone))
    record = chat("09:00 agent much too long")
    assert [one.outcome for one in judged(judge, sop, record).notable] == [Outcome.VIOLATED]

    (ruleset,) = [r for r in judge.network.rulesets if "f0" in r]
    ruleset["f0"] = json.loads(json.dumps(ruleset["f0"]).replace('{"f0": 5}', '{"f0": 500}'))
    judge.network.load()
    assert judged(judge, sop, record).notable == ()


def test_a_rule_taken_out_of_the_network_is_noticed_before_a_reading_is_lost() -> None:
    network = Network([Gauge(0, 0, True, 5)])
    del network.rulesets[0]["f0"]
    with pytest.raises(OutsideTheFence):
        network.load()


def test_over_and_under_break_strictly_beyond_the_limit() -> None:
    network = Network([Gauge(0, 0, True, 5), Gauge(1, 1, False, 5)])
    readings = [(0, FINAL, p, value) for p, value in enumerate((4, 5, 6))]
    readings += [(1, FINAL, p, value) for p, value in enumerate((4, 5, 6))]
    assert sorted(network.broken([readings])[0]) == [Broken(0, FINAL, 2), Broken(1, FINAL, 0)]


def test_gauges_on_one_property_are_judged_each() -> None:
    network = Network([Gauge(0, 0, True, 5), Gauge(1, 0, True, 7), Gauge(2, 0, False, 2)])
    broken = network.broken([[(0, FINAL, 3, 6), (0, FINAL, 4, 1), (0, FINAL, 5, 9)]])[0]
    assert sorted(broken) == [
        Broken(0, FINAL, 3),
        Broken(0, FINAL, 5),
        Broken(1, FINAL, 5),
        Broken(2, FINAL, 4),
    ]


def test_open_and_unknown_readings_keep_their_state() -> None:
    network = Network([Gauge(0, 0, True, 0)])
    broken = network.broken([[(0, OPEN, 1, 1), (0, UNKNOWN, 2, 1), (0, FINAL, 3, 1)]])[0]
    assert sorted(broken) == [Broken(0, FINAL, 3), Broken(0, OPEN, 1), Broken(0, UNKNOWN, 2)]


def test_many_readings_of_one_conversation_are_all_found_and_go_to_their_own() -> None:
    network = Network([Gauge(0, 0, True, 0)])
    odd = [(0, FINAL, p, p % 2) for p in range(5_000)]
    none = [(0, FINAL, p, 0) for p in range(500)]
    broken = network.broken([odd, none, odd[:100]])
    assert sorted(one.position for one in broken[0]) == list(range(1, 5_000, 2))
    assert broken[1] == []
    assert sorted(one.position for one in broken[2]) == list(range(1, 100, 2))


def test_a_policy_of_500_rules_is_sharded_and_each_rule_fires() -> None:
    network = Network([Gauge(n, n, True, 10) for n in range(500)])
    assert all(len(ruleset) <= RULES_A_SHARD for ruleset in network.rulesets)
    broken = network.broken([[(n, FINAL, 0, 11) for n in range(500)]])[0]
    assert sorted(one.gauge for one in broken) == list(range(500))


def test_large_numbers_compare_exactly() -> None:
    limit = (1 << 60) - 1
    network = Network([Gauge(0, 0, True, limit), Gauge(1, 1, False, -limit)])
    readings = [
        (0, FINAL, 0, limit),
        (0, FINAL, 1, limit + 1),
        (1, FINAL, 0, -limit),
        (1, FINAL, 1, -limit - 1),
    ]
    assert sorted(network.broken([readings])[0]) == [Broken(0, FINAL, 1), Broken(1, FINAL, 1)]


CLOSED = {"end": {"all": [{"m": {"$gt": {"end": 0}}}]}}


@pytest.mark.parametrize(
    "body",
    [
        {"all": [{"m": {"$gt": {"f0": 1}}}, {"n": {"$gt": {"f1": 1}}}]},
        {"all": [{"m": {"$and": [{"$gt": {"f0": 1}}, {"$lt": {"f0": 5}}]}}]},
        {"all": [{"m": {"$or": [{"$gt": {"f0": 1}}]}}]},
        {"all": [{"m$not": {"$gt": {"f0": 1}}}]},
        {"all": [{"m": {"$mt": {"f0": ".*"}}}]},
        {"all": [{"m": {"$gt": {"f0": "1"}}}]},
        {"all": [{"m": {"$gt": {"f0": 1.5}}}]},
        {"all": [{"m": {"$gt": {"f0": True}}}]},
        {"all": [{"m": {"$gt": {"f0": {"$m": "f1"}}}}]},
        {"all": [{"m": {"$gt": {"f0": 1}}}], "count": 2},
        {"any": [{"m": {"$gt": {"f0": 1}}}]},
        {"all": [{"m": {"$gt": {"f-0": 1}}}]},
    ],
)
def test_the_guard_refuses_what_lies_outside_the_fence(body: dict) -> None:
    with pytest.raises(OutsideTheFence):
        _Guard({"f0": body, **CLOSED}).check()  # type: ignore[dict-item]


def test_the_guard_refuses_too_many_rules_and_a_missing_closing_rule() -> None:
    rule = {"all": [{"m": {"$gt": {"f0": 1}}}]}
    with pytest.raises(OutsideTheFence):
        _Guard({"f0": rule}).check()
    with pytest.raises(OutsideTheFence):
        _Guard({**{f"f{n}": rule for n in range(RULES_A_SHARD)}, **CLOSED}).check()
