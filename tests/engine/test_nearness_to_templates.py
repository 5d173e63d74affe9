"""How near a message is to a chat template: slots take what varies, the rest counts letter by letter."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.measures.templates import SLOT_WORDS, nearness

OPENING = "Selamat {pagi}, Kak {nama}. Ada yang bisa kami bantu?"


@pytest.mark.parametrize(
    "message",
    [
        "Selamat pagi, Kak Rina. Ada yang bisa kami bantu?",
        "SELAMAT SIANG , kak Budi Santoso Wijaya .\nAda yang bisa kami bantu ?",
        "Selamat malam, Kak. Ada yang bisa kami bantu?",
        "Selamat pagi, Kak Ada. Ada yang bisa kami bantu?",
    ],
)
def test_a_filled_in_template_is_wholly_near(message: str) -> None:
    assert nearness([OPENING])(message) == 1


@pytest.mark.parametrize(
    ("message", "least", "most"),
    [
        ("Selamat pagi, Kak Rina. Ada yg bisa kami bantu?", 0.9, 0.99),
        ("Selamat pagi Kak Rina, ada yang dapat kami bantu?", 0.85, 0.99),
        ("Selamat pagi, Kak Rina.", 0, 0.7),
        ("Halo, pesanannya sudah dikirim.", 0, 0.4),
        ("Selamat pagi, Kak Rina. Ada yang bisa kami bantu? " + "Pesanan sedang kami cek. " * 4, 0.3, 0.7),
        ("🙏", 0, 0),
        (" ", 0, 0),
    ],
)
def test_the_rest_counts(message: str, least: float, most: float) -> None:
    assert least <= nearness([OPENING])(message) <= most


def test_without_slots_it_is_the_indel_ratio() -> None:
    assert nearness(["abcd"])("abxd") == Fraction(6, 8)
    assert nearness(["halo, kak"])("HALO ,  KAK") == 1


def test_the_nearest_template_counts() -> None:
    assert nearness(["sampai jumpa", OPENING])("sampai jumpa") == 1


def test_a_slot_takes_so_many_words_and_no_more() -> None:
    near = nearness(["Halo {nama}, selamat datang"])
    assert near(f"Halo {'x ' * SLOT_WORDS}, selamat datang") == 1
    assert near(f"Halo {'x ' * (SLOT_WORDS + 1)}, selamat datang") < 1


@given(st.lists(st.sampled_from(["a", "bb", "{s}", "c.", "{t}", "bb a"])), st.text("abc. ", max_size=40))
def test_it_is_a_share(pieces: list[str], message: str) -> None:
    assert 0 <= nearness([" ".join(["x", *pieces])])(message) <= 1


@given(
    st.lists(st.sampled_from(["a", "bb", "{s}", "c.", "{t}", "bb a"])), st.text("xyz", min_size=1, max_size=5)
)
def test_filling_in_any_word_is_wholly_near(pieces: list[str], word: str) -> None:
    template = " ".join(["x", *pieces])
    assert nearness([template])(template.replace("{s}", word).replace("{t}", word)) == 1
