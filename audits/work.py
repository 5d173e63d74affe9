"""The unit of work of an audit: one chunk of lines in, its verdict records and its tally out."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from audits.readers import BadRecord, Chunk
from audits.scorecards import Grouping
from audits.tally import Tally
from audits.waivers import Settled
from engine.conversation import Conversation, UnreadableRecord, decode
from engine.corpus.rows import Row, sorted_rows
from engine.judging import Bench, judge

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk to be judged. `ordinals`: line -> how many records before it had the same id, where any had."""

    chunk: Chunk
    ordinals: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """A judged chunk: for each conversation with verdicts its line and its records as NDJSON, in order.

    `facts` are what rules over the corpus need to know of it, in any order.
    """

    verdicts: list[tuple[int, bytes]]
    bad: list[BadRecord]
    tally: Tally
    facts: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a run takes into account beside the SOP and the data.

    `settled`: known findings that do not count; `grouping`: what scorecards sort conversations by.
    """

    settled: Settled | None = None
    grouping: Grouping | None = None


NOTHING_BESIDE = Beside()


def work(compiled: Bench, task: Task, as_of: int, beside: Beside = NOTHING_BESIDE) -> Batch:
    """Judges the records of a chunk; those that cannot be read are named.

    Judging makes many small objects and no cycles, so the cyclic collector waits until the chunk is done.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _work(compiled, task, as_of, beside)
    finally:
        if collecting:
            gc.enable()


def _work(compiled: Bench, task: Task, as_of: int, beside: Beside) -> Batch:
    chunk = task.chunk
    tally = Tally.of(len(compiled.sop.rules))
    bad: list[BadRecord] = []
    lines: list[int] = []
    conversations: list[Conversation] = []
    ordinals: dict[int, int] = {}
    for line, record in enumerate(chunk.lines, chunk.first_line):
        if not record:
            continue
        try:
            conversation = decode(record)
        except UnreadableRecord as error:
            bad.append(BadRecord(chunk.source, line, str(error)))
            continue
        if line in task.ordinals:
            ordinals[len(conversations)] = task.ordinals[line]
        lines.append(line)
        conversations.append(conversation)
    verdicts: list[tuple[int, bytes]] = []
    facts: list[Row] = []
    judgements = judge(compiled, conversations, as_of, ordinals)
    for line, judgement in zip(lines, judgements, strict=True):
        if judgement.unreadable is not None:
            bad.append(BadRecord(chunk.source, line, judgement.unreadable))
            continue
        if beside.settled is not None:
            judgement.verdicts = beside.settled.applied(judgement.verdicts, tally.settling)
        tally.add(judgement, beside.grouping)
        if judgement.facts:
            facts += judgement.facts
        if judgement.verdicts:
            verdicts.append((line, _encoder.encode_lines(judgement.verdicts)))
    bad.sort(key=lambda one: one.line or 0)
    tally.unreadable = len(bad)
    return Batch(verdicts, bad, tally, list(sorted_rows(facts)))
