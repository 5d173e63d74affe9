"""A judged batch as reports read it: conversation by conversation, its record with its verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec

from audits.work import Batch, Task
from engine.conversation import Conversation, decode
from engine.verdict import EvidenceRecord, Finding, Verdict


class Measured(msgspec.Struct, frozen=True, gc=False):
    """What was measured, of either sort: a time beside its limit, or a value beside its limit."""

    metric: str = ""
    elapsed_seconds: int | float | None = None
    limit_seconds: int | float | None = None
    started_at: str | None = None
    due_at: str | None = None
    stopped_at: str | None = None
    value: int | float | None = None
    limit: int | float | None = None
    statistic: str | None = None
    unit: str | None = None
    count: int | None = None
    low: float | None = None
    high: float | None = None
    classes: list[str] | None = None
    stages: list[str] | None = None
    last: str | None = None
    events: list[int] | None = None


class Record(Verdict, frozen=True, kw_only=True):
    """A verdict record of a conversation, read back."""

    conversation: str
    measured: Measured | None  # type: ignore[assignment]


@dataclass(frozen=True)
class Judged:
    """One conversation with verdicts: where it stood, its JSON line, its records in rule order."""

    source: str
    line: int
    raw: bytes
    records: list[Record]

    @cached_property
    def conversation(self) -> Conversation:
        """The conversation, decoded when first asked for."""
        return decode(self.raw)

    def text(self, evidence: EvidenceRecord) -> str:
        """The whole text of the message that evidence quotes from."""
        if evidence.event is None:
            return ""
        return self.conversation.events[evidence.event].text or ""


_decoder = msgspec.json.Decoder(Record)


def judged(task: Task, batch: Batch) -> Iterator[Judged]:
    """The conversations of a batch that have verdicts, in order."""
    chunk = task.chunk
    for line, records in batch.verdicts:
        raw = chunk.lines[line - chunk.first_line]
        yield Judged(chunk.source, line, raw, _decoder.decode_lines(records))


def shown(finding: Finding) -> EvidenceRecord | None:
    """The evidence to show where there is room for one: the last that quotes something, else the last."""
    quoting = (evidence for evidence in reversed(finding.evidence) if evidence.quote)
    return next(quoting, finding.evidence[-1] if finding.evidence else None)
