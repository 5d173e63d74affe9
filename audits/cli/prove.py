"""sop prove: do the rules of an SOP fit together, and can each of them pass and fail?"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import click

from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, lang_option, language, option

FORMATS = ("text", "json", "markdown", "sarif", "github")


@click.command(
    "prove",
    cls=Command,
    words={
        "id": "Buktikan apakah aturan-aturan sebuah SOP cocok satu sama lain, tanpa data.\n\n"
        "Mencari aturan yang tidak dapat dipenuhi bersama, yang tidak pernah aktif atau gagal, yang "
        "mengikuti dari aturan lain, dan kesalahan tangga eskalasi; lalu menunjukkan percakapan terpendek "
        "yang lulus dan yang gagal untuk tiap aturan. Batas-batasnya: docs/proving.md.",
        "en": "Prove, without data, whether the rules of an SOP fit together.\n\n"
        "Looks for rules that cannot be kept together, that can never be activated or fail, or that follow "
        "from others, and for faults of ladders; then shows for each rule the shortest conversation that "
        "passes and the shortest that fails. What is proved and what is not: docs/proving.md.",
    },
    example="sop prove sop.yaml\nsop prove sop.yaml --no-witnesses\nsop prove kebijakan/ -o markdown",
)
@click.argument("sops", metavar="SOP...", nargs=-1, required=True)
@option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    id="Waktu paling lama untuk satu pertanyaan; sesudahnya: tidak diputuskan.",
    en="Longest time for one question; after it the answer is: not decided.",
)
@option(
    "--total",
    type=click.FloatRange(min=0.1),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    id="Waktu paling lama untuk semua pertanyaan.",
    en="Longest time for all questions.",
)
@option(
    "--witnesses/--no-witnesses",
    default=True,
    id="Tunjukkan percakapan terpendek tiap aturan (bawaan), atau tidak.",
    en="Show each rule's shortest conversations (default), or not.",
)
@option(
    "--fail-on",
    type=click.Choice(("fault", "any", "never")),
    default="fault",
    show_default=True,
    id="Kode keluar 1: bila ada pertentangan, aturan mati, atau kesalahan tangga (fault); juga bila ada "
    "aturan berlebih (any); atau tidak pernah (never).",
    en="Exit code 1: for contradictions, dead rules and faults of ladders (fault); for redundant rules as "
    "well (any); or never.",
)
@output_option(FORMATS)
@lang_option()
def command(
    sops: Sequence[str],
    timeout: float,
    total: float,
    witnesses: bool,
    fail_on: str,
    outputs: tuple[Output, ...],
) -> int:
    """Proves, writes the results, and gives the exit code."""
    from audits.proving.prove import prove
    from sop.load import load_versions

    chosen = outputs or (Output("text"),)
    one_to_standard_output(chosen)
    proofs = [prove(sop, timeout, total) for sop in load_versions(sops)]
    for output in chosen:
        with text_to(output) as stream:
            report = import_module(f"audits.proving.reports.{output.format}")
            report.write_proof(proofs, stream, language(), witnesses)
    faults = sum(proof.faults() for proof in proofs)
    remarks = sum(proof.remarks() for proof in proofs)
    return int(fail_on != "never" and bool(faults or (fail_on == "any" and remarks)))
