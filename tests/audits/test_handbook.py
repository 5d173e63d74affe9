"""The handbook: every rule in words, in both languages, whatever the SOP's texts try."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from audits.handbook.book import Book, book
from audits.handbook.html import page
from audits.handbook.markdown import text
from audits.handbook.words import WORDS
from audits.reports.marks import escaped
from rules import KINDS
from sop.files import library_names
from sop.load import load

EVERY_KIND = Path(__file__).parents[1] / "data/handbook/every-kind.yaml"


@pytest.fixture(scope="module", params=["id", "en"])
def made(request: pytest.FixtureRequest) -> Book:
    """The handbook of an SOP with every kind of rule."""
    return book(load([EVERY_KIND]), request.param)


def test_the_words_are_complete_in_both_languages() -> None:
    plurals = {key for key in WORDS["en"] if key.endswith(".one")}
    assert set(WORDS["id"]) == set(WORDS["en"]) - plurals
    fields = {
        language: {key: _fields(said) for key, said in words.items()} for language, words in WORDS.items()
    }
    assert all(fields["id"][key] == fields["en"][key] for key in WORDS["id"])


def _fields(said: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", said))


def test_every_kind_is_told_in_sentences(made: Book) -> None:
    entries = [entry for chapter in made.chapters for entry in chapter.entries]
    assert {rule.kind.name for rule in made.sop.rules} == set(KINDS)
    assert len(entries) == len(made.sop.rules)
    for entry in entries:
        assert entry.sentences, entry.id
        assert all(one.endswith(".") and "{" not in one and " None" not in one for one in entry.sentences)


def test_a_bad_example_says_what_is_wrong_and_where(made: Book) -> None:
    bad = next(entry.bad for chapter in made.chapters for entry in chapter.entries if entry.id == "salam")
    assert bad is not None
    assert [row.blamed for row in bad.rows] == [False, True, False]
    expected = {
        "id": "tidak ada salam dalam pesan pertama agen",
        "en": "no greeting in the agent's first message",
    }
    assert list(bad.reasons) == [expected[made.speech.language]]
    assert bad.language == (None if made.speech.language == "id" else "id")


def test_what_is_given_in_one_language_is_marked() -> None:
    titles = {
        language: {entry.id: entry.title for chapter in made.chapters for entry in chapter.entries}
        for language in ("id", "en")
        for made in [book(load([EVERY_KIND]), language)]
    }
    jenis, salam = titles["id"]["jenis"], titles["en"]["salam"]
    assert jenis is not None and jenis.foreign == "en"
    assert salam is not None and salam.foreign == "id"
    assert titles["id"]["tanpa-judul"] is None


class _Tags(HTMLParser):
    """What a browser would see: elements, what a script could come from, and whether they close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "link", "br", "input", "rect", "path", "polygon"):
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.add(value or "")
            if name.startswith("on") or name in ("src", "style"):
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()


def test_the_page_needs_nothing_and_runs_nothing(made: Book) -> None:
    tags = _Tags()
    tags.feed(page(made))
    assert tags.open == []
    assert tags.seen.isdisjoint({"script", "b", "i", "img", "iframe", "link", "object"} - {"b"})
    assert tags.handlers == []
    assert len(set(tags.ids)) == len(tags.ids)
    assert {f"#{name}" for name in tags.ids} >= tags.targets
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(made)


def test_markdown_shows_texts_as_they_are(made: Book) -> None:
    told = text(made)
    assert "<script>" not in told and "](javascript:" not in told.replace("\\](javascript:", "")
    assert "\\<script\\>alert(1)\\</script\\>" in told
    anchors = set(re.findall(r'<a id="([^"]+)">', told))
    assert set(re.findall(r"(?<!\\)\]\(#([^)]+)\)", told)) <= anchors
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert rows and all(len(re.findall(r"(?<!\\)\|", row)) in (3, 8) for row in rows)


@pytest.mark.parametrize(
    "said", ["# x", "- x", "1. x", "+ x", "> x", "a*b*", "[x](y)", "<b>", "`x`", "~~x~~", "| x"]
)
def test_nothing_of_a_text_is_read_as_markdown(said: str) -> None:
    one = escaped(said)
    assert re.sub(r"\\(.)", "", one).strip(" ")[:1] not in set("#>|`*<[~+") | {"-"}
    assert not re.match(r"\d+[.)]", one)


@pytest.mark.parametrize("name", [one for one in library_names() if re.match(r"(id|en)/", one)])
@pytest.mark.parametrize("language", ["id", "en"])
def test_shipped_sops_have_a_handbook_in_both_languages(name: str, language: str) -> None:
    made = book(load([f"library:{name}"]), language)
    titles = [entry.title for chapter in made.chapters for entry in chapter.entries]
    assert all(title is not None and title.foreign is None for title in titles)
    assert len(page(made)) > 10_000
