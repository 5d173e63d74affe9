"""`-o FORMAT[=FILE]`, which every command takes: what to write, and where."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import click

from audits.cli.words import option, say


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
        if guess:
            message += say(f" Maksud Anda `{guess}`?", f" Did you mean `{guess}`?")
        raise click.BadParameter(message + say(f" Yang ada: {known}.", f" Formats: {known}."), ctx, param)
    if equals and not file:
        words = say(f"tulis nama berkas sesudah `{name}=`.", f"write a file name after `{name}=`.")
        raise click.BadParameter(words, ctx, param)
    return Output(name, None if file in ("", "-") else file)


@contextmanager
def text_to(output: Output) -> Iterator[TextIO]:
    """The stream to write text to, UTF-8. Raises click.UsageError when the file cannot be written."""
    if output.file is None:
        yield sys.stdout
        return
    try:
        stream = Path(output.file).open("w", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below
    except OSError as error:
        reason = f"`{output.file}`: {error.strerror}."
        raise click.UsageError(say(f"tidak dapat menulis {reason}", f"cannot write {reason}")) from None
    with stream:
        yield stream
