"""sop backtest: what would a change have done to the conversations that there are?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from audits.cli.exports import exports_options
from audits.cli.judging import as_of_option, jobs_option, unmask_option
from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, asked_language, lang_option, language, option, say

if TYPE_CHECKING:
    from audits.readers.formats.interface import Asked

FORMATS = ("text", "json", "markdown")


def _limit(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from audits.backtesting.gate import LIMIT

    if value is not None and not LIMIT.match(value):
        words = say(f"`{value}` bukan batas. Tulis misalnya 10 atau 0.5%.", f"`{value}`: write 10 or 0.5%.")
        raise click.BadParameter(words, ctx, param)
    return value


def fail_on_new_option() -> Callable[[Any], Any]:
    """`--fail-on-new`; the command gets `fail_on_new`, for `audits.backtesting.gate`."""
    return option(
        "--fail-on-new",
        metavar="N|P%",
        callback=_limit,
        id="Kode keluar 1 bila lebih dari N percakapan (atau P% darinya) kini gagal pada suatu aturan.",
        en="Exit with 1 if more than N conversations (or P% of them) newly fail a rule.",
    )


def expect_option() -> Callable[[Any], Any]:
    """`--expect`: a file for `audits.backtesting.expectations`."""
    return option(
        "--expect",
        metavar="FILE",
        id="Berkas YAML dengan yang diharapkan: daftar {rule, at_least|at_most|exactly: N, verdict}.",
        en="A YAML file of what is expected: a list of {rule, at_least|at_most|exactly: N, verdict}.",
    )


@click.command(
    "backtest",
    cls=Command,
    words={
        "id": "Nilai percakapan yang ada menurut SOP lama dan baru: putusan mana yang berubah?\n\n"
        "OLD dan NEW adalah berkas, folder, library:NAMA, atau REV:jalur dari git. Setiap percakapan dibaca "
        "sekali dan dinilai oleh keduanya, kapan pun masing-masing berlaku.",
        "en": "Judge the conversations that there are by the old SOP and the new: which verdicts change?\n\n"
        "OLD and NEW are files, folders, library:NAME, or REV:path of git. Each conversation is read once "
        "and judged by both, whatever their dates of effect.",
    },
    example="sop backtest lama.yaml baru.yaml percakapan.ndjson\n"
    "sop backtest main:sop.yaml sop.yaml arsip/ --fail-on-new 0.5% -o markdown=uji.md\n"
    "sop backtest lama.yaml baru.yaml arsip/ --expect expectations.yaml -o json",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@exports_options()
@fail_on_new_option()
@expect_option()
@output_option(FORMATS)
@as_of_option()
@option(
    "--show",
    type=click.IntRange(min=0, max=100),
    default=3,
    metavar="N",
    id="Contoh percakapan setiap arah (biasanya 3).",
    en="Sample conversations a direction (default: 3).",
)
@jobs_option()
@unmask_option()
@lang_option()
def command(
    old: str,
    new: str,
    data: tuple[str, ...],
    asked: Asked,
    fail_on_new: str | None,
    expect: str | None,
    outputs: tuple[Output, ...],
    as_of: str | None,
    show: int,
    jobs: int | None,
    unmask: bool,
) -> int:
    """Judges by both, writes the results, and gives the exit code."""
    from audits.backtesting.both import Both
    from audits.backtesting.expectations import read_expectations
    from audits.backtesting.flips import Flips
    from audits.backtesting.gate import gated
    from audits.backtesting.reports import Setting
    from audits.cli.running import Prepared, Wanted, ending, run
    from audits.proving.revisions import sop_at

    chosen = outputs or (Output("text"),)
    one_to_standard_output(chosen)
    bench = Both(sop_at(old), sop_at(new), asked_language())
    rules = [one.id for one in (*bench.pairs, *bench.corpus_pairs) if one.new is not None]
    expectations = read_expectations(expect, rules) if expect else []
    flips = Flips(bench, show)
    wanted = Wanted(data=data, exports=asked, as_of=as_of, jobs=jobs, unmask=unmask)
    ran = run(wanted, lambda setting: Prepared(setting, [flips]), bench)
    result = flips.result(ran.result.tally, ran.setting.as_of_text, language())
    result = gated(result, fail_on_new, expectations)
    for output in chosen:
        with text_to(output) as stream:
            setting = Setting(language(), unmask, output.file is None and sys.stdout.isatty())
            import_module(f"audits.backtesting.reports.{output.format}").write(stream, result, setting)
    return ending(ran) or int(bool(result.unmet) or result.too_many_new)
