"""What of personal data reports show."""

from __future__ import annotations

import re
import time

import pytest

from audits.reports.personal import Veil, is_name

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


def test_forms_of_address_in_names_are_nobodys_name() -> None:
    veil = VEIL.knowing(["Ibu Sari Dewi"])
    assert veil.text("Baik Ibu, mohon maaf Ibu Sari. Ibu Sari Dewi?") == (
        "Baik Ibu, mohon maaf Ibu [nama]. [nama]?"
    )


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


@pytest.mark.parametrize(
    ("agent", "named"),
    [
        *(("Budi Santoso", True), ("sari", True), ("dina.s@toko.co.id", True), ("CS Toko Wulan", True)),
        *(
            ("a7", False),
            ("agent-12", False),
            ("CS 2", False),
            ("Admin Toko", False),
            ("+62 812-3456-7890", False),
        ),
        *(("wab9f01dc-2cad-988e-9e96-f7509ea2a536", False), ("360012345678", False), ("", False)),
    ],
)
def test_ids_of_agents_that_are_names_have_pseudonyms(agent: str, named: bool) -> None:
    assert is_name(agent) is named
    shown = VEIL.pseudonym(agent)
    if named:
        assert re.fullmatch(r"Agen ([A-Z][2-9]){3}", shown)
        assert shown == VEIL.knowing(["x"]).pseudonym(agent)
        assert shown != VEIL.pseudonym(agent + " b")
    else:
        assert shown == VEIL.agent(agent)
    assert Veil("id", unmask=True).pseudonym(agent) == agent


def test_what_is_hidden_is_counted_together() -> None:
    veil = Veil("id", unmask=False)
    veil.text("0812-3456-7890 dan a@b.co.id")
    veil.knowing(["Sari Dewi"]).text("Kak Sari, 0812-3456-7890")
    assert veil.met == {"phone": 2, "email": 1, "name": 1}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/budi/arsip/percakapan.ndjson", "percakapan.ndjson"),
        ("C:\\Users\\Budi\\Chat WhatsApp dengan Ibu Sari Dewi.txt", "Chat WhatsApp dengan [nama].txt"),
        ("WhatsApp Chat - Sari.zip", "WhatsApp Chat - [nama].zip"),
        ("arsip/", "arsip"),
        ("-", "-"),
        ("0812-3456-7890.txt", "[telepon].txt"),
    ],
)
def test_a_file_is_named_without_the_customer(path: str, shown: str) -> None:
    assert VEIL.file(path) == shown
    assert Veil("id", unmask=True).file(path) == path
