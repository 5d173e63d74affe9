"""Style: each message is measured by itself, limits may be reached, and every one broken is reported."""

from __future__ import annotations

import pytest
from chats import chat, findings_of, measured_of, outcome_of, rule, verdict_of
from judging import judges

from engine.outcome import Outcome
from rules.pattern import attributes

pytestmark = pytest.mark.parametrize("judge", judges())


def test_exactly_at_the_limit_passes_and_one_more_does_not(judge: str) -> None:
    short = rule("style", at_most={"characters": 5})
    assert verdict_of(judge, short, chat("09:00 agent 12345")) == "pass"
    assert findings_of(judge, short, chat("09:00 agent 123456")) == [("over", ["0"])]


def test_a_share_of_three_tenths_is_at_the_limit_of_0_3(judge: str) -> None:
    calm = rule("style", at_most={"capitals": 0.3})
    assert verdict_of(judge, calm, chat("09:00 agent ABCdefghij")) == "pass"
    assert verdict_of(judge, calm, chat("09:00 agent ABCDefghij")) == "fail"


def test_each_message_activates_and_each_limit_broken_is_a_shortfall_of_its_message(judge: str) -> None:
    calm = rule("style", at_most={"exclamations": 0, "questions": 0}, at_least={"words": 2})
    record = chat("09:00 agent apa? ya!", "09:01 customer apa?", "09:02 agent ya", "09:03 agent baik kak")
    outcome = outcome_of(judge, calm, record)
    assert outcome.activations == 3
    assert {one.key: [each.code for each in one.shortfalls] for one in outcome.notable} == {
        ("", 0): ["over", "over"],
        ("", 2): ["under"],
    }
    assert all(one.outcome is Outcome.VIOLATED for one in outcome.notable)


def test_the_first_limit_broken_is_what_was_measured(judge: str) -> None:
    calm = rule("style", at_most={"questions": 5, "exclamations": 0, "words": 1})
    measured = measured_of(judge, calm, chat("09:00 agent baik", "09:01 agent ya! ya!"))
    assert (measured.metric, measured.value, measured.limit) == ("exclamations", 2, 0)


def test_nothing_is_measured_of_messages_within_their_limits(judge: str) -> None:
    assert outcome_of(judge, rule("style", at_most={"emoji": 0}), chat("09:00 agent ya")).measured is None


def test_abbreviations_are_hits_that_do_not_overlap_the_longest_first(judge: str) -> None:
    none = rule("style", at_most={"abbreviations": 2})
    assert verdict_of(judge, none, chat("09:00 agent yg tdk yg tdk")) == "pass"
    assert verdict_of(judge, none, chat("09:00 agent yg tdk tdk yg")) == "fail"


def test_a_signal_that_the_sop_does_not_have_has_no_hits(judge: str) -> None:
    assert verdict_of(judge, rule("style", at_most={"slang": 0}), chat("09:00 agent yg tdk")) == "pass"


def test_messages_without_text_and_notes_are_not_measured(judge: str) -> None:
    long = rule("style", at_least={"words": 5})
    record = chat("09:00 agent (note) x", "09:01 agent x")
    record["events"][1]["text"] = ""
    assert verdict_of(judge, long, record) == "not_applicable"


def test_a_running_record_is_judged_by_what_was_written(judge: str) -> None:
    record = chat("09:00 agent ya!", status="open")
    assert verdict_of(judge, rule("style", at_most={"exclamations": 0}), record) == "fail"


def test_hits_are_what_to_quote_of_abbreviations_and_the_text_of_all_else(judge: str) -> None:
    for quantity, quoted in (("abbreviations", attributes(signal="abbreviations")), ("words", None)):
        (activation,) = outcome_of(
            judge, rule("style", at_most={quantity: 0}), chat("09:00 agent yg")
        ).notable
        (shortfall,) = activation.shortfalls
        assert shortfall.evidence[0].looked_for == quoted
        assert dict(shortfall.arguments) == {"quantity": quantity, "value": 1, "limit": 0}


def test_only_the_first_messages_are_measured_if_so_said(judge: str) -> None:
    calm = rule("style", first=2, at_most={"exclamations": 0})
    record = chat("09:00 agent ya", "09:01 customer ya!", "09:02 agent ya!", "09:03 agent ya!", status="open")
    outcome = outcome_of(judge, calm, record)
    assert outcome.activations == 2
    assert findings_of(judge, calm, record) == [("over", ["2"])]


def test_one_of_the_last_messages_may_yet_be_pushed_out(judge: str) -> None:
    calm = rule("style", last=1, at_most={"exclamations": 0, "questions": 0})
    lines = ("09:00 agent ya!", "09:01 agent ya! apa?")
    assert verdict_of(judge, calm, chat(*lines, status="open")) == "pending"
    assert findings_of(judge, calm, chat(*lines, status="open")) == []
    assert findings_of(judge, calm, chat(*lines)) == [("over", ["1"]), ("over", ["1"])]
    assert verdict_of(judge, calm, chat(*lines, "09:02 agent ya", status="open")) == "pass"


def test_a_message_without_a_language_breaks_no_limit_on_languages(judge: str) -> None:
    both = rule("style", at_least={"indonesian": 0.9, "english": 0.9, "mixing": 0.4}, at_most={"mixing": 0.1})
    outcome = outcome_of(judge, both, chat("09:00 agent Resi JNE 12345", "09:01 agent Kami cek dulu ya"))
    assert outcome.activations == 2
    assert [one.key for one in outcome.notable] == [("", 1)]


def test_a_language_makes_up_its_share_of_the_known_words(judge: str) -> None:
    mixed = chat("09:00 agent Kami sudah kirim, please wait")
    assert verdict_of(judge, rule("style", at_least={"indonesian": 0.6}), mixed) == "pass"
    measured = measured_of(judge, rule("style", at_most={"mixing": 0.39}), mixed)
    assert (measured.metric, measured.value, measured.limit) == ("mixing", 0.4, 0.39)


def test_informal_counts_hits_of_the_signal_so_named(judge: str) -> None:
    assert verdict_of(judge, rule("style", at_most={"informal": 0}), chat("09:00 agent yg tdk")) == "pass"


def test_each_rule_measures_nearness_to_its_own_templates(judge: str) -> None:
    record = chat("09:00 agent Selamat pagi, Kak Rina!")
    near = rule("style", at_least={"template": 0.95}, templates=["Halo", "selamat {waktu} kak {nama}!"])
    far = rule("style", at_least={"template": 0.95}, templates=["Halo"])
    assert verdict_of(judge, near, record) == "pass"
    assert findings_of(judge, far, record) == [("under", ["0"])]
