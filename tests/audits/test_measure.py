"""sop measure: what it counts, what it refuses, and what it shows."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import zstandard
from measuring import MESSAGES, SOP, Measure, write

COMPLAINT = ("data.ndjson", "--label", "bad=complaint")


def test_counts_and_figures(measure: Measure) -> None:
    ran = measure(*COMPLAINT, "-o", "json")
    found = ran.signal("complaint")
    assert ran.code == 0
    assert [found[name] for name in ("messages", "positives", "tp", "fp", "fn")] == [5, 3, 1, 1, 2]
    assert (found["precision"]["value"], found["recall"]["value"]) == (0.5, 0.333333)
    assert found["f1"]["low"] < found["f1"]["value"] == 0.4 < found["f1"]["high"]
    assert found["hits"] == ["a"]
    assert [one["id"] for one in found["false_alarms"]] == ["b"]
    assert [one["id"] for one in found["misses"]] == ["c", "d"]


def test_texts_that_say_no_are_no_labels(measure: Measure) -> None:
    write(
        "data.ndjson",
        [{"text": f"{n}", "bad": value} for n, value in enumerate(["no", "False", "0", "", "yes"])],
    )
    assert measure(*COMPLAINT, "--by", "customer", "-o", "json").signal("complaint")["positives"] == 1


def test_messages_of_those_who_may_not_carry_the_signal_are_left_out_and_counted(measure: Measure) -> None:
    ran = measure("data.ndjson", "--label", "labels:apology=complaint", "-o", "json")
    found = ran.signal("complaint")
    assert (found["messages"], found["left_out"], found["left_out_positives"]) == (5, 1, 1)
    assert (
        "1 by others left out, 1 labelled"
        in measure("data.ndjson", "--label", "labels:apology=complaint").out
    )


def test_messages_that_do_not_say_by_are_counted_as_the_party_asked_for(measure: Measure) -> None:
    write("data.ndjson", [{"text": "broken", "bad": True}, {"text": "hello", "by": "agent", "bad": False}])
    ran = measure(*COMPLAINT)
    assert ran.code == 4
    assert "Add --by" in ran.err
    ran = measure(*COMPLAINT, "--by", "customer", "-o", "json")
    assert (ran.code, ran.json["outside"], ran.signal("complaint")["tp"]) == (0, 1, 1)


def test_the_phrase_that_brought_a_false_alarm_is_named_and_marked(measure: Measure) -> None:
    ran = measure(*COMPLAINT)
    assert "b customer “If it is «late», do I pay?”" in ran.out
    assert re.search(r"late +1 +0 +1 +1", ran.out)


def test_the_exception_that_took_a_right_signal_away_is_named(measure: Measure) -> None:
    [miss] = [one for one in measure(*COMPLAINT, "-o", "json").signal("complaint")["misses"] if one["spans"]]
    [span] = miss["spans"]
    assert (miss["id"], span["list"], miss["text"][span["start"] : span["end"]]) == (
        "d",
        "none",
        "not broken",
    )
    assert "taken away by not broken (none)" in measure(*COMPLAINT).out


RICH = """
words: {thing: [parcel, order]}
spellings: {you: [u], thanks: [thx]}
signals:
  late: {by: customer, any: ["{thing} ... late", wait], except: ["not ... late"]}
  asking: {any: [help], question: true}
  name: {any: ["dear {customer.name}"]}
  thanks: {any: [thanks], spelling: loose}
