"""Reports: what an audit writes. One file a format; each takes batches as they come and ends with the tally.

A report never holds the corpus: what it keeps is bounded, or grows with findings only where it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from importlib import import_module
from typing import BinaryIO, Protocol

from audits.reports.page.trend import Period
from audits.scorecards import Roster
from audits.survey import Survey
from audits.tally import Tally
from audits.waivers import Settled
from audits.work import Batch, Task
from engine.instants import Zone
from engine.verdict import Verdict
from sop.model import Sop

FORMATS = {
    "text": "audits.reports.text",
    "ndjson": "audits.reports.ndjson",
    "csv": "audits.reports.csv",
    "parquet": "audits.reports.parquet",
    "excel": "audits.reports.excel",
    "html": "audits.reports.html",
    "markdown": "audits.reports.markdown",
    "junit": "audits.reports.junit",
    "manifest": "audits.reports.manifest",
    "scorecard": "audits.reports.scorecard.text",
    "scorecard-csv": "audits.reports.scorecard.csv",
    "scorecard-json": "audits.reports.scorecard.json",
}
"""Each format's module, whose `report(stream, setting)` makes the report."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report knows of its run.

    `language` is for its own words ("id" or "en"; findings have the SOP's), `unmask` shows personal data,
    `color` allows terminal colours, `paths` are the data as the user named them. Of an SOP with several dated
    versions `sop` is the newest with the rules of all, `versions` are all of them, the oldest first.
    """

    sop: Sop
    zone: Zone
    as_of: int
    language: str
    unmask: bool
    color: bool
    paths: tuple[str, ...]
    survey: Survey
    versions: tuple[Sop, ...] = ()
    settled: Settled | None = None
    """The waivers and baselines of the run."""
    roster: Roster = field(default_factory=Roster)
    """Names and teams of agents."""
    min_count: int = 30
    """Conversations from which on an agent has a rank."""
    history: Sequence[Period] = ()
    """Earlier runs and this one, the earliest first; without them the page shows the months of the data."""

    @property
    def as_of_text(self) -> str | None:
        """The as-of with its offset; None of data that have no times, without `--as-of`."""
        return self.zone.write(self.as_of) if self.as_of else None


class Report(Protocol):
    """One report being written."""

    def add(self, task: Task, batch: Batch) -> None:
        """Takes a judged chunk; `task.chunk` has the records as they came in."""

    def add_corpus(self, verdict: Verdict) -> None:
        """Takes a record over the corpus; they come after the last chunk, in rule order, then by group."""

    def close(self, tally: Tally) -> None:
        """Writes what is left. The stream is the caller's to close."""


def report(name: str, stream: BinaryIO, setting: Setting) -> Report:
    """The report of a format, writing to a binary stream."""
    made: Report = import_module(FORMATS[name]).report(stream, setting)
    return made


@contextmanager
def reporting(name: str, stream: BinaryIO, setting: Setting) -> Iterator[Report]:
    """The report of a format for the length of a block; one that is not closed by then is abandoned.

    A report that holds more than memory (a folder, a writer that ends what was begun) is a context manager.
    """
    made = report(name, stream, setting)
    with made if isinstance(made, AbstractContextManager) else nullcontext():
        yield made
