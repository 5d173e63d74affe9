"""sop calibrate: what reviewers say beside what the program says."""

from __future__ import annotations

import click

from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, lang_option, language, option, say

FORMATS = ("text", "json")


@click.command(
    cls=Command,
    name="calibrate",
    words={
        "id": "Bandingkan lembar tinjauan yang sudah diisi dengan hasil program, dan antarpeninjau.\n\n"
        "REVIEW adalah lembar dari `sop sample`. Nama peninjau ada di kolom `reviewer`, atau nama berkasnya.",
        "en": "Compare filled review sheets with the program's verdicts, and reviewers with each other.\n\n"
        "REVIEW is a sheet of `sop sample`. The column `reviewer` says who reviewed, else the file's name.",
    },
    example="sop calibrate tinjauan-rina.xlsx tinjauan-budi.csv\nsop calibrate rina.yaml -o json=hasil.json",
)
@click.argument("reviews", nargs=-1, required=True, metavar="REVIEW...")
@output_option(FORMATS)
@option(
    "--show",
    type=click.IntRange(min=0),
    default=20,
    metavar="N",
    id="Berapa ketidaksepakatan ditampilkan dalam text (biasanya 20).",
    en="Disagreements shown in text (default: 20).",
)
@lang_option()
def command(reviews: tuple[str, ...], outputs: tuple[Output, ...], show: int) -> int:
    """Compares, writes and gives the exit code."""
    from audits.reviewing.agreement import calibrate
    from audits.reviewing.answers import read_sheets
    from audits.reviewing.reports import Telling, as_json

    chosen = outputs or (Output("text"),)
    one_to_standard_output(chosen)
    read = read_sheets(reviews, language())
    for mistake in read.mistakes:
        click.echo(say("Salah: ", "Error: ") + mistake.said(language()), err=True)
    if not read.answers:
        click.echo(
            say(
                "Tidak ada jawaban: isi kolom `review` dengan pass, fail, n/a, atau ?.",
                "There are no answers: fill in the column `review` with pass, fail, n/a or ?.",
            ),
            err=True,
        )
        return 4
    found = calibrate(read.answers)
    for output in chosen:
        with text_to(output) as stream:
            if output.format == "json":
                stream.write(as_json(found, read.blank) + "\n")
                continue
            lines = Telling(found, read.blank, language(), show).lines()
            stream.write("".join(f"{line}\n" for line in lines))
    return 4 if read.mistakes else 0


__all__ = ["command"]
