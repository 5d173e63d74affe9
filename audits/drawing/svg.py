"""Pictures as SVG: one for a page, whose style sheet it follows, or a file by itself with several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from audits.drawing.picture import Picture
from audits.drawing.placing import LINE, Drawn, Line, Placed, drawn, text_width

STYLE = """
svg.drawing { font: 13px system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
.drawing rect { fill: #ffffff; stroke: #b8b4aa; }
.drawing text { fill: #23282c; }
.drawing .trigger rect, .drawing .signal rect { fill: #dfe5f6; stroke: #9aa8d8; }
.drawing .step rect, .drawing .tier rect { fill: #e4f0ed; stroke: #3f8f86; }
.drawing .critical rect { fill: #fbe8e5; stroke: #9c1c1c; }
.drawing .shipped rect { fill: #eceae4; }
.drawing path { fill: none; stroke: #5a6269; stroke-width: 1.3; }
.drawing path.dashed { stroke-dasharray: 5 4; }
.drawing polygon { fill: #5a6269; }
.drawing .label rect { fill: #f6f5f1; stroke: none; }
.drawing .label text { fill: #4a525a; font-size: 12px; }
.drawing text.title { font-size: 18px; font-weight: 650; }
.drawing rect.paper { fill: #f6f5f1; stroke: none; }
"""
"""What a page that shows such a picture has among its styles."""

_PAGE, _HEADING, _PART = 28, 40, 34


def inline(picture: Picture) -> str:
    """The picture as an `svg` element for a page that has STYLE. Every text is escaped."""
    one = drawn(picture)
    inside = "".join(_parts(one))
    return (
        f'<svg class="drawing" role="img" aria-label="{_text(picture.title)}" width="{one.width:.0f}" '
        f'height="{one.height:.0f}" viewBox="0 0 {one.width:.0f} {one.height:.0f}">{inside}</svg>'
    )


def file(title: str, pictures: Sequence[Picture], empty: str) -> str:
    """A file of all pictures, one below the other, each under its title; `empty` is said if there is none."""
    placed = [drawn(picture) for picture in pictures]
    headings = [title, empty, *(one.picture.title for one in placed)]
    width = 2 * _PAGE + max(
        [*(one.width for one in placed), *(text_width((text,)) * 1.4 for text in headings)]
    )
    body: list[str] = []
    top = _PAGE + _HEADING
    for one in placed:
        body.append(f'<text class="title" x="{_PAGE}" y="{top}">{_text(one.picture.title)}</text>')
        body.append(f'<g transform="translate({_PAGE} {top + 16})">{"".join(_parts(one))}</g>')
        top += 16 + round(one.height) + _PART + 20
    if not placed:
        body.append(f'<text x="{_PAGE}" y="{top}">{_text(empty)}</text>')
        top += _PART
    height = top - 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="img" aria-label="{_text(title)}" '
        f'width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}">\n<style>{STYLE}</style>\n'
        f'<title>{_text(title)}</title>\n<rect class="paper" width="100%" height="100%"/>\n'
        f'<text class="title" x="{_PAGE}" y="{_PAGE + 6}">{_text(title)}</text>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _parts(one: Drawn) -> Iterator[str]:
    for line in one.lines:
        yield _arrow(line, one.picture.down)
    for placed in one.boxes:
        yield _box(placed)
    for line in one.lines:
        if line.lines:
            yield _label(line)


def _box(one: Placed) -> str:
    middle = one.x + one.width / 2
    first = one.y + one.height / 2 - (len(one.lines) - 1) * LINE / 2 + 4.5
    return (
        f'<g class="{one.box.sort}"><rect x="{one.x:.1f}" y="{one.y:.1f}" width="{one.width:.1f}" '
        f'height="{one.height:.1f}" rx="7"/>{_lines(one.lines, middle, first)}</g>'
    )


def _label(line: Line) -> str:
    x, y = line.at
    width, height = text_width(line.lines) * 0.93 + 8, len(line.lines) * (LINE - 3) + 4
    first = y - (len(line.lines) - 1) * (LINE - 3) / 2 + 4
    return (
        f'<g class="label"><rect x="{x - width / 2:.1f}" y="{y - height / 2:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" rx="4"/>{_lines(line.lines, x, first, LINE - 3)}</g>'
    )


def _lines(lines: Sequence[str], x: float, first: float, apart: float = LINE) -> str:
    return "".join(
        f'<text x="{x:.1f}" y="{first + number * apart:.1f}" text-anchor="middle">{_text(text)}</text>'
        for number, text in enumerate(lines)
    )


def _arrow(line: Line, down: bool) -> str:
    """A curve through the points that leaves and arrives along the direction of reading, and its head."""
    (x, y), *rest = line.points
    path = [f"M{x:.1f} {y:.1f}"]
    for bx, by in rest:
        if down:
            path.append(f"C{x:.1f} {(y + by) / 2:.1f} {bx:.1f} {(y + by) / 2:.1f} {bx:.1f} {by:.1f}")
        else:
            path.append(f"C{(x + bx) / 2:.1f} {y:.1f} {(x + bx) / 2:.1f} {by:.1f} {bx:.1f} {by:.1f}")
        x, y = bx, by
    dashed = ' class="dashed"' if line.arrow.dashed else ""
    first = line.points[0]
    side = 1 if (y if down else x) >= (first[1] if down else first[0]) else -1
    tip = [(0, 0), (-8 * side, -4), (-8 * side, 4)]
    points = " ".join(f"{x + (b if down else a):.1f},{y + (a if down else b):.1f}" for a, b in tip)
    return f'<path d="{"".join(path)}"{dashed}/><polygon points="{points}"/>'


def _text(text: str) -> str:
    return escape(text, quote=True)
