"""`-o FORMAT[=FILE]`, which every command takes: what to write, and where."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import click

from audits.cli.reasons import reason_in_words
from audits.cli.words import option, say

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG))
"""What ends a run in the middle, through no fault of who typed it."""
_ENDINGS = {
    ".html": "html",
    ".xlsx": "excel",
    ".md": "markdown",
    ".csv": "csv",
    ".txt": "text",
    ".ndjson": "ndjson",
    ".json": "json",
    ".parquet": "parquet",
}
"""The format that somebody wants who types a file's name alone."""


class OutputFailed(click.ClickException):
    """A result could not be written to its end."""

    exit_code = 5


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file for it; None is standard output."""

    format: str
    file: str | None = None


def output_option(formats: Sequence[str]) -> Callable[[Any], Any]:
    """`-o`, any number of times; the command gets `outputs`, a tuple of Output. `-` is standard output."""
    known = ", ".join(formats)

    def read(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[Output, ...]:
        return tuple(_output(value, formats, ctx, param) for value in values)

    return option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        callback=read,
        metavar="FORMAT[=FILE]",
        id=f"Bentuk hasil, dan berkas untuknya bila disebut. Boleh berkali-kali. Yang ada: {known}.",
        en=f"Format of the result, and a file for it if named. May be repeated. Formats: {known}.",
    )


def _output(value: str, formats: Sequence[str], ctx: click.Context, param: click.Parameter) -> Output:
    name, equals, file = value.partition("=")
    if name not in formats:
        from sop.guess import closest

        guess, known = closest(name, formats), ", ".join(formats)
        message = say(f"bentuk `{name}` tidak ada.", f"there is no format `{name}`.")
        if ending := _ENDINGS.get(Path(name).suffix.lower()):
            guess = f"-o {ending}={name}" if ending in formats else None
        if guess:
            message += say(f" Maksud Anda `{guess}`?", f" Did you mean `{guess}`?")
        raise click.BadParameter(message + say(f" Yang ada: {known}.", f" Formats: {known}."), ctx, param)
    if equals and not file:
        words = say(f"tulis nama berkas sesudah `{name}=`.", f"write a file name after `{name}=`.")
        raise click.BadParameter(words, ctx, param)
    return Output(name, None if file in ("", "-") else file)


@contextmanager
def bytes_to(output: Output) -> Iterator[BinaryIO]:
    """The stream to write bytes to; a file is there whole or not at all. Raises click.UsageError."""
    from audits.atomic import replacing

    try:
        with replacing(output.file or "-") as stream:
            yield stream
    except OSError as error:
        name = output.file or say("keluaran standar", "standard output")
        reason = reason_in_words(error.strerror or str(error))
        words = say(f"`{name}` tidak dapat ditulis: {reason}.", f"`{name}` cannot be written: {reason}.")
        raise (OutputFailed if error.errno in _FULL else click.UsageError)(words) from None


@contextmanager
def text_to(output: Output) -> Iterator[TextIO]:
    """The stream to write text to, UTF-8. Raises click.UsageError when the file cannot be written."""
    if output.file is None:
        yield sys.stdout
        return
    with bytes_to(output) as raw:
        stream = TextIOWrapper(raw, encoding="utf-8", newline="\n")
        yield stream
        stream.detach()


def one_to_standard_output(outputs: Sequence[Output]) -> None:
    """Refuses two results on one standard output."""
    if sum(output.file is None for output in outputs) > 1:
        name = outputs[-1].format
        raise click.UsageError(
            say(
                f"hanya satu bentuk dapat ke keluaran standar; beri nama berkas: -o {name}=hasil.{name}.",
                f"only one format can go to standard output; name a file: -o {name}=result.{name}.",
            )
        )
