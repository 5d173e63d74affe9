"""sop baseline: the findings of today, so that later audits count only new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audits.cli.exports import exports_options
from audits.cli.judging import as_of_option, jobs_option, sop_option
from audits.cli.output import Output, bytes_to
from audits.cli.words import Command, lang_option, option, say

if TYPE_CHECKING:
    from audits.readers.formats.interface import Asked
    from audits.reports import Setting


@click.command(
    cls=Command,
    name="baseline",
    words={
        "id": "Catat semua temuan yang ada sekarang, supaya audit berikutnya hanya menghitung yang baru.",
        "en": "Note all findings there are now, so that later audits count only new ones.",
    },
    example="sop baseline arsip/ --sop sop.yaml -o baseline.txt\n"
    "sop audit arsip/ --sop sop.yaml --baseline baseline.txt",
)
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@exports_options()
@sop_option()
@option(
    "-o",
    "--output",
    "file",
    default="-",
    metavar="FILE",
    id="Berkas hasilnya (biasanya keluaran standar).",
    en="The file for the result (default: standard output).",
)
@as_of_option()
@jobs_option()
@lang_option()
def command(
    data: tuple[str, ...],
    asked: Asked,
    sops: tuple[str, ...],
    file: str,
    as_of: str | None,
    jobs: int | None,
) -> int:
    """Writes the baseline and gives the exit code."""
    from audits.cli.running import Prepared, Wanted, ending, run
    from audits.reports.baseline import Fingerprints

    name = file.removeprefix("text=") if file != "text" else "-"
    made: list[Fingerprints] = []
    with bytes_to(Output("text", None if name == "-" else name)) as stream:

        def prepare(setting: Setting) -> Prepared:
            made.append(Fingerprints(stream, setting))
            return Prepared(setting, made)

        ran = run(Wanted(data=data, exports=asked, sops=sops, as_of=as_of, jobs=jobs), prepare)
    click.echo(
        say(f"{made[0].count} temuan dicatat.", f"{made[0].count} findings noted."),
        err=True,
    )
    return ending(ran)


__all__ = ["command"]
