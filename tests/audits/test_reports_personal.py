"""What of personal data reports show."""

from __future__ import annotations

import time

import pytest

from audits.reports.personal import Veil

VEIL = Veil("id", unmask=False)


def test_a_part_is_masked_by_what_is_around_it() -> None:
    text = "WA 0812-3456-7890 atau a@b.co.id"
    assert VEIL.text(text) == "WA [telepon] atau [email]"
    assert VEIL.part(text, 0, 7) == "WA [telepon]"
    assert VEIL.part(text, 12, 25) == "[telepon] atau [email]"
    assert VEIL.part(text, 17, 22) == " atau"
    assert Veil("id", unmask=True).part(text, 3, 7) == "0812"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Halo Kak Sari", "Halo Kak [nama]"),
        ("halo kak sari, apa kabar", "halo kak [nama], apa kabar"),
        ("atas nama sari dewi", "atas nama [nama]"),
        ("SARI DEWI", "[nama]"),
        ("sari buah", "sari buah"),
        ("Sariawan", "Sariawan"),
    ],
)
def test_names_are_hidden_where_they_are_names(text: str, shown: str) -> None:
    assert VEIL.knowing(["Sari Dewi"]).text(text) == shown


def test_names_that_are_patterns_are_only_names() -> None:
    assert VEIL.knowing(["(.*)+$", "[a-z]{2,} x"]).text("halo (.*)+$ abc") == "halo (.*)+$ abc"


def test_ids_stay_apart_though_numbers_in_them_are_hidden() -> None:
    assert VEIL.name("T-1001") == "T-1001"
    assert VEIL.name("360012345678") == "360012345678"
    assert VEIL.name("Chat +62 812-3456-7890") == "Chat [telepon …890]"
    assert VEIL.agent("dina.s@toko.co.id") == "dina.s@…"
    assert VEIL.agent(None) == ""
    assert (
        VEIL.knowing(["Sari Dewi"]).name("WhatsApp Chat with Sari Dewi.txt")
        == "WhatsApp Chat with [nama].txt"
    )


def test_very_long_texts_take_time_in_proportion() -> None:
    text = "0812" * 250_000
    start = time.perf_counter()
    VEIL.part(text, 500_000, 500_300)
    VEIL.knowing(["Sari Dewi"]).text("Sari " * 200_000)
    assert time.perf_counter() - start < 5
