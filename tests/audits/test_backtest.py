"""`sop backtest`: what changed is what two audits say, and limits and expectations decide the exit code."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

TOKO = Path(__file__).parents[2] / "examples" / "toko-online"

HEAD = """sop: toko
version: 1.0.0
title: t
language: id
timezone: Asia/Jakarta
signals: {maaf: {by: agent, any: [mohon maaf]}}
"""
OLD = """rules:
  - {id: balas, kind: deadline, metric: first_reply, within: 15m}
  - {id: maaf, kind: phrase, signal: maaf, must: {at_least: 1}}
  - {id: dulu, kind: phrase, signal: maaf, must: never}
exclude: {channel: email}
"""
NEW = """rules:
  - {id: balas, kind: deadline, metric: first_reply, within: 5m}
  - {id: minta-maaf, kind: phrase, signal: maaf, must: always, replaces: maaf}
  - {id: baru, kind: phrase, signal: maaf, must: once}
  - {id: target, kind: target, metric: first_reply_time, statistic: median, at_most: 1m, min_count: 5}
"""


def chat(name: str, wait: int, said: str, channel: str = "whatsapp") -> str:
    events = [
        {"type": "message", "by": "customer", "at": "2026-01-05T09:00:00", "text": "Halo, 0812-3456-7890"},
        {"type": "message", "by": "agent", "author": "a1", "at": f"2026-01-05T09:{wait:02}:00", "text": said},
    ]
    return json.dumps({"id": name, "channel": channel, "events": events})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two SOPs and some conversations."""
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(HEAD + OLD)
    Path("new.yaml").write_text(HEAD + NEW)
    lines = [chat(f"T-{n}", n, "Mohon maaf" if n % 2 else "ya 0812-3456-7890") for n in range(20)]
    lines += [chat("E-1", 30, "ya", "email"), "not json"]
    Path("data.ndjson").write_text("\n".join(lines) + "\n")
    return tmp_path


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main(["backtest", *arguments, "-o", "json"])
    return code, json.loads(capsys.readouterr().out)


def rule(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in found["rules"] if one["rule"] == name)


def flips(one: dict[str, Any]) -> dict[tuple[str, str], int]:
    return {(d["old"], d["new"]): d["share"]["count"] for d in one["directions"]}


def test_flips_by_rule_and_direction(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = result(capsys, "old.yaml", "new.yaml", "data.ndjson")
    assert code == 4  # one line could not be read
    assert (found["conversations"], found["unreadable"]) == (21, 1)
    balas = rule(found, "balas")
    assert flips(balas) == {("pass", "fail"): 10, ("outside", "fail"): 1}
    assert balas["before"] == {"pass": 16, "fail": 4, "outside": 1}
    assert balas["after"] == {"pass": 6, "fail": 15}
    assert balas["failing_before"]["share"] == 0.2
    assert balas["agents"] == [{"name": "a1", "now_fail": 11, "no_longer_fail": 0}]
    assert {one["name"] for one in found["channels"]} == {"whatsapp", "email"}
    low, high = balas["directions"][0]["share"]["interval"]
    assert low < 10 / 21 < high


def test_rules_that_come_go_or_are_renamed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, found = result(capsys, "old.yaml", "new.yaml", "data.ndjson")
    assert (rule(found, "minta-maaf")["was"], rule(found, "minta-maaf")["status"]) == ("maaf", "both")
    assert flips(rule(found, "minta-maaf")) == {("outside", "fail"): 1}
    assert (rule(found, "baru")["status"], flips(rule(found, "baru"))) == ("new", {("absent", "fail"): 11})
    dulu = rule(found, "dulu")
    assert (dulu["status"], flips(dulu)) == ("gone", {("fail", "absent"): 10})
    assert (dulu["before"], dulu["after"]) == ({"fail": 10, "outside": 1, "pass": 10}, {})
    target = rule(found, "target")
    assert (target["corpus"], target["after"], target["now_fail"]) == (True, {"fail": 1}, 1)


def verdicts(sop: str, data: str, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str], str]:
    main(["audit", data, "--sop", sop, "-o", "ndjson", "--fail-on", "never"])
    records = map(json.loads, capsys.readouterr().out.splitlines())
    return {(one["conversation"], one["rule"]): one["verdict"] for one in records}


