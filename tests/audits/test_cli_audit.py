"""`sop audit` as its users and other programs see it: records, summary, exit codes."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples/toko-online"
SHARED = Path(__file__).parents[3] / "shared"

SOP = {
    "sop": "s",
    "version": "1.0.0",
    "title": "S",
    "language": "en",
    "timezone": "Asia/Jakarta",
    "signals": {"hello": {"any": ["hello"]}, "promise": {"any": ["we promise"], "by": "agent"}},
    "rules": [
        {"id": "greet", "kind": "greeting", "signal": "hello", "severity": "minor"},
        {
            "id": "no-promise",
            "kind": "phrase",
            "signal": "promise",
            "must": "never",
            "severity": "critical",
            "weight": 5,
        },
        {"id": "first", "kind": "deadline", "metric": "first_reply", "within": "15m"},
    ],
}


def message(at: str | None, by: str, text: str, **more: Any) -> dict[str, Any]:
    return {**({"at": f"2026-01-05T{at}"} if at else {}), "type": "message", "by": by, "text": text, **more}


GOOD = {
    "id": "T-1",
    "status": "solved",
    "events": [
        message("09:00:00", "customer", "hi"),
        message("09:05:00", "agent", "Hello there", author="a1"),
    ],
}
BAD = {
    "id": "T-2",
    "status": "solved",
    "events": [
        message("09:00:00", "customer", "hi"),
        message("09:20:00", "agent", "we promise 0812-3456-7890", author="a2"),
    ],
}


def sop(
    *arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "audits", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=env)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sop.yaml").write_text(json.dumps(SOP))
    (tmp_path / "chats.ndjson").write_text(f"{json.dumps(GOOD)}\n{json.dumps(BAD)}\n")
    return tmp_path


def audited(
    folder: Path, *more: str | Path, data: str = "chats.ndjson"
) -> subprocess.CompletedProcess[bytes]:
    return sop("audit", folder / data, "--sop", folder / "sop.yaml", "--lang", "en", *more)


def records(result: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_record_a_conversation_and_rule_in_input_then_rule_order(folder: Path) -> None:
    result = audited(folder, "-o", "ndjson")
    assert [(r["conversation"], r["rule"], r["verdict"]) for r in records(result)] == [
        ("T-1", "greet", "pass"),
        ("T-1", "no-promise", "pass"),
        ("T-1", "first", "pass"),
        ("T-2", "greet", "fail"),
        ("T-2", "no-promise", "fail"),
        ("T-2", "first", "fail"),
    ]


def test_a_record_carries_what_other_programs_rely_on(folder: Path) -> None:
    record = records(audited(folder, "-o", "ndjson"))[5]
    (finding,) = record.pop("findings")
    assert record == {
        "schema": "verdict/1",
        "conversation": "T-2",
        "rule": "first",
        "kind": "deadline",
        "sop": "s@1.0.0",
        "agent": "a2",
        "verdict": "fail",
        "severity": "major",
        "weight": 1,
        "activations": 1,
        "fulfilled": 0,
        "pending": 0,
        "not_evaluable": 0,
        "measured": {
            "metric": "first_reply",
            "elapsed_seconds": 1200,
            "limit_seconds": 900,
            "started_at": "2026-01-05T09:00:00+07:00",
            "due_at": "2026-01-05T09:15:00+07:00",
            "stopped_at": "2026-01-05T09:20:00+07:00",
        },
    }
    assert finding["message"] == "first reply after 20m, 15m allowed"
    assert [(e["event"], e["quote"], e["missing"]) for e in finding["evidence"]] == [
        (0, "hi", False),
        (1, "we promise 0812-3456-7890", False),
    ]


def test_quotes_are_exact_in_ndjson_and_masked_for_people(folder: Path) -> None:
    assert b"0812-3456-7890" in audited(folder, "-o", "ndjson").stdout
    assert b"0812-3456-7890" not in audited(folder, "-o", "csv").stdout
    assert b"0812-3456-7890" in audited(folder, "-o", "csv", "--unmask").stdout


def test_summary_goes_to_standard_error_when_records_go_to_standard_output(folder: Path) -> None:
    result = audited(folder, "-o", "ndjson")
    assert b"2 conversations" in result.stderr
    assert b"2 conversations" in audited(folder).stdout


@pytest.mark.parametrize(
    ("more", "code"),
    [((), 1), (("--fail-on", "never"), 0), (("--fail-on", "minor"), 1), (("--fail-on", "sometimes"), 2)],
)
def test_exit_code_tells_whether_anything_severe_was_found(
    folder: Path, more: tuple[str, ...], code: int
) -> None:
    assert audited(folder, *more).returncode == code


def test_findings_below_the_threshold_exit_with_0(folder: Path) -> None:
    late = {**BAD, "events": [BAD["events"][0], {**BAD["events"][1], "text": "Hello"}]}
    (folder / "late.ndjson").write_text(json.dumps(late))
    assert audited(folder, data="late.ndjson").returncode == 0
    assert audited(folder, "--fail-on", "major", data="late.ndjson").returncode == 1


def test_unreadable_records_are_named_the_rest_is_judged_and_4_outranks_1(folder: Path) -> None:
    lines = [
        json.dumps(BAD),
        "{broken",
        '{"id": 7, "events": []}',
        json.dumps({**GOOD, "events": [{"at": "soon", "type": "x"}]}),
    ]
    (folder / "dirty.ndjson").write_text("\n".join([*lines, json.dumps(GOOD)]))
    result = audited(folder, "-o", "ndjson", data="dirty.ndjson")
    assert result.returncode == 4
    assert len(records(result)) == 6
    named = result.stderr.decode()
    for line, reason in ((2, "not valid JSON"), (3, "text expected"), (4, "'soon' is not a time")):
        assert f"dirty.ndjson:{line}: " in named
        assert reason in named


def test_missing_empty_and_truncated_input_exit_with_4(folder: Path) -> None:
    assert audited(folder, data="nowhere.ndjson").returncode == 4
    (folder / "empty.ndjson").write_text("")
    assert audited(folder, data="empty.ndjson").returncode == 4
    packed = gzip.compress((json.dumps(GOOD) + "\n").encode() * 2_000)
    (folder / "cut.ndjson.gz").write_bytes(packed[: len(packed) // 2])
    result = audited(folder, "-o", "ndjson", data="cut.ndjson.gz")
    assert result.returncode == 4
    assert b"cut.ndjson.gz" in result.stderr
    assert result.stdout


def test_an_invalid_sop_exits_with_3_and_writes_nothing(folder: Path) -> None:
    (folder / "sop.yaml").write_text("sop: s\nrules: []\n")
    result = audited(folder, "-o", f"ndjson={folder / 'out.ndjson'}")
    assert result.returncode == 3
    assert not (folder / "out.ndjson").exists()


def test_standard_input_in_any_packing(folder: Path) -> None:
    data = (folder / "chats.ndjson").read_bytes()
    plain = sop("audit", "-", "--sop", folder / "sop.yaml", "-o", "ndjson", stdin=data)
    packed = sop("audit", "-", "--sop", folder / "sop.yaml", "-o", "ndjson", stdin=gzip.compress(data))
    assert plain.stdout == packed.stdout == audited(folder, "-o", "ndjson").stdout


def test_as_of_is_the_latest_time_unless_said(folder: Path) -> None:
    waiting = {**GOOD, "id": "T-3", "status": "open", "events": [GOOD["events"][0]]}
    (folder / "open.ndjson").write_text(json.dumps(waiting))
    assert records(audited(folder, "-o", "ndjson", data="open.ndjson"))[2]["verdict"] == "pending"
    later = audited(folder, "-o", "ndjson", "--as-of", "2026-01-05T09:15:01", data="open.ndjson")
    assert records(later)[2]["verdict"] == "fail"
    assert audited(folder, "--as-of", "tomorrow").returncode == 2


def test_events_after_the_as_of_are_not_seen(folder: Path) -> None:
    result = audited(folder, "-o", "ndjson", "--as-of", "2026-01-05T09:10:00")
    assert [r["verdict"] for r in records(result)][3:] == ["not_applicable", "not_applicable", "pending"]


def test_repeated_ids_are_both_judged_named_and_told_apart(folder: Path) -> None:
    (folder / "twice.ndjson").write_text(f"{json.dumps(BAD)}\n{json.dumps(BAD)}\n")
    result = audited(folder, "-o", "ndjson", data="twice.ndjson")
    prints = [f["fingerprint"] for r in records(result) for f in r["findings"]]
    assert len(prints) == 6
    assert len(set(prints)) == 6
    assert b"T-2" in result.stderr
    assert b"twice.ndjson:2" in result.stderr


def test_two_formats_cannot_share_standard_output(folder: Path) -> None:
    assert audited(folder, "-o", "ndjson", "-o", "csv").returncode == 2


def test_the_bundled_example_gets_the_verdicts_its_labels_ask_for() -> None:
    import yaml

    result = sop("audit", EXAMPLE / "percakapan.ndjson", "--sop", EXAMPLE / "sop.yaml", "-o", "ndjson")
    seen: dict[str, dict[str, set[str]]] = {}
    for record in records(result):
        seen.setdefault(record["conversation"], {}).setdefault(record["verdict"], set()).add(record["rule"])
    labels = yaml.safe_load((EXAMPLE / "harapan.yaml").read_text())
    assert set(seen) == {name for name, label in labels.items() if not label.get("excluded")}
    for name, label in labels.items():
        for verdict in () if label.get("excluded") else ("fail", "pending", "not_evaluable"):
            assert seen[name].get(verdict, set()) == set(label.get(verdict) or ()), (name, verdict)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the big data sets are not here: 4,580 tickets not judged")
@pytest.mark.parametrize("check", ["declare", "helpdesk", "hours"])
def test_known_counts_of_the_big_sets(check: str) -> None:
    command = f"{sys.executable} -m audits"
    result = subprocess.run(
        [sys.executable, SHARED / "checks/blackbox.py", check],
        capture_output=True,
        check=False,
        env={"SOP": command, "PATH": "/usr/bin:/bin"},
        cwd=Path(__file__).parents[2],
    )
    assert result.returncode == 0, result.stdout.decode()
