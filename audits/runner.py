"""Running an audit: chunks of the data through one process or several, results in the order of the input.

Workers are processes. When one dies, the chunks that were under way are judged again, each alone; a chunk
that kills its worker again is halved until the one conversation that does it is known. That one is lost and
named, everything else is kept.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace

from audits.readers import BadRecord, Chunk
from audits.tally import Tally
from audits.work import NOTHING_BESIDE, Batch, Beside, Task, work
from engine.judging import Bench

FEW = 4_000
"""Up to so many records starting workers costs more than it saves."""

_AHEAD = 3
"""Chunks a worker that are under way or done and waiting their turn."""


@dataclass(slots=True)
class Incidents:
    """What went wrong with workers: how many died, and the lines that killed one."""

    deaths: int = 0
    culprits: list[tuple[str, int]] | None = None


def processes(jobs: int | None, records: int) -> int:
    """How many processes to use: as many as asked for; else one for few records, all cores for many."""
    if jobs is not None:
        return jobs
    return 1 if records <= FEW else len(os.sched_getaffinity(0)) if _AFFINITY else os.cpu_count() or 1


_AFFINITY = hasattr(os, "sched_getaffinity")


def run(
    compiled: Bench,
    tasks: Iterable[Task],
    as_of: int,
    jobs: int,
    incidents: Incidents,
    beside: Beside = NOTHING_BESIDE,
) -> Generator[tuple[Task, Batch], None, None]:
    """Judges every task, in order. With one job in this process, else in so many workers."""
    if jobs == 1:
        for task in tasks:
            yield task, work(compiled, task, as_of, beside)
        return
    crew = _Crew(compiled, as_of, jobs, incidents, beside)
    try:
        yield from crew.run(tasks)
    except BaseException:
        crew.dismiss(at_once=True)
        raise
    crew.dismiss()


class _Crew:
    """Worker processes, and what to do when one of them dies."""

    def __init__(self, compiled: Bench, as_of: int, jobs: int, incidents: Incidents, beside: Beside) -> None:
        self._compiled = compiled
        self._as_of = as_of
        self._jobs = jobs
        self._incidents = incidents
        self._beside = beside
        self._pool: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Batch]]:
        """Keeps the workers fed a little ahead of what is handed on."""
        under_way: deque[tuple[Task, Future[Batch] | None]] = deque()
        for task in tasks:
            under_way.append((task, self._submit(task)))
            if len(under_way) >= self._jobs * _AHEAD:
                yield self._next(under_way)
        while under_way:
            yield self._next(under_way)

    def _submit(self, task: Task) -> Future[Batch] | None:
        """The task's future; None when the pool has just died (it will be judged again)."""
        if self._pool is None:
            self._pool = self._hire(self._jobs)
        try:
            return self._pool.submit(_work, task)
        except BrokenProcessPool:
            return None

    def _next(self, under_way: deque[tuple[Task, Future[Batch] | None]]) -> tuple[Task, Batch]:
        task, future = under_way.popleft()
        if future is not None:
            try:
                return task, future.result()
            except BrokenProcessPool:
                pass
        if self._pool is not None:
            self._incidents.deaths += 1
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._resubmit(under_way)
        return task, self._judge_alone(task)

    def _resubmit(self, under_way: deque[tuple[Task, Future[Batch] | None]]) -> None:
        """Everything that had not come back goes to the new workers, one at a time when its turn comes."""
        for place, (task, future) in enumerate(under_way):
            if future is None or not future.done() or future.cancelled() or future.exception() is not None:
                under_way[place] = (task, None)

    def _judge_alone(self, task: Task) -> Batch:
        """Judges a task in a worker that does nothing else; halves it while that kills the worker."""
        if self._alone is None:
            self._alone = self._hire(1)
        try:
            return self._alone.submit(_work, task).result()
        except BrokenProcessPool:
            self._incidents.deaths += 1
            self._alone.shutdown(wait=True)
            self._alone = None
        lines = task.chunk.lines
        if sum(map(bool, lines)) <= 1:
            return self._lose(task)
        middle = len(lines) // 2
        first = self._judge_alone(_part(task, 0, middle))
        second = self._judge_alone(_part(task, middle, len(lines)))
        first.tally.merge(second.tally)
        return Batch(
            first.verdicts + second.verdicts, first.bad + second.bad, first.tally, first.facts + second.facts
        )

    def _lose(self, task: Task) -> Batch:
        """Gives up the one conversation that kills its worker."""
        chunk = task.chunk
        line = next((n for n, text in enumerate(chunk.lines, chunk.first_line) if text), chunk.first_line)
        self._incidents.culprits = [*(self._incidents.culprits or []), (chunk.source, line)]
        tally = Tally.of(len(self._compiled.sop.rules))
        tally.lost = 1
        return Batch([], [BadRecord(chunk.source, line, "judging it killed the worker process")], tally)

    def _hire(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._compiled, self._as_of, self._beside),
        )

    def dismiss(self, *, at_once: bool = False) -> None:
        """Ends the workers; `at_once` also those that are in the middle of something."""
        for pool in (self._pool, self._alone):
            if pool is not None:
                workers = list((getattr(pool, "_processes", None) or {}).values()) if at_once else ()
                pool.shutdown(wait=False, cancel_futures=True)
                for worker in workers:
                    with suppress(ValueError):  # it has ended, and been closed
                        worker.terminate()


def _part(task: Task, first: int, last: int) -> Task:
    chunk = task.chunk
    return replace(task, chunk=Chunk(chunk.source, chunk.first_line + first, chunk.lines[first:last]))


_mine: tuple[Bench, int, Beside] | None = None


def _begin(compiled: Bench, as_of: int, beside: Beside) -> None:
    """A worker's first act: its own compiled SOP. Interrupting is the parent's business."""
    global _mine  # noqa: PLW0603 - the one thing a worker has
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _mine = (compiled, as_of, beside)


def _end_with_parent() -> None:
    """Ends this worker when its parent is killed, which would leave it waiting for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(task: Task) -> Batch:
    assert _mine is not None
    compiled, as_of, beside = _mine
    return work(compiled, task, as_of, beside)
