"""sop mutate: would the examples notice a mistake in the SOP?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audits.cli.output import Output, OutputFailed, one_to_standard_output, output_option, text_to
from audits.cli.shares import share_option
from audits.cli.words import Command, lang_option, language, option, say

if TYPE_CHECKING:
    from audits.mutating.mutate import Mutation

FORMATS = ("text", "markdown", "json")


def _test_file(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A file name that `sop test` finds, of a file that is not there yet."""
    from sop.files import TESTS

    if value is None:
        return None
    if not value.endswith(TESTS):
        said = say(f"`{value}` harus bernama NAMA.test.yaml.", f"`{value}` must be called NAME.test.yaml.")
        raise click.BadParameter(said, ctx, param)
    if Path(value).exists():
        said = say(f"`{value}` sudah ada; sebut nama lain.", f"`{value}` is there already; name another one.")
        raise click.BadParameter(said, ctx, param)
    return value


def _write(file: str, found: Mutation, sop: str) -> None:
    from audits.atomic import replacing
    from audits.mutating.skeleton import skeleton
    from sop.files import LIBRARY

    tested = sop if sop.startswith(LIBRARY) else os.path.relpath(sop, Path(file).parent)
    try:
        with replacing(file) as out:
            out.write(skeleton(found, tested, language()).encode())
    except OSError as error:
        raise OutputFailed(
            say(f"{file} tidak dapat ditulis: ", f"{file} cannot be written: ") + str(error)
        ) from None


@click.command(
    "mutate",
    cls=Command,
    words={
        "id": "Apakah contoh-contoh SOP akan mengetahui sebuah kesalahan?\n\n"
        "SOP diubah sedikit, setiap kali satu kesalahan yang masuk akal (mutan), lalu contohnya dijalankan. "
        "Mutan yang tidak ketahuan ditunjukkan dengan percakapan yang akan mengetahuinya.",
        "en": "Would the examples of an SOP notice a mistake?\n\n"
        "The SOP is changed a little, one plausible mistake at a time (a mutant), and its examples are run. "
        "A mutant that goes unnoticed is shown with a chat that would notice it.",
    },
    example="sop mutate sop.yaml\nsop mutate sop.yaml -k salam\n"
    "sop mutate sop.yaml --write sop.test.yaml\n"
    "sop mutate kebijakan/ --limit 200 --seed 7 --threshold 90%",
)
@click.argument("sops", metavar="SOP...", nargs=-1, required=True)
@option(
    "-k",
    "chosen",
    metavar="RULE",
    default="",
    id="Hanya mutan dari aturan, sinyal, atau kalender yang namanya memuat teks ini.",
    en="Only mutants of rules, signals and calendars whose name holds this text.",
)
@option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    id="Coba sebanyak ini saja, dipilih secara acak.",
    en="Try only so many, drawn at random.",
)
@option(
    "--seed",
    type=int,
    default=0,
    metavar="N",
    id="Benih pengacak (biasanya 0).",
    en="Seed of the draw and of the search (default: 0).",
)
@option(
    "--tries",
    type=click.IntRange(min=0),
    default=120,
    metavar="N",
    id="Percobaan mencari contoh untuk setiap mutan yang tidak ketahuan (biasanya 120).",
    en="Tries at finding an example for each unnoticed mutant (default: 120).",
)
@option(
    "--threshold",
    metavar="P%",
    callback=share_option,
    id="Kode keluar 1 bila bagian yang ketahuan di bawah ini, mis. 90%.",
    en="Exit with 1 if the share that was noticed is under this, such as 90%.",
)
@option(
    "--write",
    "written",
    metavar="FILE",
    callback=_test_file,
    id="Tulis contoh yang akan mengetahui mutan ke berkas NAMA.test.yaml ini, untuk diperiksa.",
    en="Write the examples that would notice mutants to this file NAME.test.yaml, to be gone through.",
)
@output_option(FORMATS)
@lang_option()
def command(
    sops: Sequence[str],
    chosen: str,
    limit: int | None,
    seed: int,
    tries: int,
    threshold: float | None,
    written: str | None,
    outputs: tuple[Output, ...],
) -> int:
    """Tries the mutants, writes the results, and gives the exit code."""
    from audits.mutating.mutate import mutate
    from audits.mutating.text import under
    from audits.testing import suites_in
    from audits.testing.cases import read_from

    chosen_outputs = outputs or (Output("text"),)
    one_to_standard_output(chosen_outputs)
    suites = suites_in(sops)
    if written is not None and len(suites) != 1:
        words = say("`--write` untuk satu SOP saja.", "`--write` is for one SOP only.")
        raise click.UsageError(words)
    found = [mutate(suite, read_from(sops, suite), seed, limit, chosen, tries) for suite in suites]
    if chosen and not any(one.of for one in found):
        words = say(f"tidak ada mutan untuk `{chosen}`.", f"there are no mutants of `{chosen}`.")
        raise click.UsageError(words)
    for output in chosen_outputs:
        with text_to(output) as stream:
            import_module(f"audits.mutating.{output.format}").write(found, stream, language())
    if written is not None:
        _write(written, found[0], read_from(sops, suites[0])[0])
    low = [one.score for one in found if threshold is not None and (one.score or 0) < threshold]
    for share in low:
        click.echo(under(share or 0, threshold or 0, language()), err=True)
    return int(bool(low))