def test_it_says_what_two_audits_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(TOKO)
    changed = (
        Path("sop.yaml").read_text().replace("within: 15m", "within: 3m").replace("must: never", "must: once")
    )
    new = tmp_path / "sop.yaml"
    new.write_text(changed)
    (tmp_path / "sinyal").symlink_to(TOKO / "sinyal")
    code, found = result(capsys, "sop.yaml", str(new), "percakapan.ndjson", "--show", "1")
    old_ones = verdicts("sop.yaml", "percakapan.ndjson", capsys)
    new_ones = verdicts(str(new), "percakapan.ndjson", capsys)
    wanted: Counter[tuple[str, str, str]] = Counter()
    for (conversation, name), was in old_ones.items():
        if new_ones[conversation, name] != was:
            wanted[name, was, new_ones[conversation, name]] += 1
    got = {(one["rule"], *way): n for one in found["rules"] for way, n in flips(one).items()}
    assert code == 0 and wanted and got == dict(wanted)
    for one in found["rules"]:
        assert one["after"] == dict(
            sorted(Counter(v for (_, name), v in new_ones.items() if name == one["rule"]).items())
        )
    for jobs in ("1", "2"):
        again = result(capsys, "sop.yaml", str(new), "percakapan.ndjson", "--show", "1", "--jobs", jobs)
        assert again == (0, found)


def test_new_failures_are_limited(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = Path("data.ndjson").read_text().splitlines()[:-1]
    Path("data.ndjson").write_text("\n".join(lines))
    # besides the chats one group newly fails its target
    _, found = result(capsys, "old.yaml", "new.yaml", "data.ndjson")
    new = found["now_failing"]["count"] + found["now_failing_groups"]
    for limit, code in ((f"{new}", 0), (f"{new - 1}", 1), ("0", 1), ("100%", 0), ("12.5%", 1)):
        arguments = ["backtest", "old.yaml", "new.yaml", "data.ndjson", "--fail-on-new", limit]
        assert main(arguments) == code, limit
    assert "Too many new failures" in capsys.readouterr().out
    assert main(["backtest", "old.yaml", "new.yaml", "data.ndjson", "--fail-on-new", "banyak"]) == 2


def test_expectations(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = Path("data.ndjson").read_text().splitlines()[:-1]
    Path("data.ndjson").write_text("\n".join(lines))
    arguments = ["backtest", "old.yaml", "new.yaml", "data.ndjson", "--lang", "en", "--expect", "e.yaml"]
    Path("e.yaml").write_text("- {rule: balas, exactly: 15}\n- {rule: balas, verdict: pass, at_least: 6}\n")
    assert main(arguments) == 0
    assert "2 expectations came true" in capsys.readouterr().out
    Path("e.yaml").write_text("- {rule: balas, at_most: 3}\n")
    assert main(arguments) == 1
    assert "balas: 15 fail, should be at most 3 (e.yaml:1)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rule: balas", "no list of expectations"),
        ("- {rule: balas}", "needs a rule and a count"),
        ("- {rule: balsa, exactly: 1}", "no rule `balsa`"),
        ("- {rule: balas, exactly: -1}", "not a count"),
        ("- {rule: balas, exactly: 1, verdict: gagal}", "not a verdict"),
        ("- {rule: balas, exacly: 1, exactly: 1}", "`exacly` means nothing"),
        ("- {rule: dulu, exactly: 1}", "no rule `dulu`"),
    ],
)
def test_a_mistake_in_expectations_is_shown(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    Path("e.yaml").write_text(text)
    arguments = ["backtest", "old.yaml", "new.yaml", "data.ndjson", "--lang", "en", "--expect", "e.yaml"]
    assert main(arguments) == 3
    assert said in capsys.readouterr().err


def test_quotes_are_masked_unless_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "markdown", "json"):
        main(["backtest", "old.yaml", "new.yaml", "data.ndjson", "-o", form, "--show", "50"])
        shown = capsys.readouterr().out
        assert "T-6" in shown and "3456" not in shown
    main(["backtest", "old.yaml", "new.yaml", "data.ndjson", "-o", "json", "--show", "50", "--unmask"])
    assert "3456" in capsys.readouterr().out


def test_nothing_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["backtest", "old.yaml", "old.yaml", "data.ndjson", "--lang", "en"])
    assert "No verdict changed." in capsys.readouterr().out


def test_a_git_revision_against_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], check=True)
    old = Path("old.yaml").read_text()
    Path("old.yaml").write_text(old.replace("15m", "5m"))
    _, found = result(capsys, "HEAD:old.yaml", "old.yaml", "data.ndjson")
    assert flips(rule(found, "balas")) == {("pass", "fail"): 10}


def test_data_that_is_missing(folder: Path) -> None:
    assert main(["backtest", "old.yaml", "new.yaml", "nothing.ndjson"]) == 4
    assert main(["backtest", "old.yaml", "none.yaml", "data.ndjson"]) == 4
