"""What is measured of a text: what a reader counts, not what a computer stores, and always in linear time."""

from __future__ import annotations

from fractions import Fraction
from time import perf_counter

import pytest

from engine.measures import MEASURES, count_hits
from rules.constraints import QUANTITIES

FAMILY, FLAGS = "👨‍👩‍👧‍👦", "🇮🇩🇲🇾"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

CASES: dict[str, list[tuple[str, int]]] = {
    "characters": [
        ("", 0), ("halo", 4), ("a\r\nb", 3), ("e\u0301", 1), (FAMILY, 1), (FLAGS, 2), ("👍🏽👍", 2),
        ("क्षि", 1),
    ],
    "words": [("", 0), ("halo kak", 2), ("halo - kak :)", 2), ("...halo", 1), ("🙏 ok", 1), ("ke-2 x2", 2)],
    "sentences": [
        ("", 0), ("...", 0), ("halo kak", 1), ("Halo kak. Apa kabar?", 2), ("Halo!Apa kabar", 2),
        ("a\n\nb", 2),
        ("Rp.50.000 ya", 1), ("Rp. 50.000 ya", 1), ("1.5 kg", 1), ("1. Buka\n2. Klik", 2), ("sudah… ok", 2),
        ("Cek www.toko.id. Terima kasih.", 2), ("Lihat https://x.id/?q=1 ya kak", 1), ("pesan No. 7 ya", 1),
    ],
    "questions": [("apa??? ya?", 2), ("ya", 0), ("apa？！", 1), ("apa?!?", 2)],
    "exclamations": [("ya!!! ok!", 2), ("apa？！", 1), ("ya", 0)],
    "emoji": [
        ("", 0), ("🙏🙏🙏", 3), (FAMILY, 1), (FLAGS, 2), (ENGLAND, 1), ("👍🏽", 1), ("👩‍❤️‍👩", 1),
        ("❤ ☺ ✌", 3), ("❤️", 1), ("1️⃣2️⃣", 2), ("#️⃣", 1), ("©️", 1), ("© ® ™ … ← →", 0), ("0812 3456", 0),
        ("1", 0), ("🇮", 0), ("❤︎", 0), ("✔ gratis ➡ lanjut", 0), ("é", 0),
    ],
    "repeated_letters": [
        ("haloooo", 1), ("Aaah iyaaa", 2), ("hmm", 0), ("100000", 0), ("---", 0), ("éÉé", 1),
        ("www.toko.id", 0),
    ],
    "links": [
        ("https://toko.co.id/a?b=1", 1), ("HTTP://TOKO.COM", 1), ("(www.toko.id)", 1), ("wa.me/62811", 1),
        ("bit.ly/abc", 1), ("toko.co.id", 1), ("tokopedia.com, shopee.co.id", 2), ("https://a.id/b.com", 1),
        ("budi@toko.co.id", 0), ("budi.s@gmail.com", 0), ("a.b", 0), ("kak.maaf ya", 0), ("no.hp/wa", 0),
        ("Rp.50.000/bulan", 0), ("3.14", 0), ("file.pdf", 0), ("https://", 0), ("www.", 0),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [(measure, text, expected) for measure, cases in CASES.items() for text, expected in cases],
)
def test_measure(measure: str, text: str, expected: int) -> None:
    assert MEASURES[measure](text) == expected


def test_capitals_are_a_share_of_letters() -> None:
    assert MEASURES["capitals"]("HALO kak 123!") == Fraction(4, 7)
    assert MEASURES["capitals"]("Éé") == Fraction(1, 2)
    assert MEASURES["capitals"]("123 Ⓐ") == 0


def test_everything_but_hits_is_measured_of_the_text() -> None:
    assert set(QUANTITIES) - set(MEASURES) == {"abbreviations", "slang"}


def test_hits_take_their_room_the_leftmost_first_then_the_longest() -> None:
    assert count_hits([]) == 0
    assert count_hits([(0, 2), (0, 6), (3, 6), (6, 8)]) == 2
    assert count_hits([(3, 6), (0, 2), (0, 2)]) == 2


HOSTILE = (
    "a", "ab ", "A", ".", "a.", "a.a-", "http://", "http://.", "www.", "w", "?!", "\r\n", "🇮", "🇮🇩x",
    "👨\u200d",
    "\u200d", "\u0300", "1\ufe0f\u20e3", "1.\n", "Rp. ", "_", "a@b.com ", "❤", "com.", "a.bb/", "\u0600🇮",
    "\u0915\u094d",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_megabyte_takes_no_longer_than_reading_it(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    for measure in MEASURES.values():
        start = perf_counter()
        measure(text)
        assert perf_counter() - start < 5, (measure, unit)
