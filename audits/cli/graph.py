"""sop graph: an SOP as pictures: ladders, steps, sequences, signals and files."""

from __future__ import annotations

from collections.abc import Sequence

import click

from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, asked_language, lang_option

FORMATS = ("mermaid", "svg")


@click.command(
    "graph",
    cls=Command,
    words={
        "id": "Gambarkan SOP: tangga eskalasi, langkah pemulihan, urutan, sinyal tiap aturan, dan berkas.\n\n"
        "Tanpa -o, ditulis sebagai Mermaid, yang digambar oleh GitHub dan GitLab di dalam Markdown. Panah "
        "putus-putus berarti menuju tingkat itu, atau tidak boleh.",
        "en": "Draw an SOP: escalation ladders, recovery steps, sequences, signals of each rule, files.\n\n"
        "Without -o it is written as Mermaid, which GitHub and GitLab draw inside Markdown. A dashed arrow "
        "means on to that tier, or must not.",
    },
    example="sop graph sop.yaml -o svg=sop.svg\nsop graph sop.yaml > sop.mmd",
)
@click.argument("sops", metavar="SOP...", nargs=-1, required=True)
@output_option(FORMATS)
@lang_option()
def command(sops: Sequence[str], outputs: tuple[Output, ...]) -> int:
    """Writes the pictures; of dated versions, those of the latest."""
    from audits.handbook.pictures import all_pictures
    from audits.handbook.speech import Speech
    from sop.load import load_versions

    one_to_standard_output(outputs)
    sop = load_versions(sops)[-1]
    speech = Speech(sop, asked_language() or sop.language)
    pictures = list(all_pictures(speech))
    for output in outputs or (Output("mermaid"),):
        with text_to(output) as stream:
            if output.format == "svg":
                from audits.drawing.svg import file
                from audits.reports.visible import one_line

                stream.write(file(speech.say("g.title", one_line(sop.name)), pictures, speech.own["g.empty"]))
            else:
                from audits.drawing.mermaid import written

                stream.write(written(pictures))
    return 0
