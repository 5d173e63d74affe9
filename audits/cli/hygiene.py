"""sop hygiene: which rules, signals and phrases do no work on a corpus, or too much?"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from audits.cli.exports import exports_options
from audits.cli.judging import as_of_option, jobs_option, sop_option
from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.shares import share_option
from audits.cli.words import Command, lang_option, language, option

if TYPE_CHECKING:
    from audits.readers.formats.interface import Asked

FORMATS = ("text", "json", "sarif", "github")


@click.command(
    "hygiene",
    cls=Command,
    words={
        "id": "Periksa kebersihan SOP pada suatu arsip: aturan yang diam atau terlalu bising, sinyal dan "
        "frasa yang tidak pernah cocok, aturan tanpa contoh, sumber, atau pemilik.\n\n"
        "Hanya sinyal dan frasa dari berkas SOP sendiri; pustaka bawaan diuji di tempatnya. Dari SOP yang "
        "berversi diperiksa yang terbaru.",
        "en": "How clean is an SOP on an archive: rules that are silent or too noisy, signals and phrases "
        "that never match, rules without examples, source or owner.\n\n"
        "Only signals and phrases of the SOP's own files; the shipped libraries are tested where they are "
        "made. Of an SOP with versions the newest is looked at.",
    },
    example="sop hygiene percakapan.ndjson --sop sop.yaml\n"
    "sop hygiene arsip/ --sop kebijakan/ --noisy 30% -o json=bersih.json",
)
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@exports_options()
@sop_option()
@option(
    "--noisy",
    default="50%",
    metavar="P%",
    callback=share_option,
    id="Bising: aturan yang gagal lebih sering dari ini (biasanya 50%).",
    en="Noisy: a rule that fails more often than this (default: 50%).",
)
@option(
    "--strict",
    is_flag=True,
    id="Kode keluar 1 bila ada yang perlu dibenahi.",
    en="Exit with 1 if there is anything to clean up.",
)
@output_option(FORMATS)
@as_of_option()
@jobs_option()
@lang_option()
def command(
    data: tuple[str, ...],
    asked: Asked,
    sops: tuple[str, ...],
    noisy: float,
    strict: bool,
    outputs: tuple[Output, ...],
    as_of: str | None,
    jobs: int | None,
) -> int:
    """Looks at the SOP and the data, writes the results, and gives the exit code."""
    from audits.cli.running import Prepared, Wanted, ending, run
    from audits.hygiene.examine import examine
    from audits.hygiene.listening import Heard, Listening
    from audits.testing import suites_in
    from sop.own_phrases import own_phrases, own_signals

    chosen = outputs or (Output("text"),)
    one_to_standard_output(chosen)
    suites = suites_in(sops)
    sop = suites[-1].sop
    phrases = own_phrases(sop, sops)
    bench, heard = Listening(sop, phrases), Heard()
    wanted = Wanted(data=data, exports=asked, as_of=as_of, jobs=jobs)
    ran = run(wanted, lambda setting: Prepared(setting, [heard]), bench)
    result = examine(
        sop, ran.result.tally, suites[-1:], own_signals(sop, sops), phrases, heard.phrases, noisy
    )
    for output in chosen:
        with text_to(output) as stream:
            import_module(f"audits.hygiene.reports.{output.format}").write(stream, result, language())
    return ending(ran) or int(strict and bool(result.remarks))
