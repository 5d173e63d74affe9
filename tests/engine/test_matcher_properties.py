"""Whatever the text: hits lie where their words are, nothing breaks, and no text takes long."""

from __future__ import annotations

from time import perf_counter
from unicodedata import combining

import pytest
from hearing import Record, matcher
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.folding import fold
from engine.matching.page import page_of
from engine.normalising import Normaliser
from engine.sentences import Sentences

WORDS = {"barang": ["barang", "barangnya", "paket saya"]}
SPELLINGS = {"tidak": ["gak", "ga", "g4k"], "terima kasih": ["makasih", "t'kasih"], "maaf": ["mf"]}
RECORD = Record({"name": "Sari Dewi"})
FORMS = {
    "tidak bisa": ["tidak bisa"],
    "terima kasih": ["terima kasih"],
    "maaf": ["maaf"],
    "barang-barang": ["barang-barang"],
    "straße": ["strasse"],
    "ﬁnal": ["final"],
    "i\u0307yi": ["i\u0307yi"],
    "halo kak": ["halo kak"],
    "café": ["café"],
    "{barang} rusak": ["barang rusak", "barangnya rusak", "paket saya rusak"],
    "halo {customer.name}": ["halo sari dewi", "halo sari", "halo dewi"],
    "😀 ok": ["😀 ok"],
}
"""Phrases, and how each reads once folded and in proper spelling."""
PLAIN = {name: {"any": [name]} for name in FORMS}
LOOSE = {f"loose {name}": {"any": [name], "spelling": "loose"} for name in FORMS}
MATCHER = matcher({**PLAIN, **LOOSE}, WORDS, SPELLINGS)
NAMES = [*PLAIN, *LOOSE]
NORMALISER = Normaliser(SPELLINGS, [*FORMS, *WORDS["barang"]])

PIECES = (
    "tidak", "gak", "GA", "gaaak", "bisa", "bisaaa", "Terima", "kasih", "makasih", "makasihhh", "MF", "maaaf",
    "barang2", "barangnya", "paket", "saya", "rusak", "STRASSE", "straße", "ﬁnal", "ＦＩＮＡＬ",
    "final", "İyi", "i̇yi",
    "halo", "haloooo", "kak", "cafe\u0301", "CAFÉ", "e", "\u0301", "\u0323", "😀", "👍🏽", "👨‍👩‍👧",
    "ok", " ", " ", " ", "  ", "\n",
    "\u3000", "\u200d", "ß", "ŉ", "ﷺ", "ｶﾞ", "각", "\u1100\u1161", ".", ",", "!", "?", "'", "’",
    '"', "“", "”", "> ", "-", "_",
    "2", "²", "Sari", "Dewi", "\ufffd", "\x00", "ǅ",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)


def reading(text: str, loose: bool) -> str:
    """A stretch of a message, folded (and in proper spelling) by itself."""
    return NORMALISER.text(text) if loose else page_of(text).text


@settings(max_examples=1500, deadline=None)
@given(texts)
def test_what_a_hit_quotes_reads_like_its_phrase(text: str) -> None:
    _, hits = MATCHER.match(text, None, RECORD)
    for signal, start, end in hits:
        assert 0 <= start < end <= len(text)
        name = NAMES[signal]
        loose = name.startswith("loose ")
        said = reading(text[start:end], loose)
        assert any(form in said for form in FORMS[name.removeprefix("loose ")]), (
            name,
            text,
            text[start:end],
            said,
        )


@settings(max_examples=1500, deadline=None)
@given(texts)
def test_what_is_cut_off_a_hit_is_missed(text: str) -> None:
    """No hit is wider than its phrase: without its first or last character the phrase is no longer there.

    An accent too many on the last letter belongs to it, though.
    """
    _, hits = MATCHER.match(text, None, RECORD)
    for signal, start, end in hits:
        forms = FORMS[NAMES[signal].removeprefix("loose ")]
        if NAMES[signal] in PLAIN and not combining(text[end - 1]):
            for shorter in (text[start + 1 : end], text[start : end - 1]):
                assert not any(page_of(shorter).text == form for form in forms)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_a_trace_tells_the_same_as_a_match(text: str) -> None:
    carried, _ = MATCHER.match(text, None, RECORD)
    counted = {hit.signal for hit in MATCHER.trace(text, None, RECORD) if hit.counted}
    assert counted == {name for number, name in enumerate(NAMES) if carried >> number & 1}


EVERYTHING = matcher(
    {
        "s": {
            "spelling": "loose",
            "quoted": False,
            "any": [
                "a ... a ... b", "{barang} ... rusak", {"text": "assalamualaikum", "typos": 2},
                "{number} ... {duration}", "halo {customer.name}", {"text": "a", "question": "yes_no"},
                {"text": "a", "position": "ends"}, {"regex": "a.{0,20}b"}, "{link}", "{amount}",
                "{date} {time}", ">",
            ],
            "except": ["tidak ... a"],
        },
        "t": {"any": ["a", "makasih", {"text": "rusak", "question": False, "position": "last_sentence"}]},
    },
    WORDS,
    SPELLINGS,
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(texts | st.text())
def test_no_text_breaks_it(text: str) -> None:
    _, hits = EVERYTHING.match(text, None, RECORD)
    assert all(0 <= start < end <= len(text) for _, start, end in hits)
    EVERYTHING.trace(text, None, RECORD)
    sentences = Sentences(text)
    assert "".join(sentences.sentence(number) for number in range(sentences.last + 1)) == text


HOSTILE = (
    "a", "a ", "a a a b ",
    '"', "“a ", "'a ", "... ", "a ... ", "aaa ", "abab", "1", "1,", "12 jam ", "www.", "http://a ",
    "barang ", "barang rusak ", "rusak barang ", "gak ", "makasihhh ", "assalamualaiku ", "halo sari ",
    "?", "a? ", "Rp1",
    "é", "é ", "😀", "e\u0301", "barang2 ", ">\n", "a.", "(www.", "jam 5 ", "b a ", "satu ", "-", "a-",
    "’", "kah ", "apakah ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_megabyte_takes_seconds_at_most(unit: str) -> None:
    text = unit * (1_000_000 // len(unit.encode()))
    start = perf_counter()
    EVERYTHING.match(text, None, RECORD)
    spent = perf_counter() - start
    assert spent < 20, unit
    half = text[: len(text) // 2]
    start = perf_counter()
    EVERYTHING.match(half, None, RECORD)
    assert spent < 1 + 4 * (perf_counter() - start), unit


def test_a_long_message_with_double_spaces_is_folded_in_one_pass() -> None:
    """Possessive groups took quadratic time in the regular expressions of Python 3.11.2."""
    text = "unbroken " + "very long " * 50_000 + " broken"
    assert fold(text).text == " ".join(text.split())
