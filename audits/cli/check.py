"""sop check: is the file right?"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module
from typing import TextIO

import click

from audits.changes.history import root_of
from audits.cli.output import Output, output_option, text_to
from audits.cli.words import Command, lang_option, language, option, say
from sop.load import Reading
from sop.problem import InvalidSop, Problem, in_order

FORMATS = ("text", "json", "sarif", "github")


@click.command(
    "check",
    cls=Command,
    words={
        "id": "Periksa apakah berkas SOP sudah benar.\n\n"
        "Semua kesalahan ditunjukkan sekaligus, masing-masing dengan berkas:baris:kolom, letaknya, dan apa "
        "yang harus diketik. SOP boleh berupa berkas, folder, atau library:NAMA. Setiap berkas diperiksa "
        "sebagai SOP tersendiri; nama yang dibuat di berkas lain yang ikut disebut dianggap ada. Di dalam "
        "repositori git, nomor versi yang tidak naik padahal artinya berubah diperingatkan, dibanding tag "
        "terakhir (docs/policy-repo.md).",
        "en": "Check that SOP files are right.\n\n"
        "All mistakes are shown at once, each with file:line:column, where it is, and what to type. An SOP "
        "can be a file, a folder, or library:NAME. Each file is checked as an SOP of its own; names that "
        "other files of the same command define count as known. In a git repository there is a warning for a "
        "version number that did not move although the meaning did, since the last tag "
        "(docs/policy-repo.md).",
    },
    example="sop check sop.yaml\nsop check sop/ --format github\nsop check sop.yaml -o json=problems.json\n"
    "sop check sop.yaml --since main",
)
@click.argument("sops", metavar="SOP...", nargs=-1, required=True)
@option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    id="Bentuk hasil pada keluaran standar (bawaan: text).",
    en="Format of the result on standard output (default: text).",
)
@option(
    "--since",
    metavar="REV",
    id="Revisi git yang dibandingkan nomor versinya (bawaan: tag terakhir, bila ada).",
    en="The git revision to hold version numbers against (default: the last tag, if there is one).",
)
@output_option(FORMATS)
@lang_option()
def command(sops: Sequence[str], format_: str | None, since: str | None, outputs: tuple[Output, ...]) -> int:
    """Reads, shows, and gives the exit code."""
    from sop.load import read_each

    readings = read_each(sops)
    found = [problem for reading in readings for problem in reading.problems]
    found += _beside_earlier(sops, readings, since)
    problems = in_order(found, [name for reading in readings for name in reading.texts])
    texts = {name: text for reading in readings for name, text in reading.texts.items()}
    chosen = [*outputs, *([Output(format_)] if format_ else [])] or [Output("text")]
    with ExitStack() as stack:
        for output in chosen:
            stream = stack.enter_context(text_to(output))
            import_module(f"audits.problems.{output.format}").write(problems, texts, stream, language())
            if output.format == "text":
                _summary(readings, problems, stream)
    if any(problem.level == "error" for problem in problems):
        return InvalidSop(problems).exit_code
    return 0


def _beside_earlier(sops: Sequence[str], readings: Sequence[Reading], since: str | None) -> list[Problem]:
    """What shows only beside an earlier version. Outside of git nothing is loaded for it."""
    replacing = [one.sop for one in readings if one.sop and any(rule.replaces for rule in one.sop.rules)]
    if not replacing and since is None and not any(root_of(path) for path in sops):
        return []
    from audits.changes.since import UnknownRevision, problems_since
    from audits.changes.versions import replaces_existing

    found = [problem for sop in replacing for problem in replaces_existing(sop)]
    try:
        return [*found, *problems_since(sops, readings, since)]
    except UnknownRevision as error:
        words = say(f"git tidak mengenal revisi `{error}`.", f"git knows no revision `{error}`.")
        raise click.UsageError(words) from None


def _summary(readings: Sequence[Reading], problems: Sequence[Problem], stream: TextIO) -> None:
    """One line: how many mistakes, or what the SOP holds."""
    errors = sum(problem.level == "error" for problem in problems)
    warnings = len(problems) - errors
    noticed = (
        say(f", {warnings} peringatan", f", {warnings} warning{'s' * (warnings != 1)}") if warnings else ""
    )
    if errors:
        line = say(f"{errors} kesalahan{noticed}.", f"{errors} error{'s' * (errors != 1)}{noticed}.")
        stream.write(f"{line}\n")
        return
    for reading in readings:
        sop = reading.sop
        if sop is not None:
            counts = ", ".join(
                (
                    _count(len(sop.rules), "aturan", "rule"),
                    _count(len(sop.signals), "sinyal", "signal"),
                    _count(len(sop.calendars), "kalender", "calendar"),
                )
            )
            stream.write(f"{say('Benar', 'Right')}: {sop.name} ({sop.files[0]}): {counts}{noticed}.\n")
    skipped = [name for reading in readings for name in reading.skipped]
    if skipped:
        names = ", ".join((*skipped[:3], *(["..."] if len(skipped) > 3 else [])))
        words = say("Dilewati, karena tidak memuat kunci `sop`", "Skipped, for lack of the key `sop`")
        click.echo(f"{words}: {names}", err=True)


def _count(number: int, indonesian: str, english: str) -> str:
    return say(f"{number} {indonesian}", f"{number} {english}{'' if number == 1 else 's'}")
