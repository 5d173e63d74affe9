"""`sop review`: honest in its summary, harmless in its Markdown, whole in its exit code."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest

from audits.changes.reports import markdown
from audits.changes.step import Review, Step
from audits.cli import main
from audits.reports.marks import block, plain

SOP = """sop: s
version: 1.0.0
title: t
language: en
timezone: Asia/Jakarta

signals:
  hello: {any: [hello]}

rules:
  - {id: greet, kind: greeting, signal: hello}

  - id: reply
    kind: deadline
    metric: first_reply
    within: 15m
    examples: [{expect: pass, chat: "C: hello\\n+5m A: hello"}]
"""
CHAT = (
    '{"id": "T-1", "status": "solved", "events": ['
    '{"at": "2026-01-05T09:00:00+07:00", "type": "message", "by": "customer", "author": "c1", "text": "hi"}, '
    '{"at": "2026-01-05T09:08:00+07:00", "type": "message", "by": "agent", "author": "a7", "text": "%s"}]}\n'
)
HOSTILE = "<img src=x> @octocat #1 | [x](http://evil) ``` https://evil.com <!-- </details> 0812-3456-7890"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    Path("old.yaml").write_text(SOP, encoding="utf-8")
    return tmp_path


def review(
    capsys: pytest.CaptureFixture[str], text: str, *options: str
) -> tuple[int, dict[str, dict[str, object]]]:
    Path("new.yaml").write_text(text, encoding="utf-8")
    code = main(["review", "old.yaml", "new.yaml", "-o", "json", *options])
    found = json.loads(capsys.readouterr().out)
    assert found["exit_code"] == code
    return code, {step["name"]: step for step in found["steps"]}


def test_nothing_changed_and_no_data_is_said_to_be_untried(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = review(capsys, SOP)
    assert code == 0
    assert found["backtest"]["state"] == "skipped"
    assert [name for name, step in found.items() if step["state"] != "good"] == ["backtest"]


def test_rules_that_contradict_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = (
        "\n  - {id: must, kind: phrase, signal: hello, must: always}\n"
        "\n  - {id: never, kind: phrase, signal: hello, must: never}\n"
    )
    code, found = review(capsys, SOP + more)
    assert code == 1
    assert found["prove"]["state"] == "wrong"
    assert "CONTRADICTION" in str(found["prove"]["found"])
    assert "`never`" in str(found["prove"]["found"])


def test_data_missing_or_partly_unreadable_outranks_findings(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stricter = SOP.replace("15m", "4m")
    assert review(capsys, stricter)[0] == 1
    assert review(capsys, stricter, "--data", "nothing")[0] == 4
    Path("chats.ndjson").write_text(CHAT % "hello" + "{broken\n", encoding="utf-8")
    code, found = review(capsys, stricter, "--data", "chats.ndjson")
    assert (code, found["backtest"]["exit_code"], found["test"]["exit_code"]) == (4, 4, 1)
    assert "could not be read" in str(found["backtest"]["found"])


def test_an_error_inside_one_step_is_said_and_the_others_run(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.delenv("SOP_TRACEBACK", raising=False)
    monkeypatch.setattr("audits.proving.prove.prove", broken)
    code, found = review(capsys, SOP.replace("15m", "20m"))
    assert code == 5
    assert found["prove"]["state"] == "broken"
    assert "planted" in str(found["prove"]["found"])
    assert found["diff"]["found"] == "`reply`: looser; within: 15m → 20m"


def test_an_old_sop_that_is_broken_does_not_stop_the_one_that_repairs_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("old.yaml").write_text(SOP.replace("kind: greeting", "kind: greting"), encoding="utf-8")
    code, found = review(capsys, SOP)
    assert code == 0
    assert found["diff"]["state"] == "look"
    assert "cannot be read" in str(found["diff"]["found"])


def test_a_looser_rule_fails_only_when_that_is_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    looser = SOP.replace("15m", "20m").replace("1.0.0", "1.1.0")
    assert review(capsys, looser)[0] == 0
    assert review(capsys, looser, "--fail-on", "stricter")[0] == 0
    code, found = review(capsys, looser, "--fail-on", "looser")
    assert (code, found["diff"]["state"]) == (1, "wrong")


def test_dated_versions_are_compared_with_those_of_their_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    first = SOP.replace("timezone", "effective: {until: 2026-06-30}\ntimezone")
    second = SOP.replace("1.0.0", "2.0.0").replace("timezone", "effective: {from: 2026-07-01}\ntimezone")
    for side in ("old", "new"):
        Path(side).mkdir()
        Path(side, "first.yaml").write_text(first, encoding="utf-8")
    Path("new", "second.yaml").write_text(second.replace("15m", "10m"), encoding="utf-8")
    main(["review", "old", "new", "-o", "json", "--lang", "en"])
    found = {step["name"]: step for step in json.loads(capsys.readouterr().out)["steps"]}
    assert found["version"]["state"] == "good", "a new number says that the meaning moved"
    assert "`reply`: stricter" in found["diff"]["found"]


def test_hostile_words_are_neither_markup_nor_links_nor_mentions(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quoted = json.dumps(HOSTILE)
    text = SOP.replace("title: t\n", f"title: {quoted}\n").replace("any: [hello]", f"any: [hello, {quoted}]")
    text = text.replace("hello\\n+5m", "<b>@bob</b> ``` hello\\n+50m").replace("15m", "5m")
    Path("new.yaml").write_text(text, encoding="utf-8")
    Path("chats.ndjson").write_text(CHAT % HOSTILE, encoding="utf-8")
    assert main(["review", "old.yaml", "new.yaml", "--data", "chats.ndjson", "-o", "markdown"]) == 1
    shown = capsys.readouterr().out
    assert "0812-3456-7890" not in shown
    outside = re.sub(r"(?ms)^(`{3,})\w*\n.*?^\1$", "", shown)
    outside = re.sub(r"`[^`\n]+`", "", outside)
    for harm in ("<img", "@octocat", "@bob", "#1", "://evil", "<!-- <"):
        assert harm not in outside, harm
    assert not re.search(r"(?<!\\)\]\(", outside)
    assert outside.count("<details") == outside.count("</details>")


def test_a_comment_is_never_longer_than_the_host_takes_and_says_what_is_cut() -> None:
    steps = (Step("test", "wrong", "x", code=1, body="y" * 80_000), Step("diff", "look", "x", body="short"))
    found = Review("t", steps, (), {"test": "sop test sop", "diff": "sop diff a b"})
    stream = StringIO()
    markdown.write(stream, found, "en")
    shown = stream.getvalue()
    assert len(shown) < 65_536
    assert "Cut: a comment does not hold it all. For the rest: `sop test sop`" in shown
    assert "short" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("`reply`: stricter", "`reply`: stricter"),
        ("a | b\nc", "a \\| b c"),
        ("`a|b`", "`a\\|b`"),
        ("<b> & `", "&lt;b&gt; &amp; \\`"),
        ("- x", "\\- x"),
    ],
)
def test_names_in_backticks_stay_code_and_all_else_is_text(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_block_of_code_cannot_be_left_from_inside() -> None:
    assert block("a\n````\nb").startswith("`````text\n")


def test_sarif_and_annotations_give_paths_from_the_working_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new.yaml").write_text(SOP.replace("15m", "4m"), encoding="utf-8")
    new = str(folder.resolve() / "new.yaml")
    main(["review", "old.yaml", new, "-o", "sarif=r.sarif", "-o", "github"])
    assert "file=new.yaml,line=17" in capsys.readouterr().out
    results = json.loads(Path("r.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    places = {
        one["ruleId"]: one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results
    }
    assert places == dict.fromkeys(("example-fails", "version-unmoved", "rule-stricter"), "new.yaml")


@pytest.mark.parametrize("command", ["test new.yaml", "prove new.yaml", "diff old.yaml new.yaml"])
@pytest.mark.parametrize("form", ["sarif", "github"])
def test_other_commands_have_places_too(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, form: str
) -> None:
    twice = "\n  - {id: again, kind: greeting, signal: hello}\n"
    Path("new.yaml").write_text(SOP.replace("15m", "4m") + twice, encoding="utf-8")
    main([*command.split(), "-o", form])
    out = capsys.readouterr().out
    assert "new.yaml" in out
    if form == "sarif":
        assert json.loads(out)["runs"][0]["results"]


def test_hygiene_has_places_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("chats.ndjson").write_text(CHAT % "hello", encoding="utf-8")
    main(["hygiene", "chats.ndjson", "--sop", "old.yaml", "-o", "github"])
    assert "::warning file=old.yaml,line=11,col=10" in capsys.readouterr().out
