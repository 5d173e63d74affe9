"""sop sample: draw verdicts for people to review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from audits.cli.exports import exports_options
from audits.cli.judging import as_of_option, jobs_option, sop_option, unmask_option
from audits.cli.output import Output, bytes_to, one_to_standard_output, output_option
from audits.cli.words import Command, lang_option, language, option, say

if TYPE_CHECKING:
    from audits.readers.formats.interface import Asked
    from audits.reports import Setting
    from audits.reviewing.drawing import Sampler

FORMATS = ("csv", "yaml", "excel")
WAYS = ("random", "rule", "agent", "boundary")


@click.command(
    cls=Command,
    name="sample",
    words={
        "id": "Ambil hasil penilaian untuk ditinjau orang.\n\n"
        "Setiap baris satu percakapan dan satu aturan yang lulus atau gagal. Peninjau mengisi kolom `review` "
        "(pass, fail, n/a, ?) dan `remark`; `sop calibrate` membandingkannya.",
        "en": "Draw verdicts for people to review.\n\n"
        "Each row is a conversation and a rule that passed or failed. Reviewers fill in `review` (pass, "
        "fail, n/a, ?) and `remark`; `sop calibrate` compares.",
    },
    example="sop sample arsip/ --sop sop.yaml -n 60 --by rule -o excel=tinjauan.xlsx\n"
    "sop sample arsip/ --sop sop.yaml -n 20 --by boundary --seed 2 -o csv=batas.csv\n"
    "sop calibrate tinjauan-rina.xlsx tinjauan-budi.xlsx",
)
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@exports_options()
@sop_option()
@option(
    "-n",
    "count",
    type=click.IntRange(1, 100_000),
    default=50,
    metavar="N",
    id="Berapa (biasanya 50).",
    en="How many (default: 50).",
)
@option(
    "--by",
    type=click.Choice(WAYS),
    default="random",
    id="Cara mengambil: acak (random), sama banyak setiap aturan (rule) atau agen (agent), atau yang "
    "ukurannya paling dekat dengan batas (boundary).",
    en="How to draw: at random, as many of each rule or agent, or what was measured nearest to its limit "
    "(boundary).",
)
@option(
    "--seed",
    type=int,
    default=1,
    metavar="N",
    id="Angka lain memberi undian lain; angka yang sama memberi undian yang sama.",
    en="Another number gives another draw; the same number gives the same.",
)
@output_option(FORMATS)
@as_of_option()
@jobs_option()
@unmask_option()
@lang_option()
def command(
    data: tuple[str, ...],
    asked: Asked,
    sops: tuple[str, ...],
    count: int,
    by: str,
    seed: int,
    outputs: tuple[Output, ...],
    as_of: str | None,
    jobs: int | None,
    unmask: bool,
) -> int:
    """Draws, writes the sheets and gives the exit code."""
    from audits.cli.running import Prepared, Wanted, ending, run
    from audits.reviewing import drawing
    from audits.reviewing.sheet import WRITERS

    chosen = outputs or (Output("csv"),)
    one_to_standard_output(chosen)
    made: list[Sampler] = []

    def prepare(setting: Setting) -> Prepared:
        made.append(drawing.Sampler(setting, drawing.Asked(count, by, seed)))
        return Prepared(setting, made)

    ran = run(
        Wanted(data=data, exports=asked, sops=sops, as_of=as_of, jobs=jobs, unmask=unmask),
        prepare,
    )
    rows = made[0].drawn()
    for output in chosen:
        with bytes_to(output) as stream:
            WRITERS[output.format](stream, rows, by, language())
    click.echo(
        say(
            f"{len(rows)} dari {made[0].offered} hasil diambil untuk ditinjau.",
            f"{len(rows)} of {made[0].offered} verdicts drawn for review.",
        ),
        err=True,
    )
    return ending(ran)


__all__ = ["command"]
