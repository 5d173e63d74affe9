"""sop audit: judge an archive of conversations and report where they fall short."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO

import click

from audits.cli.output import Output, output_option
from audits.cli.words import Command, asked_language, lang_option, language, option, say
from audits.reports import FORMATS

SEVERITIES = ("critical", "major", "minor", "info", "never")


@click.command(
    cls=Command,
    name="audit",
    words={
        "id": "Periksa percakapan terhadap SOP dan laporkan yang tidak sesuai, dengan buktinya.",
        "en": "Judge conversations by an SOP and report where they fall short, with the evidence.",
    },
    example="sop audit percakapan.ndjson --sop sop.yaml\n"
    "sop audit arsip/ --sop sop.yaml -o html=laporan.html -o csv=temuan.csv\n"
    "sop audit - --sop sop.yaml -o ndjson < percakapan.ndjson",
)
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@option(
    "--sop",
    "sops",
    multiple=True,
    required=True,
    metavar="SOP",
    id="Berkas SOP, folder, atau library:NAMA. Boleh berkali-kali.",
    en="An SOP file, a folder, or library:NAME. May be repeated.",
)
@output_option(tuple(FORMATS))
@option(
    "--as-of",
    metavar="TIME",
    id="Nilai keadaan pada waktu ini (mis. 2026-01-31T17:00); biasanya waktu terakhir dalam data.",
    en="Judge as things stood then (e.g. 2026-01-31T17:00); by default the latest time in the data.",
)
@option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    id="Jumlah proses; biasanya semua inti prosesor bila datanya banyak.",
    en="Number of processes; by default all cores where there is much to do.",
)
@option(
    "--judge",
    type=click.Choice(("network", "oracle")),
    default="network",
    id="Hakim: network (cepat) atau oracle (lambat, untuk pembanding).",
    en="The judge: network (fast) or oracle (slow, for comparison).",
)
@option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="critical",
    id="Kode keluar 1 bila ada temuan seberat ini atau lebih (biasanya critical).",
    en="Exit with 1 if anything of this severity or above is found (default: critical).",
)
@option(
    "--max-unevaluable",
    type=click.FloatRange(0, 1),
    metavar="RATE",
    id="Kode keluar 1 bila bagian yang tidak dapat dinilai melebihi ini (0 sampai 1).",
    en="Exit with 1 if more than this share could not be evaluated (0 to 1).",
)
@option(
    "--ledger",
    is_flag=True,
    id="Rinci hitungan waktu dalam ndjson: selang mana yang dihitung, mana yang tidak, dan sebabnya.",
    en="Account for time in ndjson: which intervals counted, which did not, and why.",
)
@option(
    "--unmask",
    is_flag=True,
    id="Tampilkan data pribadi dalam kutipan.",
    en="Show personal data in quotes.",
)
@lang_option()
def command(
    data: tuple[str, ...],
    sops: tuple[str, ...],
    outputs: tuple[Output, ...],
    as_of: str | None,
    jobs: int | None,
    judge: str,
    fail_on: str,
    max_unevaluable: float | None,
    ledger: bool,
    unmask: bool,
) -> int:
    """Runs the audit and gives the exit code."""
    from audits.audit import audit
    from audits.readers import InputMissing
    from audits.reports import Setting, report
    from audits.survey import survey
    from engine.versions import compile_versions
    from sop.load import load_versions

    _one_to_standard_output(outputs)
    versions = load_versions(sops)
    compiled = compile_versions(
        versions,
        judge="oracle" if judge == "oracle" else "network",
        language=asked_language(),
        ledger=ledger,
    )
    moment = _moment(as_of, compiled.zone.read)
    result = None
    with ExitStack() as stack:
        watcher = stack.enter_context(_watching())
        try:
            found = survey(data, compiled.zone.info, progress=watcher.surveyed)
        except InputMissing as missing:
            click.echo(say("Salah: ", "Error: ") + str(missing), err=True)
            return 4
        if moment is None:
            moment = found.latest or 0
        watcher.begin(found.records)
        chosen = outputs or (Output("text"),)
        setting = Setting(
            sop=compiled.sop,
            zone=compiled.zone,
            as_of=moment,
            language=language(),
            unmask=unmask,
            color=sys.stdout.isatty() and not _no_color(),
            paths=data,
            survey=found,
            versions=versions if len(versions) > 1 else (),
        )
        reports = [report(output.format, stack.enter_context(_stream(output)), setting) for output in chosen]
        result = audit(compiled, data, found, moment, reports, watcher, jobs)
    if result is None:  # whoever read standard output has stopped: the rest was not judged
        return 5
    tally, incidents = result.tally, result.incidents
    if not any(output.format == "text" and output.file is None for output in chosen):
        from audits.reports.text import summary

        click.echo(summary(tally, setting), err=True)
    _name_duplicates(found.duplicates)
    for source, line in incidents.culprits or ():
        click.echo(_culprit(source, line), err=True)
    if incidents.deaths:
        click.echo(
            say(
                f"{incidents.deaths} proses pekerja mati; percakapannya dinilai ulang.",
                f"{incidents.deaths} worker processes died; their conversations were judged again.",
            ),
            err=True,
        )
        return 5
    if tally.unreadable or not found.records:
        if not found.records:
            click.echo(
                say("Tidak ada percakapan dalam data.", "There are no conversations in the data."), err=True
            )
        return 4
    if fail_on != "never" and tally.failures(fail_on):
        return 1
    if max_unevaluable is not None and tally.unevaluable_rate > max_unevaluable:
        click.echo(
            say(
                f"{tally.unevaluable_rate:.1%} tidak dapat dinilai, batasnya {max_unevaluable:.1%}.",
                f"{tally.unevaluable_rate:.1%} could not be evaluated, {max_unevaluable:.1%} allowed.",
            ),
            err=True,
        )
        return 1
    return 0


def _moment(as_of: str | None, read: Any) -> int | None:
    if as_of is None:
        return None
    try:
        moment: int = read(as_of)
    except (ValueError, OverflowError):
        raise click.UsageError(
            say(
                f"`{as_of}` bukan waktu. Tulis misalnya 2026-01-31T17:00.",
                f"`{as_of}` is not a time. Write 2026-01-31T17:00, for example.",
            ),
        ) from None
    return moment


def _one_to_standard_output(outputs: Sequence[Output]) -> None:
    if sum(output.file is None for output in outputs) > 1:
        raise click.UsageError(
            say(
                "hanya satu bentuk dapat ditulis ke keluaran standar; beri nama berkas: -o csv=temuan.csv.",
                "only one format can go to standard output; name a file: -o csv=findings.csv.",
            )
        )


def _no_color() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR"))


@contextmanager
def _stream(output: Output) -> Iterator[BinaryIO]:
    from audits.atomic import replacing

    try:
        with replacing(output.file or "-") as stream:
            yield stream
    except OSError as error:
        raise click.UsageError(
            say(
                f"`{output.file or 'keluaran standar'}` tidak dapat ditulis: {error.strerror}.",
                f"`{output.file or 'standard output'}` cannot be written: {error.strerror}.",
            )
        ) from None


def _culprit(source: str, line: int) -> str:
    return say(
        f"{source}:{line}: percakapan ini mematikan proses pekerja dan tidak dinilai.",
        f"{source}:{line}: this conversation killed its worker process and was not judged.",
    )


def _name_duplicates(duplicates: dict[str, list[tuple[str, int]]]) -> None:
    for number, (name, places) in enumerate(duplicates.items()):
        if number == 5:
            more = len(duplicates) - number
            click.echo(
                say(f"... dan {more} id lain yang berulang.", f"... and {more} more repeated ids."), err=True
            )
            return
        where = ", ".join(f"{source}:{line}" for source, line in places[:5])
        click.echo(
            say(
                f"id {name!r} muncul {len(places) + 1} kali, lagi di {where}; semuanya dinilai.",
                f"id {name!r} occurs {len(places) + 1} times, again at {where}; all were judged.",
            ),
            err=True,
        )


@contextmanager
def _watching() -> Iterator[Any]:
    from audits.cli.progress import watching

    with watching() as watcher:
        yield watcher


__all__ = ["command"]
