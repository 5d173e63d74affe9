"""`--roster` and `--min-count`, for scorecards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from audits.cli.words import option

if TYPE_CHECKING:
    from audits.scorecards import Roster

_OPTIONS = (
    option(
        "--roster",
        metavar="FILE",
        id="Kartu skor: nama dan tim agen, CSV atau YAML dengan kolom agent, name, team, from, until.",
        en="Scorecards: names and teams of agents, CSV or YAML with agent, name, team, from, until.",
    ),
    option(
        "--min-count",
        type=click.IntRange(min=1),
        default=30,
        metavar="N",
        id="Kartu skor: agen dengan kurang dari N percakapan tidak diperingkat (biasanya 30).",
        en="Scorecards: agents with fewer than N conversations have no rank (default: 30).",
    ),
)


def roster_options() -> Callable[[Any], Any]:
    """The options; the command gets `roster` and `min_count`."""

    def decorate(command: Any) -> Any:
        for one in reversed(_OPTIONS):
            command = one(command)
        return command

    return decorate


def read_roster_file(path: str | None) -> Roster | None:
    """What the file says, an empty roster without one; None, and said so, if it cannot be used."""
    from audits.cli.waiving import tell
    from audits.entries import WrongList
    from audits.scorecards import Roster, read_roster

    try:
        return read_roster(path) if path else Roster()
    except WrongList as wrong:
        tell(wrong)
        return None
