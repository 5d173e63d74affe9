"""Loading: what several files make together, and what each value of an SOP becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sop.load import load, read, read_each
from sop.model import Phrase, Sop
from sop.problem import InvalidSop

HEAD = 'version: "1"\ntitle: T\nlanguage: id\ntimezone: Asia/Jakarta\n'

Write = Callable[[str, str], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file into the working folder and gives its name."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, text: str) -> str:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


def codes(*paths: str) -> list[str]:
    return [problem.code for problem in read(paths).problems]


def phrases(sop: Sop, signal: str) -> list[str]:
    return [phrase.text for phrase in sop.signals[signal].any]


def test_what_is_used_comes_first_and_a_rule_that_overrides_keeps_its_place(write: Write) -> None:
    write("b.yaml", f"sop: b\n{HEAD}rules:\n- {{id: x, kind: style, at_most: {{emoji: 1}}}}\n"
          "- {id: y, kind: style, at_most: {emoji: 1}}\n")  # fmt: skip
    write("a.yaml", f"sop: a\n{HEAD}uses: [b.yaml]\nrules:\n- {{id: z, kind: style, at_most: {{emoji: 1}}}}\n"
          "- {id: x, kind: style, at_most: {emoji: 9}, override: true}\n")  # fmt: skip
    sop = load(["a.yaml"])
    assert [rule.id for rule in sop.rules] == ["x", "y", "z"]
    assert sop.rules[0].kind.at_most == (("emoji", 9),)  # type: ignore[attr-defined]
    assert sop.files == ("a.yaml", "b.yaml")
    assert sop.name == "a@1"


def test_an_extension_adds_phrases_and_an_override_replaces_them_wherever_it_stands(write: Write) -> None:
    write(
        "a.yaml",
        f"sop: a\n{HEAD}signals:\n  s: {{any: [eins], override: true}}\n"
        "  t: {extend: true, any: [zwei], none: [drei]}\n",
    )
    write("b.yaml", f"sop: b\n{HEAD}signals:\n  s: {{any: [one]}}\n  t: {{by: agent, any: [two]}}\n")
    sop = load(["a.yaml", "b.yaml"])
    assert phrases(sop, "s") == ["eins"]
    assert phrases(sop, "t") == ["two", "zwei"]
    assert sop.signals["t"].none == (Phrase("drei"),)
    assert sop.signals["t"].by == {"agent"}


def test_a_file_used_twice_is_read_once(write: Write) -> None:
    write("s.yaml", "sop: s\nsignals: {x: {any: [a]}}\n")
    write("b.yaml", "sop: b\nuses: [s.yaml]\n")
    assert load([write("a.yaml", f"sop: a\n{HEAD}uses: [s.yaml, b.yaml]\n")]).files == (
        "a.yaml",
        "s.yaml",
        "b.yaml",
    )


def test_a_used_path_counts_from_the_file_that_uses_it(write: Write) -> None:
    write("umum/sinyal.yaml", "sop: s\nuses: [lagi/x.yml]\n")
    write("umum/lagi/x.yml", "sop: x\nsignals: {x: {any: [a]}}\n")
    write("toko/a.yaml", f"sop: a\n{HEAD}uses: [../umum/sinyal.yaml]\n")
    assert load(["toko/a.yaml"]).files == ("toko/a.yaml", "umum/sinyal.yaml", "umum/lagi/x.yml")


def test_a_folder_is_its_sop_documents_and_other_yaml_is_skipped(write: Write) -> None:
    write("f/1.yaml", f"sop: a\n{HEAD}rules: [{{id: x, kind: style, at_most: {{emoji: 1}}}}]\n")
    write(
        "f/sub/2.yml",
        f"sop: b\n{HEAD}exclude: {{tags: spam}}\nrules: [{{id: y, kind: style, at_most: {{emoji: 1}}}}]\n",
    )
    write("f/harapan.yaml", "- {rule: x, at_most: 3}\n")
    write("f/catatan.txt", "halo")
    write("f/.git/x.yaml", "sop: {")
    reading = read(["f"])
    assert reading.sop is not None
    assert [rule.id for rule in reading.sop.rules] == ["x", "y"]
    assert reading.sop.exclude is not None
    assert reading.skipped == ("f/harapan.yaml",)
    assert "not-an-sop" in codes("f/harapan.yaml")


def test_a_fragment_in_a_folder_that_another_file_uses_needs_no_head(write: Write) -> None:
    write("f/a-kalender.yaml", "sop: k\ncalendars: {k: {hours: {daily: ['08:00-17:00']}}}\n")
    write("f/b.yaml", f"sop: b\n{HEAD}uses: [a-kalender.yaml]\n")
    assert load(["f"]).id == "b"
    assert [r.sop.id for r in read_each(["f"]) if r.sop] == ["b"]


def test_a_broken_sop_in_a_folder_is_not_skipped(write: Write) -> None:
    write("f/a.yaml", "sop: a\ntitle: x: y\n")
    assert codes("f") == ["yaml-colon"]


@pytest.mark.parametrize(("path", "code", "exit_code"), [
    ("tidak-ada.yaml", "no-file", 4), ("kosong", "no-sop-in-folder", 4),
    ("library:tidak/ada", "unknown-library", 3), ("library:../../etc/passwd", "unknown-library", 3),
])  # fmt: skip
def test_what_is_not_there_says_so(write: Write, path: str, code: str, exit_code: int) -> None:
    write("kosong/x.txt", "")
    with pytest.raises(InvalidSop) as raised:
        load([path])
    assert [problem.code for problem in raised.value.problems] == [code]
    assert raised.value.exit_code == exit_code


def test_a_missing_used_file_is_an_invalid_sop_not_a_missing_input(write: Write) -> None:
    with pytest.raises(InvalidSop) as raised:
        load([write("a.yaml", f"sop: a\n{HEAD}uses: [b.yaml]\n")])
    assert raised.value.exit_code == 3


def test_a_long_chain_of_files_ends(write: Write) -> None:
    for number in range(60):
        write(f"{number}.yaml", f"sop: a\n{HEAD}uses: [{number + 1}.yaml]\n")
    assert codes("0.yaml") == ["uses-too-deep"]


def test_files_checked_together_know_each_others_names_but_may_share_rule_ids(write: Write) -> None:
    rule = "rules: [{id: x, kind: phrase, signal: s, must: never}]\n"
    a = write("a.yaml", f"sop: a\n{HEAD}{rule}signals: {{s: {{any: [a]}}}}\n")
    b = write("b.yaml", f"sop: b\n{HEAD}{rule}")
    assert [problem for reading in read_each([a, b]) for problem in reading.problems] == []
    assert codes(a, b) == ["duplicate-rules"]
    assert codes(b) == ["unknown-signal"]


def test_effective_dates_are_instants_of_the_sops_zone(write: Write) -> None:
    dates = "effective: {from: 2026-01-01, until: 2026-01-31}\n"
    sop = load([write("a.yaml", f"sop: a\n{HEAD}{dates}")])
    assert sop.effective_from == datetime(2025, 12, 31, 17, tzinfo=UTC)
    assert sop.effective_until == datetime(2026, 1, 31, 17, tzinfo=UTC)
    assert codes(write("b.yaml", f"sop: a\n{HEAD}effective: {{from: 2026-02-01, until: 2026-01-31}}\n")) == [
        "backwards"
    ]
    assert codes(write("c.yaml", f"sop: a\n{HEAD}effective: {{from: 2026-02-31}}\n")) == ["no-such-date"]


def test_the_digest_changes_with_any_file(write: Write) -> None:
    write("s.yaml", "sop: s\n")
    first = load([write("a.yaml", f"sop: a\n{HEAD}uses: [s.yaml]\n")]).digest
    write("s.yaml", "sop: s # lain\n")
    assert load(["a.yaml"]).digest != first


def test_texts_and_defaults_of_a_rule(write: Write) -> None:
    rule = (
        "{id: r, kind: greeting, signal: s, title: {id: Salam, en: Greet}, help: H, source: S-01, "
        "weight: 2.5}"
    )
    sop = load(
        [write("a.yaml", f"sop: a\n{HEAD}signals: {{s: {{any: [a, {{regex: b+}}]}}}}\nrules: [{rule}]\n")]
    )
    (found,) = sop.rules
    assert (found.title, found.help) == ({"id": "Salam", "en": "Greet"}, {"": "H"})
    assert (found.source, found.weight, found.severity, found.calendar) == (("S-01",), 2.5, "major", None)
    assert sop.signals["s"].any == (Phrase("a"), Phrase("b+", regex=True))


def test_the_shipped_libraries_load() -> None:
    for name in ("library:signals/id", "library:signals/en"):
        assert load([name]).signals["greeting"].any
