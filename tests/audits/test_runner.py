"""Workers are processes: the same result with any number of them, and none lost but a culprit's."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from audits.audit import audit
from audits.readers import BadRecord, Chunk
from audits.reports.ndjson import Records
from audits.runner import Incidents, run
from audits.survey import survey
from audits.tally import Tally
from audits.work import Beside, Task, work
from engine.judging import Compiled
from sop.load import load

EXAMPLE = Path(__file__).parents[2] / "examples/toko-online"
LINES = (EXAMPLE / "percakapan.ndjson").read_bytes().splitlines(keepends=True)


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return Compiled(load([EXAMPLE / "sop.yaml"]))


class Silent:
    def __init__(self) -> None:
        self.named: list[BadRecord] = []

    def bad(self, record: BadRecord) -> None:
        self.named.append(record)

    def judged(self, records: int) -> None:
        pass


def records_of(compiled: Compiled, data: Path, jobs: int) -> tuple[bytes, Tally, Silent]:
    out = data.with_suffix(f".{jobs}")
    found = survey([str(data)], compiled.zone.info)
    silent = Silent()
    with out.open("wb") as stream:
        result = audit(compiled, [str(data)], found, found.latest or 0, [Records(stream)], silent, jobs)
    return out.read_bytes(), result.tally, silent


def test_one_process_and_two_write_the_same_bytes(compiled: Compiled, tmp_path: Path) -> None:
    data = tmp_path / "chats.ndjson"
    data.write_bytes(b"".join(LINES) * 12 + b"{broken\n" + b"".join(LINES))
    one, tally, silent = records_of(compiled, data, 1)
    two, other, _ = records_of(compiled, data, 2)
    assert one == two
    assert tally == other
    assert [record.line for record in silent.named] == [12 * len(LINES) + 1]


def test_order_of_the_input_changes_nothing_but_the_order(compiled: Compiled, tmp_path: Path) -> None:
    data, turned = tmp_path / "chats.ndjson", tmp_path / "turned.ndjson"
    data.write_bytes(b"".join(LINES))
    turned.write_bytes(b"".join(reversed(LINES)))
    one, other = (records_of(compiled, path, 1)[0].splitlines() for path in (data, turned))
    assert sorted(one) == sorted(other)
    assert [json.loads(line)["conversation"] for line in one] != [
        json.loads(line)["conversation"] for line in other
    ]


def deadly(compiled: Compiled, task: Task, as_of: int, beside: Beside) -> object:
    """Work that dies of one conversation, as a fault in a compiled library would have it."""
    if any(b'"T-1007"' in line for line in task.chunk.lines):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(compiled, task, as_of, beside)


class Deadly(Compiled):
    """Compiled so that workers use `deadly`."""

    def __reduce__(self) -> tuple[object, ...]:
        return (_deadly, self._arguments)


def _deadly(*arguments: object) -> Compiled:
    import audits.runner

    audits.runner.work = deadly  # type: ignore[assignment]
    return Compiled(*arguments)  # type: ignore[arg-type]


def test_a_conversation_that_kills_its_worker_is_named_and_all_others_are_judged(compiled: Compiled) -> None:
    incidents = Incidents()
    tasks = [Task(Chunk("chats", n + 1, LINES[n : n + 6]), {}) for n in range(0, len(LINES), 6)]
    as_of = compiled.zone.read("2026-02-01T00:00:00+07:00")
    expected = [(task, work(compiled, task, as_of)) for task in tasks]
    got = list(run(Deadly(*compiled._arguments), tasks, as_of, 2, incidents))

    line = next(n for n, text in enumerate(LINES, 1) if b'"id": "T-1007"' in text or b'"id":"T-1007"' in text)
    assert incidents.culprits == [("chats", line)]
    assert incidents.deaths >= 1
    assert [task for task, _ in got] == tasks
    for (_, batch), (_, whole) in zip(got, expected, strict=True):
        assert batch.verdicts == [one for one in whole.verdicts if one[0] != line]
    assert sum(batch.tally.lost for _, batch in got) == 1
