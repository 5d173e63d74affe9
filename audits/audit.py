"""One audit from beginning to end: survey the data, judge it, write the reports, add it up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Protocol

from audits.readers import BadRecord, read
from audits.reports import Report
from audits.resuming import Batches, Continued, Journal, continued
from audits.runner import Incidents, processes, run
from audits.sorted_rows import SortedRows
from audits.survey import Survey
from audits.tally import Tally
from audits.work import NOTHING_BESIDE, Beside, Task
from engine.judging import Bench


class Watcher(Protocol):
    """Somebody who watches a run: a progress bar, a log."""

    def bad(self, record: BadRecord) -> None:
        """A record that could not be read, or judged."""

    def judged(self, records: int) -> None:
        """So many more records have been judged."""


@dataclass(frozen=True, slots=True)
class Result:
    """How an audit ended."""

    tally: Tally
    incidents: Incidents = field(default_factory=Incidents)


def audit(
    compiled: Bench,
    paths: Sequence[str],
    survey: Survey,
    as_of: int,
    reports: Sequence[Report],
    watcher: Watcher,
    jobs: int | None = None,
    beside: Beside = NOTHING_BESIDE,
    journal: Journal | None = None,
    told: Callable[[Continued], object] = lambda where: None,
) -> Result:
    """Judges all records of `paths` and hands them to the reports, in the order of the input.

    Rules over the corpus come after the last conversation, in rule order. What is in the journal is not
    judged again, what is not is added to it; `told` hears once where the one begins and the other ends.
    """
    tally = Tally.of(len(compiled.sop.rules))
    incidents = Incidents()
    facts = SortedRows()
    tasks = _Tasks(paths, survey, watcher.bad)

    def judge(some: Iterable[Task]) -> Batches:
        return run(compiled, some, as_of, processes(jobs, survey.records), incidents, beside)

    batches = judge(tasks) if journal is None else continued(journal, tasks, judge, incidents, told)
    with closing(batches):
        for task, batch in batches:
            for record in batch.bad:
                watcher.bad(record)
            for report in reports:
                report.add(task, batch)
            tally.merge(batch.tally)
            facts.add(batch.facts)
            watcher.judged(sum(map(bool, task.chunk.lines)))
    tally.unreadable += tasks.broken
    _judge_corpus(compiled, facts, as_of, reports, tally, beside)
    for report in reports:
        report.close(tally)
    return Result(tally, incidents)


def _judge_corpus(
    compiled: Bench,
    facts: SortedRows,
    as_of: int,
    reports: Sequence[Report],
    tally: Tally,
    beside: Beside,
) -> None:
    """Judges what was collected by the rules over the corpus."""
    if not compiled.corpus:
        return
    from engine.corpus.judging import judge_corpus

    for asked, found in judge_corpus(compiled.corpus, facts.rows(), as_of, SortedRows):
        verdict = found
        if beside.settled is not None:
            verdict = beside.settled.applied([found], tally.settling)[0]
        tally.add_corpus(asked.place, verdict)
        for report in reports:
            report.add_corpus(verdict)


class _Tasks:
    """The chunks of the data with the ordinals of repeated ids; what cannot be read is named on the way."""

    def __init__(self, paths: Sequence[str], survey: Survey, bad: Callable[[BadRecord], None]) -> None:
        self._paths = paths
        self._bad = bad
        self.broken = 0
        self._ordinals: dict[str, dict[int, int]] = {}
        for places in survey.duplicates.values():
            for ordinal, (source, line) in enumerate(places, 1):
                self._ordinals.setdefault(source, {})[line] = ordinal

    def __iter__(self) -> Iterator[Task]:
        for got in read(self._paths):
            if isinstance(got, BadRecord):
                self.broken += 1
                self._bad(got)
                continue
            repeated = self._ordinals.get(got.source)
            inside: dict[int, int] = {}
            if repeated:
                last = got.first_line + len(got.lines)
                inside = {line: n for line, n in repeated.items() if got.first_line <= line < last}
            yield Task(got, inside)
