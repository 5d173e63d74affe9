"""What commands share that run an audit for one report of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from audits.cli.exports import prepared
from audits.cli.judging import moment
from audits.cli.progress import watching
from audits.cli.words import asked_language, language, say

if TYPE_CHECKING:
    from audits.audit import Result
    from audits.readers.formats.interface import Asked
    from audits.reports import Report, Setting


def run_for(
    make: Callable[[Setting], Report],
    data: tuple[str, ...],
    asked: Asked,
    sops: Sequence[str],
    as_of: str | None,
    jobs: int | None,
    unmask: bool = False,
) -> tuple[Setting, Result] | None:
    """Judges the data for the report that `make` makes; None, and said so, if there are no data."""
    from audits.audit import audit
    from audits.readers import InputMissing
    from audits.reports import Setting
    from audits.survey import survey
    from engine.versions import compile_versions
    from sop.load import load_versions

    versions = load_versions(sops)
    bench = compile_versions(versions, judge="network", language=asked_language())
    at = moment(as_of, bench.zone)
    data = prepared(data, asked)
    with ExitStack() as stack:
        watcher = stack.enter_context(watching())
        try:
            found = survey(data, bench.zone.info, progress=watcher.surveyed)
        except InputMissing as missing:
            click.echo(say("Salah: ", "Error: ") + str(missing), err=True)
            return None
        watcher.begin(found.records)
        setting = Setting(
            sop=bench.sop,
            zone=bench.zone,
            as_of=found.latest or 0 if at is None else at,
            language=language(),
            unmask=unmask,
            color=False,
            paths=data,
            survey=found,
            versions=versions if len(versions) > 1 else (),
        )
        result = audit(bench, data, found, setting.as_of, [make(setting)], watcher, jobs)
    return setting, result


def ending(setting: Setting, result: Result) -> int:
    """The exit code of such a run, findings apart: 5 after a lost worker, 4 if something was not read."""
    if result.incidents.deaths:
        click.echo(
            say("Sebuah proses pekerja mati.", "A worker process died."),
            err=True,
        )
        return 5
    if not setting.survey.records:
        click.echo(
            say("Tidak ada percakapan dalam data.", "There are no conversations in the data."), err=True
        )
        return 4
    return 4 if result.tally.unreadable else 0
