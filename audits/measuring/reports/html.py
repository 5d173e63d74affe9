"""html: one self-contained page without script, in the style of the audit's; quotes marked and masked."""

from __future__ import annotations

import base64
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any, BinaryIO

from audits.measuring.reports import Setting
from audits.measuring.reports.view import View
from audits.measuring.reports.words import WORDS
from audits.reports.page.templates import templates
from audits.reports.visible import one_line

_PHRASES = 40
"""Phrases of a signal listed, the worst first."""


def write(stream: BinaryIO, setting: Setting) -> None:
    """Writes the page."""
    environment = templates()
    pages = environment.get_template("measure.html.jinja").stream(_context(setting))
    pages.enable_buffering(200)
    for text in pages:
        stream.write(text.encode("utf-8", "replace"))


def _context(setting: Setting) -> dict[str, Any]:
    view, result = View(setting), setting.result
    compared = result.comparison
    title = ""
    if compared is not None:
        title = view.say("comparison", file=one_line(compared.baseline, 80), sop=one_line(compared.sop, 80))
    return {
        **_style(),
        "setting": setting,
        "result": result,
        "v": view,
        "t": WORDS[view.wording.language],
        "signals": view.worst_first(),
        "added": ", ".join(one_line(name, 40) for name in compared.added) if compared else "",
        "gone": ", ".join(one_line(name, 40) for name in compared.gone) if compared else "",
        "data": [one_line(path, 120) for path in result.data[:10]],
        "comparison": compared,
        "comparison_title": title,
        "most_phrases": _PHRASES,
        "version": version("sop-audit"),
    }


def _style() -> dict[str, Any]:
    """The audit page's style and the measurement's own, and their hash, for the policy."""
    from markupsafe import Markup

    folder = files("audits.reports") / "page"
    text = "".join((folder / name).read_text(encoding="utf-8") for name in ("report.css", "measure.css"))
    hashed = base64.b64encode(sha256(text.encode()).digest()).decode()
    return {"style": Markup(text), "style_hash": f"sha256-{hashed}"}
