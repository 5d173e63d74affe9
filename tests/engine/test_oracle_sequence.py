"""Sequences beyond the textbook: correlation, windows, `among`, what may still come, and where to look."""

from __future__ import annotations

from typing import Any

import pytest
from chats import chat, findings_of, outcome_of, rule, verdict_of
from judging import judges

from engine.outcome import Outcome
from rules.pattern import attributes
from sop.model import Rule

pytestmark = pytest.mark.parametrize("judge", judges())

VERIFY, REFUND = {"action": "verify"}, {"action": "refund"}


def sequence(template: str, **more: Any) -> Rule:
    return rule("sequence", **{"template": template, "a": VERIFY, "b": REFUND} | more)


def unary(template: str, **more: Any) -> Rule:
    return rule("sequence", **{"template": template, "a": VERIFY} | more)


def test_same_pairs_events_that_share_the_attribute(judge: str) -> None:
    checked = sequence("precedence", same=["args.order"])
    record = chat("09:00 action verify order=1", "09:01 action refund order=2", "09:02 action refund order=1")
    assert findings_of(judge, checked, record) == [("no-precedence", ["1", "0!"])]


def test_an_absent_attribute_pairs_with_nothing(judge: str) -> None:
    checked = sequence("precedence", same=["args.order"])
    assert verdict_of(judge, checked, chat("09:00 action verify", "09:01 action refund")) == "fail"


def test_in_alternate_templates_only_events_with_the_same_attribute_block(judge: str) -> None:
    record = chat("09:00 action verify order=1", "09:01 action verify order=2", "09:02 action refund order=1")
    assert outcome_of(judge, sequence("alternate_response", same=["args.order"]), record).notable[0].key == (
        "a",
        1,
    )
    assert [one.key for one in outcome_of(judge, sequence("alternate_response"), record).notable] == [
        ("a", 0)
    ]


def test_an_alternate_answer_cut_off_shows_what_cut_it_off(judge: str) -> None:
    record = chat("09:00 action verify", "09:01 action verify", "09:02 action refund")
    assert findings_of(judge, sequence("alternate_response"), record) == [("no-response", ["0", "1"])]
    record = chat("09:00 action verify", "09:01 action refund", "09:02 action refund")
    assert findings_of(judge, sequence("alternate_precedence"), record) == [("no-precedence", ["2", "1"])]


def test_an_event_never_answers_itself_in_an_ordered_template(judge: str) -> None:
    by_agent = {"a": {"by": "agent"}, "b": VERIFY}
    for template in ("response", "precedence", "chain_response", "not_response", "not_precedence"):
        expected = "pass" if template.startswith("not_") else "fail"
        assert verdict_of(judge, sequence(template, **by_agent), chat("09:00 action verify")) == expected
    assert (
        verdict_of(judge, sequence("responded_existence", **by_agent), chat("09:00 action verify")) == "pass"
    )
    assert verdict_of(judge, sequence("not_coexistence", **by_agent), chat("09:00 action verify")) == "fail"


def test_an_answer_that_is_itself_the_next_question_answers_in_an_alternate_template(judge: str) -> None:
    both = sequence("alternate_response", a={"by": "customer"}, b={"type": "message"})
    assert verdict_of(judge, both, chat("09:00 customer x", "09:01 customer x", "09:02 agent x")) == "pass"


def test_among_says_which_events_count_as_next(judge: str) -> None:
    record = chat("09:00 action verify", "09:01 customer x", "09:02 action refund")
    assert findings_of(judge, sequence("chain_response"), record) == [("no-response", ["0", "1"])]
    assert verdict_of(judge, sequence("chain_response", among={"type": "action"}), record) == "pass"
    assert verdict_of(judge, sequence("chain_precedence", among={"type": "action"}), record) == "pass"


