"""What language a message is in: few words decide, words of both decide nothing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from engine.measures import MEASURES
from engine.measures.languages import english, indonesian, mixing
from engine.measures.vocabulary import ENGLISH, INDONESIAN

STORED = Path(__file__).parents[3] / "shared" / "data"


@pytest.mark.parametrize(
    "text",
    [
        "Mohon ditunggu, pesanan Kakak sedang kami proses.",
        "brg sy blm dtg min, gmn nih??",
        "Kapaaan dikirimnya yaaa kaaak",
        "Kak, mau order via chat admin bisa? Cek promo di https://the-shop.com/is/it/what",
        "Terima kasih sudah menghubungi kami",
        "Nomor antrean saya A-17, mohon ditunggu",
    ],
)
def test_indonesian(text: str) -> None:
    assert (indonesian(text), english(text), mixing(text)) == (1, 0, 0)


@pytest.mark.parametrize(
    "text",
    ["Is there anything else we can help you with?", "Don't worry, it's been shipped", "Thank you so much"],
)
def test_english(text: str) -> None:
    assert (indonesian(text), english(text), mixing(text)) == (0, 1, 0)


def test_a_mixed_message() -> None:
    text = "Kami sudah kirim, please wait"
    assert (indonesian(text), english(text), mixing(text)) == (Fraction(3, 5), Fraction(2, 5), Fraction(2, 5))


@pytest.mark.parametrize(
    "text", ["", "Ok", "JNE 12345", "order admin chat online promo", "Sudah dikirim", "你好，谢谢"]
)
def test_too_few_known_words_are_no_language(text: str) -> None:
    assert (indonesian(text), english(text), mixing(text)) == (None, None, None)


def test_no_word_is_of_both() -> None:
    assert not INDONESIAN & ENGLISH


@pytest.mark.parametrize(
    ("name", "language", "least"),
    [
        ("stif/dev.formal.txt", "indonesian", 0.95),
        ("stif/dev.informal.txt", "indonesian", 0.94),
        ("stif/train.formal.txt", "indonesian", 0.95),
        ("stif/train.informal.txt", "indonesian", 0.94),
        ("sgd/turns.ndjson.gz", "english", 0.97),
        ("star/conversations.ndjson.gz", "english", 0.97),
    ],
)
def test_real_messages(name: str, language: str, least: float) -> None:
    """Of messages of five words and more so many are told, and hardly any wrongly."""
    path = STORED / name
    if not path.exists():
        pytest.skip(f"no {path}: the sets of real messages are not here")
    shares = [MEASURES[language](text) for text in _texts(path) if MEASURES["words"](text) >= 5]  # type: ignore[operator]
    right = sum(share is not None and share >= 0.5 for share in shares)
    wrong = sum(share is not None and share < 0.5 for share in shares)
    assert right / len(shares) >= least
    assert wrong / len(shares) <= 0.005


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".txt":
        yield from path.read_text(encoding="utf-8").splitlines()
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield from (event["text"] for event in record.get("events", [record]) if _is_wanted(event))


def _is_wanted(event: dict[str, str]) -> bool:
    agents_only = event.get("type") != "message" or event.get("by") == "agent"
    return bool(event.get("text")) and agents_only
