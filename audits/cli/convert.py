"""sop convert: other people's exports as conversation records."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from audits.cli.exports import NAMES, exports_options, in_words
from audits.cli.output import Output, bytes_to, one_to_standard_output, output_option
from audits.cli.reasons import reason_in_words
from audits.cli.words import Command, lang_option, say

if TYPE_CHECKING:
    from audits.readers.formats.interface import Asked

FORMATS = ("ndjson", "json")


@click.command(
    cls=Command,
    name="convert",
    words={
        "id": "Ubah ekspor dari WhatsApp, meja bantuan, log, atau tabel menjadi catatan percakapan.\n\n"
        "`-o ndjson` memberi catatannya, `-o json` hitungan apa yang dibaca dan dilewati. Perintah audit, "
        "explain, dan measure membaca ekspor yang sama langsung, dengan pilihan yang sama.",
        "en": "Turn exports of WhatsApp, help desks, logs or tables into conversation records.\n\n"
        "`-o ndjson` gives the records, `-o json` counts what was read and left out. audit, explain and "
        "measure read the same exports directly, with the same options.",
    },
    example="sop convert 'Chat WhatsApp dengan Sari.txt' -o ndjson=percakapan.ndjson\n"
    "sop convert chat.zip --from whatsapp --agents 'Toko Maju,Admin 2' --gap 24h\n"
    "sop convert tiket.json --from zendesk -o ndjson=tiket.ndjson -o json=hitungan.json\n"
    "sop convert pesan.csv --mapping kolom.yaml",
)
@click.argument("data", nargs=-1, required=True, metavar="DATA...")
@exports_options()
@output_option(FORMATS)
@lang_option()
def command(data: tuple[str, ...], asked: Asked, outputs: tuple[Output, ...]) -> int:
    """Converts and gives the exit code."""
    from audits.cli.account import as_json, told
    from audits.cli.progress import watching
    from audits.readers import BadRecord, InputMissing, read
    from audits.readers.exports import Exports
    from audits.readers.formats.interface import Unclear

    chosen = outputs or (Output("ndjson"),)
    one_to_standard_output(chosen)
    exports = Exports(data, replace(asked, lenient=asked.agents is None))
    records = bad = 0
    with ExitStack() as stack:
        watcher = stack.enter_context(watching())
        try:
            found = read(exports)
            exports.look_around()
            streams = [(output, stack.enter_context(bytes_to(output))) for output in chosen]
            for got in found:
                if isinstance(got, BadRecord):
                    bad += 1
                    watcher.bad(got)
                    continue
                lines = []
                for number, line in enumerate(got.lines, got.first_line):
                    if reason := _wrong(line):
                        bad += 1
                        watcher.bad(BadRecord(got.source, number, reason))
                    elif line:
                        lines.append(line)
                records += len(lines)
                for output, stream in streams:
                    if output.format == "ndjson":
                        stream.write(b"".join(line + b"\n" for line in lines))
        except InputMissing as missing:
            click.echo(say("Salah: ", "Error: ") + reason_in_words(str(missing)), err=True)
            return 4
        except Unclear as unclear:
            raise click.UsageError(in_words(unclear)) from None
        for output, stream in streams:
            if output.format == "json":
                account = {**as_json(exports.account), "records": records}
                stream.write(
                    json.dumps(account, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace")
                    + b"\n"
                )
    for words in told(exports.account):
        click.echo(words, err=True)
    click.echo(say(f"{records:,} catatan percakapan.", f"{records:,} conversation records."), err=True)
    if bad and not records and not exports.account.formats:
        click.echo(
            say(
                f"Bentuknya tidak dikenali. Sebutkan dengan --from: {', '.join(NAMES[1:])}.",
                f"The format was not recognised. Name it with --from: {', '.join(NAMES[1:])}.",
            ),
            err=True,
        )
    if not records and not bad:
        click.echo(
            say("Tidak ada percakapan dalam data.", "There are no conversations in the data."), err=True
        )
    return 4 if bad or not records else 0


def _wrong(line: bytes) -> str | None:
    """Why a line that was read as it is is no record."""
    from engine.conversation import UnreadableRecord, decode

    if not line:
        return None
    try:
        decode(line)
    except UnreadableRecord as error:
        return str(error)
    return None


__all__ = ["command"]
