"""Progress of long runs on standard error: rate and remaining time; silent where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from audits.cli.reasons import reason_in_words
from audits.cli.words import say
from audits.readers import BadRecord


class Watching:
    """Names bad records; shows a bar when standard error is a terminal."""

    def __init__(self, bar: Any = None) -> None:
        self._bar = bar
        self._task = bar.add_task(say("membaca", "reading"), total=None) if bar is not None else None

    def surveyed(self, lines: int) -> None:
        """So many more lines have been looked at in the first pass."""
        if self._bar is not None:
            self._bar.advance(self._task, lines)

    def begin(self, records: int) -> None:
        """Judging begins."""
        if self._bar is not None:
            self._bar.reset(self._task, description=say("menilai", "judging"), total=records)

    def judged(self, records: int) -> None:
        """So many more records have been judged."""
        if self._bar is not None:
            self._bar.advance(self._task, records)

    def bad(self, record: BadRecord) -> None:
        """Names a record that could not be read."""
        where = record.source if record.line is None else f"{record.source}:{record.line}"
        said = f"{where}: {reason_in_words(record.reason)}"
        if self._bar is not None:
            self._bar.console.print(said, markup=False, highlight=False)
        else:
            click.echo(said, err=True)


@contextmanager
def watching() -> Iterator[Watching]:
    """A watcher for one run."""
    if not sys.stderr.isatty():
        yield Watching()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    class _Rate(TextColumn):
        def render(self, task: Any) -> Any:
            from rich.text import Text

            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed:,.0f}/s")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        _Rate(""),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Watching(bar)
