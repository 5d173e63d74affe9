"""Repairs: for each kind a failed conversation, what is said to be done, and that it is the least."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

import pytest
from brute_force import SIGNALS, Event, action, message, sop_of

from audits.explanation.said.words.repair import WORDS
from audits.repairing import Repair, repairs
from audits.repairing.edits import Change, Close, Delete, Edit, Insert, Move
from audits.repairing.written import written
from engine.conversation import decode
from engine.judging import Compiled, judge, latest
from sop.chat import parse_chat
from sop.model import Sop

WEEK = {"mon-fri": ["08:00-17:00"]}


def repaired(
    rule: Mapping[str, Any], chat: str, as_of: str | None = None, *, timeout: float = 5.0, **more: Any
) -> tuple[Repair, Compiled]:
    """The repair of a rule in a chat; the SOP has the signals alpha, beta and gamma."""
    sop = sop_of([{"id": "r", **rule}, *more.pop("others", ())], **more)
    return _repair(sop, parse_chat(chat), as_of, timeout)


def _repair(
    sop: Sop, record: Mapping[str, Any], as_of: str | None, timeout: float = 5.0
) -> tuple[Repair, Compiled]:
    compiled = Compiled(sop)
    conversation = decode(json.dumps({"id": "T-1", **record}).encode())
    at = compiled.zone.read(as_of) if as_of else latest(compiled.zone, [conversation])
    (found,) = repairs(compiled, conversation, at, rules={"r"}, timeout=timeout)
    if found.after is not None:
        assert verdicts(sop, found, at) == [["pass"] if found.applies else ["not_applicable"]] * 2
    return found, compiled


def verdicts(sop: Sop, found: Repair, as_of: int) -> list[list[str]]:
    """What each judge says of the rule in the repaired conversation."""
    assert found.after is not None
    said = []
    for name in ("network", "oracle"):
        (judgement,) = judge(Compiled(sop, name), [found.after.conversation], as_of)  # type: ignore[arg-type]
        said.append([one.verdict for one in judgement.verdicts if one.rule == "r"])
    return said


def only(found: Repair) -> Edit:
    """The one edit of a repair that is known to be the smallest."""
    assert found.smallest and len(found.edits) == 1
    return found.edits[0]


def test_a_greeting_is_said_at_the_beginning_of_the_first_message() -> None:
    found, _ = repaired({"kind": "greeting", "signal": "alpha"}, "C: hi\nA: one\nA: two")
    edit = only(found)
    assert isinstance(edit, Change)
    assert (edit.number, edit.text) == (1, "Alpha. one")


def test_a_closing_question_is_said_at_the_end() -> None:
    found, _ = repaired(
        {"kind": "closing", "signal": "alpha", "within_messages": 1}, "A: one\nC: hi\nA: two\nstatus: solved"
    )
    edit = only(found)
    assert isinstance(edit, Change)
    assert (edit.number, edit.text) == (2, "two. Alpha.")


def test_forbidden_words_are_left_out_of_each_message() -> None:
    found, _ = repaired(
        {"kind": "phrase", "signal": "alpha", "must": "never"}, "A: so alpha it is\nA: fine\nA: alpha!"
    )
    assert found.smallest
    first, second = found.edits
    assert isinstance(first, Change) and isinstance(second, Change)
    assert {first.text, second.text} == {"so it is", "!"}
    assert [how.words for how in first.how] == ["alpha"]


def test_a_message_that_says_nothing_else_is_left_out() -> None:
    found, _ = repaired({"kind": "phrase", "signal": "alpha", "must": "never"}, "A: fine\nA: alpha")
    assert only(found) == Delete(1)


def test_something_said_too_seldom_takes_as_many_messages_as_are_lacking() -> None:
    found, _ = repaired(
        {"kind": "phrase", "signal": "alpha", "must": {"at_least": 3}}, "A: alpha\nA: b\nA: c\nA: d"
    )
    assert found.smallest and len(found.edits) == 2


def test_a_long_message_is_shortened_and_emoji_are_left_out_in_one_edit() -> None:
    found, _ = repaired(
        {"kind": "style", "at_most": {"characters": 20, "emoji": 1}},
        "C: hi\nA: This is fine. This is not 🙂🙂.\nA: ok",
    )
    edit = only(found)
    assert isinstance(edit, Change)
    assert [(how.quantity, how.at_most) for how in edit.how] == [("characters", 20), ("emoji", 1)]
    assert edit.text == "This is fine."


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        ({"at_most": {"questions": 1}}, "A? B? C?"),
        ({"at_most": {"exclamations": 0}}, "Stop! Now!"),
        ({"at_most": {"capitals": 0.5}}, "STOP NOW"),
        ({"at_most": {"repeated_letters": 0}}, "haloooo kak"),
        ({"at_most": {"links": 0}}, "see https://x.id/a now"),
        ({"at_most": {"list_items": 1}}, "take\n  - a\n  - b"),
        ({"at_most": {"words": 3}}, "one two three four five"),
        ({"at_most": {"sentences": 1}}, "One is here. Two is here."),
        ({"at_most": {"longest_sentence": 4}}, "one two three four five six seven eight nine"),
        ({"at_least": {"words": 5}}, "two words"),
        ({"at_least": {"sentences": 2, "questions": 1}}, "one"),
        ({"at_most": {"mixing": 0.1}}, "saya mau order the new one dengan harga best price ya please"),
    ],
)
def test_every_limit_of_style(limits: Mapping[str, Any], text: str) -> None:
    found, _ = repaired({"kind": "style", **limits}, f"A: {text}")
    assert isinstance(only(found), Change)


def test_a_late_reply_comes_as_much_earlier_as_it_was_late() -> None:
    found, compiled = repaired(
        {"kind": "deadline", "metric": "first_reply", "within": "15m"}, "09:00 C: hi\n09:21 A: yes"
    )
    edit = only(found)
    assert isinstance(edit, Move)
    assert edit.at == "2026-01-05T09:15:00+07:00"
    told = written(found, compiled.zone).edits[0]
    assert told.seconds == -360


def test_no_reply_is_added_before_the_limit_which_is_named() -> None:
    found, _ = repaired(
        {"kind": "deadline", "metric": "first_reply", "within": "15m"},
        "09:00 C: hi\n12:00 C: hello?",
        "2026-01-05T13:00",
    )
    edit = only(found)
    assert isinstance(edit, Insert)
    assert (edit.event.by, edit.latest) == ("agent", "2026-01-05T09:15:00+07:00")


def test_a_record_that_was_closed_late_is_closed_earlier() -> None:
    found, _ = repaired(
        {"kind": "deadline", "metric": "resolution", "within": "1h"},
        "status: closed\ndibuat: 2026-01-05T09:00\nditutup: 2026-01-05T11:00\n09:00 C: hi\n09:10 A: yes",
        "2026-01-05T13:00",
    )
    edit = only(found)
    assert isinstance(edit, Close | Insert)


def test_a_status_that_hides_a_waiting_customer_comes_after_the_reply() -> None:
    found, _ = repaired(
        {"kind": "gaming", "finds": "pending_unanswered"},
        "09:00 C: hi\n09:01 status: pending\n09:02 A: yes\n09:05 status: solved",
    )
    edit = only(found)
    assert isinstance(edit, Move)
    assert (edit.number, edit.after) == (1, 2)


def test_something_solved_and_opened_at_once_was_not_to_be_solved() -> None:
    found, _ = repaired(
        {"kind": "gaming", "finds": "quick_reopen", "within": "30m"},
        "09:00 C: hi\n09:01 status: solved\n09:05 status: open\n10:00 status: solved",
    )
    assert len(found.edits) == 1 and found.applies


LADDER = {"ladders": {"help": ("agent", "supervisor", "manager")}}


def test_an_escalation_is_added_by_its_limit() -> None:
    found, _ = repaired(
        {
            "kind": "escalation",
            "trigger": {"signal": "alpha"},
            "ladder": "help",
            "to": "supervisor",
            "within": "30m",
        },
        "09:00 C: alpha\n09:50 A: wait\n10:00 status: closed",
        **LADDER,
    )
    edit = only(found)
    assert isinstance(edit, Insert)
    assert (edit.event.type, edit.event.to, edit.latest) == (
        "escalate",
        "supervisor",
        "2026-01-05T09:30:00+07:00",
    )


def test_a_tier_that_was_skipped_is_put_before() -> None:
    rule = {
        "kind": "escalation",
        "trigger": {"signal": "alpha"},
        "ladder": "help",
        "to": "supervisor",
        "no_skip": True,
    }
    found, _ = repaired(rule, "C: alpha\nescalate: manager\nstatus: closed", **LADDER)
    edit = only(found)
    assert isinstance(edit, Insert) and edit.event.to == "supervisor"


STEPS = {
    "kind": "recovery",
    "trigger": {"action": "complain"},
    "steps": [
        {"id": "one", "signal": "alpha"},
        {"id": "two", "action": "offer"},
        {"id": "three", "signal": "beta"},
    ],
}


def test_steps_in_the_wrong_order_are_swapped() -> None:
    found, _ = repaired(STEPS, "action: complain\naction: offer\nA: alpha\nA: beta\nstatus: closed")
    edit = only(found)
    assert isinstance(edit, Move)


def test_missing_steps_are_added_and_one_message_may_do_several() -> None:
    found, _ = repaired(STEPS, "action: complain\nA: hm\nstatus: closed")
    assert found.smallest and len(found.edits) in (2, 3)
    rule = {**STEPS, "steps": [STEPS["steps"][0], STEPS["steps"][2]]}  # type: ignore[index]
    assert len(repaired(rule, "action: complain\nA: hm\nstatus: closed")[0].edits) == 1


PRECEDENCE = {
    "kind": "sequence",
    "template": "precedence",
    "a": {"action": "verify"},
    "b": {"action": "refund"},
    "same": ["args.order"],
    "within": "10m",
}


def test_what_was_done_too_late_is_done_before() -> None:
    found, _ = repaired(
        PRECEDENCE,
        '09:00 action: refund {"order": "O-7"}\n09:02 action: verify {"order": "O-7"}\n09:05 status: closed',
    )
    edit = only(found)
    assert isinstance(edit, Move)


def test_what_is_added_shares_what_has_to_be_shared() -> None:
    found, _ = repaired(
        PRECEDENCE, '09:00 C: hi\n09:30 action: refund {"order": "O-7"}\n09:45 status: closed'
    )
    edit = only(found)
    assert isinstance(edit, Insert)
    assert (edit.event.name, edit.event.args) == ("verify", {"order": "O-7"})


@pytest.mark.parametrize(
    ("template", "chat"),
    [
        ("existence", "action: x"),
        ("absence", "action: a"),
        ("exactly", "action: a\naction: a"),
        ("init", "action: x\naction: a"),
        ("end", "action: a\naction: x"),
        ("choice", "action: x"),
        ("exclusive_choice", "action: a\naction: b"),
        ("responded_existence", "action: a"),
        ("response", "action: b\naction: a"),
        ("alternate_response", "action: a\naction: a\naction: b"),
        ("chain_response", "action: a\naction: x\naction: b"),
        ("precedence", "action: b"),
        ("alternate_precedence", "action: a\naction: b\naction: b"),
        ("chain_precedence", "action: a\naction: x\naction: b"),
        ("succession", "action: b\naction: a"),
        ("alternate_succession", "action: a\naction: a\naction: b"),
        ("chain_succession", "action: a\naction: x\naction: b"),
        ("coexistence", "action: b"),
        ("not_coexistence", "action: a\naction: b"),
        ("not_responded_existence", "action: a\naction: b"),
        ("not_response", "action: a\naction: b"),
        ("not_precedence", "action: a\naction: b"),
        ("not_chain_response", "action: a\naction: b"),
        ("not_chain_precedence", "action: a\naction: b"),
        ("not_succession", "action: a\naction: b"),
        ("not_chain_succession", "action: a\naction: b"),
    ],
)
def test_every_template_can_be_repaired(template: str, chat: str) -> None:
    unary = template in ("existence", "absence", "exactly", "init", "end")
    rule = {"kind": "sequence", "template": template, "a": {"action": "a"}}
    found, _ = repaired(rule if unary else {**rule, "b": {"action": "b"}}, chat)
    assert found.edits and found.smallest and not found.customer


def test_a_need_of_the_customer_is_added_and_the_other_way_is_named() -> None:
    found, _ = repaired(
        {
            "kind": "prerequisite",
            "before": {"action": "book"},
            "needs": [{"signal": "alpha", "by": "customer", "since": {"type": "message", "by": "agent"}}],
        },
        "C: hi\nA: shall I?\naction: book",
    )
    edit = only(found)
    assert isinstance(edit, Insert) and edit.event.by == "customer"
    assert found.instead == (Delete(2),)


def test_a_broken_promise_is_kept_in_time() -> None:
    found, _ = repaired(
        {"kind": "promise", "signal": "alpha", "kept_by": {"action": "call"}},
        "09:00 A: alpha in 30 minutes\n11:00 action: call\n11:01 status: solved",
    )
    edit = only(found)
    assert isinstance(edit, Move | Change)
    if isinstance(edit, Move):
        assert edit.at == "2026-01-05T09:30:00+07:00"


def test_a_question_asked_again_is_left_out() -> None:
    found, _ = repaired(
        {"kind": "repeated_question", "topics": {"order": {"ask": {"signal": "alpha"}, "given": "number"}}},
        "C: it is 123456\nA: fine. alpha?\nC: 123456",
    )
    edit = only(found)
    assert isinstance(edit, Change) and edit.text.startswith("fine")


def test_what_the_customer_said_is_changed_only_if_nothing_else_helps() -> None:
    found, _ = repaired(
        {"kind": "phrase", "by": "customer", "signal": "alpha", "must": "never"}, "C: alpha oh\nA: b"
    )
    assert found.customer
    assert isinstance(only(found), Change)


def test_no_repair_is_made_up() -> None:
    """A signal that nobody can say: its only phrase is what its own `none` takes away."""
    from sop.model import Phrase, Signal

    never = {**SIGNALS, "never": Signal("never", (Phrase("xx"),), none=(Phrase("xx"),))}
    found, _ = repaired({"kind": "greeting", "signal": "never"}, "C: hi\nA: hello", signals=never)
    assert (
        (found.edits, found.after, found.why) == ((), None, None) or not found.applies or found.why == "none"
    )


def test_time_being_up_is_said() -> None:
    chat = "\n".join(f"C: q{n}\nA: r{n}" for n in range(150)) + "\nstatus: closed"
    rule = {"kind": "sequence", "template": "existence", "a": {"action": "a"}, "n": 100}
    found, _ = repaired(rule, chat, timeout=0.001)
    assert found.why == "time" and found.seconds < 5


def test_a_reply_that_would_break_the_greeting_greets() -> None:
    found, _ = repaired(
        {"kind": "deadline", "metric": "first_reply", "within": "15m"},
        "09:00 C: hi\n12:00 C: hello?\n12:30 A: alpha. yes",
        others=[{"id": "greets", "kind": "greeting", "signal": "alpha"}],
    )
    assert not found.breaks
    if isinstance(found.edits[0], Insert):
        assert found.edits[0].signals == ("alpha",)


def test_events_out_of_order_or_without_a_time_are_no_trouble() -> None:
    found, _ = repaired(
        {"kind": "sequence", "template": "precedence", "a": {"action": "a"}, "b": {"action": "b"}},
        "09:10 action: b\n09:00 C: hi\n--:-- A: hm\n09:20 status: closed",
    )
    edit = only(found)
    assert isinstance(edit, Insert)
    untimed, _ = repaired(
        {"kind": "sequence", "template": "precedence", "a": {"action": "a"}, "b": {"action": "b"}},
        "--:-- C: hi\n--:-- action: b",
    )
    assert isinstance(only(untimed), Insert)


# The least: against every single edit of tiny conversations, made without the search's own list of them.

TINY: Sequence[Mapping[str, Any]] = (
    {"kind": "sequence", "template": "precedence", "a": {"action": "a"}, "b": {"action": "b"}},
    {"kind": "sequence", "template": "alternate_response", "a": {"action": "a"}, "b": {"action": "b"}},
    {"kind": "sequence", "template": "chain_succession", "a": {"action": "a"}, "b": {"action": "b"}},
    {"kind": "sequence", "template": "not_chain_response", "a": {"action": "a"}, "b": {"action": "b"}},
    {"kind": "sequence", "template": "response", "a": {"action": "a"}, "b": {"action": "b"}, "within": "2m"},
    {"kind": "phrase", "signal": "alpha", "must": {"at_least": 2, "at_most": 2}},
    {
        "kind": "recovery",
        "trigger": {"action": "a"},
        "steps": [{"id": "x", "signal": "alpha"}, {"id": "y", "action": "b"}],
    },
    {
        "kind": "prerequisite",
        "before": {"action": "b"},
        "needs": [{"action": "a"}, {"signal": "alpha", "since": {"action": "a"}}],
    },
    {"kind": "deadline", "metric": "next_reply", "within": "2m"},
    {"kind": "gaming", "finds": "pending_unanswered"},
)
PIECES: Sequence[Event] = (
    action("a"),
    action("b"),
    message("agent"),
    message("agent", "alpha"),
    message("customer"),
    {"type": "status", "to": "pending"},
)


def _tiny(rule: Mapping[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """Conversations of four events, a minute apart, drawn evenly from all of them."""
    number = len(PIECES)
    for code in range(0, number**4, 37):
        chosen = [PIECES[code // number**place % number] for place in range(4)]
        yield [{**one, "at": f"2026-01-05T09:0{place}:00+07:00"} for place, one in enumerate(chosen)]


def _single_edits(events: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Every conversation one edit away: an event less, more, elsewhere, or a message saying more or less."""
    own = [n for n, one in enumerate(events) if one.get("by") != "customer"]
    yield from (events[:n] + events[n + 1 :] for n in own)
    spots = [0.5 * half for half in range(-1, 2 * len(events))]
    for spot in spots:
        at = f"2026-01-05T{9 if spot >= 0 else 8:02}:{int(spot) % 60:02}:{int(spot % 1 * 60):02}+07:00"
        yield from ([*events, {**one, "at": at}] for one in PIECES if one.get("by") != "customer")
        yield from ([*events[:n], {**events[n], "at": at}, *events[n + 1 :]] for n in own)
    for n in own:
        if "text" in events[n]:
            other = message("agent") if "alpha" in events[n]["text"] else message("agent", "alpha")
            yield [*events[:n], {**events[n], "text": other["text"]}, *events[n + 1 :]]


