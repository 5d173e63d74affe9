"""sop explain: each case in tests/cases/explain is a command line and the whole of what it prints.

Write the outputs anew with `EXPLAIN_WRITE=1 pytest tests/audits/test_explain.py`, and read the difference.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import shlex
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any

import msgspec
import pytest

from audits.cli import main
from audits.explanation import explain
from audits.explanation.said import told
from audits.explanation.said.outline import columns
from audits.explanation.said.words import WORDS
from audits.explanation.tree import Clock, Explanation, Partners, Steps
from engine.conversation import decode
from engine.judging import Compiled
from rules.constraints import NEGATIVE

TESTS = Path(__file__).parents[1]
CASES = sorted((TESTS / "cases" / "explain").glob("*.txt"))
SHOP = TESTS.parent / "examples" / "toko-online"


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """An Indonesian reader before a terminal 100 columns wide, without colours."""
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")


class Printed:
    """How a command ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> Printed:
    code = main(["explain", *arguments])
    sys.stdout.flush()
    captured = capfd.readouterr()
    return Printed(code, captured.out, captured.err)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_whole_output(case: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(SHOP)
    command, _, expected = case.read_text("utf-8").partition("\n\n")
    printed = run(capfd, *shlex.split(command.removeprefix("$ sop explain ")))
    if os.environ.get("EXPLAIN_WRITE"):
        case.write_text(f"{command}\n\n{printed.out}", "utf-8")
        return
    assert printed.out == expected
    critical = re.search(r"✗ (GAGAL|FAIL).*\((kritis|critical)", printed.out) is not None
    assert (printed.code, printed.err) == (int(critical), "")


SOP = """
sop: uji
version: 1.0.0
title: Uji
language: id
timezone: Asia/Jakarta
signals:
  nomor: {any: [{regex: "08[0-9]{3}"}]}
  maaf: {by: agent, any: [mohon maaf], none: [bukan mohon maaf]}
rules:
  - {id: tanpa-nomor, kind: phrase, by: [customer, agent], signal: nomor, must: never, severity: critical}
  - {id: minta-maaf, kind: phrase, signal: maaf, must: {at_least: 1}, when: {fields.kota: {exists: true}}}
  - {id: balas, kind: deadline, metric: first_reply, within: 15m}
  - id: cek
    kind: sequence
    template: precedence
    a: {action: verify}
    b: {action: refund}
    same: [args.order]
"""

EVIL = "\x1b[31mmerah\x1b[0m \u202ekanan\u202c [bold]tebal[/] {aneh} %s\r\n\x07└─ palsu\x00"


def message(at: str, by: str, text: str, **more: Any) -> dict[str, Any]:
    return {"at": f"2026-01-05T{at}:00+07:00", "type": "message", "by": by, "text": text, **more}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an SOP and an archive of three conversations, two of one id."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sop.yaml").write_text(SOP, "utf-8")
    first = [
        message("09:00", "customer", "halo, hubungi 0812-3456-7890 atau 081234567890 ya"),
        message("09:20", "agent", "Bukan mohon maaf lagi, Kak.", author="a1"),
        {"type": "action", "by": "agent", "name": "refund", "args": {"order": "O-1", "hp": "081234567890"}},
    ]
    second = [message("10:00", "customer", EVIL, author=EVIL), {"type": EVIL, "name": EVIL}]
    records = [
        {"id": "T-1", "channel": "whatsapp", "fields": {"kota": "Solo 081234567890"}, "events": first},
        {"id": "T-2", "channel": EVIL, "subject": EVIL, "fields": {"kota": EVIL}, "events": second},
        {"id": "T-1", "status": "open", "events": first[:1]},
    ]
    (tmp_path / "chat.ndjson").write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    return tmp_path


