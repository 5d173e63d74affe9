"""The unit of work of an audit: one chunk of lines in, its verdict records and its tally out."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from audits.readers import BadRecord, Chunk
from audits.tally import Tally
from engine.conversation import Conversation, UnreadableRecord, decode
from engine.judging import Bench, judge

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk to be judged. `ordinals`: line -> how many records before it had the same id, where any had."""

    chunk: Chunk
    ordinals: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """A judged chunk: for each conversation with verdicts its line and its records as NDJSON, in order."""

    verdicts: list[tuple[int, bytes]]
    bad: list[BadRecord]
    tally: Tally


def work(compiled: Bench, task: Task, as_of: int) -> Batch:
    """Judges the records of a chunk; those that cannot be read are named.

    Judging makes many small objects and no cycles, so the cyclic collector waits until the chunk is done.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _work(compiled, task, as_of)
    finally:
        if collecting:
            gc.enable()


def _work(compiled: Bench, task: Task, as_of: int) -> Batch:
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
    judgements = judge(compiled, conversations, as_of, ordinals)
    for line, judgement in zip(lines, judgements, strict=True):
        if judgement.unreadable is not None:
            bad.append(BadRecord(chunk.source, line, judgement.unreadable))
            continue
        tally.add(judgement)
        if judgement.verdicts:
            verdicts.append((line, _encoder.encode_lines(judgement.verdicts)))
    bad.sort(key=lambda one: one.line or 0)
    tally.unreadable = len(bad)
    return Batch(verdicts, bad, tally)
