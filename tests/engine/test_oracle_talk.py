"""Classes, promises and questions to the letter of docs/semantics.md."""

from __future__ import annotations

from typing import Any

import pytest
from chats import (
    HOUR,
    MINUTE,
    SIGNALS,
    ZONE,
    at,
    chat,
    findings_of,
    measured_of,
    outcome_of,
    rule,
    verdict_of,
)
from judging import judges, timeline_of

from sop.model import Rule, Sop

pytestmark = pytest.mark.parametrize("judge", judges())


def promise(**more: Any) -> Rule:
    return rule("promise", signal="greeting", kept_by={"signal": "solution"}, **more)


def test_a_promise_kept_at_the_last_instant_is_kept(judge: str) -> None:
    record = chat("09:00 agent alpha dalam 2 jam", "11:00 agent gamma")
    assert verdict_of(judge, promise(), record) == "pass"
    measured = measured_of(judge, promise(), record)
    assert (measured.elapsed, measured.limit_time, measured.late) == (2 * HOUR, 2 * HOUR, 0)


def test_a_minute_later_it_is_not_unless_there_is_grace(judge: str) -> None:
    record = chat("09:00 agent alpha dalam 2 jam", "11:01 agent gamma")
    assert findings_of(judge, promise(), record) == [("promise-late", ["0", "1"])]
    assert verdict_of(judge, promise(grace="1m"), record) == "pass"


def test_the_customer_cannot_keep_what_the_agent_promised(judge: str) -> None:
    kept = rule("promise", signal="greeting", kept_by={"type": "message"})
    record = chat("09:00 agent alpha dalam 2 jam", "09:30 customer x")
    assert findings_of(judge, kept, record) == [("promise-broken", ["0", "1!"])]
    record = chat("09:00 agent alpha dalam 2 jam", "09:30 bot x")
    assert verdict_of(judge, kept, record) == "pass"


def test_a_renewal_is_a_promise_of_its_own(judge: str) -> None:
    record = chat("09:00 agent alpha dalam 2 jam", "10:00 agent alpha 3 jam lagi", "14:00 customer x")
    assert findings_of(judge, promise(), record) == [("promise-broken", ["1", "1!"])]
    assert outcome_of(judge, promise(), record).activations == 2


def test_a_renewal_without_a_time_renews_too(judge: str) -> None:
    record = chat("09:00 agent alpha dalam 2 jam", "10:00 agent alpha ditunggu")
    assert verdict_of(judge, promise(), record) == "pass"
    assert outcome_of(judge, promise(), record).activations == 1


def test_before_its_time_a_promise_is_pending_even_in_a_complete_record(judge: str) -> None:
    record = chat("09:00 agent alpha dalam 2 jam", status="solved")
    assert verdict_of(judge, promise(), record, as_of="10:59") == "pending"
    assert verdict_of(judge, promise(), record, as_of="11:00") == "fail"


def test_an_event_without_a_time_may_have_kept_it(judge: str) -> None:
    record = chat("09:00 agent alpha dalam 2 jam", "- agent gamma")
    assert outcome_of(judge, promise(), record).notable[0].reason == "time-missing"
    record = chat("09:00 agent alpha dalam 2 jam", "- agent gamma", "10:00 agent gamma")
    assert verdict_of(judge, promise(), record) == "pass"


def test_working_days_need_a_calendar(judge: str) -> None:
    record = chat("16:00 agent alpha 2 hari kerja", "wed 16:59 agent gamma")
    assert outcome_of(judge, promise(), record).notable[0].reason == "calendar-missing"
    assert verdict_of(judge, promise(calendar="office"), record) == "pass"
    assert measured_of(judge, promise(calendar="office"), record).late == -MINUTE


def known(**topic: Any) -> Rule:
    topic = {"ask": {"signal": "solution"}, **topic}
    return rule("repeated_question", topics={"order": topic})


def test_asking_again_shows_what_was_given_and_who_asked(judge: str) -> None:
    record = chat("09:00 customer alpha", "09:01 agent gamma", "09:02 assign a9", "09:03 agent gamma")
    found = findings_of(judge, known(given={"signal": "greeting"}), record)
    assert found == [("asked-again", ["0", "1"]), ("asked-again", ["0", "3"])]