@pytest.mark.parametrize("rule", TINY, ids=lambda rule: rule.get("template", rule["kind"]))
def test_no_single_edit_does_where_more_are_shown(rule: Mapping[str, Any]) -> None:
    sop = sop_of([{"id": "r", **rule}])
    compiled = Compiled(sop)
    as_of = compiled.zone.read("2026-01-05T10:00")
    several = 0
    for events in _tiny(rule):
        record = {"id": "T-1", "status": "closed", "events": events}
        conversation = decode(json.dumps(record).encode())
        found = next(repairs(compiled, conversation, as_of), None)
        if found is None:
            continue
        assert found.after is not None
        if len(found.edits) == 1 and found.applies and not found.customer:
            continue
        several += 1
        others = [
            decode(json.dumps({**record, "events": sorted(one, key=lambda event: event["at"])}).encode())
            for one in _single_edits(events)
        ]
        passing = [
            judgement.conversation
            for judgement in judge(compiled, others, as_of)
            if judgement.verdicts[0].verdict == "pass"
        ]
        assert not passing, (events, found.edits, passing[0])
        if several == 6:
            break


def test_both_languages_say_the_same_things() -> None:
    assert WORDS["id"].keys() == WORDS["en"].keys()
    for key, words in WORDS["id"].items():
        fields = [
            sorted(str(one[1]) for one in Formatter().parse(said) if one[1] is not None)
            for said in (words, WORDS["en"][key])
        ]
        assert fields[0] == fields[1], key


def test_a_limit_far_beyond_any_message_takes_no_time() -> None:
    found, _ = repaired(
        {"kind": "style", "at_least": {"words": 9_000, "emoji": 900}}, "C: hi\nA: one\nA: two"
    )
    assert found.seconds < 5
