"""parquet: the verdict records exactly, in row groups, on any stream."""

from __future__ import annotations

import io
import os
import sys
from threading import Thread
from typing import Any

import click
import msgspec
import pytest
from pyarrow import parquet as pq
from reported import (
    HOSTILE,
    RULES,
    Case,
    case,
    conversation,
    evidence,
    finding,
    judged,
    late,
    setting,
    verdict,
    written,
)

from audits.reports import parquet, report
from audits.tally import Tally
from engine.measured import ValueMeasured
from engine.verdict import EvidenceRecord


def without_nulls(value: Any) -> Any:
    """A record without keys that are null, which Parquet cannot tell from absent ones."""
    if isinstance(value, dict):
        return {key: without_nulls(one) for key, one in value.items() if one is not None}
    return [without_nulls(one) for one in value] if isinstance(value, list) else value


def cases() -> list[Case]:
    made = []
    for number, text in enumerate(HOSTILE):
        chat = conversation(f"T-{number}", "x", text)
        empty = EvidenceRecord(None, None, None, "", 0, 0, True)
        broken = finding(text, evidence(chat, 0), evidence(chat, 1, text), agent=None)
        made.append(
            Case(
                chat,
                [
                    verdict(chat, RULES[0], measured=ValueMeasured("emoji", 3, 2)),
                    verdict(
                        chat, RULES[1], "fail", broken, finding("nothing", empty), finding("no evidence")
                    ),
                    verdict(chat, RULES[2], "not_evaluable", reason="no time", measured=late()),
                ],
            )
        )
    return made


def test_the_same_as_ndjson() -> None:
    lines = written("ndjson", cases()).splitlines()
    table = pq.read_table(io.BytesIO(written("parquet", cases())))
    assert without_nulls(table.to_pylist()) == [without_nulls(msgspec.json.decode(line)) for line in lines]


def test_no_conversations_make_an_empty_table() -> None:
    table = pq.read_table(io.BytesIO(written("parquet", [])))
    assert table.num_rows == 0
    assert "findings" in table.schema.names


def test_row_groups_are_written_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS", 30)
    stream = io.BytesIO()
    made = report("parquet", stream, setting())
    sizes = []
    for number in range(20):
        chunk = [case(conversation(f"T-{number}-{each}", "halo")) for each in range(5)]
        made.add(*judged(chunk))
        sizes.append(stream.tell())
    made.close(Tally.of(3))
    assert sizes[5] > sizes[0]
    assert pq.ParquetFile(io.BytesIO(stream.getvalue())).num_row_groups == 10


def test_a_pipe_will_do() -> None:
    reading, writing = os.pipe()
    got: list[bytes] = []
    with os.fdopen(reading, "rb") as source:
        reader = Thread(target=lambda: got.append(source.read()))
        reader.start()
        with os.fdopen(writing, "wb") as stream:
            made = report("parquet", stream, setting())
            made.add(*judged(cases()))
            made.close(Tally.of(3))
        reader.join()
    assert pq.read_table(io.BytesIO(got[0])).num_rows == 27


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(click.UsageError, match=r"pip install 'sop-audit\[parquet\]'"):
        report("parquet", io.BytesIO(), setting())
