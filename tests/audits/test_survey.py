"""The first pass: the latest time and the repeated ids, of however much data."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from audits.readers import InputMissing
from audits.survey import Survey, survey

JAKARTA = ZoneInfo("Asia/Jakarta")


def record(name: str, *times: str | None, **more: object) -> str:
    events = [{"at": time, "type": "message", "text": "halo"} for time in times]
    return json.dumps({"id": name, "events": events, **more})


def surveyed(tmp_path: Path, *lines: str | bytes) -> Survey:
    path = tmp_path / "chats.ndjson"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return survey([str(path)], JAKARTA)


def micros(text: str) -> int:
    return round(datetime.fromisoformat(text).astimezone(UTC).timestamp() * 1_000_000)


class TestLatest:
    @pytest.mark.parametrize(
        ("times", "latest"),
        [
            (["2026-01-05T09:00:00+07:00", "2026-01-05T03:00:00Z"], "2026-01-05T03:00:00+00:00"),
            (["2026-01-05T09:00:00+07:00", "2026-01-05T09:00:00+08:00"], "2026-01-05T09:00:00+07:00"),
            (["2026-01-05T09:00:00", "2026-01-05T01:59:59Z"], "2026-01-05T09:00:00+07:00"),
            (["2026-01-05T09:00:00.25+07:00", "2026-01-05T09:00:00+07:00"], "2026-01-05T09:00:00.25+07:00"),
            (["2026-01-05 10:00:00+07:00", "2026-01-05T09:00:00+07:00"], "2026-01-05T10:00:00+07:00"),
            (["2026-01-05 10:00:00.5Z", "2026-01-05T09:00:00.5Z"], "2026-01-05T10:00:00.5+00:00"),
            (["20260105T100000Z", "2026-01-05T09:00:00Z"], "2026-01-05T10:00:00+00:00"),
            (["2026-01-06", "2026-01-05T09:00:00Z"], "2026-01-06T00:00:00+07:00"),
            (["2026-13-45T99:99:99+07:00", "2026-01-05T09:00:00+07:00"], "2026-01-05T09:00:00+07:00"),
            (["besok", "2026-01-05T09:00:00+07:00", None, ""], "2026-01-05T09:00:00+07:00"),
        ],
    )
    def test_of_times_written_in_many_ways(self, tmp_path: Path, times: list[str], latest: str) -> None:
        for order in (times, times[::-1]):
            assert surveyed(tmp_path, record("a", *order)).latest == micros(latest)
            one_each = [record(str(n), time) for n, time in enumerate(order)]
            assert surveyed(tmp_path, *one_each).latest == micros(latest)

    def test_of_any_mixture_it_is_what_parsing_all_would_give(self, tmp_path: Path) -> None:
        chance = random.Random(9)
        for _ in range(30):
            moments = [1_767_000_000 + chance.randrange(200_000) for _ in range(40)]
            texts = [
                datetime.fromtimestamp(
                    moment, ZoneInfo(chance.choice(["UTC", "Asia/Tokyo", "America/New_York"]))
                )
                .isoformat(sep=chance.choice("T "), timespec=chance.choice(["seconds", "milliseconds"]))
                .replace("+00:00", chance.choice(["Z", "+00:00"]))
                for moment in moments
            ]
            lines = [record(str(n), *texts[n : n + 4]) for n in range(0, 40, 4)]
            assert surveyed(tmp_path, *lines).latest == max(moments) * 1_000_000

    def test_created_and_closed_count_too(self, tmp_path: Path) -> None:
        time = "2026-01-05T09:00:00+07:00"
        later = "2026-02-01T00:00:00+07:00"
        for name in ("created_at", "closed_at"):
            assert surveyed(tmp_path, record("a", time, **{name: later})).latest == micros(later)

    def test_none_where_there_is_no_time(self, tmp_path: Path) -> None:
        assert surveyed(tmp_path, record("a", None), record("b")).latest is None


class TestDuplicates:
    def test_each_record_after_the_first_is_named_in_order(self, tmp_path: Path) -> None:
        found = surveyed(tmp_path, record("a"), record("b"), "", record("a"), record("c"), record("a"))
        source = str(tmp_path / "chats.ndjson")
        assert found.duplicates == {"a": [(source, 4), (source, 6)]}
        assert found.records == 5

    def test_across_files(self, tmp_path: Path) -> None:
        one, two = tmp_path / "a.ndjson", tmp_path / "b.ndjson.gz"
        one.write_text(record("x") + "\n" + record("y"))
        two.write_bytes(gzip.compress(record("y").encode()))
        (tmp_path / "c.ndjson").touch()
        found = survey([str(tmp_path)], JAKARTA)
        assert found.duplicates == {"y": [(str(two), 1)]}
        assert found.sources == {str(one): 2, str(two): 1, str(tmp_path / "c.ndjson"): 0}

    def test_ids_that_look_alike_are_different(self, tmp_path: Path) -> None:
        names = ["a", "A", "a ", "á", "a\u0301", "", "0", "00"]
        assert surveyed(tmp_path, *map(record, names)).duplicates == {}

    def test_the_outcome_does_not_depend_on_the_hash_seed(self, tmp_path: Path) -> None:
        chance = random.Random(2)
        path = tmp_path / "chats.ndjson"
        path.write_text("\n".join(record(str(chance.randrange(3000))) for _ in range(2000)))
        program = (
            "import sys; from zoneinfo import ZoneInfo; from audits.survey import survey;"
            "print(survey(sys.argv[1:], ZoneInfo('Asia/Jakarta')))"
        )
        outputs = {
            subprocess.run(
                [sys.executable, "-c", program, str(path)],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(outputs) == 1


def test_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    lines = [
        record("a", "2026-01-05T09:00:00Z"),
        '{"id": 5, "events": []}',
        '{"id": "b"}',
        b'{"id": "c", "events": [], "x": "\xff"}',
        "oops",
        '{"id": "d", "events": ' + "[" * 10_000,
        '{"id": "e", "events": [], "x": ' + "[" * 10_000 + "]" * 10_000 + "}",
        record("f") + "x",
    ]
    found = surveyed(tmp_path, *lines)
    assert (found.records, found.bad) == (1, 7)
    assert found.latest == micros("2026-01-05T09:00:00+00:00")


def test_half_a_surrogate_pair_is_no_reason_to_miss_a_record(tmp_path: Path) -> None:
    found = surveyed(tmp_path, '{"id": "\\ud83d", "events": [{"at": "2026-01-05T09:00:00Z"}]}')
    assert (found.records, found.bad) == (1, 0)


def test_a_stream_that_ends_early_counts_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson.gz"
    path.write_bytes(gzip.compress("\n".join(record(str(n)) for n in range(50)).encode())[:-3])
    found = survey([str(path)], JAKARTA)
    assert (found.records, found.bad) == (49, 1)


def test_progress_is_told_in_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_text("\n".join(record(str(n)) for n in range(600)))
    told: list[int] = []
    survey([str(path)], JAKARTA, progress=told.append)
    assert sum(told) == 600


def test_missing_input_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputMissing):
        survey([str(tmp_path / "nothing.ndjson")], JAKARTA)


def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson.gz"
    peaks = []
    for count in (2_000, 20_000):
        with gzip.open(path, "wt", compresslevel=1) as file:
            file.writelines(record(f"T-{n}", "2026-01-05T09:00:00Z") + "\n" for n in range(count))
        tracemalloc.start()
        survey([str(path)], JAKARTA)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 3_000_000
