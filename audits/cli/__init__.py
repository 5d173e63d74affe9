"""The command `sop`: one file a command, imported when it is called; how any run ends is decided here."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from typing import NoReturn

import click

from audits.cli.words import Group, asked_language, lang_option, language, listen, option, say

COMMANDS = {
    "check": "audits.cli.check",
    "test": "audits.cli.test",
    "mutate": "audits.cli.mutate",
    "prove": "audits.cli.prove",
    "diff": "audits.cli.diff",
    "backtest": "audits.cli.backtest",
    "review": "audits.cli.review",
    "audit": "audits.cli.audit",
    "trend": "audits.cli.trend",
    "explain": "audits.cli.explain",
    "waive": "audits.cli.waive",
    "baseline": "audits.cli.baseline",
    "sample": "audits.cli.sample",
    "calibrate": "audits.cli.calibrate",
    "measure": "audits.cli.measure",
    "hygiene": "audits.cli.hygiene",
    "doc": "audits.cli.doc",
    "graph": "audits.cli.graph",
    "fmt": "audits.cli.fmt",
    "convert": "audits.cli.convert",
    "schema": "audits.cli.schema",
    "init": "audits.cli.init",
}
"""Each command's module, whose `command` is the click command, in the order of the help."""

NOTHING, FINDINGS, USAGE, INVALID, INPUT, INTERNAL = range(6)
"""Exit codes; INVALID is an SOP, INPUT is data missing or unreadable."""

INTERRUPTED = 130


class _Commands(Group):
    """Finds commands in COMMANDS and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands of this installation, in the order of COMMANDS."""
        return [name for name, module in COMMANDS.items() if find_spec(module)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from audits.cli.usage import unknown_command

            raise unknown_command(args[0], COMMANDS, ctx)
        return super().resolve_command(ctx, args)


@click.command(
    cls=_Commands,
    name="sop",
    no_args_is_help=True,
    words={
        "id": "Audit percakapan layanan pelanggan terhadap SOP yang ditulis sebagai YAML.",
        "en": "Audit customer-service conversations against SOPs written as YAML.",
    },
    example="sop init\nsop check sop.yaml\nsop audit percakapan.ndjson --sop sop.yaml",
)
@lang_option()
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, param, value: _show_version(ctx) if value else None,
    id="Tampilkan versi program.",
    en="Show the program's version.",
)
def program() -> None:
    """The group of all commands."""


def _show_version(ctx: click.Context) -> None:
    from importlib.metadata import version

    click.echo(f"sop-audit {version('sop-audit')}")
    ctx.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives the exit code; no traceback unless SOP_TRACEBACK is set."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    listen(words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = program.main(words, prog_name="sop", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else NOTHING
    except (KeyboardInterrupt, click.Abort):
        click.echo(say("Dihentikan.", "Interrupted."), err=True)
        if arguments is None:
            _leave(INTERRUPTED)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return INTERNAL
    except Exception as error:
        return _failed(error)


def _leave(code: int) -> NoReturn:
    """Ends the program at once: everything is tidied up, and a pool whose workers were told to end may
    wait for ever for one that reads no more (python/cpython#94777).
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _failed(error: Exception) -> int:
    """Says what went wrong on standard error and gives the exit code for it."""
    from sop.problem import InvalidSop

    if isinstance(error, click.ClickException):
        from audits.cli.usage import show

        show(error)
        return error.exit_code if error.exit_code != 1 else USAGE
    if isinstance(error, InvalidSop):
        from audits.problems import text

        text.write(error.problems, error.texts, sys.stderr, language())
        return error.exit_code
    if os.environ.get("SOP_TRACEBACK"):
        import traceback

        traceback.print_exc()
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    click.echo(
        say(
            f"Kesalahan dalam program: {reason}\nHasilnya tidak lengkap. Jalankan lagi dengan "
            "SOP_TRACEBACK=1 di depan perintah, lalu kirim keluarannya kepada pengembang.",
            f"Error inside the program: {reason}\nThe result is incomplete. Run it again with "
            "SOP_TRACEBACK=1 before the command, and send what it prints to the developers.",
        ),
        err=True,
    )
    return INTERNAL


__all__ = ["COMMANDS", "asked_language", "language", "main", "program"]
