"""Shares as people type them: `90%` or `0.9`."""

from __future__ import annotations

import click

from audits.cli.words import say


def share_option(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
    """The share, 0 to 1, that was typed; a click callback."""
    if value is None:
        return None
    try:
        share = float(value.rstrip("%").replace(",", ".")) / (100 if value.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        words = say(f"`{value}` bukan bagian. Tulis 90% atau 0.9.", f"`{value}`: write 90% or 0.9.")
        raise click.BadParameter(words, ctx, param)
    return share
