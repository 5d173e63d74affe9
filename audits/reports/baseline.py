"""Writing a baseline: a line a finding, its fingerprint and its rule, in the order of the data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from audits.reports import Setting
from audits.reports.summary_words import as_of
from audits.reports.visible import one_line
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict

_HEAD = {
    "id": "# Temuan yang sudah diketahui, menurut {sop}, {as_of}: sop audit ... --baseline BERKAS",
    "en": "# Findings known already, by {sop}, {as_of}: sop audit ... --baseline FILE",
}


class _Known(msgspec.Struct):
    fingerprint: str


class _Record(msgspec.Struct):
    rule: str
    findings: list[_Known]


class Fingerprints:
    """A report of nothing but fingerprints. `count`: how many there were."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._decoder = msgspec.json.Decoder(_Record)
        self.count = 0
        head = _HEAD["id" if setting.language == "id" else "en"]
        self._write([head.format(sop=one_line(setting.sop.name), as_of=as_of(setting))])

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for _, records in batch.verdicts:
            for record in self._decoder.decode_lines(records):
                self._add(record.rule, (finding.fingerprint for finding in record.findings))

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""
        self._add(verdict.rule, (finding.fingerprint for finding in verdict.findings))

    def close(self, tally: Tally) -> None:
        """See Report."""

    def _add(self, rule: str, fingerprints: Iterable[str]) -> None:
        lines = [f"{fingerprint} {one_line(rule)}" for fingerprint in fingerprints]
        self.count += len(lines)
        self._write(lines)

    def _write(self, lines: list[str]) -> None:
        self._stream.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
