"""What counts as a question, which questions are the same, and what a message holds whatever its words."""

from __future__ import annotations

import pytest

from engine.asking import alike, questions
from engine.conversation import Event
from engine.given import held


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Boleh minta nomor pesanannya, Kak?", "Nomor pesanannya boleh diminta ya Kak?", False),
        ("Boleh minta nomor pesanannya, Kak?", "Kak, minta nomor pesanannya boleh?", True),
        ("Apakah lampu indikatornya menyala merah?", "Lampu indikatornya apakah menyala merah ya?", True),
        ("Apakah barangnya sudah sampai Kak?", "Apakah barangnya sudah dicoba Kak?", False),
        ("Boleh minta nomor pesanannya, Kak?", "Boleh minta nomor teleponnya, Kak?", False),
        ("Pesanan 10021 dikirim ke mana?", "Pesanan 10022 dikirim ke mana?", False),
        ("Does the light blink red?", "does the light blink red ?", True),
        ("Does the light blink red?", "Did the light blink green?", False),
    ],
)
def test_questions_are_the_same_in_nearly_the_same_words(one: str, other: str, same: bool) -> None:
    [first], [second] = questions(one), questions(other)
    assert (alike(first, second) >= 90) is same
    assert alike(first, second) == alike(second, first)


@pytest.mark.parametrize(
    "text",
    [
        "Ada lagi yang bisa kami bantu, Kak?",
        "Is there anything else I can help you with?",
        "Bagaimana, Kak?",
        "Halo Kak?",
        "Boleh ya Kak?",
        "Boleh minta nomor pesanannya.",
        "",
    ],
)
def test_offers_of_help_and_bare_words_are_no_questions(text: str) -> None:
    assert questions(text) == []


def test_each_question_of_a_message_is_read_with_its_place() -> None:
    text = "Baik Kak. Warnanya mau yang apa? Ukurannya mau berapa?!"
    assert [text[one.start : one.end] for one in questions(text)] == [
        "Warnanya mau yang apa?",
        "Ukurannya mau berapa?",
    ]


@pytest.mark.parametrize(
    ("shape", "text", "words"),
    [
        ("number", "pesanan INV/2026/00123 ya", "INV/2026/00123"),
        ("number", "nomornya #1234567.", "#1234567"),
        ("number", "AB-100234", "AB-100234"),
        ("number", "1234", None),
        ("number", "harganya Rp 250000", None),
        ("number", "harganya Rp250.000", None),
        ("number", "tanggal 03-01-2026", None),
        ("number", "WA saya 0812 3456 7890", None),
        ("number", "WA saya 081234567890", None),
        ("phone", "WA saya 0812-3456-7890 ya", "0812-3456-7890"),
        ("phone", "+62 812 3456 7890", "+62 812 3456 7890"),
        ("phone", "pesanan 20260012345", None),
        ("email", "ke sari.w@toko.co.id saja", "sari.w@toko.co.id"),
        ("email", "harga @ 5000", None),
    ],
)
def test_a_shape_is_seen_whatever_the_words(shape: str, text: str, words: str | None) -> None:
    found = held(Event(type="message", by="customer", text=text), shape)
    assert (None if found is None else text[found[0] : found[1]]) == words


def test_a_photo_is_an_attachment() -> None:
    photo = Event(type="message", by="customer", attachments=[{"kind": "image"}])
    assert held(photo, "attachment") == (0, 0)
    assert held(Event(type="message", by="customer", text="foto"), "attachment") is None
