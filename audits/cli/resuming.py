"""`--resume`: an audit that was stopped goes on where it was."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import click

from audits.cli.words import option, say

if TYPE_CHECKING:
    from audits.resuming import Continued, Journal, Opening

FEW = 256
"""Up to so many records there is no journal unless it was asked for: judging them again is as quick."""


def resume_option() -> Callable[[Any], Any]:
    """The option; the command gets `resume`, None where it is not given."""
    return option(
        "--resume/--no-resume",
        default=None,
        id="Teruskan audit yang terhenti: yang sudah dinilai tidak dinilai lagi, hasilnya sama. "
        "--no-resume: jangan simpan apa pun untuk diteruskan.",
        en="Go on with an audit that was stopped: what was judged is not judged again, the result is the "
        "same. --no-resume: keep nothing to go on from.",
    )


class Resuming:
    """The journal of one command, from its opening to its end, and what there is to say of it."""

    def __init__(self, resume: bool | None) -> None:
        self._resume = resume
        self._opening: Opening | None = None
        self._records = 0

    def open(self, records: int, opening: Callable[[bool], Opening]) -> Journal | None:
        """The journal of an audit of so many records; `opening` opens it, to go on or to begin."""
        if self._resume is False or (self._resume is None and records <= FEW):
            return None
        self._records = records
        self._opening = opening(bool(self._resume))
        for line in _opened(self._opening, bool(self._resume)):
            click.echo(line, err=True)
        return self._opening.journal

    def told(self, where: Continued) -> None:
        """Says from where on judging goes on."""
        if not self._resume or self._opening is None or self._opening.found != "interrupted":
            return
        known, all_ = f"{where.records:,}", f"{self._records:,}"
        click.echo(
            say(
                f"Diteruskan: {known.replace(',', '.')} dari {all_.replace(',', '.')} catatan sudah dinilai.",
                f"Continued: {known} of {all_} records had been judged already.",
            ),
            err=True,
        )
        if where.changed is not None:
            place = f"{where.changed[0]}:{where.changed[1]}"
            click.echo(
                say(
                    f"Data berubah mulai {place}; mulai dari situ semuanya dinilai lagi.",
                    f"The data have changed from {place} on; everything from there is judged again.",
                ),
                err=True,
            )

    def stopped(self) -> None:
        """The command ends early: says how to go on."""
        if self._opening is None or self._opening.journal is None or not self._opening.journal.kept:
            return
        self._opening.journal.close()
        click.echo(
            say(
                "Yang sudah dinilai disimpan; perintah yang sama dengan --resume meneruskannya.",
                "What has been judged is kept; the same command with --resume goes on from there.",
            ),
            err=True,
        )

    def ended(self) -> None:
        """All reports are in place: nothing is left of the journal."""
        if self._opening is not None and self._opening.journal is not None:
            self._opening.journal.remove()


@contextmanager
def resuming(resume: bool | None) -> Iterator[Resuming]:
    """One command's journal: gone when the block ends, kept when it is left by an error or a signal."""
    one = Resuming(resume)
    with _signals():
        try:
            yield one
        except BaseException:
            one.stopped()
            raise
        one.ended()


def _opened(opening: Opening, resume: bool) -> Iterator[str]:
    """What there is to say about a journal that was opened, or was not."""
    if opening.found == "busy":
        yield say(
            "Audit lain atas data dan SOP ini sedang berjalan; yang ini tidak dapat diteruskan nanti.",
            "Another audit of these data and this SOP is running; this one cannot be continued later.",
        )
    elif not resume:
        if opening.found == "interrupted":
            yield say(
                "Ada audit yang terhenti; audit ini mulai dari awal (dengan --resume ia diteruskan).",
                "An audit was stopped before; this one starts anew (--resume would have gone on with it).",
            )
    elif opening.found == "nothing":
        yield say(
            "Tidak ada audit yang terhenti atas data dan SOP ini; mulai dari awal.",
            "No audit of these data and this SOP was stopped; starting from the beginning.",
        )
    elif opening.found == "changed":
        what = ", ".join(say(*_CHANGED.get(name, (name, name))) for name in opening.changed)
        yield say(
            f"Sejak audit terhenti ada yang berubah: {what}; mulai dari awal.",
            f"Since the audit was stopped, this has changed: {what}; starting from the beginning.",
        )
    elif opening.found == "failed":
        yield say(
            f"Audit ini tidak dapat diteruskan bila terhenti: {opening.reason}.",
            f"This audit cannot be continued if it is stopped: {opening.reason}.",
        )


_CHANGED = {
    "program": ("program ini", "this program"),
    "sop": ("SOP", "the SOP"),
    "as_of": (
        "waktu audit (--as-of, atau waktu terakhir dalam data)",
        "the as-of (--as-of, or the latest time in the data)",
    ),
    "language": ("--lang", "--lang"),
    "judge": ("--judge", "--judge"),
    "ledger": ("--ledger", "--ledger"),
    "waivers": ("--waivers atau --baseline", "--waivers or --baseline"),
    "roster": ("--roster", "--roster"),
}


class _Stopped(KeyboardInterrupt):
    """The process is asked to end."""


@contextmanager
def _signals() -> Iterator[None]:
    """Being asked to end (SIGTERM, a closed terminal) is as Ctrl-C: what is half done is tidied up."""
    before = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            with suppress(ValueError):
                signal.signal(number, handler)


def _stop(number: int, frame: object) -> None:
    raise _Stopped