"""


def test_gaps_groups_exceptions_names_and_loose_spelling_are_measured_as_they_are_heard(
    measure: Measure,
) -> None:
    Path("sop.yaml").write_text(SOP.partition("signals:")[0] + RICH, "utf-8")
    messages = [
        {"id": "1", "by": "customer", "text": "My parcel is a week late", "l": ["late"]},
        {"id": "2", "by": "customer", "text": "My order is not late", "l": ["late"]},
        {"id": "3", "text": "I need help.", "l": ["asking"]},
        {"id": "4", "text": "Dear Sari Dewi, welcome", "l": ["name"], "customer": {"name": "Sari Dewi"}},
        {"id": "5", "text": "thxxx", "l": ["thanks"]},
    ]
    write("data.ndjson", messages)
    ran = measure("data.ndjson", "--label", "l", "-o", "json", "-o", "text=report.txt")
    counts = {one["signal"]: (one["tp"], one["fp"], one["fn"]) for one in ran.json["signals"]}
    assert counts == {"late": (1, 0, 1), "asking": (0, 0, 1), "name": (1, 0, 0), "thanks": (1, 0, 0)}
    assert ran.signal("late")["phrases"][0] == {
        "list": "except",
        "text": "not ... late",
        "right": 0,
        "wrong": 1,
        "right_alone": 0,
        "wrong_alone": 0,
    }
    text = Path("report.txt").read_text("utf-8")
    assert "“My order is «not late»”  taken away by not ... late (except)" in text
    assert "“I need «help».”  help stands there, but not as asked" in text


def test_phrases_are_told_apart_by_what_they_alone_bring(measure: Measure) -> None:
    write(
        "data.ndjson",
        [{"text": "many thanks", "t": 1}, {"text": "thanks", "t": 1}, {"text": "thanks?", "t": 0}],
    )
    found = measure("data.ndjson", "--label", "t=thanks", "-o", "json").signal("thanks")
    counts = {one["text"]: (one["right"], one["right_alone"], one["wrong"]) for one in found["phrases"]}
    assert counts == {"thanks": (2, 1, 1), "many thanks": (1, 0, 0)}
    assert [one["text"] for one in found["phrases"]] == ["thanks", "many thanks"]
    assert [one["text"] for one in found["unused"]] == ["thank you"]


def test_other_labels_of_the_false_alarms_show_what_a_signal_is_confused_with(measure: Measure) -> None:
    found = measure("data.ndjson", "--label", "labels:complaint=complaint", "-o", "json").signal("complaint")
    assert found["confused_with"] == [{"label": "question", "messages": 1}]


def test_two_labels_of_one_signal_are_united(measure: Measure) -> None:
    both = ("--label", "labels:question=complaint", "--label", "labels:complaint=complaint")
    found = measure("data.ndjson", *both, "-o", "json").signal("complaint")
    assert (found["positives"], found["fp"]) == (4, 0)
    assert found["labels"] == ["labels:question", "labels:complaint"]


def test_a_list_field_alone_measures_every_label_that_is_a_signal(measure: Measure) -> None:
    ran = measure("data.ndjson", "--label", "labels", "-o", "json")
    assert [one["signal"] for one in ran.json["signals"]] == ["complaint", "thanks", "greeting"]


def test_a_field_called_like_a_signal_needs_no_more(measure: Measure) -> None:
    write("data.ndjson", [{"text": "thanks", "thanks": True, "meta": {"mood": "angry"}}])
    assert measure("data.ndjson", "--label", "thanks", "-o", "json").signal("thanks")["tp"] == 1
    found = measure("data.ndjson", "--label", "meta.mood:angry=thanks", "-o", "json").signal("thanks")
    assert found["tp"] == 1


def test_conversation_records_are_labelled_messages_too(measure: Measure) -> None:
    events = [
        {"type": "message", "by": "customer", "text": "It never arrived", "labels": ["complaint"]},
        {"type": "status", "to": "pending"},
        {"type": "message", "by": "agent", "text": "Hello Sari", "labels": ["greeting"]},
        {"type": "message", "by": "customer", "attachments": [{"kind": "image"}]},
    ]
    write("data.ndjson", [{"id": "T-1", "customer": {"name": "Sari"}, "events": events}])
    ran = measure("data.ndjson", "--label", "labels", "-o", "json")
    assert ran.json["messages"] == {"T-1#0": "customer", "T-1#2": "agent"}
    assert [one["tp"] for one in ran.json["signals"]] == [1, 1]
    ran = measure("data.ndjson", "--label", "labels:complaint=greeting")
    assert "Sari" not in ran.out
    assert "«Hello» [name]" in ran.out


def test_packed_data_are_read(measure: Measure) -> None:
    content = Path("data.ndjson").read_bytes()
    Path("g.ndjson.gz").write_bytes(gzip.compress(content))
    Path("z.ndjson.zst").write_bytes(zstandard.compress(content))
    plain = measure(*COMPLAINT, "-o", "json").signal("complaint")
    for name in ("g.ndjson.gz", "z.ndjson.zst"):
        assert measure(name, "--label", "bad=complaint", "-o", "json").signal("complaint") == plain


def test_ids_are_unique_and_messages_without_one_are_named_by_what_they_say(measure: Measure) -> None:
    write(
        "data.ndjson",
        [{"id": 7, "text": "x", "t": 1}, {"id": "7", "text": "y", "t": 1}, {"text": "z", "t": 1}] * 2,
    )
    names = list(measure("data.ndjson", "--label", "t=thanks", "-o", "json").json["messages"])
    assert [names[place] for place in (0, 1, 3, 4)] == ["7", "7~2", "7~3", "7~4"]
    assert names[5] == f"{names[2]}~2"


def test_the_same_data_give_the_same_bytes(measure: Measure) -> None:
    assert measure(*COMPLAINT, "-o", "json").out == measure(*COMPLAINT, "-o", "json").out


def test_a_change_is_shown_against_the_baseline(measure: Measure) -> None:
    measure(*COMPLAINT, "-o", "json=old.json")
    Path("sop.yaml").write_text(SOP.replace("[broken, late,", "[broken, nobody answers,"), "utf-8")
    ran = measure(*COMPLAINT, "--baseline", "old.json")
    assert "complaint: fixed 2" in ran.out
    assert "b customer “If it is late, do I pay?”  was a false alarm" in ran.out
    [change] = measure(*COMPLAINT, "--baseline", "old.json", "-o", "json").json["comparison"]["changes"]
    assert ([one["id"] for one in change["fixed"]], change["broken"], change["p"]) == (["b", "c"], [], 0.5)
    assert (change["before"]["tp"], change["now"]["tp"], change["compared"]) == (1, 2, 5)
    Path("sop.yaml").write_text(SOP.replace("[broken, late,", "[nobody,"), "utf-8")
    [change] = measure(*COMPLAINT, "--baseline", "old.json", "-o", "json").json["comparison"]["changes"]
    assert [(one["id"], one["kind"]) for one in change["broken"]] == [("a", "miss")]


def test_only_messages_of_both_results_are_compared(measure: Measure) -> None:
    measure(*COMPLAINT, "-o", "json=old.json")
    write("data.ndjson", [*MESSAGES[1:], {"id": "new", "by": "customer", "text": "late", "bad": False}])
    compared = measure(*COMPLAINT, "--baseline", "old.json", "-o", "json").json["comparison"]
    assert (compared["messages_only_now"], compared["messages_only_before"]) == (1, 1)
    assert compared["changes"][0]["broken"] == []
    assert compared["changes"][0]["compared"] == 4


@pytest.mark.parametrize("content", ["", "[]", '{"schema": "measure/2"}', "{" * 5000, "\x00"])
def test_a_baseline_that_is_none_is_refused(measure: Measure, content: str) -> None:
    Path("old.json").write_text(content, "utf-8")
    ran = measure(*COMPLAINT, "--baseline", "old.json")
    assert (ran.code, ran.out) == (4, "")
    assert "old.json" in ran.err
    assert measure(*COMPLAINT, "--baseline", "nowhere.json").code == 4


def test_examples_of_the_file_are_measured_without_data(measure: Measure) -> None:
    ran = measure("--examples", "-o", "json", "--fail-under", "F1=1")
    assert ran.code == 0
    assert [one["signal"] for one in ran.json["signals"]] == ["complaint"]
    assert (ran.signal("complaint")["tp"], ran.signal("complaint")["messages"]) == (2, 3)
    Path("sop.yaml").write_text(SOP.replace("it is broken,", "it leaks,"), "utf-8")
    ran = measure("--examples", "--fail-under", "F1=1")
    assert ran.code == 1
    assert "“it leaks”" in ran.out


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["F1=.4"], 0),
        (["f1=40%"], 0),
        (["F1=.41"], 1),
        (["precision=.5", "recall=.2"], 0),
        (["complaint:recall=.34"], 1),
        (["thanks:recall=1"], 0),
    ],
)
def test_figures_under_the_limit_end_with_1(measure: Measure, asked: list[str], code: int) -> None:
    limits = [word for one in asked for word in ("--fail-under", one)]
    assert measure(*COMPLAINT, *limits, "-o", "json=x.json").code == code


def test_a_figure_that_cannot_be_computed_does_not_reach_its_limit(measure: Measure) -> None:
    write("data.ndjson", [{"text": "x", "t": 0}])
    ran = measure("data.ndjson", "--label", "t=thanks", "--fail-under", "precision=.1")
    assert ran.code == 1
    assert "cannot be computed" in ran.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["data.ndjson", "--label", "bda=complaint"], "Did you mean `bad`?"),
        (["data.ndjson", "--label", "bad=complant"], "Did you mean `complaint`?"),
        (["data.ndjson", "--label", "labels:complant=complaint"], "Did you mean `complaint`?"),
        (["data.ndjson", "--label", "label"], "Did you mean `labels`?"),
        (["data.ndjson", "--label", "bad"], "field=signal"),
        (["data.ndjson", "--label", "=complaint"], "field=signal"),
        (["data.ndjson", "--label", "labels:complaint"], "field=signal"),
        (["data.ndjson", "--label", "zzzz=complaint"], "There are: bad, labels."),
        (["data.ndjson"], "--label"),
        ([], "--examples"),
        (["data.ndjson", "--examples"], "without DATA"),
        ([*COMPLAINT, "--fail-under", "precison=.8"], "Did you mean `precision`?"),
        ([*COMPLAINT, "--fail-under", "F1=eighty"], "no share"),
        ([*COMPLAINT, "--fail-under", "F1=8"], "no share"),
        ([*COMPLAINT, "--fail-under", "F1=nan"], "no share"),
        ([*COMPLAINT, "--fail-under", "complant:F1=.8"], "Did you mean `complaint`?"),
        ([*COMPLAINT, "--by", "agnet"], "--by"),
        ([*COMPLAINT, "-o", "jsn"], "Did you mean `json`?"),
    ],
)
def test_mistyped_words_are_refused_with_a_hint(measure: Measure, arguments: list[str], hint: str) -> None:
    ran = measure(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


BAD_LINES = [
    b'{"id": "x"}',
    b'{"text": 7}',
    b'{"text": "x", "by": "boss"}',
    b'{"text": "x", "by": 3}',
    b"[1, 2]",
    b'"text"',
    b"not json",
    b'{"text": "rus\xffk"}',
    b'{"id": ' + b"[" * 100_000,
    b'{"id": "T", "events": 3}',
    b'{"id": "T", "events": [{"type": "message"}]}',
]


@pytest.mark.parametrize("line", BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_line_that_cannot_be_read_is_named_and_the_rest_is_measured(measure: Measure, line: bytes) -> None:
    Path("data.ndjson").write_bytes(Path("data.ndjson").read_bytes() + line + b"\n")
    ran = measure(*COMPLAINT, "-o", "json")
    assert ran.code == 4
    assert "data.ndjson:7: " in ran.err
    assert (ran.json["unreadable"], ran.signal("complaint")["messages"]) == (1, 5)


def test_no_data_and_bad_signals_have_their_own_exit_codes(measure: Measure) -> None:
    assert measure("nowhere.ndjson", "--label", "bad=complaint").code == 4
    Path("empty.ndjson").write_text("", "utf-8")
    assert measure("empty.ndjson", "--label", "bad=complaint").code == 4
    Path("sop.yaml").write_text(SOP.replace("any:", "anny:"), "utf-8")
    assert measure(*COMPLAINT).code == 3


def test_reports_name_what_is_incomplete(measure: Measure) -> None:
    with Path("data.ndjson").open("ab") as file:
        file.write(b"junk\n")
    assert "Incomplete: 1 lines could not be read." in measure(*COMPLAINT).out


def test_indonesian_readers_get_indonesian(measure: Measure) -> None:
    ran = measure(*COMPLAINT, "--lang", "id")
    assert "Luput: 2" in ran.out
    assert "33,3%" in ran.out


def test_the_text_keeps_within_100_columns(measure: Measure) -> None:
    name = "a_signal_with_quite_a_long_name_indeed"
    Path("sop.yaml").write_text(f"{SOP}  {name}: {{any: [{'very ' * 30}long]}}\n", "utf-8")
    ran = measure("data.ndjson", "--label", f"bad={name}", "--label", "bad=complaint")
    assert max(map(len, ran.out.splitlines())) <= 100
