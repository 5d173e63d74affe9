"""What phrases find in messages, and what they leave alone."""

from __future__ import annotations

from typing import Any

import pytest
from hearing import Record, heard, matcher, said

from engine.matcher import PhraseHit

BARANG = {"barang": ["barang", "barangnya", "paket saya"], "kami": ["kami", "saya"]}
EJAAN = {
    "tidak": ["gak", "ga", "tdk"],
    "terima kasih": ["makasih", "trims"],
    "bisa": ["bs"],
    "maaf": ["maap", "mf", "ma'ap"],
    "barang": ["brg"],
}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("rusak", "Barangnya RUSAK!", ["RUSAK"]),
        ("rusak", "kerusakan, rusaknya", []),
        ("halo kak", "halo,kak. Halo  kak", ["Halo  kak"]),
        ("yth. ibu", "Yth. Ibu Sari", ["Yth. Ibu"]),
        ("yth. ibu", "Yth Ibu Sari", []),
        ("🙏", "makasih🙏🙏", ["🙏", "🙏"]),
        (":)", "oke:) kak", [":)"]),
        ("ok!", "ok!! sip", ["ok!"]),
        ("ok", "ＯＫ siap", ["ＯＫ"]),
        ("ﬁnal", "this is final", ["final"]),
        ("strasse", "Große Straße", ["Straße"]),
        ("café", "cafe\u0301 buka", ["cafe\u0301"]),
        ("a b", "a\n b", ["a\n b"]),
        (
            {"regex": "refund.{0,20}(proses|kirim)"},
            "REFUND segera kami PROSES",
            ["REFUND segera kami PROSES"],
        ),
        ({"regex": "^pagi"}, "Pagi kak, selamat pagi", ["Pagi"]),
        ({"regex": r"\bcs\b"}, "cs 😀 acs cs", ["cs", "cs"]),
        ({"regex": "[😀😃]+"}, "ok 😀😃", ["😀😃"]),
        (r"\{x}", "tulis {x} ya", ["{x}"]),
        ("tunggu ya ...", "tunggu ya ... sebentar", ["tunggu ya ..."]),
    ],
)
def test_words_are_found_whole_as_they_are_written(phrase: Any, text: str, found: list[str]) -> None:
    assert said(phrase, text) == found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("{barang} rusak", "barangnya rusak, paket saya rusak", ["barangnya rusak", "paket saya rusak"]),
        ("{barang}mu rusak", "barangmu rusak", ["barangmu rusak"]),
        ("{barang} ... rusak", "barang yang saya terima ternyata rusak",
         ["barang yang saya terima ternyata rusak"]),
        ("{barang} ... rusak", "barang ini rusak dan itu rusak", ["barang ini rusak"]),
        ("{barang} ... rusak", "barang rusak", ["barang rusak"]),
        ("{barang} ... rusak", "barang satu dua tiga empat lima rusak",
         ["barang satu dua tiga empat lima rusak"]),
        ("{barang} ... rusak", "barang satu dua tiga empat lima enam rusak", []),
        ("{barang} ... rusak", "Barang sampai. Kardusnya rusak", []),
        ("{barang} ... rusak", "Barang\nrusak", []),
        ("{barang} ... rusak", "barang (harga Rp 1.500) rusak", ["barang (harga Rp 1.500) rusak"]),
        ("{barang} ... rusak", "barang, kak, rusak", ["barang, kak, rusak"]),
        ("{barang} ... rusak", "rusak barang", []),
        ("{barang} ... {kami} ... rusak", "barang yang kami kirim rusak", ["barang yang kami kirim rusak"]),
        ("tidak ... puas … lagi", "tidak akan puas di sini lagi", ["tidak akan puas di sini lagi"]),
        ("jadi {number} hari", "jadi 3 hari, jadi tiga hari", ["jadi 3 hari"]),
        ("{number}", "pesan 12.500 ya, no2", ["12.500"]),
        ("harga {amount}", "harga Rp50.000; harga 50rb; harga 50", ["harga Rp50.000", "harga 50rb"]),
        ("kirim {date}", "kirim besok, kirim 12/01, kirim 5 Januari 2026", [
            "kirim besok", "kirim 12/01", "kirim 5 Januari 2026"]),
        ("sampai {time}", "sampai jam 5 sore; sampai 14.30 WIB", ["sampai jam 5 sore", "sampai 14.30 WIB"]),
        ("dalam {duration}", "dalam 2-3 hari kerja, dalam dua jam, dalam seminggu, dalam perjalanan", [
            "dalam 2-3 hari kerja", "dalam dua jam", "dalam seminggu"]),
        ("within {duration}", "within 24 hours, within a day", ["within 24 hours", "within a day"]),
        ("cek {link}", "cek https://toko.id/a?b=1. cek toko.co.id", ["cek https://toko.id/a?b=1",
         "cek toko.co.id"]),
    ],
)  # fmt: skip
def test_groups_gaps_and_placeholders(phrase: str, text: str, found: list[str]) -> None:
    assert said(phrase, text, words=BARANG) == found