def test_among_says_which_events_count_as_first_and_last(judge: str) -> None:
    record = chat("09:00 customer x", "09:01 action verify", "09:02 customer x")
    assert findings_of(judge, unary("init"), record) == [("not-first", ["0"])]
    assert findings_of(judge, unary("end"), record) == [("not-last", ["2"])]
    assert verdict_of(judge, unary("init", among={"type": "action"}), record) == "pass"
    assert verdict_of(judge, unary("end", among={"type": "action"}), record) == "pass"
    assert findings_of(judge, unary("init", among={"type": "rating"}), record) == [("too-few-events", ["2!"])]
    assert findings_of(judge, unary("end", among={"type": "rating"}), record) == [("not-last", ["2!"])]


def test_counts_show_the_events_that_are_too_many(judge: str) -> None:
    record = chat("09:00 action verify", "09:01 action verify", "09:02 action verify")
    assert findings_of(judge, unary("absence"), record) == [("too-many-events", [p]) for p in "012"]
    assert findings_of(judge, unary("absence", n=3), record) == [("too-many-events", ["2"])]
    assert findings_of(judge, unary("exactly"), record) == [("too-many-events", [p]) for p in "12"]
    assert findings_of(judge, unary("existence", n=4), record) == [("too-few-events", ["2!"])]
    assert verdict_of(judge, unary("existence", n=4), record | {"status": "open"}) == "pending"
    assert verdict_of(judge, unary("exactly", n=2), record | {"status": "open"}) == "fail"


def test_an_empty_record_has_nothing_to_show(judge: str) -> None:
    assert findings_of(judge, unary("existence"), chat()) == [("too-few-events", ["None!"])]
    assert verdict_of(judge, unary("absence"), chat()) == "pass"
    assert verdict_of(judge, sequence("response"), chat()) == "not_applicable"


def test_both_of_an_exclusive_choice_are_shown_in_order(judge: str) -> None:
    record = chat("09:00 action refund", "09:01 action verify", "09:02 action verify", status="open")
    assert findings_of(judge, sequence("exclusive_choice"), record) == [("both", ["0", "1"])]


def test_within_is_inclusive_and_counts_on_the_rules_clock(judge: str) -> None:
    quick = sequence("response", within="10m")
    assert verdict_of(judge, quick, chat("09:00 action verify", "09:10 action refund")) == "pass"
    assert findings_of(judge, quick, chat("09:00 action verify", "09:11 action refund")) == [
        ("no-response", ["0", "1"])
    ]
    office = rule("sequence", template="response", a=VERIFY, b=REFUND, within="10m", calendar="office")
    assert verdict_of(judge, office, chat("16:55 action verify", "tue 08:05 action refund")) == "pass"


def test_a_precedence_within_looks_back_so_long_only(judge: str) -> None:
    recent = sequence("precedence", within="10m")
    record = chat("09:00 action verify", "09:10 action refund", "09:11 action refund")
    assert findings_of(judge, recent, record) == [("no-precedence", ["2", "0"])]


def test_outside_the_window_the_nearest_in_time_is_shown_the_earlier_on_ties(judge: str) -> None:
    near = sequence("coexistence", within="10m")
    record = chat("09:00 action refund", "10:00 action verify", "11:00 action refund")
    findings = findings_of(judge, near, record)
    assert findings == [("no-partner", ["1", "0"]), ("no-partner", ["0", "1"]), ("no-partner", ["2", "1"])]


def test_a_not_template_with_a_window_forbids_only_what_lies_in_it(judge: str) -> None:
    apart = sequence("not_response", within="10m")
    assert verdict_of(judge, apart, chat("09:00 action verify", "09:11 action refund")) == "pass"
    record = chat("09:00 action verify", "09:10 action refund")
    assert findings_of(judge, apart, record) == [("forbidden", ["0", "1"])]


def test_an_answer_in_time_may_come_until_it_is_due_whether_the_record_runs_or_not(judge: str) -> None:
    quick = sequence("response", within="10m")
    record = chat("09:00 action verify", "09:05 customer x", "09:20 customer x")
    assert verdict_of(judge, quick, record | {"status": "solved"}, as_of="09:09") == "pending"
    assert findings_of(judge, quick, record | {"status": "open"}, as_of="09:30") == [
        ("no-response", ["0", "1!"])
    ]


