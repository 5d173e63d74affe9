"""sop review: can a change of an SOP be merged?"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from audits.cli.backtest import expect_option, fail_on_new_option
from audits.cli.exports import exports_options, prepared
from audits.cli.judging import as_of_option, jobs_option, moment, unmask_option
from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, lang_option, language, option

if TYPE_CHECKING:
    from audits.readers.formats.interface import Asked as Exported

FORMATS = ("text", "markdown", "json", "sarif", "github", "junit")


@click.command(
    "review",
    cls=Command,
    words={
        "id": "Tinjau perubahan SOP sebelum digabungkan, dari semua sisi sekaligus.\n\n"
        "Menjalankan check, fmt --check, test, prove, diff, dan, bila ada data, backtest; lalu menunjukkan "
        "apa yang gagal dan apa yang harus dilakukan. LAMA dan BARU adalah berkas, folder, atau REV:jalur "
        "dari git. Untuk tim yang menyimpan SOP di git: docs/policy-repo.md.",
        "en": "Review a change of an SOP before it is merged, from all sides at once.\n\n"
        "Runs check, fmt --check, test, prove, diff and, if there are data, backtest; then shows what "
        "failed and what to do. OLD and NEW are files, folders, or REV:path of git. For teams that keep "
        "their SOPs in git: docs/policy-repo.md.",
    },
    example="sop review main:sop sop\n"
    "sop review v1.2.0:sop/toko.yaml sop/toko.yaml --data data/ -o text -o markdown=tinjauan.md\n"
    "sop review main:sop sop --data data/ --expect expectations.yaml -o github -o sarif=sop.sarif",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@option(
    "--data",
    multiple=True,
    metavar="DATA",
    id="Percakapan untuk mencoba perubahannya: berkas atau folder. Boleh berkali-kali.",
    en="Conversations to try the change on: a file or a folder. May be repeated.",
)
@exports_options()
@expect_option()
@fail_on_new_option()
@option(
    "--fail-on",
    type=click.Choice(("looser", "stricter", "any", "never")),
    default="never",
    show_default=True,
    id="Kode keluar 1 bila ada aturan yang lebih longgar, lebih ketat, atau berubah.",
    en="Exit code 1 if any rule is looser, stricter, or changed at all.",
)
@option(
    "--mutants",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    id="Coba juga apakah contoh-contohnya mengetahui N kesalahan buatan (biasanya 0: tidak).",
    en="Try also whether the examples notice N planted mistakes (default: 0, not at all).",
)
@option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    id="Waktu paling lama untuk satu pertanyaan tentang arti aturan.",
    en="Longest time for one question about what rules mean.",
)
@option(
    "--total",
    type=click.FloatRange(min=0.1),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    id="Waktu paling lama untuk semua pertanyaan dalam satu langkah.",
    en="Longest time for all questions of one step.",
)
@output_option(FORMATS)
@as_of_option()
@jobs_option()
@unmask_option()
@lang_option()
def command(
    old: str,
    new: str,
    data: tuple[str, ...],
    asked: Exported,
    expect: str | None,
    fail_on_new: str | None,
    fail_on: str,
    mutants: int,
    timeout: float,
    total: float,
    outputs: tuple[Output, ...],
    as_of: str | None,
    jobs: int | None,
    unmask: bool,
) -> int:
    """Reviews, writes the results, and gives the exit code."""
    from audits.changes.material import Asked
    from audits.changes.review import review
    from engine.instants import Zone

    chosen = outputs or (Output("text"),)
    one_to_standard_output(chosen)
    moment(as_of, Zone("Asia/Jakarta"))
    whole = Asked(
        old=old,
        new=new,
        language=language(),
        data=prepared(data, asked) if data else (),
        as_of=as_of,
        expect=expect,
        fail_on_new=fail_on_new,
        fail_on=fail_on,
        mutants=mutants,
        timeout=timeout,
        total=total,
        jobs=jobs,
        unmask=unmask,
    )
    found = review(whole)
    for output in chosen:
        with text_to(output) as stream:
            import_module(f"audits.changes.reports.{output.format}").write(stream, found, language())
    return found.exit_code
