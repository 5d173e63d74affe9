"""html: the handbook as one self-contained page without script, in the look of the audit's report."""

from __future__ import annotations

import base64
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

from audits.drawing import svg
from audits.drawing.picture import Picture
from audits.handbook.book import Book
from audits.reports.page.templates import templates


def page(book: Book) -> str:
    """The page; every text of the SOP is escaped."""
    from markupsafe import Markup

    environment = templates()

    def draw(picture: Picture) -> Markup:
        return Markup(svg.inline(picture))

    folder = files("audits.reports") / "page"
    style = "".join((folder / name).read_text(encoding="utf-8") for name in ("report.css", "handbook.css"))
    hashed = base64.b64encode(sha256(style.encode()).digest()).decode()
    return environment.get_template("handbook.html.jinja").render(
        book=book,
        t=book.speech.own,
        w=book.speech.wording,
        draw=draw,
        one_rule=book.speech.say("rules-count", n=1),
        style=Markup(style),
        style_hash=f"sha256-{hashed}",
        version=version("sop-audit"),
    )
