"""`sop prove`: planted faults are found and named with the fewest rules; a clean SOP has none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from brute_force import action, every, sop_of, verdicts

from audits.cli import main
from audits.proving.prove import Proof, prove
from sop.chat import parse_chat
from sop.chat_lines import write_chat
from sop.load import load

LIBRARY = Path(__file__).parents[2] / "sop" / "library" / "id"
EXAMPLE = Path(__file__).parents[2] / "examples" / "toko-online" / "sop.yaml"


def relation(name: str, template: str, a: Any, b: Any, **more: Any) -> Mapping[str, Any]:
    a, b = ({"action": one} if isinstance(one, str) else one for one in (a, b))
    return {"id": name, "kind": "sequence", "template": template, "a": a, "b": b, **more}


def phrase(name: str, signal: str, must: Any, **more: Any) -> Mapping[str, Any]:
    return {"id": name, "kind": "phrase", "signal": signal, "must": must, **more}


def conflicts(*rules: Mapping[str, Any], **more: Any) -> list[set[str]]:
    return [set(one.rules) for one in proved(*rules, **more).conflicts]


def proved(*rules: Mapping[str, Any], **more: Any) -> Proof:
    return prove(sop_of(rules, **more))


NEUTRAL = (phrase("polite", "gamma", "never"), relation("other", "response", "p", "q"))

ORDER = {
    "an answer asked for and forbidden": (
        relation("must", "response", "x", "y"),
        relation("never", "not_response", "x", "y"),
    ),
    "three that wait for one another": (
        relation("one", "precedence", "x", "y"),
        relation("two", "precedence", "y", "z"),
        relation("three", "precedence", "z", "x"),
    ),
    "two next events": (
        relation("one", "chain_response", "x", "y"),
        relation("two", "chain_response", "x", "z"),
    ),
    "both needed, never together": (
        {"id": "x", "kind": "sequence", "template": "existence", "a": {"action": "x"}},
        {"id": "y", "kind": "sequence", "template": "existence", "a": {"action": "y"}},
        relation("apart", "not_coexistence", "x", "y"),
    ),
    "once and at least twice": (phrase("once", "alpha", "once"), phrase("twice", "alpha", {"at_least": 2})),
    "long and short": (
        {"id": "long", "kind": "style", "at_least": {"words": 40}},
        {"id": "short", "kind": "style", "at_most": {"characters": 60}},
    ),
}

TIME = {
    "a reply in time that comes too soon": (
        relation("soon", "response", "x", "y", within="30m"),
        relation("late", "not_response", "x", "y", within="1h"),
    ),
    "a chain of limits": (
        relation("one", "response", "x", "y", within="10m"),
        relation("two", "response", "y", "z", within="10m"),
        relation("far", "not_response", "x", "z", within="1h"),
    ),
    "a deadline inside a waiting time": (
        {"id": "run", "kind": "deadline", "start": {"action": "x"}, "stop": {"action": "y"}, "within": "1h"},
        relation("wait", "not_response", "x", "y", within="2h"),
    ),
}


@pytest.mark.parametrize("name", [*ORDER, *TIME])
def test_a_planted_contradiction_is_found_and_is_minimal(name: str) -> None:
    rules = (ORDER | TIME)[name]
    found = proved(*NEUTRAL, *rules)
    assert [set(one.rules) for one in found.conflicts] == [{rule["id"] for rule in rules}]
    (conflict,) = found.conflicts
    assert {rule for rule, _ in conflict.without} == set(conflict.rules)
    for rule, staged in conflict.without:
        others = set(conflict.rules) - {rule}
        assert all(staged.verdicts[""][other] == "pass" for other in others)
    assert conflict.timed is (name in TIME)


@pytest.mark.parametrize(
    "rules",
    [
        (phrase("no-swearing", "alpha", "never"), relation("sorry", "response", {"signal": "alpha"}, "x")),
        (
            relation("a", "response", "x", "y", within="1h"),
            relation("b", "not_response", "x", "y", within="30m"),
        ),
        (
            {**phrase("mail", "alpha", "never"), "when": {"channel": "email"}},
            {**phrase("chat", "alpha", {"at_least": 1}), "when": {"channel": "chat"}},
        ),
        (relation("one", "precedence", "x", "y"), relation("two", "response", "x", "y")),
    ],
    ids=["forbidden-trigger", "window", "other-channels", "both-ways"],
)
def test_rules_that_only_seem_to_contradict_one_another_do_not(rules: Any) -> None:
    assert conflicts(*rules) == []


def test_contradictions_are_those_of_brute_force() -> None:
    """Two rules of one template each: passed together, activated, by no conversation of up to five events."""
    rules = [
        relation(f"r{number}", template, *events)
        for number, (template, events) in enumerate(
            (template, events)
            for template in ("response", "not_response", "chain_response", "precedence", "not_coexistence")
            for events in (("x", "y"), ("y", "x"))
        )
    ]
    traces = list(every((action("x"), action("y"), action("z")), 5))
    judged = verdicts(sop_of(rules), traces)
    found = conflicts(*rules)
    pairs = {frozenset(pair) for pair in map(frozenset, found) if len(pair) == 2}
    for one, other in combinations(range(len(rules)), 2):
        together = any(all(each[n] == "pass" for n in (one, other)) for each in judged)
        if together:
            assert frozenset((f"r{one}", f"r{other}")) not in pairs
        else:
            possible = all(
                any(e[n] != "not_applicable" and e[m] in ("pass", "not_applicable") for e in judged)
                for n, m in ((one, other), (other, one))
            )
            assert (frozenset((f"r{one}", f"r{other}")) in pairs) is possible


def test_dead_and_redundant_rules() -> None:
    found = proved(
        relation("dead", "response", {"type": "message", "action": "x"}, "y"),
        phrase("always", "alpha", {"at_least": 0}),
        phrase("strict", "beta", "never"),
        phrase("loose", "beta", {"at_most": 2}),
        {"id": "fast", "kind": "deadline", "metric": "first_reply", "within": "5m"},
        {"id": "slow", "kind": "deadline", "metric": "first_reply", "within": "15m"},
    )
    faults = {one.rule: one.fault for one in found.alone if one.fault}
    assert faults == {"dead": "never-activated", "always": "never-fails"}
    assert {(one.rule, one.given) for one in found.follows} == {("loose", ("strict",)), ("slow", ("fast",))}


def test_a_chain_of_limits_makes_a_longer_one_redundant() -> None:
    found = proved(
        relation("one", "response", "x", "y", within="10m"),
        relation("two", "response", "y", "z", within="10m"),
        relation("both", "response", "x", "z", within="30m"),
    )
    assert [(one.rule, set(one.given)) for one in found.follows] == [("both", {"one", "two"})]


def test_ladders_in_a_circle_skipped_tiers_and_limits_out_of_order() -> None:
    trigger = {"signal": "alpha"}
    rules = (
        {"id": "up", "kind": "escalation", "ladder": "help", "trigger": trigger, "to": "l2", "within": "30m"},
        {
            "id": "top",
            "kind": "escalation",
            "ladder": "help",
            "trigger": trigger,
            "to": "l4",
            "within": "10m",
        },
        {
            "id": "jump",
            "kind": "escalation",
            "ladder": "help",
            "trigger": {"signal": "beta"},
            "to": "l4",
            "no_skip": True,
        },
    )
    found = proved(*rules, ladders={"help": ("l1", "l2", "l3", "l4"), "one": ("a", "b"), "back": ("b", "a")})
    codes = {(one.code, one.rules) for one in found.ladders if one.level == "fault"}
    assert codes == {
        ("ladder-circle", ()),
        ("tier-skipped", ("jump",)),
        ("tier-due-too-soon", ("up", "top")),
    }


def test_the_example_sop_has_no_fault_and_every_rule_can_pass_and_fail() -> None:
    found = prove(load([str(EXAMPLE)]))
    assert (found.faults(), found.remarks(), found.undecided) == (0, 0, [])
    assert [one.rule for one in found.alone if not (one.passes and one.fails)] == []
    for one in found.alone:
        for verdict, staged in (("pass", one.passes), ("fail", one.fails)):
            assert staged is not None
            assert staged.verdicts[""][one.rule] == verdict
            assert parse_chat(write_chat(staged.record)) == dict(staged.record)


def test_the_command_writes_three_formats_and_fails_on_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sop.yaml").write_text(
        "sop: s\nversion: 1.0.0\ntitle: t\nlanguage: en\ntimezone: Asia/Jakarta\n"
        "signals: {hello: {any: [hello]}}\n"
        "rules:\n  - {id: greet, kind: greeting, signal: hello}\n"
        "  - {id: never, kind: phrase, signal: hello, must: never}\n"
    )
    wanted = ["prove", "sop.yaml", "-o", "text", "-o", "json=p.json", "-o", "markdown=p.md", "--lang", "en"]
    assert main(wanted) == 1
    said = capsys.readouterr().out
    assert "CONTRADICTION: greet, never" in said
    assert "Without `never`, the others pass:\n    09:00 A: Hello" in said
    assert json.loads(Path("p.json").read_text())[0]["contradictions"][0]["rules"] == ["greet", "never"]
    assert "**CONTRADICTION: `greet`, `never`**" in Path("p.md").read_text()
    assert main(["prove", "sop.yaml", "--fail-on", "never", "--lang", "id"]) == 0
    assert "PERTENTANGAN: greet, never" in capsys.readouterr().out


def test_what_depends_on_what_sentences_say_is_left_undecided() -> None:
    found = proved({"id": "p", "kind": "promise", "signal": "alpha", "kept_by": {"action": "x"}})
    assert [(one.rule, one.unsaid) for one in found.alone] == [("p", "form")]


def test_classes_decide_to_what_a_rule_applies() -> None:
    sorted_ = {"id": "sort", "kind": "classify", "labels": {"order": {"signal": "alpha", "by": "customer"}}}
    asked = {**phrase("ask", "beta", {"at_least": 1}), "when": {"class.sort": "order"}}
    found = {one.rule: one for one in proved(sorted_, asked).alone}
    good, bad = found["ask"].passes, found["ask"].fails
    assert good is not None
    assert bad is not None
    assert {event["text"] for event in good.record["events"]} == {"Alpha", "Beta"}
    assert {event["by"] for event in bad.record["events"]} == {"agent", "customer"}


def test_a_question_that_takes_too_long_is_not_decided() -> None:
    found = prove(sop_of(ORDER["two next events"]), total=0.0)
    assert [one.unsaid for one in found.alone] == ["pass", "pass"]
    assert found.conflicts == []
    assert found.left == {"rules": 2, "pairs": 1, "follows": 2}


def test_what_is_left_when_time_runs_out_is_counted_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = [
        "prove",
        str(EXAMPLE),
        "--total",
        "0.1",
        "-o",
        "text",
        "-o",
        "json=p.json",
        "-o",
        "markdown=p.md",
    ]
    assert main([*wanted, "--lang", "en"]) == 0
    (told,) = json.loads(Path("p.json").read_text())
    assert told["unfinished"] is True
    assert told["left"]["pairs"] > 0
    said = f"the time (--total) was over; left undecided: {told['left']['rules']} rules by themselves, "
    assert said in capsys.readouterr().out
    assert said in Path("p.md").read_text()


def test_json_says_when_all_was_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["prove", str(LIBRARY / "closing.yaml"), "-o", "json=p.json"]) == 0
    (told,) = json.loads(Path("p.json").read_text())
    assert (told["unfinished"], told["left"], told["not_decided"]) == (False, {}, [])


@pytest.fixture(scope="module")
def whole_library(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """All shipped rules in one SOP, the strict ones too, in less time than they need."""
    path = tmp_path_factory.mktemp("whole") / "sop.yaml"
    names = sorted(one.stem for one in LIBRARY.glob("*.yaml"))
    names += sorted(one.stem for one in (LIBRARY.parent / "rules").glob("*-strict.yaml"))
    uses = ["library:signals/id", *(f"library:rules/{name}" for name in names)]
    written = f"sop: s\nversion: 1.0.0\ntitle: t\nlanguage: id\ntimezone: Asia/Jakarta\nuses: {uses}\n"
    path.write_text(written)
    return prove(load([str(path)]), total=40.0)


def test_every_rule_of_a_large_sop_is_shown_passing_and_failing(whole_library: Proof) -> None:
    assert len(whole_library.alone) > 90
    assert [one.rule for one in whole_library.alone if one.unsaid not in (None, "corpus", "form")] == []
    assert "rules" not in whole_library.left
    assert whole_library.conflicts == []


def test_the_time_for_everything_is_kept(whole_library: Proof) -> None:
    assert whole_library.seconds < 46
    assert whole_library.unfinished
    assert whole_library.left["groups"] > 0


@pytest.mark.parametrize("signal", ["{customer.name}", "{number} kali", "{link}"])
def test_placeholders_have_texts(signal: str, tmp_path: Path) -> None:
    path = tmp_path / "sop.yaml"
    path.write_text(
        "sop: s\nversion: 1.0.0\ntitle: t\nlanguage: id\ntimezone: Asia/Jakarta\n"
        f"signals: {{said: {{any: ['{signal}']}}}}\n"
        "rules:\n  - id: r\n    kind: phrase\n    title: t\n    signal: said\n    must: {at_least: 1}\n"
        "    when: {customer.name: {exists: true}}\n"
    )
    (found,) = prove(load([str(path)])).alone
    assert found.passes is not None
    assert found.fails is not None


def test_a_chat_template_has_a_text() -> None:
    (found,) = proved(
        {
            "id": "r",
            "kind": "style",
            "first": 1,
            "at_least": {"template": 0.6},
            "templates": ["Halo {nama}, ada yang bisa dibantu?"],
        }
    ).alone
    assert found.passes is not None
    assert found.fails is not None


def test_capitals_without_a_word_are_in_no_text() -> None:
    (found,) = proved(
        {"id": "r", "kind": "style", "at_least": {"capitals": 0.5}, "at_most": {"words": 0}}
    ).alone
    assert (found.fault, found.unsaid) == ("never-passes", None)
    assert found.fails is not None
