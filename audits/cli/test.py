"""sop test: do the rules say what their authors meant?"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click

from audits.cli.judging import judge_option, unmask_option
from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.shares import share_option
from audits.cli.words import Command, lang_option, language, option, say

if TYPE_CHECKING:
    from engine.judging import JudgeName

FORMATS = ("text", "json", "junit", "sarif", "github")
MASKED = ("text", "junit")
"""Formats with chats for people; sarif and github are masked in any case, json never."""


@click.command(
    "test",
    cls=Command,
    words={
        "id": "Jalankan contoh-contoh SOP: apakah setiap percakapan mendapat putusan yang diharapkan?\n\n"
        "Contoh ditulis pada aturannya (`examples`) atau dalam berkas NAMA.test.yaml atau NAMA.feature di "
        "samping SOP. Yang gagal ditunjukkan dengan percakapannya dan alasan putusannya. Cara menulisnya: "
        "docs/testing.md.",
        "en": "Run an SOP's examples: does every chat get the verdict it must get?\n\n"
        "Examples are written in a rule (`examples`) or in a file NAME.test.yaml or NAME.feature beside the "
        "SOP. What fails is shown with its chat and the reason of the verdict. How to write them: "
        "docs/testing.md.",
    },
    example="sop test sop.yaml\nsop test sop.yaml -k salam\nsop test kebijakan/ -o text -o junit=tes.xml",
)
@click.argument("sops", metavar="SOP...", nargs=-1, required=True)
@option(
    "-k",
    "chosen",
    metavar="TEXT",
    id="Hanya contoh yang namanya memuat teks ini.",
    en="Only examples whose name holds this text.",
)
@option(
    "--coverage",
    is_flag=True,
    id="Tunjukkan juga aturan, putusan, cabang, dan frasa mana yang belum ada contohnya.",
    en="Show also which rules, verdicts, branches and phrases no example exercises.",
)
@option(
    "--threshold",
    metavar="P%",
    callback=share_option,
    id="Kode keluar 1 bila cakupannya di bawah ini, mis. 90%.",
    en="Exit with 1 if the coverage is under this, such as 90%.",
)
@option(
    "--features",
    multiple=True,
    metavar="PATH",
    id="Berkas .feature, atau foldernya, selain yang bernama sama di samping SOP. Boleh berkali-kali.",
    en="A .feature file, or a folder of them, besides the one of its name beside an SOP. May be repeated.",
)
@output_option(FORMATS)
@unmask_option()
@judge_option()
@lang_option()
def command(
    sops: Sequence[str],
    chosen: str | None,
    coverage: bool,
    threshold: float | None,
    features: tuple[str, ...],
    outputs: tuple[Output, ...],
    unmask: bool,
    judge: str,
) -> int:
    """Runs the tests, writes the results, and gives the exit code."""
    from audits.testing import run, suites_in
    from audits.testing.cases import read_from

    chosen_outputs = outputs or (Output("text"),)
    one_to_standard_output(chosen_outputs)
    suites = suites_in(sops, features)
    judged_by: JudgeName = "oracle" if judge == "oracle" else "network"
    results = list(run(suites, judged_by, chosen or ""))
    if chosen and not results:
        words = say(f"tidak ada contoh bernama `{chosen}`.", f"no example is named `{chosen}`.")
        raise click.UsageError(words)
    covered = None
    if coverage or threshold is not None:
        from audits.testing.coverage import coverage as measured

        covered = [measured(suite, results, read_from(sops, suite), language()) for suite in suites]
    for output in chosen_outputs:
        shown = {"unmask": unmask} if output.format in MASKED else {}
        with text_to(output) as stream:
            module = import_module(f"audits.testing.{output.format}")
            module.write(results, stream, language(), covered, **shown)
    low = [one for one in covered or () if threshold is not None and one.share < threshold]
    for one in low:
        from audits.testing.coverage_text import under

        click.echo(under(one, threshold or 0, language()), err=True)
    return 1 if low or any(result.wrong for result in results) else 0
