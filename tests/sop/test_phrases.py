"""How phrases are read, and what several files make of words, spellings and signals together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sop.files import LIBRARY, library_names
from sop.load import load, read
from sop.meaning.signals import library_with
from sop.model import Phrase
from sop.phrases import Gap, Part, Placeholder, parts
from sop.signals import asked

HEAD = 'version: "1"\ntitle: T\nlanguage: id\ntimezone: Asia/Jakarta\n'
LIBRARY_FOLDER = Path(__file__).parent.parent.parent / "sop" / "library"

Write = Callable[[str, str], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file into the working folder and gives its name."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mohon maaf", ["mohon maaf"]),
        ("{barang} rusak", [Placeholder("barang", 0, 8), " rusak"]),
        ("{a}{b}nya", [Placeholder("a", 0, 3), Placeholder("b", 3, 6), "nya"]),
        ("a ... b … c", ["a", Gap(), "b", Gap(), "c"]),
        ("a...b ... ", ["a...b ... "]),
        ("... a ...", ["... a ..."]),
        (r"\{a\} {customer.name}", ["{a} ", Placeholder("customer.name", 6, 21)]),
        ("{0,20} { x } {}", ["{0,20} { x } {}"]),
        ("", []),
    ],
)
def test_parts_of_a_phrase(text: str, expected: list[Part]) -> None:
    assert parts(text) == expected


def test_words_of_one_group_are_put_together_and_a_user_s_spelling_counts_last(write: Write) -> None:
    write(
        "b.yaml",
        f"sop: b\n{HEAD}words: {{barang: [barang, paket]}}\nspellings: {{tidak: [gak], bukan: [bkn]}}\n",
    )
    write(
        "a.yaml",
        f"sop: a\n{HEAD}uses: [b.yaml]\nwords: {{barang: [paket, pesanan], lain: [x]}}\n"
        "spellings: {tidak: [tdk], enggak: [gak]}\nrules: []\n",
    )
    sop = load(["a.yaml"])
    assert sop.words == {"barang": ("barang", "paket", "pesanan"), "lain": ("x",)}
    assert list(sop.spellings.items()) == [
        ("tidak", ("gak", "tdk")),
        ("bukan", ("bkn",)),
        ("enggak", ("gak",)),
    ]


def test_an_extension_is_heard_like_the_signal_unless_it_says_otherwise(write: Write) -> None:
    write(
        "b.yaml",
        f"sop: b\n{HEAD}signals:\n  s: {{any: [a], spelling: loose, quoted: false, position: begins}}\n",
    )
    write(
        "a.yaml",
        f"sop: a\n{HEAD}uses: [b.yaml]\nsignals:\n"
        "  s: {extend: true, any: [{text: b, typos: 0}], except: [c], position: ends}\nrules: []\n",
    )
    signal = load(["a.yaml"]).signals["s"]
    assert signal.except_ == (Phrase("c"),)
    assert asked(signal) == {
        "any": tuple(Phrase(text, spelling="loose", quoted=False, position="ends") for text in "ab"),
        "none": (),
        "except": (Phrase("c", spelling="loose", quoted=False),),
    }


def test_groups_of_another_document_of_the_same_folder_are_known(write: Write) -> None:
    write("a.yaml", f'sop: a\n{HEAD}signals: {{s: {{any: ["{{barang}} rusak"]}}}}\nrules: []\n')
    write("b.yaml", f"sop: a\n{HEAD}words: {{barang: [paket]}}\nrules: []\n")
    assert [problem.code for problem in read(["a.yaml", "b.yaml"]).problems if problem.level == "error"] == []
    assert [problem.code for problem in read(["a.yaml"]).problems] == ["group-in-library"]


def test_a_library_in_parts_is_named_as_a_whole() -> None:
    assert library_with("complaint", "id") == "signals/id"
    assert library_with("greeting", "en") == "signals/en"
    assert library_with("kami", "id", "words") == "words/id"
    assert library_with("kami", "id") is None


@pytest.mark.parametrize(
    "name", [name for name in library_names() if name.startswith(("signals/", "words/", "spellings/"))]
)
def test_shipped_signals_have_no_mistakes_that_a_user_would_be_told_of(name: str) -> None:
    shipped = read([LIBRARY_FOLDER / f"{name}.yaml"])
    assert [(problem.code, problem.at.line, problem.said) for problem in shipped.problems] == []
    assert read([LIBRARY + name]).problems == ()
