"""Greeting, closing and phrase: how many messages say it, where a window ends, and what may still come."""

from __future__ import annotations

import pytest
from chats import chat, findings_of, outcome_of, rule, verdict_of
from judging import judges

from rules.pattern import attributes

pytestmark = pytest.mark.parametrize("judge", judges())

GREETING = rule("greeting", signal="greeting")
CLOSING = rule("closing", signal="greeting", within_messages=2)


def test_a_greeting_in_the_first_message_passes(judge: str) -> None:
    assert (
        verdict_of(judge, GREETING, chat("09:00 customer hai", "09:01 agent alpha", "09:02 agent x"))
        == "pass"
    )


def test_a_greeting_in_the_second_message_only_is_a_finding_at_the_first(judge: str) -> None:
    record = chat("09:00 customer hai", "09:01 agent x", "09:02 agent alpha")
    assert findings_of(judge, GREETING, record) == [("too-few", ["1!"])]


def test_the_customers_and_the_bots_greetings_do_not_count(judge: str) -> None:
    record = chat("09:00 customer alpha", "09:01 bot alpha", "09:02 agent x")
    assert verdict_of(judge, GREETING, record) == "fail"


def test_an_internal_note_is_neither_a_first_message_nor_a_greeting(judge: str) -> None:
    assert verdict_of(judge, GREETING, chat("09:00 agent (note) x", "09:01 agent alpha")) == "pass"
    assert verdict_of(judge, GREETING, chat("09:00 agent (note) alpha")) == "not_applicable"


def test_no_agent_message_activates_nothing(judge: str) -> None:
    assert verdict_of(judge, GREETING, chat("09:00 customer alpha", "09:01 bot alpha")) == "not_applicable"


def test_a_running_record_with_a_full_window_fails_but_with_room_is_pending(judge: str) -> None:
    record = chat("09:00 agent x", status="open")
    assert verdict_of(judge, GREETING, record) == "fail"
    assert verdict_of(judge, rule("greeting", signal="greeting", within_messages=2), record) == "pending"


def test_a_closing_may_stand_in_any_of_the_last_messages(judge: str) -> None:
    assert verdict_of(judge, CLOSING, chat("09:00 agent x", "09:01 agent alpha", "09:02 agent x")) == "pass"
    late = chat("09:00 agent alpha", "09:01 agent x", "09:02 agent x", "09:03 customer x")
    assert findings_of(judge, CLOSING, late) == [("too-few", ["2!"])]


def test_a_closing_may_still_come_while_the_record_runs(judge: str) -> None:
    assert verdict_of(judge, CLOSING, chat("09:00 agent x", status="pending")) == "pending"


def test_never_names_each_offending_message(judge: str) -> None:
    never = rule("phrase", signal="greeting", must="never")
    record = chat("09:00 agent alpha", "09:01 agent x", "09:02 agent alpha", "09:03 customer alpha")
    assert findings_of(judge, never, record) == [("too-many", ["0"]), ("too-many", ["2"])]


def test_never_so_far_is_a_pass_while_the_record_runs(judge: str) -> None:
    never = rule("phrase", signal="greeting", must="never")
    assert verdict_of(judge, never, chat("09:00 agent x", status="open")) == "pass"
    assert verdict_of(judge, never, chat("09:00 agent alpha", status="open")) == "fail"


def test_what_leaves_the_last_messages_is_not_held_against_a_running_record(judge: str) -> None:
    never = rule("phrase", signal="greeting", must="never", last=1)
    assert verdict_of(judge, never, chat("09:00 agent alpha", status="open")) == "pending"
    assert verdict_of(judge, never, chat("09:00 agent alpha")) == "fail"
    assert verdict_of(judge, never, chat("09:00 agent alpha", "09:01 agent x")) == "pass"


def test_once_is_exactly_one_message(judge: str) -> None:
    once = rule("phrase", signal="greeting", must="once")
    assert verdict_of(judge, once, chat("09:00 agent alpha alpha")) == "pass"
    assert findings_of(judge, once, chat("09:00 agent alpha", "09:01 agent alpha")) == [("too-many", ["1"])]
    missing = chat("09:00 agent x", "09:01 customer x")
    assert findings_of(judge, once, missing) == [("too-few", ["1!"])]
    assert verdict_of(judge, once, missing | {"status": "open"}) == "pending"


def test_always_names_each_message_that_lacks_it(judge: str) -> None:
    always = rule("phrase", signal="greeting", must="always")
    record = chat("09:00 agent x", "09:01 agent alpha", "09:02 agent x")
    assert findings_of(judge, always, record) == [("lacking", ["0"]), ("lacking", ["2"])]


def test_a_window_may_hold_fewer_messages_than_asked(judge: str) -> None:
    most = rule("phrase", signal="greeting", must={"at_most": 1}, first=2)
    record = chat("09:00 agent alpha", "09:01 agent x", "09:02 agent alpha")
    assert verdict_of(judge, most, record) == "pass"
    least = rule("phrase", signal="greeting", must={"at_least": 2}, first=5)
    assert verdict_of(judge, least, record) == "pass"


def test_phrases_are_not_looked_for_in_messages_without_text(judge: str) -> None:
    record = chat("09:00 agent x")
    record["events"][0] |= {"text": None, "attachments": [{"kind": "image"}]}
    assert verdict_of(judge, rule("phrase", signal="greeting", must="always"), record) == "not_applicable"


def test_internal_notes_are_looked_at_when_asked(judge: str) -> None:
    record = chat("09:00 agent (note) alpha", "09:01 agent x")
    assert verdict_of(judge, rule("phrase", signal="greeting", must="never"), record) == "pass"
    notes = rule("phrase", signal="greeting", must="never", public=False)
    assert findings_of(judge, notes, record) == [("too-many", ["0"])]


def test_arguments_tell_the_count_the_bounds_and_the_window(judge: str) -> None:
    once = rule("phrase", signal="greeting", must="once", first=2)
    (activation,) = outcome_of(judge, once, chat("09:00 agent x")).notable
    assert activation.key == ("", -1)
    assert dict(activation.shortfalls[0].arguments) == {
        "count": 0,
        "at_least": 1,
        "at_most": 1,
        "side": "first",
        "n": 2,
    }


def test_evidence_says_what_to_quote(judge: str) -> None:
    never = rule("phrase", signal="greeting", must="never")
    (shortfall,) = outcome_of(judge, never, chat("09:00 agent alpha")).notable[0].shortfalls
    assert shortfall.evidence[0].looked_for == attributes(signal=["greeting"], public=True)
    assert (shortfall.arguments["side"], shortfall.arguments["n"]) == ("", 0)
