"""sop trend: score and pass rate over time, from the audits that a history keeps."""

from __future__ import annotations

import re
from datetime import date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

import click

from audits.cli.judging import unmask_option
from audits.cli.output import Output, one_to_standard_output, output_option, text_to
from audits.cli.words import Command, lang_option, language, option, say

if TYPE_CHECKING:
    from audits.history.trend import NothingThere

FORMATS = ("text", "json", "csv", "markdown", "html")
BY = ("month", "rule", "agent", "team", "channel", "pillar")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


@click.command(
    cls=Command,
    name="trend",
    words={
        "id": "Tunjukkan perubahan skor dan tingkat lulus, dari riwayat `sop audit --store`.",
        "en": "Show how score and pass rate change over time, from the history of `sop audit --store`.",
    },
    example="sop audit januari.ndjson --sop sop.yaml --store riwayat.duckdb\n"
    "sop trend riwayat.duckdb\n"
    "sop trend riwayat.duckdb --by agent --every week -o html=tren.html\n"
    "sop trend riwayat.duckdb --compare 1.0.0 1.1.0",
)
@click.argument("file", metavar="FILE")
@output_option(FORMATS)
@option(
    "--by",
    type=click.Choice(BY),
    default="month",
    id="Menurut apa: month (semuanya dari waktu ke waktu), rule, agent, team, channel, atau pillar.",
    en="By what: month (everything over time), rule, agent, team, channel or pillar.",
)
@option("--rule", metavar="ID", id="Hanya aturan ini.", en="This rule only.")
@option(
    "--every",
    type=click.Choice(("month", "week")),
    default="month",
    id="Panjang periode: month (biasanya) atau week (pekan ISO).",
    en="Length of the periods: month (default) or week (ISO weeks).",
)
@option(
    "--since",
    metavar="DAY",
    id="Hanya percakapan yang dimulai sejak hari ini (2026-01-31 atau 2026-01).",
    en="Only conversations that began on or after this day (2026-01-31 or 2026-01).",
)
@option(
    "--until",
    metavar="DAY",
    id="Hanya percakapan yang dimulai sampai dengan hari ini.",
    en="Only conversations that began on or before this day.",
)
@option(
    "--compare",
    nargs=2,
    metavar="VERSION VERSION",
    id="Bandingkan percakapan yang dinilai dua versi SOP ini.",
    en="Compare the conversations that these two versions of the SOP judged.",
)
@option(
    "--sop",
    metavar="ID",
    id="SOP mana (id, atau id@versi), bila riwayat memuat beberapa; biasanya yang terakhir diaudit.",
    en="Which SOP (id, or id@version) if the history has several; by default the one audited last.",
)
@option(
    "--min-count",
    type=click.IntRange(min=1),
    default=30,
    metavar="N",
    id="Tandai angka dari kurang dari N percakapan (biasanya 30).",
    en="Mark figures from fewer than N conversations (default: 30).",
)
@unmask_option()
@lang_option()
def command(
    file: str,
    outputs: tuple[Output, ...],
    by: str,
    rule: str | None,
    every: str,
    since: str | None,
    until: str | None,
    compare: tuple[str, str] | None,
    sop: str | None,
    min_count: int,
    unmask: bool,
) -> int:
    """Shows the trend and gives the exit code."""
    from audits.history.opening import NoDuckDB, StoreError, reading
    from audits.history.reports import Setting
    from audits.history.trend import Asked, NothingThere, trend

    one_to_standard_output(outputs)
    if rule is not None and by == "pillar":
        raise click.UsageError(
            say("`--rule` dan `--by pillar` tidak cocok.", "`--rule` does not go with `--by pillar`.")
        )
    days = (_day("--since", since, False), _day("--until", until, True))
    asked = Asked(by, every, rule, sop, *days, compare or None, min_count)
    try:
        with reading(file, language()) as connection:
            found = trend(connection, asked)
    except NoDuckDB:
        raise
    except StoreError as error:
        raise _Nothing(error.message) from None
    except NothingThere as nothing:
        raise _nothing(file, nothing) from None
    for output in outputs or (Output("text"),):
        with text_to(output) as stream:
            written = import_module(f"audits.history.reports.{output.format}")
            written.write(stream, found, Setting(language(), unmask))
    return 0


def _day(name: str, text: str | None, last: bool) -> str | None:
    """The day as YYYY-MM-DD; of a month its first or last. Raises click.UsageError."""
    if text is None:
        return None
    found = _DAY.fullmatch(text)
    try:
        assert found is not None
        year, month = int(found[1]), int(found[2])
        if found[3]:
            return date(year, month, int(found[3])).isoformat()
        first = date(year, month, 1)
        following = (first + timedelta(days=32)).replace(day=1)
        return (following - timedelta(days=1) if last else first).isoformat()
    except (AssertionError, ValueError, OverflowError):
        raise click.UsageError(
            say(
                f"`{name}`: `{text}` bukan hari; tulis misalnya 2026-01-31 atau 2026-01.",
                f"`{name}`: `{text}` is no day; write 2026-01-31 or 2026-01, for example.",
            )
        ) from None


class _Nothing(click.ClickException):
    """A store without what was asked for."""

    exit_code = 4


def _nothing(file: str, nothing: NothingThere) -> click.ClickException:
    """What is not there, and what is."""
    known = ", ".join(nothing.known[:20])
    messages = {
        "runs": say(
            f"{file}: riwayat ini masih kosong. Isilah dengan `sop audit DATA --sop SOP --store {file}`.",
            f"{file}: this history is still empty. Fill it with `sop audit DATA --sop SOP --store {file}`.",
        ),
        "conversations": say(
            f"{file}: tidak ada percakapan yang cocok; longgarkan --since, --until, --rule atau --sop.",
            f"{file}: no conversation matches; loosen --since, --until, --rule or --sop.",
        ),
        "times": say(
            f"{file}: percakapannya tidak memuat waktu; perubahannya tidak dapat ditunjukkan.",
            f"{file}: its conversations have no times; how they changed cannot be shown.",
        ),
        "team": say(
            f"{file}: tidak ada tim; audit dengan `--roster BERKAS` agar tim tercatat.",
            f"{file}: there are no teams; audit with `--roster FILE` to have them recorded.",
        ),
        "sop": say(
            f"SOP itu tidak ada di {file}. Yang ada: {known}.", f"{file} has no such SOP. It has: {known}."
        ),
        "version": say(
            f"{file}: versi SOP itu tidak menilai percakapan mana pun. Yang ada: {known}.",
            f"{file}: that version of the SOP judged no conversation. There are: {known}.",
        ),
        "rule": say(
            f"Aturan itu tidak ada di {file}. Yang ada: {known}.",
            f"{file} has no such rule. It has: {known}.",
        ),
    }
    return _Nothing(messages[nothing.what])