@pytest.mark.parametrize(
    ("text", "customer", "found"),
    [
        ("Halo Sari Dewi!", {"name": "Sari Dewi"}, ["Halo Sari Dewi"]),
        ("halo dewi", {"name": "Sari Dewi"}, ["halo dewi"]),
        ("halo sar", {"name": "Sari"}, []),
        ("halo al", {"name": "Al Ghazali"}, []),
        ("halo al ghazali", {"name": "Al Ghazali"}, ["halo al ghazali"]),
        ("halo kak", {"name": ""}, []),
        ("halo kak", {"name": None}, []),
        ("halo kak", {}, []),
        ("halo kak", None, []),
        ("halo 42", {"name": 42}, ["halo 42"]),
        ("halo (a+)+b", {"name": "(a+)+b"}, ["halo (a+)+b"]),
    ],
)
def test_the_name_in_the_record(text: str, customer: dict[str, Any] | None, found: list[str]) -> None:
    assert said("halo {customer.name}", text, Record(customer)) == found
    assert said("halo {fields.buyer.name}", text, Record(fields={"buyer": customer})) == found


def test_without_a_record_no_value_is_known() -> None:
    assert said("halo {customer.name}", "halo {customer.name} None") == []


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("tidak bisa", "gak bs kak", ["gak bs"]),
        ("gak bisa", "tidak bisa", ["tidak bisa"]),
        ("terima kasih", "Makasihhh yaa", ["Makasihhh"]),
        ("makasih", "terima kasih", ["terima kasih"]),
        ("halo", "haloooo, halooo, haloo", ["haloooo", "halooo", "haloo"]),
        ("maaf", "maaaaf mf maap ma’ap", ["maaaaf", "mf", "maap", "ma’ap"]),
        ("halo", "hallo", []),
        ("barang-barang", "brg2 sama barang2", ["brg2", "barang2"]),
        ("barang-barangnya", "barang2nya", ["barang2nya"]),
        ("jam tangan", "jam2 tangan", []),
        ("tidak ... puas", "gak terlalu puas", ["gak terlalu puas"]),
        ({"regex": "tidak +bisa"}, "ga bs", ["ga bs"]),
        ({"regex": "halo+ kak"}, "halooooo kak", ["halooooo kak"]),
        ("terima kasih banyak", "makasih banyak😀", ["makasih banyak"]),
        ("puas", "PUASSSS", ["PUASSSS"]),
    ],
)
def test_loose_spelling(phrase: Any, text: str, found: list[str]) -> None:
    assert said(phrase, text, spellings=EJAAN, spelling="loose") == found
    assert said(
        phrase if isinstance(phrase, dict) else {"text": phrase}, text, spellings=EJAAN, spelling="loose"
    ) == said(
        {**(phrase if isinstance(phrase, dict) else {"text": phrase}), "spelling": "loose"},
        text,
        spellings=EJAAN,
    )


def test_exact_spelling_knows_nothing_of_spellings() -> None:
    exact_and_loose = matcher(
        {"exact": {"any": ["gak", "tidak"]}, "loose": {"any": ["tidak"], "spelling": "loose"}},
        spellings=EJAAN,
    )
    assert exact_and_loose.match("gak", None) == (0b11, [(0, 0, 3), (1, 0, 3)])
    assert exact_and_loose.match("tdk", None) == (0b10, [(1, 0, 3)])
    assert exact_and_loose.match("tidak", None) == (0b11, [(0, 0, 5), (1, 0, 5)])


def test_spellings_that_lead_in_a_circle_stop_somewhere() -> None:
    assert said("b", "a b c", spellings={"a": ["b"], "b": ["c"], "c": ["a"]}, spelling="loose")


@pytest.mark.parametrize(
    ("phrase", "typos", "text", "found"),
    [
        ("assalamualaikum", 1,
         "Assalamualaikum Asalamualaikum assalamu'alaikum asslaamualaikum assalaamualaykum", [
            "Assalamualaikum", "Asalamualaikum", "assalamu'alaikum", "asslaamualaikum"]),
        ("assalamualaikum", 2, "Aslamualaikum assalaamualaykum", ["Aslamualaikum", "assalaamualaykum"]),
        ("komplain", 1, "komplai komplainn komplian kmplian", ["komplai", "komplainn", "komplian"]),
        ("terima kasih", 1, "terimakasih, trima kasih, terima kasi", ["terimakasih", "trima kasih",
         "terima kasi"]),
        ("refund", 1, "refunds refunding", ["refunds"]),
        ("barang", 1, "barsng barng brang barangg b", ["barsng", "barng", "brang", "barangg"]),
    ],
)  # fmt: skip
def test_typing_errors(phrase: str, typos: int, text: str, found: list[str]) -> None:
    assert said({"text": phrase, "typos": typos}, text) == found
    assert said({"text": phrase, "typos": typos}, f"😀 {text} é") == found


