"""sop audit: judge an archive of conversations and report where they fall short."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from audits.cli.exports import exports_options
from audits.cli.judging import as_of_option, jobs_option, judge_option, sop_option, unmask_option
from audits.cli.output import Output, bytes_to, one_to_standard_output, output_option
from audits.cli.resuming import resume_option, resuming
from audits.cli.rostering import read_roster_file, roster_options
from audits.cli.storing import store_option, stored
from audits.cli.waiving import read_files, waivers_options
from audits.cli.words import Command, lang_option, option, say
from audits.reports import FORMATS

if TYPE_CHECKING:
    from audits.cli.running import Ran
    from audits.readers.formats.interface import Asked
    from audits.reports import Report, Setting

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
@store_option()
@option(
    "--ledger",
    is_flag=True,
    id="Rinci hitungan waktu dalam ndjson: selang mana yang dihitung, mana yang tidak, dan sebabnya.",
    en="Account for time in ndjson: which intervals counted, which did not, and why.",
)
@resume_option()
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
    store: str | None,
    ledger: bool,
    resume: bool | None,
    unmask: bool,
) -> int:
    """Runs the audit and gives the exit code."""
    from audits.cli.running import Prepared, Wanted, run
    from audits.scorecards import Grouping
    from audits.waivers import settle
    from audits.work import Beside

    one_to_standard_output(outputs)
    book, team = read_files(waivers, baselines), read_roster_file(roster)
    if book is None or team is None:
        return 4
    chosen = outputs or (Output("text"),)
    ran = None
    with resuming(resume) as again, ExitStack() as stack:

        def prepare(plain: Setting) -> Prepared:
            settled = settle(book, (plain.as_of_text or "")[:10]) if waivers or baselines else None
            setting = replace(plain, settled=settled, roster=team, min_count=min_count)
            setting, keeping = stored(store, setting, stack)
            reports = [stack.enter_context(_reporting(output, setting)) for output in chosen]
            return Prepared(
                setting, [*keeping, *reports], Beside(settled, Grouping.of(plain.sop, plain.zone, team))
            )

        wanted = Wanted(
            data=data,
            exports=asked,
            sops=sops,
            as_of=as_of,
            jobs=jobs,
            judge="oracle" if judge == "oracle" else "network",
            ledger=ledger,
            unmask=unmask,
            resuming=again,
        )
        ran = run(wanted, prepare)
    if ran is None:  # whoever read standard output has stopped: the rest was not judged
        return 5
    if not any(output.format == "text" and output.file is None for output in chosen):
        from audits.reports.text import summary

        click.echo(summary(ran.result.tally, ran.setting), err=True)
    _name_duplicates(ran.setting.survey.duplicates)
    return _ending(ran, fail_on, max_unevaluable) or int(strict_waivers and _stale(ran))


@contextmanager
def _reporting(output: Output, setting: Setting) -> Iterator[Report]:
    """A report and the file it goes to."""
    from audits.reports import reporting

    with bytes_to(output) as stream, reporting(output.format, stream, setting) as one:
        yield one


def _stale(ran: Ran) -> bool:
    """Whether there are waivers that are of no use any more."""
    from audits.waivers import standing

    settled = ran.setting.settled
    return settled is not None and bool(standing(settled, ran.result.tally.settling).stale)


def _ending(ran: Ran, fail_on: str, max_unevaluable: float | None) -> int:
    """The exit code; what it means is said on standard error. 5 outranks 4 outranks 1."""
    from audits.cli.running import ending

    code, tally = ending(ran), ran.result.tally
    if code:
        return code
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
