"""csv: one row a verdict, for spreadsheets: UTF-8 with a byte order mark, CRLF (RFC 4180), no formula cells.

Of a failing verdict's findings a row shows how many there are and the first, with the words that show it.
"""

from __future__ import annotations

import csv
import io
import re
from typing import BinaryIO

from audits.reports import Setting
from audits.reports.judged import Judged, Record, judged, shown
from audits.reports.personal import Veil
from audits.reports.scope import scope_name
from audits.reports.visible import one_line
from audits.reports.waived import why_waived
from audits.reports.wording import Wording
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict, Waived

Row = tuple[str | float | None, ...]

COLUMNS = (
    "conversation",
    "rule",
    "title",
    "kind",
    "agent",
    "verdict",
    "severity",
    "weight",
    "activations",
    "fulfilled",
    "pending",
    "not_evaluable",
    "metric",
    "elapsed_seconds",
    "limit_seconds",
    "started_at",
    "due_at",
    "stopped_at",
    "value",
    "limit",
    "findings",
    "message",
    "event",
    "at",
    "quote",
    "fingerprint",
    "reason",
    "corpus",
    "statistic",
    "count",
    "low",
    "high",
    "classes",
    "stages",
    "waived",
)
"""`event`, `at` and `quote` are of the first finding's evidence that quotes something. Five are of records
over the corpus: whose conversations they are about, how the figure is told, from how many, and its interval.
`classes` are what a rule says of the conversation, `stages` those it reached, `waived` how many findings
do not count, and the first one's reason.
"""

_MEASURED = (
    "metric",
    "elapsed_seconds",
    "limit_seconds",
    "started_at",
    "due_at",
    "stopped_at",
    "value",
    "limit",
)

_CORPUS = ("statistic", "count", "low", "high")

_SIGNS = "=+\\-@|\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b"
"""What starts a formula in one spreadsheet or another, full-width and small forms included."""

_INVISIBLE = r"\s\x00-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_FORMULA = re.compile(rf"[\t\r\n]|[{_INVISIBLE}\"'`\u2018-\u201f]*[{_SIGNS}]")
_AFTER_SEMICOLON = re.compile(rf"(;[{_INVISIBLE}\"']*)(?=[{_SIGNS}])")
"""Where a semicolon separates cells, as in Indonesian spreadsheets, a formula could begin behind one."""


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula, on one line."""
    line = one_line(text)
    if ";" in line:
        line = _AFTER_SEMICOLON.sub(r"\1'", line)
    return f"'{line}" if _FORMULA.match(text) else line


class Rows:
    """Writes rows as they come."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._veil = Veil(setting.language, setting.unmask)
        self._language = setting.language
        wording = Wording(setting.language)
        self._titles = {rule.id: harmless(wording.said(rule.title)) for rule in setting.sop.rules}
        self._agents: dict[str | None, str] = {None: ""}
        stream.write(b"\xef\xbb\xbf")
        self._write([COLUMNS])

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for one in judged(task, batch):
            conversation = harmless(self._veil.name(one.records[0].conversation))
            self._write([self._row(conversation, one, record) for record in one.records])

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""
        finding: Row = ("",) * 5
        if verdict.findings:
            first = verdict.findings[0]
            named = ", ".join(self._veil.name(one.conversation or "") for one in first.evidence)
            message = self._veil.text(first.message) + (f": {named}" if named else "")
            finding = (harmless(message), "", "", "", first.fingerprint)
        scope = harmless(self._veil.agent(scope_name(verdict, self._language)))
        corpus = (getattr(verdict.measured, name, None) for name in _CORPUS)
        self._write(
            [
                (
                    *self._start("", verdict),
                    *finding,
                    _reason(verdict),
                    scope,
                    *corpus,
                    "",
                    "",
                    self._waived(verdict),
                )
            ]
        )

    def close(self, tally: Tally) -> None:
        """See Report."""

    def _write(self, rows: list[Row]) -> None:
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\r\n").writerows(rows)
        self._stream.write(lines.getvalue().encode("utf-8", "replace"))

    def _row(self, conversation: str, one: Judged, record: Record) -> Row:
        lists = () if record.measured is None else (record.measured.classes, record.measured.stages)
        told = (harmless(", ".join(names or ())) for names in lists or ((), ()))
        rest = (_reason(record), *_NO_CORPUS, *told, self._waived(record))
        return (*self._start(conversation, record), *self._finding(one, record), *rest)

    def _start(self, conversation: str, record: Verdict) -> Row:
        return (
            conversation,
            harmless(record.rule),
            self._titles.get(record.rule, ""),
            record.kind,
            self._agent(record.agent),
            record.verdict,
            record.severity,
            record.weight,
            record.activations,
            record.fulfilled,
            record.pending,
            record.not_evaluable,
            *_measured(record.measured),
            len(record.findings),
        )

    def _finding(self, one: Judged, record: Record) -> Row:
        if not record.findings:
            return ("",) * 5
        finding = record.findings[0]
        evidence = shown(finding)
        message = harmless(self._veil.text(finding.message))
        if evidence is None:
            return (message, "", "", "", finding.fingerprint)
        quote = self._veil.part(one.text(evidence), evidence.start, evidence.end) if evidence.quote else ""
        return (message, evidence.event, evidence.at, harmless(quote), finding.fingerprint)

    def _waived(self, record: Verdict) -> str:
        """`2: why (who, until when)`; "" when all findings count."""
        found = [one.waived for one in record.findings if isinstance(one.waived, Waived)]
        return harmless(f"{len(found)}: {self._veil.text(why_waived(found[0]))}") if found else ""

    def _agent(self, agent: str | None) -> str:
        known = self._agents.get(agent)
        if known is None:
            known = harmless(self._veil.agent(agent))
            if len(self._agents) < 10_000:
                self._agents[agent] = known
        return known


_NO_CORPUS: Row = ("",) * (1 + len(_CORPUS))


def _measured(measured: object) -> Row:
    if measured is None:
        return ("",) * len(_MEASURED)
    return tuple(getattr(measured, name, None) for name in _MEASURED)


def _reason(record: Verdict) -> str:
    return harmless(record.reason) if isinstance(record.reason, str) else ""


def report(stream: BinaryIO, setting: Setting) -> Rows:
    """See audits.reports.report."""
    return Rows(stream, setting)
