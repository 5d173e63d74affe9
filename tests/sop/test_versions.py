"""Dated versions: which documents are versions of one another, and which dates they may not share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sop.load import load, load_versions, read_each
from sop.model import Sop
from sop.problem import InvalidSop

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes an SOP with one rule called like its file into the working folder and gives its name."""
    monkeypatch.chdir(tmp_path)

    def written(
        name: str,
        effective: str = "",
        *,
        version: str = "1",
        sop: str = "toko",
        zone: str = "Asia/Jakarta",
        more: str = "",
        rule: str = "",
    ) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        dates = f"effective: {{{effective}}}\n" if effective else ""
        path.write_text(
            f'sop: {sop}\nversion: "{version}"\ntitle: T\nlanguage: id\ntimezone: {zone}\n{dates}{more}'
            f"rules:\n- {{id: {rule or path.stem}, kind: style, at_most: {{emoji: 1}}}}\n",
            encoding="utf-8",
        )
        return name

    return written


def rules(sops: tuple[Sop, ...]) -> list[tuple[str, list[str]]]:
    return [(sop.name, [rule.id for rule in sop.rules]) for sop in sops]


def errors(*paths: str) -> list[str]:
    with pytest.raises(InvalidSop) as caught:
        load_versions(paths)
    return [problem.code for problem in caught.value.problems if problem.level == "error"]


def checked(*paths: str) -> list[str]:
    return [problem.code for reading in read_each(paths) for problem in reading.problems]


OLD, NEW = "from: 2026-01-01, until: 2026-06-30", "from: 2026-07-01"


def test_versions_are_kept_apart_oldest_first(write: Write) -> None:
    write("sop/a.yaml", NEW, version="2", rule="salam")
    write("sop/b.yaml", OLD, version="1", rule="salam")
    sops = load_versions(["sop"])
    assert rules(sops) == [("toko@1", ["salam"]), ("toko@2", ["salam"])]
    assert [sop.files for sop in sops] == [("sop/b.yaml",), ("sop/a.yaml",)]
    assert sops[0].digest != sops[1].digest
    assert checked("sop") == []


def test_files_named_one_by_one_are_versions_too(write: Write) -> None:
    names = [write("a.yaml", NEW, version="2"), write("b.yaml", OLD)]
    assert rules(load_versions(names)) == [("toko@1", ["b"]), ("toko@2", ["a"])]


def test_other_documents_take_part_in_every_version_which_keeps_its_name(write: Write) -> None:
    write("sop/a-umum.yaml", sop="umum")
    write("sop/b.yaml", OLD)
    write("sop/c.yaml", NEW, version="2")
    assert rules(load_versions(["sop", "library:signals/id"])) == [
        ("toko@1", ["b", "a-umum"]),
        ("toko@2", ["c", "a-umum"]),
    ]


def test_a_version_may_use_the_one_before_and_override_its_rules(write: Write) -> None:
    write("sop/v1.yaml", OLD, rule="salam")
    write("sop/v2.yaml", NEW, version="2", more="uses: [v1.yaml]\n", rule="emoji")
    assert rules(load_versions(["sop"])) == [("toko@1", ["salam"]), ("toko@2", ["salam", "emoji"])]
    assert checked("sop") == []
    assert rules(load_versions(["sop/v2.yaml"])) == [("toko@2", ["salam", "emoji"])]


def test_a_version_may_have_several_files_one_of_them_dated(write: Write) -> None:
    write("sop/a.yaml", version="2")
    write("sop/b.yaml", OLD)
    write("sop/c.yaml", NEW, version="2")
    write("sop/d.yaml", OLD)
    assert rules(load_versions(["sop"])) == [("toko@1", ["b", "d"]), ("toko@2", ["c", "a"])]


@pytest.mark.parametrize("effective", ["", OLD])
def test_documents_of_one_version_are_one_sop_as_ever(write: Write, effective: str) -> None:
    names = [write("a.yaml", effective), write("b.yaml", effective), write("c.yaml", sop="lain")]
    assert load_versions(names) == (load(names),)


def test_documents_without_dates_are_no_versions(write: Write) -> None:
    names = [write("a.yaml", version="1", rule="x"), write("b.yaml", version="2", rule="x")]
    assert errors(*names) == ["duplicate-rules"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (OLD, "from: 2026-06-30"),
        ("from: 2026-01-01", NEW),
        ("until: 2026-07-01", NEW),
        ("", NEW),
        ("from: 2026-07-01", "from: 2026-07-01, until: 2026-07-01"),
    ],
)
def test_no_date_belongs_to_two_versions(write: Write, first: str, second: str) -> None:
    write("sop/a.yaml", first)
    write("sop/b.yaml", second, version="2")
    assert errors("sop") == ["versions-overlap"]
    assert checked("sop") == ["versions-overlap"]