def test_without_a_window_an_answer_may_come_while_the_record_runs(judge: str) -> None:
    record = chat("09:00 action verify", "09:05 customer x", status="pending")
    assert verdict_of(judge, sequence("response"), record) == "pending"
    assert verdict_of(judge, sequence("responded_existence"), record) == "pending"
    assert verdict_of(judge, sequence("chain_response"), record) == "fail"
    assert verdict_of(judge, sequence("precedence", a=REFUND, b=VERIFY), record) == "fail"


def test_what_is_missing_is_missing_where_it_was_due_at_last(judge: str) -> None:
    record = chat("09:00 customer x", "09:01 action refund", "09:02 customer x")
    assert findings_of(judge, sequence("response", a=REFUND, b=VERIFY), record) == [
        ("no-response", ["1", "2!"])
    ]
    assert findings_of(judge, sequence("precedence"), record) == [("no-precedence", ["1", "0!"])]
    assert findings_of(judge, sequence("precedence"), chat("09:00 action refund")) == [
        ("no-precedence", ["0", "0!"])
    ]
    assert findings_of(judge, sequence("coexistence"), record) == [("no-partner", ["1", "2!"])]


def test_windows_need_times(judge: str) -> None:
    quick, apart = sequence("response", within="10m"), sequence("not_response", within="10m")
    (activation,) = outcome_of(judge, quick, chat("- action verify", "09:00 action refund")).notable
    assert (activation.outcome, activation.reason) == (Outcome.NOT_EVALUABLE, "time-missing")
    assert verdict_of(judge, quick, chat("09:00 action verify", "- action refund")) == "not_evaluable"
    known = chat("09:00 action verify", "- action refund", "09:05 action refund")
    assert verdict_of(judge, quick, known) == "pass"
    assert verdict_of(judge, apart, known) == "fail"
    assert verdict_of(judge, apart, chat("09:00 action verify", "- action refund")) == "not_evaluable"
    assert verdict_of(judge, apart, chat("- action verify")) == "pass"
    assert verdict_of(judge, sequence("response"), chat("- action verify", "- action refund")) == "pass"


def test_events_of_one_time_keep_their_order(judge: str) -> None:
    record = chat("09:00 action verify", "09:00 action refund")
    assert verdict_of(judge, sequence("precedence"), record) == "pass"
    assert verdict_of(judge, sequence("succession"), record) == "pass"
    assert verdict_of(judge, sequence("precedence", a=REFUND, b=VERIFY), record) == "fail"


def test_events_out_of_order_are_sorted_by_time(judge: str) -> None:
    record = chat("09:05 action refund", "09:00 action verify", "- action verify")
    assert verdict_of(judge, sequence("chain_precedence"), record) == "pass"


def test_the_previous_one_of_its_kind_may_itself_be_what_precedes(judge: str) -> None:
    checked = sequence("alternate_precedence", a={"by": "agent"}, b={"type": "action"})
    assert (
        verdict_of(judge, checked, chat("09:00 agent x", "09:01 action refund", "09:02 action refund"))
        == "pass"
    )


def test_at_the_due_time_itself_nothing_is_awaited_any_more(judge: str) -> None:
    quick = sequence("response", within="10m")
    assert verdict_of(judge, quick, chat("09:00 action verify", status="open"), as_of="09:10") == "fail"


def test_evidence_says_what_made_the_event_count(judge: str) -> None:
    record = chat("09:00 action verify", "09:30 action refund")
    (late,) = outcome_of(judge, sequence("response", within="10m"), record).notable[0].shortfalls
    assert [each.looked_for for each in late.evidence] == [
        attributes(action="verify"),
        attributes(action="refund"),
    ]
    assert dict(late.arguments) | {"within": None} == {
        "template": "response",
        "n": 1,
        "count": None,
        "within": None,
        "partner": attributes(action="refund"),
    }
    (missing,) = outcome_of(judge, unary("existence", n=3), record).notable[0].shortfalls
    assert dict(missing.arguments) == {"template": "existence", "n": 3, "count": 1, "within": None}
