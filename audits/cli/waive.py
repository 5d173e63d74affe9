"""sop waive: let a finding not count, with a reason, somebody who answers for it, and an end."""

from __future__ import annotations

import click

from audits.cli.reasons import reason_in_words
from audits.cli.waiving import tell
from audits.cli.words import Command, lang_option, language, option, say


@click.command(
    cls=Command,
    name="waive",
    words={
        "id": "Kecualikan temuan: tetap tercantum, tetapi tidak dihitung sampai tanggal yang disebut.\n\n"
        "FINGERPRINT adalah sidik temuan, kolom `fingerprint` dalam csv dan ndjson. Pengecualian ditambahkan "
        "di akhir berkas; isi lainnya tetap. Mengecualikan lagi berarti memperpanjang.",
        "en": "Waive a finding: it stays listed and does not count through the day named.\n\n"
        "FINGERPRINT is the finding's, from the column `fingerprint` of csv and ndjson. The waiver is added "
        "at the end of the file; what is there stays. Waiving once more is renewing.",
    },
    example="sop waive 3f2a9c81d07be465 --reason 'Sistem mati, sudah dijelaskan' --owner Rina "
    "--expires 2026-12-31\n"
    "sop audit percakapan.ndjson --sop sop.yaml --waivers waivers.yaml",
)
@click.argument("fingerprints", nargs=-1, required=True, metavar="FINGERPRINT...")
@option("--reason", required=True, metavar="TEXT", id="Mengapa.", en="Why.")
@option("--owner", required=True, metavar="NAME", id="Siapa yang menjawab.", en="Who answers for it.")
@option(
    "--expires",
    required=True,
    metavar="DATE",
    id="Hari terakhir berlakunya, misalnya 2026-12-31.",
    en="The last day that it holds, such as 2026-12-31.",
)
@option(
    "--file",
    "file",
    default="waivers.yaml",
    metavar="FILE",
    id="Berkas pengecualian (biasanya waivers.yaml).",
    en="The file of waivers (default: waivers.yaml).",
)
@lang_option()
def command(fingerprints: tuple[str, ...], reason: str, owner: str, expires: str, file: str) -> int:
    """Adds the waivers and gives the exit code."""
    from audits.entries import WrongList
    from audits.waivers.adding import add
    from audits.waivers.book import Waiver

    _usage(fingerprints, reason, owner, expires)
    new = [Waiver(one, reason, owner, expires) for one in dict.fromkeys(fingerprints)]
    try:
        add(file, new, language())
    except WrongList as wrong:
        tell(wrong)
        return 4
    except OSError as error:
        why = reason_in_words(error.strerror or str(error))
        raise click.UsageError(
            say(f"`{file}` tidak dapat ditulis: {why}.", f"`{file}` cannot be written: {why}.")
        ) from None
    for one in new:
        click.echo(
            say(
                f"{file}: {one.fingerprint} dikecualikan sampai {expires}.",
                f"{file}: {one.fingerprint} is waived through {expires}.",
            )
        )
    return 0


def _usage(fingerprints: tuple[str, ...], reason: str, owner: str, expires: str) -> None:
    """Refuses what would make no waiver."""
    from audits.waivers.book import is_day, is_fingerprint

    message = None
    for one in fingerprints:
        if not is_fingerprint(one):
            message = say(
                f"`{one}` bukan sidik temuan: 16 angka dan huruf a–f, dari kolom `fingerprint`.",
                f"`{one}` is no fingerprint: 16 digits and letters a–f, from the column `fingerprint`.",
            )
    if not is_day(expires):
        message = say(
            f"`{expires}` bukan tanggal. Tulis misalnya --expires 2026-12-31.",
            f"`{expires}` is no date. Write --expires 2026-12-31, for example.",
        )
    for name, text in (("--reason", reason), ("--owner", owner)):
        if not text.strip():
            message = say(f"`{name}` belum diisi.", f"`{name}` is missing.")
    if message:
        raise click.UsageError(message)


__all__ = ["command"]