def test_what_an_agent_says_is_not_given(judge: str) -> None:
    record = chat("09:00 agent alpha", "09:01 agent gamma")
    assert verdict_of(judge, known(given={"signal": "greeting"}), record) == "pass"


def test_after_a_change_it_may_be_asked_until_it_is_given_again(judge: str) -> None:
    asked = known(given={"signal": "greeting"}, changed={"signal": "complaint"})
    record = chat("09:00 customer alpha", "09:01 customer beta", "09:02 agent gamma")
    assert verdict_of(judge, asked, record) == "pass"
    record = chat("09:00 customer beta", "09:01 customer beta alpha", "09:02 agent gamma")
    assert findings_of(judge, asked, record) == [("asked-again", ["1", "2"])]


def test_what_is_on_record_is_known_until_it_changes(judge: str) -> None:
    asked = known(known={"fields.order": {"exists": True}}, changed={"signal": "complaint"})
    record = chat("09:00 agent gamma", "09:01 customer beta", "09:02 agent gamma", fields={"order": "O-1"})
    assert findings_of(judge, asked, record) == [("asked-on-record", ["0"])]


@pytest.mark.parametrize("lines", [
    ("09:00 customer alpha", "09:01 agent gamma", "09:02 customer beta", "09:03 agent gamma"),
    ("09:00 agent gamma", "09:01 customer alpha beta", "09:02 agent gamma", "09:03 agent gamma"),
    ("09:00 customer alpha", "09:01 customer beta", "09:02 agent gamma"),
])  # fmt: skip
def test_a_topic_is_a_negative_chain_precedence(judge: str, lines: tuple[str, ...]) -> None:
    given, changed = {"signal": "greeting", "by": "customer"}, {"signal": "complaint", "by": "customer"}
    chain = rule(
        "sequence",
        template="not_chain_precedence",
        a=given,
        b={"signal": "solution"},
        among={"any": [given, changed]},
    )
    asked = known(given=given, changed=changed)
    one, other = (outcome_of(judge, each, chat(*lines)) for each in (chain, asked))
    assert one.activations == other.activations
    assert [each.key[1] for each in one.notable] == [each.key[1] for each in other.notable]


def test_a_question_is_asked_twice_only_after_an_answer(judge: str) -> None:
    same = rule("repeated_question", same_question=True)
    ask = "agent kapan barangnya dikirim kak?"
    record = chat(
        f"09:00 {ask}", "09:01 customer maksudnya?", f"09:02 {ask}", "09:03 customer x", f"09:04 {ask}"
    )
    assert findings_of(judge, same, record) == [("asked-twice", ["2", "4"])]
    excepted = rule("repeated_question", same_question=True, **{"except": {"type": "message"}})
    assert verdict_of(judge, excepted, record) == "not_applicable"


def test_classes_build_on_each_other_whatever_their_order(judge: str) -> None:
    later = rule("classify", labels={"x": {"signal": "greeting", "at_least": 2}, "y": {"type": "status"}})
    first = rule("classify", labels={"z": {"when": {"class.second": "x"}}})
    asking = rule("phrase", signal="greeting", must="never", when={"class.first": "z"})
    rules = [
        Rule(id=name, kind=each.kind, when=each.when)
        for name, each in (("asking", asking), ("first", first), ("second", later))
    ]
    sop = Sop("test", "1.0.0", {"": "Test"}, "id", ZONE, tuple(rules), signals=SIGNALS)
    for greetings, found in ((2, (1, 1, 1)), (1, (0, 0, 0))):
        record = chat(*["09:00 agent alpha"] * greetings, status="open")
        outcomes = judges()[judge](sop).judge(timeline_of(sop, record, at("fri 23:00")))
        assert tuple(outcome.activations for outcome in outcomes) == found


def test_a_rule_that_is_not_about_a_record_gives_it_no_class(judge: str) -> None:
    classes = rule("classify", labels={"x": {"type": "message"}, "y": {"type": "message"}})
    assert measured_of(judge, classes, chat("09:00 agent x")).classes == ("x", "y")
    elsewhere = rule("classify", labels={"x": {"type": "message"}}, when={"channel": "mail"})
    assert verdict_of(judge, elsewhere, chat("09:00 agent x")) == "not_applicable"
