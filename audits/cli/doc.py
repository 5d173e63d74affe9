"""sop doc: an SOP as the handbook that agents are trained with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, asked_language, lang_option, say

if TYPE_CHECKING:
    from audits.handbook.book import Book

FORMATS = ("html", "markdown")


@click.command(
    "doc",
    cls=Command,
    words={
        "id": "Buat buku pegangan dari SOP, untuk melatih agen.\n\n"
        "Tiap aturan dalam kalimat biasa, alasannya, contoh yang baik dan yang keliru, kata yang dihitung, "
        "semua batas waktu, jam buka, tangga eskalasi, dan langkah pemulihan. Bahasanya menurut --lang, atau "
        "bahasa SOP. Tanpa -o, ditulis sebagai Markdown.",
        "en": "Make a handbook of an SOP, to train agents with.\n\n"
        "Every rule in a plain sentence, why, a good and a bad example, the words that count, all deadlines, "
        "opening hours, escalation ladders and recovery steps. The language is that of --lang, or the SOP's. "
        "Without -o it is written as Markdown.",
    },
    example="sop doc sop.yaml -o html=pegangan.html\nsop doc sop.yaml -o markdown=handbook.md --lang en",
)
@click.argument("sops", metavar="SOP...", nargs=-1, required=True)
@output_option(FORMATS)
@lang_option()
def command(sops: Sequence[str], outputs: tuple[Output, ...]) -> int:
    """Writes the handbook; of dated versions, that of the latest."""
    from audits.handbook.book import book
    from sop.load import load_versions

    one_to_standard_output(outputs)
    versions = load_versions(sops)
    sop = versions[-1]
    if len(versions) > 1:
        names = ", ".join(one.name for one in versions[:-1])
        click.echo(
            say(f"Buku ini dari {sop.name}; bukan dari {names}.", f"This is {sop.name}; not {names}."),
            err=True,
        )
    made = book(sop, asked_language() or sop.language)
    for output in outputs or (Output("markdown"),):
        with text_to(output) as stream:
            stream.write(_written(made, output.format))
    return 0


def _written(made: Book, format_: str) -> str:
    if format_ == "html":
        from audits.handbook.html import page

        return page(made)
    from audits.handbook.markdown import text

    return text(made)
