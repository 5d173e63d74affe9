"""`--from` and what goes with it: options of every command that reads conversations."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from audits.cli.words import option, say

if TYPE_CHECKING:
    from audits.readers.exports import Exports
    from audits.readers.formats.interface import Asked, Unclear

NAMES = (
    "auto",
    "conversation",
    "whatsapp",
    "zendesk",
    "intercom",
    "freshdesk",
    "chatwoot",
    "openai",
    "xes",
    "csv",
    "excel",
    "parquet",
)


def exports_options() -> Callable[[Any], Any]:
    """`--from`, `--agents`, `--date-order`, `--gap`, `--mapping`; the command gets an Asked, `asked`."""

    def decorate(function: Callable[..., Any]) -> Any:
        @functools.wraps(function)
        def collected(
            *args: Any,
            source_format: str,
            agents: tuple[str, ...],
            date_order: str | None,
            gap: timedelta | None,
            mapping: str | None,
            **rest: Any,
        ) -> Any:
            from audits.readers.formats.interface import Asked

            asked = Asked(source_format, _names(agents), date_order, gap, mapping)  # type: ignore[arg-type]
            return function(*args, asked=asked, **rest)

        decorated: Any = collected
        for one in reversed(_OPTIONS):
            decorated = one(decorated)
        return decorated

    return decorate


def _gap(ctx: click.Context, param: click.Parameter, value: str | None) -> timedelta | None:
    if value is None:
        return None
    found = re.fullmatch(r"(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?", value.strip())
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    silence = timedelta(days=days, hours=hours, minutes=minutes)
    if not silence:
        raise click.BadParameter(
            say(
                f"`{value}` bukan lama waktu. Tulis misalnya 24h.",
                f"`{value}` is no length of time. Write 24h.",
            ),
            ctx,
            param,
        )
    return silence


_OPTIONS = (
    option(
        "--from",
        "source_format",
        type=click.Choice(NAMES, case_sensitive=False),
        default="auto",
        metavar="FORMAT",
        id=f"Bentuk data (biasanya dikenali sendiri): {', '.join(NAMES[1:])}.",
        en=f"Format of the data (recognised by default): {', '.join(NAMES[1:])}.",
    ),
    option(
        "--agents",
        multiple=True,
        metavar="FILE|NAMES",
        id="WhatsApp: siapa agennya. Nama-nama dipisah koma, atau berkas dengan satu nama setiap baris.",
        en="WhatsApp: who the agents are. Names separated by commas, or a file with one name a line.",
    ),
    option(
        "--date-order",
        type=click.Choice(("dmy", "mdy", "ymd")),
        id="WhatsApp: urutan tanggal; biasanya ditentukan dari seluruh berkas.",
        en="WhatsApp: the order of day, month and year; by default decided from the whole file.",
    ),
    option(
        "--gap",
        metavar="DURATION",
        callback=_gap,
        id="WhatsApp: percakapan baru sesudah diam lebih lama dari ini, misalnya 24h (biasanya satu chat "
        "satu percakapan).",
        en="WhatsApp: a new conversation after a silence longer than this, such as 24h (by default one chat "
        "is one conversation).",
    ),
    option(
        "--mapping",
        metavar="FILE",
        id="csv, excel, parquet: berkas YAML yang menerangkan kolomnya (docs/readers.md).",
        en="csv, excel, parquet: the YAML file that explains the columns (docs/readers.md).",
    ),
)


def _names(given: Sequence[str]) -> tuple[str, ...] | None:
    """The names in what was typed: those of a file, if there is one, else separated by commas."""
    if not given:
        return None
    names: list[str] = []
    for one in given:
        place = Path(one)
        try:
            is_file = place.is_file()
        except (OSError, ValueError):
            is_file = False
        if is_file:
            text = place.read_text(encoding="utf-8-sig", errors="replace")
            names += [line.strip() for line in text.splitlines()]
        elif one.lower().endswith((".txt", ".csv")):
            raise click.BadParameter(
                say(f"berkas `{one}` tidak ada.", f"there is no file `{one}`."), param_hint="--agents"
            )
        else:
            names += [part.strip() for part in one.split(",")]
    return tuple(name for name in names if name and not name.startswith("#"))


def prepared(paths: Sequence[str], asked: Asked) -> Exports:
    """The paths, exports among them converted. Raises click.UsageError if the user has to say more.

    A missing path is left to whoever reads them.
    """
    from audits.cli.account import told
    from audits.readers import InputMissing
    from audits.readers.exports import Exports
    from audits.readers.formats.interface import Unclear

    exports = Exports(paths, asked)
    try:
        exports.prepare()
    except InputMissing:
        pass
    except Unclear as unclear:
        raise click.UsageError(in_words(unclear)) from None
    if exports.account.formats or exports.account.notes:
        for line in told(exports.account):
            click.echo(line, err=True)
    return exports


def in_words(unclear: Unclear) -> str:
    """What the user has to say, and how to type it."""
    known = ", ".join(unclear.choices[:12])
    columns = "".join(f"\n    # {name}" for name in unclear.choices[:40])
    detail, source = unclear.detail, unclear.source
    first = unclear.choices[0] if unclear.choices else "NAMA"
    agent, named = detail or say("NAMA AGEN", "NAME OF AGENT"), detail
    meant = _meant(unclear)
    told = {
        "agents": (
            f"{source}: siapa agennya? Yang menulis: {known}. Tulis --agents {agent!r} (koma memisahkan)"
            + (f"; {named} tampaknya melayani." if named else "."),
            f"{source}: who is the agent? Who wrote: {known}. Type --agents {agent!r} (commas between)"
            + (f"; {named} seems to serve." if named else "."),
        ),
        "agents_nowhere": (
            f"`--agents`: {detail} tidak menulis dalam satu pun chat ini.{meant} Yang menulis: {known}.",
            f"`--agents`: {detail} wrote in none of these chats.{meant} Who wrote: {known}.",
        ),
        "mapping": (
            f"{source}: kolom mana yang apa? Tulis berkas pemetaan, lalu sebutkan dengan --mapping FILE:\n"
            f"  columns:\n    id: ...\n    at: ...\n    by: ...\n    text: ...\n  yang ada:{columns}",
            f"{source}: which column is what? Write a mapping file and name it with --mapping FILE:\n"
            f"  columns:\n    id: ...\n    at: ...\n    by: ...\n    text: ...\n  there are:{columns}",
        ),
        "mapping_unreadable": (
            f"{source}: tidak dapat dibaca: {first}",
            f"{source}: cannot be read: {unclear.choices[-1] if unclear.choices else first}",
        ),
        "mapping_without_columns": (
            f"{source}: tidak ada `columns:`, yaitu bidang: kolom.",
            f"{source}: has no `columns:`, which is field: column.",
        ),
        "mapping_key": (
            f"{source}: `{detail}` tidak dikenal. Yang ada: {known}.",
            f"{source}: `{detail}` is not known. There are: {known}.",
        ),
        "mapping_field": (
            f"{source}: bidang `{detail}` tidak ada dalam catatan. Yang ada: {', '.join(unclear.choices)}.",
            f"{source}: a record has no field `{detail}`. There are: {', '.join(unclear.choices)}.",
        ),
        "mapping_field_missing": (
            f"{source}: kolom untuk `{detail}` belum disebut di `columns`.",
            f"{source}: `columns` does not name a column for `{detail}`.",
        ),
        "mapping_rows": (
            f"{source}: `rows: {detail}` tidak ada; tulis message atau ticket.",
            f"{source}: there is no `rows: {detail}`; write message or ticket.",
        ),
        "mapping_speakers": (
            f"{source}: `speakers` berisi {known}, masing-masing dengan daftar tulisan dalam kolomnya.",
            f"{source}: `speakers` has {known}, each with a list of what the column says.",
        ),
        "mapping_value": (
            f"{source}: isi `{detail}` tidak sesuai; lihat contohnya di docs/readers.md.",
            f"{source}: the value of `{detail}` does not fit; see the examples in docs/readers.md.",
        ),
        "mapping_timezone": (f"zona waktu `{detail}` tidak ada.", f"there is no time zone `{detail}`."),
        "column_missing": (
            f"{source}: tidak ada kolom `{detail}`. Yang ada: {', '.join(unclear.choices)}.",
            f"{source}: there is no column `{detail}`. There are: {', '.join(unclear.choices)}.",
        ),
        "sheet_missing": (
            f"{source}: tidak ada lembar `{detail}`. Yang ada: {known}.",
            f"{source}: there is no sheet `{detail}`. There are: {known}.",
        ),
    }
    return say(*told[unclear.code])


def _meant(unclear: Unclear) -> str:
    """Which of the choices the details may have meant: one that begins so, or the closest."""
    from sop.guess import closest

    said = unclear.detail.casefold()
    longer = [one for one in unclear.choices if said and one.casefold().startswith(said)]
    guess = longer[0] if len(longer) == 1 else closest(unclear.detail, list(unclear.choices))
    return say(f" Maksud Anda {guess}?", f" Did you mean {guess}?") if guess else ""
