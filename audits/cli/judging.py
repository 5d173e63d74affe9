"""What commands that judge share: the options for the SOP, the as-of, the judge, processes and masking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from audits.cli.words import option, say

if TYPE_CHECKING:
    from engine.instants import Zone

Decorator = Callable[[Any], Any]


def sop_option() -> Decorator:
    """`--sop`, any number of times; the command gets `sops`."""
    return option(
        "--sop",
        "sops",
        multiple=True,
        required=True,
        metavar="SOP",
        id="Berkas SOP, folder, atau library:NAMA. Boleh berkali-kali.",
        en="An SOP file, a folder, or library:NAME. May be repeated.",
    )


def as_of_option() -> Decorator:
    """`--as-of`; `moment` reads it."""
    return option(
        "--as-of",
        metavar="TIME",
        id="Nilai keadaan pada waktu ini (mis. 2026-01-31T17:00); biasanya waktu terakhir dalam data.",
        en="Judge as things stood then (e.g. 2026-01-31T17:00); by default the latest time in the data.",
    )


def judge_option() -> Decorator:
    """`--judge`: network or oracle."""
    return option(
        "--judge",
        type=click.Choice(("network", "oracle")),
        default="network",
        id="Hakim: network (cepat) atau oracle (lambat, untuk pembanding).",
        en="The judge: network (fast) or oracle (slow, for comparison).",
    )


def jobs_option() -> Decorator:
    """`--jobs`; None where it is not given."""
    return option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        id="Jumlah proses; biasanya semua inti prosesor bila datanya banyak.",
        en="Number of processes; by default all cores where there is much to do.",
    )


def unmask_option() -> Decorator:
    """`--unmask`, for commands all of whose formats mask."""
    return option(
        "--unmask",
        is_flag=True,
        id="Tampilkan data pribadi dalam kutipan.",
        en="Show personal data in quotes.",
    )


def moment(as_of: str | None, zone: Zone) -> int | None:
    """The instant that `--as-of` names; None if it was not given. Raises click.UsageError."""
    if as_of is None:
        return None
    try:
        return zone.read(as_of)
    except (ValueError, OverflowError):
        raise click.UsageError(
            say(
                f"`{as_of}` bukan waktu. Tulis misalnya `--as-of 2026-01-31T17:00`.",
                f"`{as_of}` is not a time. Write `--as-of 2026-01-31T17:00`, for example.",
            )
        ) from None
