"""`--waivers` and `--baseline`: known findings that do not count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from audits.cli.words import language, option, say

if TYPE_CHECKING:
    from audits.entries import WrongList
    from audits.waivers import Book

_OPTIONS = (
    option(
        "--waivers",
        multiple=True,
        metavar="FILE",
        id="Berkas pengecualian (`sop waive`): temuannya tetap tercantum, tetapi tidak dihitung. Boleh "
        "berkali-kali.",
        en="A file of waivers (`sop waive`): their findings stay listed and do not count. May be repeated.",
    ),
    option(
        "--baseline",
        "baselines",
        multiple=True,
        metavar="FILE",
        id="Temuan yang sudah diketahui (`sop baseline`): hanya yang baru dihitung. Boleh berkali-kali.",
        en="Findings known already (`sop baseline`): only new ones count. May be repeated.",
    ),
    option(
        "--strict-waivers",
        is_flag=True,
        id="Kode keluar 1 bila ada pengecualian yang kedaluwarsa atau tidak terpakai.",
        en="Exit with 1 if a waiver has expired or is unused.",
    ),
)


def waivers_options() -> Callable[[Any], Any]:
    """The options; the command gets `waivers`, `baselines` and `strict_waivers`."""

    def decorate(command: Any) -> Any:
        for one in reversed(_OPTIONS):
            command = one(command)
        return command

    return decorate


def read_files(waivers: Sequence[str], baselines: Sequence[str]) -> Book | None:
    """What the files say; None, with all that is wrong on standard error, if they cannot be used."""
    from audits.entries import WrongList
    from audits.waivers import read_book

    try:
        return read_book(waivers, baselines)
    except WrongList as wrong:
        tell(wrong)
        return None


def tell(wrong: WrongList) -> None:
    """Names what is wrong with a list."""
    for mistake in wrong.mistakes:
        click.echo(say("Salah: ", "Error: ") + mistake.said(language()), err=True)
