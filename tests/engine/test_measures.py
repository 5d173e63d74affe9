"""What is measured of a text: what a reader counts, not what a computer stores, and always in linear time."""

from __future__ import annotations

from fractions import Fraction
from time import perf_counter

import pytest

from engine.measures import MEASURES, count_hits
from engine.measures.templates import nearness
from rules.constraints import COUNTED, QUANTITIES

FAMILY, FLAGS = "👨‍👩‍👧‍👦", "🇮🇩🇲🇾"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

CASES: dict[str, list[tuple[str, int]]] = {
    "characters": [
        ("", 0), ("halo", 4), ("a\r\nb", 3), ("e\u0301", 1), (FAMILY, 1), (FLAGS, 2), ("👍🏽👍", 2),
        ("क्षि", 1), ("한국어", 3), ("\u1112\u1161\u11ab", 1), ("a\u200db", 2), ("ก็ดี", 2),
        ("نَعَمْ", 3),
    ],
    "words": [("", 0), ("halo kak", 2), ("halo - kak :)", 2), ("...halo", 1), ("🙏 ok", 1), ("ke-2 x2", 2)],
    "sentences": [
        ("", 0), ("...", 0), ("halo kak", 1), ("Halo kak. Apa kabar?", 2), ("Halo!Apa kabar", 2),
        ("a\n\nb", 2),
        ("Rp.50.000 ya", 1), ("Rp. 50.000 ya", 1), ("1.5 kg", 1), ("1. Buka\n2. Klik", 2),
        ("sudah… ok", 2),
        ("Cek www.toko.id. Terima kasih.", 2), ("Lihat https://x.id/?q=1 ya kak", 1),
        ("pesan No. 7 ya", 1),
        ("Kirim ke Jl. Melati No. 7, Kec. Coblong. Terima kasih.", 2),
        ("Yth. Bpk. Andi, a.n. PT. Maju", 1),
        ("Totalnya Rp 50.000,-. Silakan.", 2), ("Bawa KTP, KK, dll. Lalu isi formulir.", 2),
        ("Pilih M. Lalu bayar", 2),
        ("Tulis no. rekening Kak. Yth semua", 2), ("buka jam 08.00-17.00 WIB", 1),
        ("Ok, Kak..Siap", 2), ("Ya。Baik。", 2),
    ],
    "longest_sentence": [
        ("", 0), ("...", 0), ("Halo. Apa kabar hari ini?", 4),
        ("Kirim ke Jl. Melati No. 7. Ya.", 6), ("satu\ndua tiga", 2),
    ],
    "list_items": [
        ("", 0), ("1. Buka\n2. Klik", 2), ("1) Buka\r\n2) Klik", 2), ("1.Buka\n2.Klik", 2),
        ("- Nama:\n- Alamat:", 2),
        ("• Nama\n•Alamat", 2), ("1️⃣ Buka\n2️⃣ Klik\n🔟 Kirim", 3), ("  10. Kirim", 1),
        ("✅ Gratis\n✔ Cepat", 2), ("① Buka", 1),
        ("1.500 rupiah\n08.00 buka\n2,5 kg", 0), ("Buka 1. lalu 2. ya", 0), ("-5 derajat", 0),
        ("*Penting*", 0),
        ("---\n- \n1.\n•", 0), ("2026. Itu tahun ini", 0),
    ],
    "questions": [
        ("apa??? ya?", 2), ("ya", 0), ("apa？！", 1), ("apa?!?", 1), ("apa ? ya ?", 2), ("لماذا؟", 1),
        ("cek https://toko.id/?a=1&b=2 ya", 0), ("sudah buka toko.co.id/promo?", 1),
        ("https://x.id/?q=1? ya?", 2),
    ],
    "exclamations": [("ya!!! ok!", 2), ("apa？！", 1), ("ya", 0), ("!?!", 1), ("https://x.id/#!/a", 0)],
    "emoji": [
        ("", 0), ("🙏🙏🙏", 3), (FAMILY, 1), (FLAGS, 2), (ENGLAND, 1), ("👍🏽", 1), ("👩‍❤️‍👩", 1),
        ("👩❤👩", 3), ("1⃣", 1), ("☺️", 1),
        ("👍🏿kak👍", 2), ("✝ ☪ ⏱ ⛓", 4), ("☑ ✖ ‼ ♠ ▶ ㊗ ♂", 0), ("☑️✖️‼️♠️▶️㊗️♂️", 7), ("😀\ufe0e", 0),
        ("^_^ :) xD", 0),
        ("❤ ☺ ✌", 3), ("❤️", 1), ("1️⃣2️⃣", 2), ("#️⃣", 1), ("©️", 1), ("© ® ™ … ← →", 0),
        ("0812 3456", 0),
        ("1", 0), ("🇮", 0), ("❤︎", 0), ("✔ gratis ➡ lanjut", 0), ("é", 0),
    ],
    "repeated_letters": [
        ("haloooo", 1), ("Aaah iyaaa", 2), ("hmm", 0), ("100000", 0), ("---", 0), ("éÉé", 1),
        ("www.toko.id", 0), ("wkwkwk hahaha", 0), ("Bab III dan VIII", 0),
        ("ukuran XXXL, baterai AAA", 0),
        ("0812xxxx, xxx", 0), ("AAAA kaak iiih", 2), ("KAKKKK", 1), ("xxxl" * 9, 9), ("i" * 60, 1),
    ],
    "links": [
        ("https://toko.co.id/a?b=1", 1), ("HTTP://TOKO.COM", 1), ("(www.toko.id)", 1),
        ("wa.me/62811", 1),
        ("bit.ly/abc", 1), ("toko.co.id", 1), ("tokopedia.com, shopee.co.id", 2),
        ("https://a.id/b.com", 1),
        ("budi@toko.co.id", 0), ("budi.s@gmail.com", 0), ("a.b", 0), ("kak.maaf ya", 0),
        ("no.hp/wa", 0),
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


def test_capitals_of_codes_are_no_shouting() -> None:
    assert MEASURES["capitals"]("Resi INV/2026/001 ya") == MEASURES["capitals"]("Resi  ya") == Fraction(1, 6)
    assert MEASURES["capitals"]("JP1234567890") == 0
    assert MEASURES["capitals"]("✓ JP1234\tOK") == MEASURES["capitals"]("JP1234\tOK") == 1


def test_everything_but_hits_is_measured_of_the_text() -> None:
    assert set(QUANTITIES) - set(MEASURES) == {*COUNTED, "template"}


def test_hits_take_their_room_the_leftmost_first_then_the_longest() -> None:
    assert count_hits([]) == 0
    assert count_hits([(0, 2), (0, 6), (3, 6), (6, 8)]) == 2
    assert count_hits([(3, 6), (0, 2), (0, 2)]) == 2


HOSTILE = (
    "a", "ab ", "A", ".", "a.", "a.a-", "http://", "http://.", "www.", "w", "?!", "\r\n", "🇮", "🇮🇩x",
    "👨\u200d",
    "\u200d", "\u0300", "1\ufe0f\u20e3", "1.\n", "Rp. ", "_", "a@b.com ", "❤", "com.", "a.bb/", "\u0600🇮",
    "\u0915\u094d", "a.bb/?", "jl. ", "yaaa", "xxx1", "1x", "a1 ", "saya ", "-\n", "/?", "a/?",
    "\u0316\u0300",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_megabyte_takes_no_longer_than_reading_it(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    for measure in (*MEASURES.values(), nearness(["alpha {x} beta {y}", "halo"])):
        start = perf_counter()
        measure(text)
        assert perf_counter() - start < 5, (measure, unit)
