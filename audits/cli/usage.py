"""Wrong usage in words: click's errors in the reader's language, with what to type instead."""

from __future__ import annotations

from collections.abc import Iterable

import click

from audits.cli.words import say


def unknown_command(said: str, known: Iterable[str], ctx: click.Context) -> click.UsageError:
    """The error for a command that does not exist; a file's name alone probably means `check`."""
    from sop.guess import closest

    names = list(known)
    guess = closest(said, names)
    if guess is None and said.endswith((".yaml", ".yml")):
        guess = f"check {said}"
    message = say(f"perintah `{said}` tidak ada.", f"there is no command `{said}`.")
    if guess:
        message += say(f" Maksud Anda `sop {guess}`?", f" Did you mean `sop {guess}`?")
    else:
        message += say(" Perintah yang ada: ", " Commands: ") + ", ".join(names) + "."
    return click.UsageError(message, ctx)


def show(error: click.ClickException) -> None:
    """Writes the error to standard error, after the usage line and where to find help."""
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    if ctx is not None:
        click.echo(ctx.get_usage(), err=True)
        path = ctx.command_path
        click.echo(say(f"Bantuan: {path} --help", f"Help: {path} --help"), err=True)
    click.echo(say("Salah: ", "Error: ") + _message(error), err=True)


def _message(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        message = say(
            f"pilihan `{error.option_name}` tidak ada.", f"there is no option `{error.option_name}`."
        )
        near = ", ".join(f"`{name}`" for name in error.possibilities or ())
        return message + (say(f" Maksud Anda {near}?", f" Did you mean {near}?") if near else "")
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        if isinstance(error.param, click.Option):
            name = error.param.opts[0]
        return say(f"`{name}` belum diisi.", f"`{name}` is missing.")
    if isinstance(error, click.BadParameter) and isinstance(getattr(error.param, "type", None), click.Choice):
        assert error.param is not None
        assert isinstance(error.param.type, click.Choice)
        choices = ", ".join(str(choice) for choice in error.param.type.choices)
        name = error.param.opts[0]
        return say(f"nilai `{name}` harus salah satu dari: {choices}.", f"`{name}` is one of: {choices}.")
    if isinstance(error, click.BadOptionUsage):
        return say(f"`{error.option_name}` belum diberi nilai.", f"`{error.option_name}` needs a value.")
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"`{error.param.opts[0]}`: {error.message}"
    if isinstance(error, click.BadParameter) and isinstance(error.param_hint, str):
        return f"`{error.param_hint}`: {error.message}"
    if error.message.startswith("Missing command"):
        return say(
            "sebutkan perintahnya, misalnya `sop check sop.yaml`.", "name a command: `sop check sop.yaml`."
        )
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].rstrip(")")
        return say(f"`{extra}` berlebih.", f"`{extra}` is too much.")
    return error.format_message()
