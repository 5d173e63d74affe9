"""An audit's batches: those in the journal first, then what is judged and added to it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain

from audits.resuming.entries import Entry, mark
from audits.resuming.journal import Journal
from audits.runner import Incidents
from audits.work import Batch, Task

Batches = Generator[tuple[Task, Batch], None, None]
"""Tasks with what was judged of them, in order."""


@dataclass(frozen=True, slots=True)
class Continued:
    """Where an audit goes on: so many records need not be judged again.

    `changed`: the place, source and line, from which on the data are not those of the journal.
    """

    records: int
    changed: tuple[str, int] | None = None


def continued(
    journal: Journal,
    tasks: Iterable[Task],
    judge: Callable[[Iterable[Task]], Batches],
    incidents: Incidents,
    told: Callable[[Continued], object],
) -> Batches:
    """Every task with its batch, in order. `told` hears where the journal ends, before anything is judged."""
    coming = iter(tasks)
    records = 0
    changed: tuple[str, int] | None = None
    for task in coming:
        known = journal.take(task)
        if known is None:
            changed = (task.chunk.source, task.chunk.first_line) if journal.differs else None
            coming = chain((task,), coming)
            break
        incidents.deaths, incidents.culprits = known.incidents.deaths, known.incidents.culprits
        records += sum(map(bool, task.chunk.lines))
        yield task, known.batch
    journal.cut()
    told(Continued(records, changed))
    with closing(judge(coming)) as judged:
        for task, batch in judged:
            journal.put(Entry(mark(task), batch, replace(incidents)))
            yield task, batch
