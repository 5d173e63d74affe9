"""sop audit: judge an archive of conversations and report where they fall short."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from audits.cli.exports import exports_options, prepared
from audits.cli.judging import as_of_option, jobs_option, judge_option, moment, sop_option, unmask_option
from audits.cli.output import Output, bytes_to, one_to_standard_output, output_option
from audits.cli.progress import watching
from audits.cli.rostering import read_roster_file, roster_options
from audits.cli.waiving import read_files, waivers_options
from audits.cli.words import Command, asked_language, lang_option, language, option, say
from audits.reports import FORMATS

if TYPE_CHECKING:
    from audits.audit import Result
    from audits.readers.formats.interface import Asked
    from engine.judging import JudgeName

SEVERITIES = ("critical", "major", "minor", "info", "never")


@click.command(
    cls=Command,
    name="audit",
    words={
        "id": "Periksa percakapan terhadap SOP dan laporkan yang tidak sesuai, dengan buktinya.",
        "en": "Judge conversations by an SOP and report where they fall short, with the evidence.",
    },
    example="sop audit percakapan.ndjson --sop sop.yaml\n"
    "sop audit arsip/ --sop sop.yaml -o html=laporan.html -o csv=temuan.csv\n"
    "sop audit - --sop sop.yaml -o ndjson < percakapan.ndjson",
)
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@exports_options()
@sop_option()
@output_option(tuple(FORMATS))
@as_of_option()
@jobs_option()
@judge_option()
@option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="critical",
    id="Kode keluar 1 bila ada temuan seberat ini atau lebih (biasanya critical).",
    en="Exit with 1 if anything of this severity or above is found (default: critical).",
)
@option(
    "--max-unevaluable",
    type=click.FloatRange(0, 1),
    metavar="RATE",
    id="Kode keluar 1 bila bagian yang tidak dapat dinilai melebihi ini (0 sampai 1).",
    en="Exit with 1 if more than this share could not be evaluated (0 to 1).",
)
@waivers_options()
@roster_options()
@option(
    "--ledger",
    is_flag=True,
    id="Rinci hitungan waktu dalam ndjson: selang mana yang dihitung, mana yang tidak, dan sebabnya.",
    en="Account for time in ndjson: which intervals counted, which did not, and why.",
)
@unmask_option()
@lang_option()
def command(
    data: tuple[str, ...],
    asked: Asked,
    sops: tuple[str, ...],
    outputs: tuple[Output, ...],
    as_of: str | None,
    jobs: int | None,
    judge: str,
    fail_on: str,
    max_unevaluable: float | None,
    waivers: tuple[str, ...],
    baselines: tuple[str, ...],
    strict_waivers: bool,
    roster: str | None,
    min_count: int,
    ledger: bool,
    unmask: bool,
) -> int:
    """Runs the audit and gives the exit code."""
    from audits.audit import audit
    from audits.readers import InputMissing
    from audits.reports import Setting, report
    from audits.scorecards import Grouping
    from audits.survey import survey
    from audits.waivers import settle, standing
    from audits.work import Beside
    from engine.versions import compile_versions
    from sop.load import load_versions

    one_to_standard_output(outputs)
    book, team = read_files(waivers, baselines), read_roster_file(roster)
    if book is None or team is None:
        return 4
    versions = load_versions(sops)
    judging: JudgeName = "oracle" if judge == "oracle" else "network"
    bench = compile_versions(versions, judge=judging, language=asked_language(), ledger=ledger)
    at = moment(as_of, bench.zone)
    data = prepared(data, asked)
    result = None
    with ExitStack() as stack:
        watcher = stack.enter_context(watching())
        try:
            found = survey(data, bench.zone.info, progress=watcher.surveyed)
        except InputMissing as missing:
            click.echo(say("Salah: ", "Error: ") + str(missing), err=True)
            return 4
        watcher.begin(found.records)
        as_of_time = found.latest or 0 if at is None else at
        day = bench.zone.write(as_of_time)[:10] if as_of_time else ""
        settled = settle(book, day) if waivers or baselines else None
        setting = Setting(
            sop=bench.sop,
            zone=bench.zone,
            as_of=as_of_time,
            language=language(),
            unmask=unmask,
            color=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
            paths=data,
            survey=found,
            versions=versions if len(versions) > 1 else (),
            settled=settled,
            roster=team,
            min_count=min_count,
        )
        beside = Beside(settled, Grouping.of(bench.sop, bench.zone, team))
        chosen = outputs or (Output("text"),)
        reports = [report(output.format, stack.enter_context(bytes_to(output)), setting) for output in chosen]
        result = audit(bench, data, found, setting.as_of, reports, watcher, jobs, beside)
    if result is None:  # whoever read standard output has stopped: the rest was not judged
        return 5
    if not any(output.format == "text" and output.file is None for output in chosen):
        from audits.reports.text import summary

        click.echo(summary(result.tally, setting), err=True)
    _name_duplicates(found.duplicates)
    stale = strict_waivers and settled is not None and standing(settled, result.tally.settling).stale
    return _ending(result, found.records, fail_on, max_unevaluable) or int(bool(stale))


def _ending(result: Result, records: int, fail_on: str, max_unevaluable: float | None) -> int:
    """The exit code; what it means is said on standard error. 5 outranks 4 outranks 1."""
    tally, incidents = result.tally, result.incidents
    for source, line in incidents.culprits or ():
        click.echo(_culprit(source, line), err=True)
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
    if tally.unreadable or not records:
        return 4
    if fail_on != "never" and tally.failures(fail_on):
        return 1
    if max_unevaluable is not None and tally.unevaluable_rate > max_unevaluable:
        click.echo(
            say(
                f"{tally.unevaluable_rate:.1%} tidak dapat dinilai, batasnya {max_unevaluable:.1%}.",
                f"{tally.unevaluable_rate:.1%} could not be evaluated, {max_unevaluable:.1%} allowed.",
            ),
            err=True,
        )
        return 1
    return 0


def _culprit(source: str, line: int) -> str:
    return say(
        f"{source}:{line}: percakapan ini mematikan proses pekerja dan tidak dinilai.",
        f"{source}:{line}: this conversation killed its worker process and was not judged.",
    )


def _name_duplicates(duplicates: dict[str, list[tuple[str, int]]]) -> None:
    for number, (name, places) in enumerate(duplicates.items()):
        if number == 5:
            more = len(duplicates) - number
            click.echo(
                say(f"... dan {more} id lain yang berulang.", f"... and {more} more repeated ids."), err=True
            )
            return
        where = ", ".join(f"{source}:{line}" for source, line in places[:5])
        click.echo(
            say(
                f"id {name!r} muncul {len(places) + 1} kali, lagi di {where}; semuanya dinilai.",
                f"id {name!r} occurs {len(places) + 1} times, again at {where}; all were judged.",
            ),
            err=True,
        )


__all__ = ["command"]
