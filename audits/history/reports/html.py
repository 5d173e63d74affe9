"""A trend as one self-contained page without script: a drawing, the table with a line a row, what changed."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import TextIO

from audits.history.reports import Setting
from audits.history.reports.table import rates, table
from audits.history.reports.words import Telling
from audits.history.showing import periods
from audits.history.trend import Trend
from audits.reports.page.templates import templates
from audits.reports.page.trend import trend as drawing

_STYLE = """
.spark polyline { fill: none; stroke: var(--accent); stroke-width: 2; }
.spark circle { fill: var(--accent); }
.spark .grid { stroke: var(--line); }
.compared { margin-top: 1rem; }
"""
_WIDE, _HIGH, _EDGE = 120, 26, 3


def write(stream: TextIO, trend: Trend, setting: Setting) -> None:
    """Writes it."""
    from markupsafe import Markup

    environment = templates()
    telling, found = Telling(setting), table(trend, Telling(setting))
    style = (files("audits.reports") / "page" / "report.css").read_text(encoding="utf-8") + _STYLE
    hashed = base64.b64encode(sha256(style.encode()).digest()).decode()
    page = environment.get_template("history.html.jinja").render(
        found=trend,
        by=trend.asked.every if trend.asked.by == "month" else trend.asked.by,
        head=telling.head(trend),
        say=telling.say,
        w=telling.wording,
        table=found,
        bars=len(found.heads) - 2,
        values=[rates(one, trend) for one in trend.series],
        pieces=pieces,
        drawing=drawing(periods(trend)),
        comparisons=[(telling.compared(one), telling.about(one)) for one in trend.comparisons],
        notes=telling.notes(trend),
        style=Markup(style),
        style_hash=f"sha256-{hashed}",
        version=version("sop-audit"),
    )
    stream.write(page + "\n")


def pieces(values: Sequence[float | None]) -> list[list[tuple[float, float]]]:
    """Points of a small drawing from 0 to 1, in runs without a gap."""
    step = (_WIDE - 2 * _EDGE) / max(1, len(values) - 1)
    found: list[list[tuple[float, float]]] = []
    connected = False
    for place, value in enumerate(values):
        if value is None:
            connected = False
            continue
        point = (round(_EDGE + step * place, 1), round(_HIGH - _EDGE - (_HIGH - 2 * _EDGE) * value, 1))
        if connected:
            found[-1].append(point)
        else:
            found.append([point])
        connected = True
    return found
