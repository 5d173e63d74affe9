"""Pictures as Mermaid, which code forges draw in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audits.drawing.picture import Arrow, Box, Picture

_SHAPES = {
    "trigger": ('(["', '"])'),
    "signal": ('(["', '"])'),
    "file": ('[/"', '"/]'),
    "shipped": ('[/"', '"/]'),
}
_PLAIN = ('["', '"]')
_CRITICAL = "classDef critical fill:#fbe8e5,stroke:#9c1c1c,color:#23282c"


def written(pictures: Sequence[Picture]) -> str:
    """One flowchart; of several pictures each is a group with its title."""
    down = all(picture.down for picture in pictures)
    lines = [f"flowchart {'TD' if down else 'LR'}"]
    for number, picture in enumerate(pictures):
        if len(pictures) == 1:
            lines += (f"  {line}" for line in _lines(picture, "n"))
            continue
        lines.append(f'  subgraph g{number}["{_text(picture.title)}"]')
        lines.append(f"    direction {'TB' if picture.down else 'LR'}")
        lines += (f"    {line}" for line in _lines(picture, f"g{number}n"))
        lines.append("  end")
    if any(box.sort == "critical" for picture in pictures for box in picture.boxes.values()):
        lines.append(f"  {_CRITICAL}")
    return "\n".join(lines) + "\n"


def _lines(picture: Picture, prefix: str) -> Iterator[str]:
    names = {key: f"{prefix}{number}" for number, key in enumerate(picture.boxes)}
    for key, box in picture.boxes.items():
        yield _box(names[key], box)
    for arrow in picture.arrows:
        yield _arrow(names, arrow)


def _box(name: str, box: Box) -> str:
    before, after = _SHAPES.get(box.sort, _PLAIN)
    marked = ":::critical" if box.sort == "critical" else ""
    return f"{name}{before}{_text(box.text)}{after}{marked}"


def _arrow(names: dict[str, str], arrow: Arrow) -> str:
    line = "-.->" if arrow.dashed else "-->"
    text = f'|"{_text(arrow.text)}"|' if arrow.text else ""
    return f"{names[arrow.start]} {line}{text} {names[arrow.end]}"


def _text(text: str) -> str:
    """The text with everything that Mermaid, Markdown or HTML would read as its own written as an entity."""
    return "".join(
        f"#{ord(letter)};" if letter in '#"<>&;`|\\[]{}' else letter for letter in " ".join(text.split())
    )
