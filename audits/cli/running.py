"""What commands share that run an audit."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import click

from audits.cli.exports import prepared
from audits.cli.judging import moment
from audits.cli.progress import watching
from audits.cli.reasons import reason_in_words
from audits.cli.words import asked_language, language, say

if TYPE_CHECKING:
    from audits.audit import Result
    from audits.cli.resuming import Resuming
    from audits.readers.formats.interface import Asked
    from audits.reports import Report, Setting
    from audits.resuming import Opening
    from audits.work import Beside
    from engine.judging import Bench, JudgeName
    from sop.model import Sop


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be judged by what, as the command line says it."""

    data: tuple[str, ...]
    exports: Asked
    sops: Sequence[str] = ()
    as_of: str | None
    jobs: int | None
    judge: JudgeName = "network"
    ledger: bool = False
    unmask: bool = False
    resuming: Resuming | None = None


class Prepared(NamedTuple):
    """What a command makes of a run before it begins: its reports, and what the run takes into account."""

    setting: Setting
    reports: Sequence[Report]
    beside: Beside | None = None


class Ran(NamedTuple):
    """A run that has ended."""

    setting: Setting
    result: Result


def run(wanted: Wanted, prepare: Callable[[Setting], Prepared], bench: Bench | None = None) -> Ran:
    """Judges the data for the reports that `prepare` makes; ends the command with 4 if there are no data.

    What judges is `bench`; without one it is made of the SOPs that are wanted.
    """
    from audits.audit import audit
    from audits.cli.resuming import Resuming
    from audits.readers import InputMissing
    from audits.reports import Setting
    from audits.survey import survey
    from audits.work import NOTHING_BESIDE
    from engine.versions import compile_versions
    from sop.load import load_versions

    versions: tuple[Sop, ...] = ()
    if bench is None:
        versions = load_versions(wanted.sops)
        bench = compile_versions(
            versions, judge=wanted.judge, language=asked_language(), ledger=wanted.ledger
        )
    at = moment(wanted.as_of, bench.zone)
    data = prepared(wanted.data, wanted.exports)
    with watching() as watcher:
        try:
            found = survey(data, bench.zone.info, progress=watcher.surveyed)
        except InputMissing as missing:
            click.echo(say("Salah: ", "Error: ") + reason_in_words(str(missing)), err=True)
            raise click.exceptions.Exit(4) from None
        watcher.begin(found.records)
        plain = Setting(
            sop=bench.sop,
            zone=bench.zone,
            as_of=found.latest or 0 if at is None else at,
            language=language(),
            unmask=wanted.unmask,
            color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
            paths=data,
            survey=found,
            versions=versions if len(versions) > 1 else (),
        )
        setting, reports, made = prepare(plain)
        beside, again = made or NOTHING_BESIDE, wanted.resuming or Resuming(False)
        journal = again.open(
            found.records, lambda go_on: _opened(wanted, versions, bench, setting, beside, go_on)
        )
        result = audit(
            bench, data, found, setting.as_of, reports, watcher, wanted.jobs, beside, journal, again.told
        )
    return Ran(setting, result)


def _opened(
    wanted: Wanted, versions: Sequence[Sop], bench: Bench, setting: Setting, beside: Beside, go_on: bool
) -> Opening:
    """The journal of this run."""
    from audits.resuming import meaning, open_journal, place, sweep

    sweep()
    means = meaning(
        versions,
        bench.zone,
        setting.as_of,
        beside,
        language=asked_language() or "",
        judge=wanted.judge,
        ledger=wanted.ledger,
    )
    return open_journal(place(wanted.data, wanted.sops), means, go_on=go_on)


def ending(ran: Ran) -> int:
    """The exit code of a run, findings apart, and why: 5 after a lost worker, 4 if something was not read."""
    records, incidents = ran.setting.survey.records, ran.result.incidents
    for source, line in incidents.culprits or ():
        click.echo(
            say(
                f"{source}:{line}: percakapan ini mematikan proses pekerja dan tidak dinilai.",
                f"{source}:{line}: this conversation killed its worker process and was not judged.",
            ),
            err=True,
        )
    if incidents.deaths:
        click.echo(
            say(
                f"{incidents.deaths} proses pekerja mati; percakapannya dinilai ulang.",
                f"{incidents.deaths} worker processes died; their conversations were judged again.",
            ),
            err=True,
        )
        return 5
    if not records:
        click.echo(
            say("Tidak ada percakapan dalam data.", "There are no conversations in the data."), err=True
        )
    return 4 if ran.result.tally.unreadable or not records else 0