def test_the_overlap_names_both_and_says_which_date_ends_the_older(write: Write) -> None:
    write("a.yaml", "from: 2026-01-01")
    write("b.yaml", NEW, version="2")
    with pytest.raises(InvalidSop) as caught:
        load_versions(["a.yaml", "b.yaml"])
    (problem,) = caught.value.problems
    assert (problem.at.file, problem.notes[0].at.file) == ("a.yaml", "b.yaml")
    assert problem.message("id") == "`toko@1` masih berlaku ketika `toko@2` juga berlaku"
    assert problem.help("id").startswith("Maksud Anda `until: 2026-06-30`?")
    assert set(caught.value.texts) == {"a.yaml", "b.yaml"}


def test_every_problem_of_every_version_is_told_once(write: Write) -> None:
    write("sop/a.yaml", OLD, more="owner: [x]\n")
    write("sop/b.yaml", NEW, version="2", more="owners: x\n")
    write("sop/c.yaml", sop="umum", more="ladders: {x: [a, a]}\n")
    alone = [code for name in "abc" for code in checked(f"sop/{name}.yaml")]
    assert sorted(errors("sop")) == sorted(checked("sop")) == sorted(alone)


def test_a_file_that_is_missing_beside_versions_is_an_error(write: Write) -> None:
    names = [write("a.yaml", OLD), write("b.yaml", NEW, version="2"), "c.yaml"]
    assert errors(*names) == checked(*names) == ["no-file"]


def test_a_name_of_one_version_is_not_known_in_the_next(write: Write) -> None:
    signal = "signals: {janji: {any: [pasti]}}\n"
    write("sop/a.yaml", OLD, more=signal)
    write("sop/b.yaml", NEW, version="2")
    path = Path("sop/b.yaml")
    path.write_text(path.read_text() + "- {id: x, kind: phrase, signal: janji, must: never}\n")
    assert checked("sop") == ["unknown-signal"] == errors("sop")
    write("sop/c.yaml", sop="umum", more=signal.replace("janji", "lain"))
    path.write_text(path.read_text().replace("janji", "lain"))
    assert checked("sop") == []
    assert len(load_versions(["sop"])) == 2


def test_two_versions_of_one_name_are_a_question(write: Write) -> None:
    write("sop/a.yaml", OLD)
    write("sop/b.yaml", NEW)
    assert [sop.name for sop in load_versions(["sop"])] == ["toko@1", "toko@1"]
    assert checked("sop") == ["version-twice"]


def test_only_one_sop_of_a_folder_has_versions(write: Write) -> None:
    for sop in ("toko", "gudang"):
        write(f"sop/{sop}1.yaml", OLD, sop=sop)
        write(f"sop/{sop}2.yaml", NEW, sop=sop, version="2")
    assert "versions-of-two" in errors("sop")


def test_dates_that_are_none_are_told_as_such(write: Write) -> None:
    write("sop/a.yaml", "from: 2026-02-30")
    write("sop/b.yaml", "from: [2026]", version="2", zone="Asia/Nirwana")
    assert {"no-such-date", "unknown-timezone"} <= set(errors("sop"))


def test_zones_are_minded(write: Write) -> None:
    write("sop/a.yaml", OLD, zone="Asia/Jayapura")
    write("sop/b.yaml", NEW, version="2", zone="Asia/Jakarta")
    assert len(load_versions(["sop"])) == 2
    write("sop/a.yaml", OLD, zone="Asia/Jakarta")
    write("sop/b.yaml", NEW, version="2", zone="Asia/Jayapura")
    assert errors("sop") == ["versions-overlap"]


days = st.integers(0, 20).map(lambda day: date(2026, 1, 1) + timedelta(days=day))


@given(st.lists(st.tuples(st.none() | days, st.none() | days), min_size=2, max_size=4))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example writes the same files anew
def test_an_overlap_is_an_error_and_a_gap_is_none(
    write: Write, ranges: list[tuple[date | None, date | None]]
) -> None:
    ranges = [(start, end) for start, end in ranges if not (start and end and end < start)]
    ranges = [dates for dates in ranges if any(dates)]
    if len(ranges) < 2:
        return
    names = []
    for number, (start, end) in enumerate(ranges):
        parts = [f"{key}: {day}" for key, day in (("from", start), ("until", end)) if day]
        names.append(write(f"{number}.yaml", ", ".join(parts), version=str(number), rule="x"))
    every = [date(2025, 12, 1) + timedelta(days=day) for day in range(80)]
    most = max(
        sum((not start or start <= day) and (not end or day <= end) for start, end in ranges) for day in every
    )
    if most > 1:
        assert set(errors(*names)) == {"versions-overlap"}
    else:
        sops = load_versions(names)
        begins = [sop.effective_from for sop in sops]
        assert begins[1:] == sorted(begin for begin in begins[1:] if begin)