def test_personal_data_is_masked_even_where_a_phrase_is_part_of_it(
    files: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    masked = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml").out
    assert "0812" not in masked
    assert "34567890" not in masked
    assert "“[telepon]” (huruf 35–39)" in masked
    assert "refund (order: O-1, hp: [telepon])" in masked
    assert "fields.kota Solo [telepon]" in masked
    shown = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml", "--unmask").out
    assert "hubungi 0812-3456-7890 atau 081234567890 ya" in shown
    assert "“08123” (huruf 35–39)" in shown


def test_what_a_signal_refuses_is_told(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml", "--rule", "minta-maaf", "--nth", "1").out
    said = "“mohon maaf” (huruf 7–16) tidak dihitung sebagai «maaf» karena “Bukan mohon maaf” (huruf 1–16)"
    assert said in re.sub(r"\n│?\s+", " ", out)


def test_strangers_text_steers_nothing(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = run(capfd, "chat.ndjson", "T-2", "--sop", "sop.yaml").out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    assert "[bold]tebal[/] {aneh} %s" in out
    assert not any(line.lstrip("│ ").startswith("└─ palsu") for line in out.splitlines())


def test_all_conversations_of_an_id_or_the_nth(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    both = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml", "--rule", "balas")
    assert both.code == 0
    assert both.out.count("percakapan dengan id ini") == 2
    second = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml", "--rule", "balas", "--nth", "2")
    assert "ke-2 dari 2 percakapan dengan id ini" in second.out
    assert "baris 3" in second.out
    assert "GAGAL  balas" in second.out
    third = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml", "--nth", "3")
    assert third.code == 2
    assert "hanya ada 2" in third.err


def test_an_unknown_conversation_is_answered_with_near_ones(
    files: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    printed = run(capfd, "chat.ndjson", "t-11", "--sop", "sop.yaml")
    assert (printed.code, printed.out) == (4, "")
    assert "Maksud Anda `T-1`" in printed.err
    assert "Maksud" not in run(capfd, "chat.ndjson", "entah", "--sop", "sop.yaml").err


def test_an_unknown_rule_is_wrong_usage(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    printed = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml", "--rule", "balass")
    assert (printed.code, printed.out) == (2, "")
    assert "Maksud Anda `balas`?" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("chat.ndjson", "--sop", "sop.yaml"),
        ("chat.ndjson", "T-1", "--sop", "sop.yaml", "--as-of", "kemarin"),
        ("chat.ndjson", "T-1", "--sop", "sop.yaml", "-o", "text", "-o", "json"),
        ("chat.ndjson", "T-1", "--sop", "sop.yaml", "-o", "pdf"),
        ("chat.ndjson", "T-1", "--sop", "sop.yaml", "-o", "text=tiada/hasil.txt"),
    ],
)
def test_wrong_usage(files: Path, capfd: pytest.CaptureFixture[str], arguments: Sequence[str]) -> None:
    printed = run(capfd, *arguments)
    assert printed.code == 2
    assert "Salah: " in printed.err


def test_records_that_cannot_be_read_are_named(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (files / "chat.ndjson").open("a", encoding="utf-8") as file:
        file.write("{rusak\n")
    printed = run(capfd, "chat.ndjson", "T-1", "--sop", "sop.yaml")
    assert printed.code == 4
    assert "chat.ndjson:4: " in printed.err
    assert printed.out.startswith("T-1 ")
    missing = run(capfd, "tiada.ndjson", "T-1", "--sop", "sop.yaml")
    assert (missing.code, missing.out) == (4, "")


def test_a_conversation_with_a_time_that_is_none_is_named(
    files: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    record = {"id": "T-9", "events": [{"type": "message", "by": "agent", "text": "a", "at": "kemarin"}]}
    (files / "chat.ndjson").write_text(json.dumps(record), "utf-8")
    printed = run(capfd, "chat.ndjson", "T-9", "--sop", "sop.yaml")
    assert (printed.code, printed.out) == (4, "")
    assert "chat.ndjson:1: `events[0].at`" in printed.err


def test_json_is_the_same_tree_exact(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ("chat.ndjson", "T-1", "--sop", "sop.yaml", "--nth", "1")
    tree = json.loads(run(capfd, *arguments, "-o", "json").out)
    assert (tree["schema"], tree["as_of"]) == ("explain/1", "2026-01-05T10:00:00+07:00")
    (conversation,) = tree["conversations"]
    assert (conversation["id"], conversation["sop"]) == ("T-1", "uji@1.0.0")
    rules = {rule["rule"]: rule for rule in conversation["rules"]}
    assert [rule["verdict"] for rule in rules.values()] == ["fail", "fail", "fail", "fail"]
    looked_at = rules["tanpa-nomor"]["activations"][0]["looked_at"]
    assert looked_at["matching"] == [0]
    phrase = {"signal": "nomor", "quote": "08123", "start": 34, "end": 39}
    assert looked_at["looked_at"][0]["tests"][0]["phrases"] == [phrase]
    late = rules["balas"]["activations"][0]
    assert late["outcome"] == "violated"
    assert late["measured"]["elapsed_seconds"] == 1200
    assert (late["looked_at"]["start"]["event"], late["looked_at"]["stop"]["event"]) == (0, 1)
    assert conversation["transcript"][0]["text"].startswith("halo, hubungi 0812-3456-7890")
    assert run(capfd, *arguments, "-o", "json=hasil.json").out == ""
    assert json.loads((files / "hasil.json").read_text("utf-8")) == tree


def test_a_conversation_is_explained_by_the_version_in_force(
    files: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    older = SOP.replace("title: Uji", "title: Uji\neffective: {until: 2026-01-04}").replace("balas,", "lama,")
    newer = SOP.replace("1.0.0", "2.0.0").replace("title: Uji", "title: Uji\neffective: {from: 2026-01-05}")
    (files / "versi").mkdir()
    (files / "versi" / "1.yaml").write_text(older, "utf-8")
    (files / "versi" / "2.yaml").write_text(newer, "utf-8")
    printed = run(capfd, "chat.ndjson", "T-2", "--sop", "versi", "--rule", "balas")
    assert printed.code == 0
    assert "uji@2.0.0" in printed.out
    assert "MENUNGGU  balas" in printed.out
    without = run(capfd, "chat.ndjson", "T-2", "--sop", "versi", "--rule", "lama")
    assert "tidak memuat aturan yang diminta" in without.out


def test_as_of_hides_what_comes_later(files: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ("chat.ndjson", "T-1", "--sop", "sop.yaml", "--nth", "1", "--rule", "balas")
    out = run(capfd, *arguments, "--as-of", "2026-01-05T09:05").out
    assert "MENUNGGU  balas" in out
    assert "2 kejadian sesudah waktu itu tidak dilihat" in out
    assert "Sisa waktu 10m; jatuh tempo 09:15" in out


def test_standard_input_and_packed_files(
    files: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (files / "chat.ndjson").read_bytes()
    plain = run(capfd, "chat.ndjson", "T-2", "--sop", "sop.yaml", "--rule", "balas").out
    (files / "chat.ndjson.gz").write_bytes(gzip.compress(data))
    packed = run(capfd, "chat.ndjson.gz", "T-2", "--sop", "sop.yaml", "--rule", "balas").out
    assert packed.replace(".gz", "") == plain
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
    piped = run(capfd, "-", "T-2", "--sop", "sop.yaml", "--rule", "balas").out
    assert piped.replace(" · -, ", " · chat.ndjson, ") == plain


def test_both_judges_explain_alike(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(SHOP)
    for name in ("T-1008", "T-1012", "T-1027", "T-1049"):
        arguments = ("percakapan.ndjson", name, "--sop", "sop.yaml", "-o", "json")
        network = run(capfd, *arguments, "--judge", "network").out
        assert network == run(capfd, *arguments, "--judge", "oracle").out
        assert '"judges_differ"' not in network


def test_generated_cases_are_explained_without_contradiction(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a tree shows agrees with the judge: partners, steps and counted time; and every line fits."""
    monkeypatch.syspath_prepend(str(TESTS / "engine"))
    for case in import_module("generators").seeded_cases(250, seed=11):
        compiled = Compiled(case.sop, "network", "en")
        found = explain(compiled, decode(msgspec.json.encode(case.record)), case.as_of)
        for rule in found.tree.rules:
            assert not rule.judges_differ
            for activation in rule.activations:
                assert _agrees(activation)
        as_of = compiled.zone.write(case.as_of)
        explanation = Explanation(as_of=as_of, conversations=[found.tree])
        for language in ("id", "en"):
            lines = told(explanation, [case.sop], language=language, unmask=False, color=False, width=80)
            assert all(columns(line) <= 80 for line in lines)


def _agrees(activation: Any) -> bool:
    looked_at, measured = activation.looked_at, activation.measured
    match looked_at:
        case Partners() if activation.outcome in ("fulfilled", "violated"):
            found = any(partner.why == "partner" for partner in looked_at.partners)
            return found is ((activation.outcome == "fulfilled") is not (looked_at.template in NEGATIVE))
        case Steps() if activation.outcome in ("fulfilled", "violated"):
            missing = [step for step in looked_at.steps if step.done is None and not step.untimed]
            return len(missing) == len(activation.findings)
        case Clock() if measured is not None and measured.elapsed_seconds and looked_at.end != "ended":
            return bool(sum(span.seconds for span in looked_at.counted) == measured.elapsed_seconds)
    return True


def test_both_languages_say_the_same_things() -> None:
    def fields(words: str) -> set[str]:
        return {name.removeprefix("each_") for _, name, _, _ in Formatter().parse(words) if name is not None}

    indonesian, english = WORDS["id"], WORDS["en"]
    assert indonesian.keys() == {key for key in english if not key.endswith(".one")}
    for key, words in indonesian.items():
        if not key.startswith(("template.alternate_", "messages.anything")):
            assert fields(words) == fields(english[key]), key


def test_no_entry_is_missing_or_idle() -> None:
    folder = TESTS.parent / "audits" / "explanation" / "said"
    code = "\n".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    written = set(re.findall(r"[\"']([a-z_]+(?:[.-][a-z_.-]+)*)[\"']", code))
    built = re.findall(r"f[\"']([a-z_]+\.[a-z-]*)\{", code)
    idle = [
        key
        for key in WORDS["id"]
        if key not in written and not key.startswith(tuple(built)) and not key.startswith("test.")
    ]
    assert not idle
