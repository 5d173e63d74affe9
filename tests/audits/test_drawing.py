"""Pictures: what stands in them, that boxes do not lie on each other, and that texts stay texts."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from audits.drawing import mermaid, svg
from audits.drawing.picture import Picture
from audits.drawing.placing import Drawn, broken, drawn
from audits.handbook.pictures import all_pictures
from audits.handbook.speech import Speech
from sop.load import load

EVERY_KIND = Path(__file__).parents[1] / "data/handbook/every-kind.yaml"
EVIL = '<script>alert(1)</script> & "x" | [y] {z} `w` #9;'

arrows = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(("", "label", "x" * 40))), max_size=18
)


def _picture(pairs: list[tuple[int, int, str]], *, down: bool) -> Picture:
    picture = Picture("gambar", down=down)
    for start, end, text in pairs:
        one = picture.box(f"k{start}", f"kotak {'panjang ' * start}", "step")
        other = picture.box(f"k{end}", f"kotak {'panjang ' * end}", "step")
        picture.arrow(one, other, text)
    return picture


@given(arrows, st.booleans())
@settings(max_examples=150, deadline=None)
def test_boxes_never_overlap_and_all_is_inside(pairs: list[tuple[int, int, str]], down: bool) -> None:
    one = drawn(_picture(pairs, down=down))
    assert {placed.box.key for placed in one.boxes} == set(one.picture.boxes)
    for a, b in itertools.combinations(one.boxes, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart, (a, b)
    assert all(_inside(one, p.x, p.y) and _inside(one, p.x + p.width, p.y + p.height) for p in one.boxes)
    assert all(_inside(one, x, y) for line in one.lines for x, y in line.points)


def _inside(one: Drawn, x: float, y: float) -> bool:
    return -0.01 <= x <= one.width + 0.01 and -0.01 <= y <= one.height + 0.01


def test_the_same_picture_is_drawn_the_same() -> None:
    pairs = [(1, 2, ""), (2, 3, "a"), (3, 1, ""), (4, 2, "b")]
    assert svg.inline(_picture(pairs, down=False)) == svg.inline(_picture(pairs, down=False))


def test_texts_break_into_lines_of_like_length() -> None:
    assert broken("Diteruskan ke supervisor bila diminta", 30) == ("Diteruskan ke supervisor", "bila diminta")
    assert broken("pendek", 30) == ("pendek",)
    assert broken("x" * 50, 30) == ("x" * 50,)


def test_no_text_becomes_markup() -> None:
    picture = Picture(EVIL)
    picture.arrow(picture.box("a", EVIL, "tier"), picture.box("b", EVIL, "rule"), EVIL)
    root = ET.fromstring(svg.file(EVIL, [picture], ""))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {
        *("svg", "style", "title", "rect", "text", "g", "path", "polygon")
    }
    told = mermaid.written([picture])
    assert len(told.splitlines()) == 4
    assert not set("<>`&") & set(told.replace("-->", ""))


def test_an_sop_of_every_kind_is_drawn_in_both_languages() -> None:
    for language, ladder in (("id", "Tangga «bantuan»"), ("en", "Ladder ‘bantuan’")):
        pictures = list(all_pictures(Speech(load([EVERY_KIND]), language)))
        titles = [picture.title for picture in pictures]
        assert ladder in titles and len(titles) == 5
        texts = {box.text for picture in pictures for box in picture.boxes.values()}
        assert any("supervisor" in text for text in texts)
        ET.fromstring(svg.file("x", pictures, ""))


def test_an_arrow_points_from_what_is_used_to_its_user() -> None:
    *_, files = all_pictures(Speech(load([EVERY_KIND]), "id"))
    assert any(a.start == "library:signals/id" and a.end == str(EVERY_KIND) for a in files.arrows)
