"""`sop test`: examples and test files are run, and what fails is told where it is and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from junitparser import JUnitXml

from audits.cli import main

HEAD = """sop: toko
version: 1.0.0
title: t
language: id
timezone: Asia/Jakarta
signals: {salam: {any: [selamat pagi]}}
rules:
  - id: salam
    kind: greeting
    signal: salam
    within_messages: 2
"""
GOOD = """    examples:
      - expect: pass
        chat: |
          C: Halo
          A: Selamat pagi, Kak.
      - expect: fail
        message: 2
        finding: salam
        chat: |
          C: Halo
          A (a7): apa
            lagi
      - {expect: not_applicable, chat: "C: Halo"}
      - {expect: pending, chat: "status: open\\nC: Halo\\nA: apa"}
"""


def sop(folder: Path, rest: str, name: str = "toko.yaml") -> str:
    path = folder / name
    path.write_text(HEAD + rest)
    return str(path)


def test_examples_that_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", sop(tmp_path, GOOD), "--lang", "id"]) == 0
    assert capsys.readouterr().out == "4 tes lulus\n"


def test_a_failure_shows_the_chat_with_the_reason_beside_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sop(
        tmp_path, GOOD.replace("expect: pass", "expect: fail").replace("A (a7): apa", "A: Selamat pagi")
    )
    assert main(["test", path, "--lang", "id"]) == 1
    shown = capsys.readouterr().out
    assert f"{path}:13:9: salam#1: seharusnya fail, ternyata pass" in shown
    assert "  2  A: Selamat pagi\n           lagi" in shown
    assert "2 tes lulus, 2 gagal" in shown


@pytest.mark.parametrize(
    ("said", "instead", "sentence"),
    [
        ("message: 2", "message: 1", "temuan seharusnya menunjuk kejadian 1, ternyata 2"),
        ("finding: salam", "finding: pantun", "temuan seharusnya memuat “pantun”"),
    ],
)
def test_the_finding_must_be_the_one_that_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, instead: str, sentence: str
) -> None:
    assert main(["test", sop(tmp_path, GOOD.replace(said, instead)), "--lang", "id"]) == 1
    assert sentence in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "instead", "place"),
    [
        ("A (a7): apa", "X: apa", ":22:11: kesalahan: `X` bukan penutur"),
        ("A (a7): apa", "A halo", ":22:11: kesalahan: `A halo` bukan baris percakapan"),
        ("C: Halo\n", "+5x C: Halo\n", ":15:11: kesalahan: `+5x` bukan waktu"),
        ("C: Halo\n", "25:00 C: Halo\n", ":15:11: kesalahan: `25:00` bukan waktu"),
        ("message: 2", "message: 7", ":18:18: kesalahan: tidak ada kejadian ke-7"),
        ("expect: pass", "expect: passs", "`passs`"),
    ],
)
def test_a_mistake_in_a_chat_is_shown_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, instead: str, place: str
) -> None:
    path = sop(tmp_path, GOOD.replace(said, instead, 1))
    for command in ("check", "test"):
        assert main([command, path, "--lang", "id"]) == 3
        streams = capsys.readouterr()
        assert place in streams.out + streams.err


def test_a_test_file_beside_the_sop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sop(tmp_path, GOOD)
    tests = tmp_path / "toko.test.yaml"
    tests.write_text("tests:\n  - {expect: {salam: fail}, chat: 'A: Selamat pagi'}\n")
    for named in (path, str(tests), str(tmp_path)):
        assert main(["test", named, "--lang", "en"]) == 1
        assert "4 tests passed, 1 failed" in capsys.readouterr().out
    tests.write_text("tests:\n  - {expect: {salm: fail}, chat: 'A: apa'}\n")
    assert main(["test", path, "--lang", "en"]) == 3
    assert "Did you mean `salam`?" in capsys.readouterr().err


def test_results_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sop(tmp_path, GOOD.replace("expect: pending", "expect: pass"))
    assert main(["test", path, "-o", f"junit={tmp_path / 'tes.xml'}", "-o", "json"]) == 1
    whole = json.loads(capsys.readouterr().out)
    assert (whole["passed"], whole["failed"]) == (3, 1)
    assert [test["got"]["salam"] for test in whole["tests"]] == ["pass", "fail", "not_applicable", "pending"]
    suites = JUnitXml.fromfile(str(tmp_path / "tes.xml"))
    assert (suites.tests, suites.failures) == (4, 1)


def test_only_the_examples_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sop(tmp_path, GOOD)
    assert main(["test", path, "-k", "salam#2", "--lang", "id"]) == 0
    assert capsys.readouterr().out == "1 tes lulus\n"
    assert main(["test", path, "-k", "pantun", "--lang", "id"]) == 2


def test_dates_of_effect_do_not_matter(tmp_path: Path) -> None:
    path = sop(tmp_path, GOOD)
    Path(path).write_text(
        Path(path).read_text().replace("title: t\n", "title: t\neffective: {from: 2030-01-01}\n")
    )
    assert main(["test", path]) == 0


def test_an_example_in_another_language_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sop(tmp_path, GOOD.replace("- expect: fail\n", "- expect: fail\n        language: en\n"))
    assert main(["test", path, "--lang", "id"]) == 0
    assert capsys.readouterr().out == "3 tes lulus\n"


def test_a_test_file_for_another_sop_is_left_alone_and_one_for_none_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, other = sop(tmp_path, GOOD), sop(tmp_path, GOOD, "lain.yaml")
    tests = tmp_path / "toko.test.yaml"
    tests.write_text("for: lain.yaml\ntests:\n  - {expect: {salam: fail}, chat: 'A: apa'}\n")
    assert main(["test", path, "--lang", "id"]) == 0
    assert capsys.readouterr().out == "4 tes lulus\n"
    assert main(["test", str(tests), "--lang", "id"]) == 0
    assert capsys.readouterr().out == "5 tes lulus\n", other
    tests.write_text("for: hilang.yaml\ntests:\n  - {expect: {salam: fail}, chat: 'A: apa'}\n")
    assert main(["test", path, "--lang", "id"]) == 4
    assert "hilang.yaml" in capsys.readouterr().err


def test_a_time_beyond_all_calendars_is_a_mistake_in_the_chat(tmp_path: Path) -> None:
    path = sop(tmp_path, GOOD.replace("C: Halo\n", "+99999999999999d C: Halo\n", 1))
    assert main(["check", path]) == 3


@pytest.mark.parametrize(
    ("said", "instead", "code", "todo"),
    [
        ("expect: pass", "expect: lulus", "not-allowed", "Maksud Anda `pass`?"),
        ("message: 2", "message: dua", "needs-number", "misalnya `message: 1`"),
        ("message: 2", "as_of: kemarin", "bad-as-of", "Tulis jam, misalnya `09:30`"),
        ("message: 2", "as_of: 2026-02-31T09:00", "bad-as-of", "`2026-01-06T09:30`"),
        ("message: 2", "as_of: '24:30'", "bad-as-of", "Tulis jam"),
        ("A (a7): apa", "Agen Rina: apa", "chat-speaker", "`A (Budi): ...`"),
    ],
)
def test_a_mistake_in_an_example_is_told_with_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, instead: str, code: str, todo: str
) -> None:
    assert main(["check", sop(tmp_path, GOOD.replace(said, instead)), "--lang", "id"]) == 3
    out = capsys.readouterr().out
    assert f"[{code}]" in out
    assert todo in out


def test_a_test_of_a_rule_that_has_another_name_now(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sop(tmp_path, "    replaces: sapaan-kepada-pelanggan\n")
    tests = 'tests: [{rule: sapaan-kepada-pelanggan, expect: pass, chat: "A: Selamat pagi"}]\n'
    (tmp_path / "toko.test.yaml").write_text(tests)
    assert main(["test", path, "--lang", "id"]) == 3
    assert "Maksud Anda `salam`?" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "junit"])
def test_chats_are_shown_without_personal_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    failing = GOOD.replace("expect: pass", "title: telepon 0812-3456-7890\n        expect: fail")
    path = sop(tmp_path, failing.replace("Selamat pagi, Kak", "Selamat pagi, 0812-3456-7890 sari@toko.id"))
    assert main(["test", path, "--lang", "id", "-o", form]) == 1
    out = capsys.readouterr().out
    assert "3456" not in out
    assert "sari@" not in out
    assert "[telepon] [email]" in out
    main(["test", path, "--lang", "id", "-o", form, "--unmask"])
    assert capsys.readouterr().out.count("0812-3456-7890") == 2
