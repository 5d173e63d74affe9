"""sop diff: what does a change of an SOP mean?"""

from __future__ import annotations

from importlib import import_module

import click

from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, lang_option, language, option

FORMATS = ("text", "json", "markdown", "sarif", "github")


@click.command(
    "diff",
    cls=Command,
    words={
        "id": "Bandingkan dua SOP menurut artinya: aturan mana lebih ketat, lebih longgar, atau sama?\n\n"
        "LAMA dan BARU adalah berkas, folder, library:NAMA, atau REV:jalur dari git. Bukan teksnya yang "
        "dibandingkan: tiap perubahan ditunjukkan dengan percakapan yang dinilai lain (docs/proving.md).",
        "en": "Compare two SOPs by what they mean: which rules are stricter, looser, or the same?\n\n"
        "OLD and NEW are files, folders, library:NAME, or REV:path of git. Not their text is compared: each "
        "change is shown by a conversation that is judged differently. See docs/proving.md.",
    },
    example="sop diff lama.yaml baru.yaml\nsop diff main:sop.yaml sop.yaml -o markdown\n"
    "sop diff v1.2.0:kebijakan kebijakan --fail-on looser",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    id="Waktu paling lama untuk satu pertanyaan; sesudahnya: tidak diputuskan.",
    en="Longest time for one question; after it the answer is: not decided.",
)
@option(
    "--fail-on",
    type=click.Choice(("looser", "stricter", "any", "never")),
    default="never",
    show_default=True,
    id="Kode keluar 1 bila ada lebih longgar, lebih ketat, atau berubah. Yang tidak diputuskan dihitung.",
    en="Exit code 1 if anything is looser, stricter, or changed at all. What is not decided counts.",
)
@output_option(FORMATS)
@lang_option()
def command(old: str, new: str, timeout: float, fail_on: str, outputs: tuple[Output, ...]) -> int:
    """Compares, writes the results, and gives the exit code."""
    from audits.proving.diff import diff
    from audits.proving.revisions import sop_at

    chosen = outputs or (Output("text"),)
    one_to_standard_output(chosen)
    found = diff(sop_at(old), sop_at(new), timeout)
    for output in chosen:
        with text_to(output) as stream:
            import_module(f"audits.proving.reports.{output.format}").write_diff(found, stream, language())
    failing = {"looser": found.looser(), "stricter": found.stricter(), "any": found.changed(), "never": False}
    return int(failing[fail_on])