@pytest.mark.parametrize(
    ("position", "text", "carried"),
    [
        ("begins", "pagi kak", True),
        ("begins", " 🙏 ...Pagi kak", True),
        ("begins", "selamat pagi kak", False),
        ("ends", "kak, selamat pagi!! 😀\n", True),
        ("ends", "pagi kak", False),
        ("first_sentence", "Halo kak, pagi. Ada apa?", True),
        ("first_sentence", "Halo kak. Selamat pagi.", False),
        ("last_sentence", "Halo kak. Selamat pagi.", True),
        ("last_sentence", "Selamat pagi. Ada yang bisa dibantu? 🙏", False),
        ("last_sentence", "Selamat pagi", True),
    ],
)
def test_position(position: str, text: str, carried: bool) -> None:
    assert bool(said("pagi", text, position=position)) is carried
    assert bool(said({"text": "pagi", "position": position}, text)) is carried


@pytest.mark.parametrize(
    ("question", "text", "carried"),
    [
        (True, "Ada yang lain?", True),
        (True, "Ada yang lain.", False),
        (True, "Apakah ada yang lain", True),
        (True, "Kak, masih ada yang lain ga ya", True),
        (True, "Barang yang lain sudah dikirim. Ada apa?", False),
        (False, "Ada yang lain?", False),
        (False, "Barang yang lain sudah dikirim", True),
        ("yes_no", "Apakah ada yang lain yang bisa kami bantu?", True),
        ("yes_no", "Ada yang lain, Kak? 😀", True),
        ("yes_no", "Apa yang lain?", False),
        ("yes_no", "Kapan yang lain dikirim?", False),
        ("yes_no", "Apakah Kakak tahu kapan yang lain dikirim?", True),
    ],
)
def test_question(question: Any, text: str, carried: bool) -> None:
    assert bool(said("yang lain", text, question=question)) is carried


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("Barang saya rusak", True),
        ('Dia bilang "barang rusak" tadi', False),
        ("Dia bilang “barang rusak” tadi", False),
        ("> barang rusak\nOke, kami cek", False),
        ("Dia bilang 'rusak' tadi", False),
        ("ma'af rusak, jum'at", True),
        ('layar 5" rusak', True),
    ],
)
def test_quoted(text: str, carried: bool) -> None:
    assert bool(said("rusak", text, quoted=False)) is carried
    assert said("rusak", text)


def test_none_takes_the_signal_from_the_whole_message_and_except_only_what_it_overlaps() -> None:
    signals = {
        "s": {
            "any": ["{barang} ... rusak", "kecewa"],
            "except": ["kalau ... rusak"],
            "none": ["tidak jadi komplain"],
        }
    }
    one = matcher(signals, BARANG)
    assert heard(one, "kalau barang rusak gimana?") == []
    assert heard(one, "kalau barang rusak saya kecewa") == ["kecewa"]
    assert heard(one, "barang rusak, kecewa") == ["barang rusak", "kecewa"]
    assert heard(one, "barang rusak, tapi tidak jadi komplain") == []


def test_what_is_asked_of_a_phrase_beats_what_is_asked_of_its_signal() -> None:
    one = matcher(
        {
            "s": {
                "position": "begins",
                "any": ["pagi", {"text": "siang", "position": "ends"}],
                "none": ["tidak"],
            }
        }
    )
    assert heard(one, "pagi kak, siang") == ["pagi", "siang"]
    assert heard(one, "siang kak, pagi") == []
    assert heard(one, "pagi kak, tidak") == []


def test_by_whom() -> None:
    one = matcher({"a": {"any": ["halo"], "by": "agent"}, "b": {"any": ["halo"]}})
    assert one.match("halo", "agent")[0] == 0b11
    assert one.match("halo", "customer")[0] == 0b10
    assert one.match("halo", None)[0] == 0b10


def test_of_overlapping_hits_the_leftmost_longest_is_shown() -> None:
    one = matcher({"s": {"any": ["maaf", "mohon maaf", "maaf atas", {"regex": "ho.*n m"}]}})
    assert heard(one, "Mohon maaf atas ini, maaf") == ["Mohon maaf", "maaf"]


def test_a_trace_tells_each_phrase_that_stands_and_what_became_of_it() -> None:
    one = matcher(
        {
            "s": {
                "by": "customer",
                "any": ["barang rusak", "kecewa"],
                "except": ["kalau ... rusak", "sangat kecewa"],
            }
        }
    )
    text = "kalau barang rusak, kecewa"
    assert one.trace(text, "customer") == [
        PhraseHit("s", "except", 0, 0, 18, True),
        PhraseHit("s", "any", 0, 6, 18, False),
        PhraseHit("s", "any", 1, 20, 26, True),
    ]
    assert [hit.counted for hit in one.trace(text, "agent") if hit.list == "any"] == [False, False]


def test_a_trace_tells_of_a_phrase_in_the_wrong_place() -> None:
    one = matcher({"s": {"any": ["pagi"], "position": "begins"}})
    assert one.trace("selamat pagi", None) == [PhraseHit("s", "any", 0, 8, 12, False)]
