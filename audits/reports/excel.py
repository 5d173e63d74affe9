"""excel: a workbook (.xlsx) to filter and sort: rules, findings, conversations, agents. Needs XlsxWriter.

Rows are written as they come, to files in a folder of the run's own, so that memory does not grow with them.
Nothing in it is a formula or a link; the same run gives the same bytes.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from typing import Any, BinaryIO, Self

import click

from audits.reports import Setting
from audits.reports.judged import Judged, Record, judged, shown
from audits.reports.personal import Veil, agent_names, customer_names
from audits.reports.scope import scope_name
from audits.reports.spelled import spelled
from audits.reports.waived import why_waived
from audits.reports.wording import Wording
from audits.reports.workbook.closing import Closing, local
from audits.reports.workbook.columns import COLUMNS, headings
from audits.reports.workbook.sheet import Cell, Formats, Sheet
from audits.reports.workbook.words import WORDS
from audits.scratch import scratch
from audits.tally import Tally, score
from audits.waivers import waived
from audits.work import Batch, Task
from engine.timeline import prepare
from engine.verdict import Finding, Verdict, Waived, last_agent
from rules.kind import CorpusKind
from sop.model import SEVERITIES

_MISSING = {
    "id": "bentuk excel memerlukan XlsxWriter: pip install 'sop-audit[excel]'",
    "en": "the excel format needs XlsxWriter: pip install 'sop-audit[excel]'",
}
_EARLIEST = datetime(1980, 1, 1)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Workbook:
    """Writes findings and conversations as they come, the rest in the end.

    As a context manager it leaves no files of rows behind, whether it was closed or not.
    """

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        """Raises click.UsageError without XlsxWriter, OSError without a folder for the rows."""
        self._setting = setting
        self._wording = Wording(setting.language)
        self._words = WORDS[self._wording.language]
        self._veil = Veil(setting.language, setting.unmask)
        self._titles = {rule.id: self._wording.said(rule.title) for rule in setting.sop.rules}
        self._left = ExitStack()
        self._book = _workbook(stream, setting, self._left)
        formats = Formats(self._book)
        corpus = any(isinstance(rule.kind, CorpusKind) for rule in setting.sop.rules)
        absent = {"corpus": not corpus, "teams": not setting.roster.members}
        self._sheets = {
            name: Sheet(
                self._book, formats, self._words[name], headings(name, self._words), self._words["cut"]
            )
            for name in COLUMNS
            if not absent.get(name)
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        self._left.close()

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        for one in judged(task, batch):
            self._conversation(one)
            veil: Veil | None = None
            for record in one.records:
                for finding in record.findings:
                    veil = veil or self._knowing(one)
                    self._sheets["findings"].add(self._finding(one, record, finding, veil))
                if record.verdict == "not_evaluable":
                    self._sheets["unevaluable"].add(self._unevaluable(record))

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""
        about = self._veil.agent(scope_name(verdict, self._wording.language))
        for finding in verdict.findings:
            named = ", ".join(self._veil.name(one.conversation or "") for one in finding.evidence)
            start = (self._wording.severity(verdict.severity), verdict.rule, self._titles.get(verdict.rule))
            message = self._veil.text(spelled(finding.message)) + (f": {named}" if named else "")
            rest = (message, None, self._waived(finding), finding.fingerprint)
            self._sheets["findings"].add((*start, about, self._agent(finding.agent), None, None, *rest))

    def close(self, tally: Tally) -> None:
        """See Report."""
        closing = Closing(self._setting, tally, self._words)
        for name, rows in (
            ("summary", closing.summary()),
            ("rules", closing.rules()),
            ("corpus", closing.corpus()),
            ("agents", closing.cards("agent")),
            ("teams", closing.cards("team")),
        ):
            if name in self._sheets:
                for row in rows:
                    self._sheets[name].add(row)
        for row in closing.about(list(self._notes())):
            self._sheets["about"].add(row)
        for name, sheet in self._sheets.items():
            if name not in ("summary", "about"):
                sheet.filtered()
        self._book.close()
        self._left.close()

    def _notes(self) -> list[str]:
        notes = []
        for name, sheet in self._sheets.items():
            for key, count in (("full", sheet.left_out), ("shortened", sheet.shortened)):
                if count:
                    number = self._wording.number(count)
                    notes.append(self._words[key].format(sheet=self._words[name], n=number))
        return notes

    def _conversation(self, one: Judged) -> None:
        setting, records = self._setting, one.records
        timeline = prepare(one.conversation, setting.zone, setting.as_of)
        start = timeline.start()
        failing = [record for record in records if record.verdict == "fail" and not waived(record)]
        worst = max((SEVERITIES.index(record.severity) for record in failing), default=None)
        count = dict.fromkeys(("pass", "pending", "not_evaluable"), 0)
        for record in records:
            if record.verdict in count:
                count[record.verdict] += 1
        self._sheets["conversations"].add(
            (
                self._veil.name(records[0].conversation),
                one.conversation.channel and self._veil.text(one.conversation.channel),
                self._agent(last_agent(timeline)),
                None if start is None else local(setting, start),
                score(records),
                count["pass"],
                len(failing),
                sum(map(waived, records)),
                count["pending"],
                count["not_evaluable"],
                None if worst is None else self._wording.severity(SEVERITIES[worst]),
                ", ".join(record.rule for record in failing),
            )
        )

    def _knowing(self, one: Judged) -> Veil:
        """The veil that hides the names of the conversation's people too."""
        chat = one.conversation
        return self._veil.knowing([*customer_names(chat), *agent_names(chat)])

    def _finding(self, one: Judged, record: Record, finding: Finding, veil: Veil) -> tuple[Cell, ...]:
        evidence = shown(finding)
        at = event = quote = None
        if evidence is not None:
            event = evidence.event
            at = local(self._setting, self._setting.zone.read(evidence.at)) if evidence.at else None
            if evidence.quote:
                quote = veil.part(one.text(evidence), evidence.start, evidence.end)
        return (
            self._wording.severity(record.severity),
            record.rule,
            self._titles.get(record.rule),
            self._veil.name(record.conversation),
            self._agent(finding.agent),
            at,
            event,
            veil.text(spelled(finding.message)),
            quote,
            self._waived(finding),
            finding.fingerprint,
        )

    def _unevaluable(self, record: Record) -> tuple[Cell, ...]:
        return (
            record.rule,
            self._titles.get(record.rule),
            self._veil.name(record.conversation),
            self._agent(record.agent),
            record.reason if isinstance(record.reason, str) else None,
        )

    def _waived(self, finding: Finding) -> str | None:
        return self._veil.text(why_waived(finding.waived)) if isinstance(finding.waived, Waived) else None

    def _agent(self, agent: str | None) -> str:
        return "" if agent is None else self._setting.roster.name(agent) or self._veil.pseudonym(agent)


def _workbook(stream: BinaryIO, setting: Setting, left: ExitStack) -> Any:
    """The workbook; `left` removes the files of its rows."""
    try:
        from xlsxwriter import Workbook as Book
    except ImportError:
        raise click.UsageError(_MISSING["id" if setting.language == "id" else "en"]) from None
    book = Book(stream, {**_OPTIONS, "tmpdir": str(left.enter_context(scratch()))})
    made = max(local(setting, setting.as_of), _EARLIEST)
    book.set_properties({"title": setting.sop.name, "created": made})
    return book


def report(stream: BinaryIO, setting: Setting) -> Workbook:
    """See audits.reports.report."""
    return Workbook(stream, setting)
