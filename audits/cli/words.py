"""The language the command line speaks, and click's commands and options saying their help in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any

import click

LANGUAGES = ("id", "en")

Words = Mapping[str, str]
"""The same sentence in each of LANGUAGES."""

_asked: ContextVar[str | None] = ContextVar("asked_language", default=None)


def listen(arguments: Sequence[str]) -> None:
    """Takes `--lang` from anywhere on a command line, so that even its help and its errors obey."""
    _asked.set(None)
    for number, argument in enumerate(arguments):
        following = arguments[number + 1] if number + 1 < len(arguments) else ""
        name, equals, value = argument.partition("=")
        if argument == "--":
            return
        if name == "--lang" and (value if equals else following) in LANGUAGES:
            _asked.set(value if equals else following)


def asked_language() -> str | None:
    """What `--lang` says; None if it was not given."""
    return _asked.get()


def language() -> str:
    """The language of help, progress and summaries: `--lang`, else the locale's, else English."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    return asked_language() or ("id" if locale.lower().startswith(("id_", "id.")) or locale == "id" else "en")


def say(id: str, en: str) -> str:
    """The sentence of the two that is in the reader's language."""
    return id if language() == "id" else en


class _Speaking(click.Command):
    """A command with its help, an example and headings in the reader's language."""

    def __init__(self, *args: Any, words: Words, example: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.words = words
        self.example = example

    def get_short_help_str(self, limit: int = 100) -> str:
        """The first sentence of the help, for the list of commands."""
        return self.words[language()].partition("\n")[0]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, _translated(pieces), prefix=say("Pemakaian: ", "Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help and the example."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.words[language()])
        if self.example:
            with formatter.section(say("Contoh", "Example")):
                formatter.write("".join(f"  {line}\n" for line in self.example.splitlines()))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in options if (record := param.get_help_record(ctx))]
        if records:
            with formatter.section(say("Pilihan", "Options")):
                formatter.write_dl([(_translated(name), text) for name, text in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Tampilkan bantuan ini.", "Show this help.")
        return option


class Command(_Speaking):
    """A command that says its help in the reader's language. Add options with `option`."""


class Group(_Speaking, click.Group):
    """A group of such commands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        _Speaking.format_options(self, ctx, formatter)
        rows = [(name, _short(self.get_command(ctx, name))) for name in self.list_commands(ctx)]
        with formatter.section(say("Perintah", "Commands")):
            formatter.write_dl([(name, text) for name, text in rows if text])


class _Option(click.Option):
    def __init__(self, *args: Any, words: Words, **options: Any) -> None:
        super().__init__(*args, **options)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self.words[language()]
        return super().get_help_record(ctx)


def option(*names: str, id: str, en: str, **options: Any) -> Callable[[Any], Any]:
    """click.option with its help in both languages."""
    return click.option(*names, cls=_Option, words={"id": id, "en": en}, **options)


def lang_option() -> Callable[[Any], Any]:
    """`--lang`, which every command takes; `listen` has heard it before the command runs."""
    return option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        id="Bahasa: id (Indonesia) atau en (Inggris).",
        en="Language: id (Indonesian) or en (English).",
    )


def _short(command: click.Command | None) -> str:
    return command.get_short_help_str() if command else ""


def _translated(pieces: str) -> str:
    for name, ours in (("[OPTIONS]", "[PILIHAN]"), ("COMMAND [ARGS]...", "PERINTAH ..."), ("FILE", "BERKAS")):
        pieces = pieces.replace(name, say(ours, name))
    return pieces
