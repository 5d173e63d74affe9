"""junit: for continuous integration. A test suite is a data file, a test case a rule in a conversation.

What fails is a failure, what is pending or could not be evaluated is skipped, a record that could not be
read is an error; rules that did not apply are left out.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast
from xml.sax.saxutils import escape, quoteattr

from audits.readers import BadRecord
from audits.reports import Setting
from audits.reports.judged import Judged, judged, shown
from audits.reports.personal import Veil
from audits.reports.scope import scope_name
from audits.reports.visible import one_line, visible
from audits.reports.waived import why_waived
from audits.reports.wording import Wording
from audits.tally import Tally
from audits.waivers import waived
from audits.work import Batch, Task
from engine.verdict import Finding, Verdict, Waived

_CORPUS = "corpus"
_IN_MEMORY = 8 << 20
_FINDINGS = 50
"""Findings of one test case that are told in full."""

_WORDS = {
    "id": {
        "pending": "menunggu: batas waktunya belum lewat",
        "evidence": "peristiwa {event}, {at}",
        "missing": "seharusnya ada sesudahnya",
        "more": "dan {n} temuan lagi",
    },
    "en": {
        "pending": "pending: not yet due",
        "evidence": "event {event}, {at}",
        "missing": "should follow here",
        "more": "and {n} more findings",
    },
}


def _spool() -> IO[bytes]:
    return cast("IO[bytes]", SpooledTemporaryFile(_IN_MEMORY))


@dataclass(slots=True)
class _Suite:
    """A suite under way: its cases wait on disk, because their counts come first."""

    source: str
    cases: IO[bytes] = field(default_factory=_spool)
    tests: int = 0
    failures: int = 0
    errors: int = 0
    skipped: int = 0


class Suites:
    """Writes suite by suite."""

    def __init__(self, stream: BinaryIO, setting: Setting) -> None:
        self._stream = stream
        self._setting = setting
        self._veil = Veil(setting.language, setting.unmask)
        self._words = _WORDS["id" if setting.language == "id" else "en"]
        wording = Wording(setting.language)
        self._names = {rule.id: _name(rule.id, wording.said(rule.title)) for rule in setting.sop.rules}
        self._suite: _Suite | None = None
        name = _attribute(setting.sop.name)
        self._write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name={name}>\n')

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        source = task.chunk.source
        if self._suite is None or self._suite.source != source:
            self._end_suite()
            self._suite = _Suite(source)
        suite = self._suite
        for one in judged(task, batch):
            place = _attribute(self._veil.name(one.records[0].conversation))
            cases = [self._case(suite, place, one, record) for record in one.records]
            suite.cases.write("".join(cases).encode("utf-8", "replace"))
        for bad in batch.bad:
            suite.cases.write(self._error(suite, bad).encode("utf-8", "replace"))

    def add_corpus(self, verdict: Verdict) -> None:
        """A suite of its own for what is judged over the corpus: a case a rule and group."""
        if self._suite is None or self._suite.source != _CORPUS:
            self._end_suite()
            self._suite = _Suite(_CORPUS)
        place = _attribute(self._veil.agent(scope_name(verdict, self._setting.language)))
        self._suite.cases.write(self._case(self._suite, place, None, verdict).encode("utf-8", "replace"))

    def close(self, tally: Tally) -> None:
        """See Report."""
        self._end_suite()
        self._write("</testsuites>\n")

    def _write(self, text: str) -> None:
        self._stream.write(text.encode("utf-8", "replace"))

    def _end_suite(self) -> None:
        suite = self._suite
        if suite is None:
            return
        as_of = self._setting.as_of_text
        told = {"sop": self._setting.sop.name} | ({"as_of": as_of} if as_of else {})
        properties = "".join(f'<property name="{key}" value={_attribute(one)}/>' for key, one in told.items())
        name = _attribute(self._veil.text(suite.source))
        self._write(
            f'<testsuite name={name} tests="{suite.tests}" failures="{suite.failures}" '
            f'errors="{suite.errors}" skipped="{suite.skipped}" time="0">\n'
            f"<properties>{properties}</properties>\n"
        )
        suite.cases.seek(0)
        shutil.copyfileobj(suite.cases, self._stream, 1 << 20)
        suite.cases.close()
        self._write("</testsuite>\n")
        self._suite = None

    def _case(self, suite: _Suite, place: str, one: Judged | None, record: Verdict) -> str:
        if record.verdict == "not_applicable":
            return ""
        suite.tests += 1
        name = self._names.get(record.rule) or _attribute(record.rule)
        head = f'<testcase classname={place} name={name} time="0"'
        if record.verdict == "pass":
            return f"{head}/>\n"
        if waived(record):
            suite.skipped += 1
            known = next(one.waived for one in record.findings if isinstance(one.waived, Waived))
            return f"{head}><skipped message={_attribute(self._veil.text(why_waived(known)))}/></testcase>\n"
        if record.verdict == "fail":
            suite.failures += 1
            return f"{head}>{self._failure(one, record)}</testcase>\n"
        suite.skipped += 1
        why = record.reason if isinstance(record.reason, str) else self._words["pending"]
        return f"{head}><skipped message={_attribute(why)}/></testcase>\n"

    def _failure(self, one: Judged | None, record: Verdict) -> str:
        told = [self._told(one, finding) for finding in record.findings[:_FINDINGS]]
        if len(record.findings) > _FINDINGS:
            told.append(self._words["more"].format(n=len(record.findings) - _FINDINGS))
        message = _attribute(self._veil.text(record.findings[0].message) if record.findings else record.rule)
        severity = _attribute(record.severity)
        return f"<failure message={message} type={severity}>{escape(chr(10).join(told))}</failure>"

    def _told(self, one: Judged | None, finding: Finding) -> str:
        """A finding on one line, with where it shows and the words there; over the corpus, in whom."""
        said = one_line(self._veil.text(finding.message))
        if one is None:
            named = ", ".join(self._veil.name(evidence.conversation or "") for evidence in finding.evidence)
            return f"{said} ({one_line(named)})" if named else said
        evidence = shown(finding)
        if isinstance(finding.waived, Waived):
            said += f" [{self._veil.text(why_waived(finding.waived))}]"
        if evidence is None or evidence.event is None:
            return said
        place = self._words["evidence"].format(event=evidence.event, at=evidence.at or "-")
        if not evidence.quote:
            return f"{said} ({place}{': ' + self._words['missing'] if evidence.missing else ''})"
        quote = self._veil.part(one.text(evidence), evidence.start, evidence.end)
        return f"{said} ({place}): “{one_line(quote, 300)}”"

    def _error(self, suite: _Suite, bad: BadRecord) -> str:
        suite.tests += 1
        suite.errors += 1
        place = bad.source if bad.line is None else f"{bad.source}:{bad.line}"
        reason = _attribute(self._veil.text(bad.reason))
        return (
            f'<testcase classname={_attribute(place)} name="record" time="0">'
            f'<error message={reason} type="unreadable"/></testcase>\n'
        )


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


def _name(rule: str, title: str) -> str:
    return _attribute(f"{rule}: {one_line(title)}" if title else rule)


def report(stream: BinaryIO, setting: Setting) -> Suites:
    """See audits.reports.report."""
    return Suites(stream, setting)
