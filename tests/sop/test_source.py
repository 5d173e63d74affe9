"""YAML as the SOP language reads it: YAML 1.2 scalars, places, and files that mean harm."""

from __future__ import annotations

import time

import pytest

from sop.source import LARGEST_FILE, Source, read_source


def read(text: str | bytes) -> Source:
    return read_source("sop.yaml", text if isinstance(text, bytes) else text.encode())


def codes(text: str | bytes) -> list[str]:
    return [problem.code for problem in read(text).problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        ("on", "on"),
        ("NO", "NO"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("'~'", "~"),
        ("08:00", "08:00"),
        ("24:00", "24:00"),
        ("190:20:30", "190:20:30"),
        ("2026-03-20", "2026-03-20"),
        ("1.0.0", "1.0.0"),
        ("1.0", 1.0),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("1_000", "1_000"),
        ("+62", 62),
        ("1e3", 1000.0),
        (".5", 0.5),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("9" * 5000, "9" * 5000),
        ("08:00-12:00", "08:00-12:00"),
        ("'12'", "12"),
        ("=", "="),
    ],
)
def test_scalars_are_yaml_1_2(written: str, value: object) -> None:
    source = read(f"a: {written}\n")
    assert source.data == {"a": value}
    assert type(source.data["a"]) is type(value)


def test_keys_are_text_whatever_they_look_like() -> None:
    assert read("1: a\ntrue: b\n2026-01-01: c\n").data == {"1": "a", "true": "b", "2026-01-01": "c"}


def test_every_key_and_value_has_a_place() -> None:
    source = read('rules:\n  - {id: "salam", kind: greeting}\n')
    value, key = source.place(("rules", 0, "id")), source.place(("rules", 0, "id"), key=True)
    assert (value.line, value.column, value.end_column) == (2, 10, 17)
    assert (key.line, key.column, key.end_column) == (2, 6, 8)
    assert source.written(("rules", 0, "id")) == '"salam"'


def test_columns_count_code_points_and_a_mark_at_the_beginning_is_not_one() -> None:
    source = read("\ufeffa: 😀 b\nc: {d: é, e: f}\n".encode())
    assert str(source.place(("c", "e"))) == "sop.yaml:2:14"
    assert source.place(("a",)).column == 4


def test_windows_line_ends_do_not_move_places() -> None:
    assert read("a: 1\r\nb: 2\r\n").place(("b",)).line == 2


def test_json_is_read_too_emoji_and_all() -> None:
    assert read('{"sop":"a","t":"\\ud83d\\ude00 \\/ \\u00e9"}').data == {"sop": "a", "t": "😀 / é"}


def test_an_alias_is_the_value_it_points_to() -> None:
    assert read("a: &x [1]\nb: *x\n").data == {"a": [1], "b": [1]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key"),
        ("a: {<<: {b: 1}}\n", "merge-key"),
        ("a: &x [*x]\n", "alias-inside-itself"),
        ("a: *x\n", "alias-unknown"),
        ("a: !!python/object/apply:os.system [ls]\n", "tag"),
        ("a: !secret x\n", "tag"),
        ("a: 1\n---\nb: 2\n", "two-documents"),
        ('"": 1\n', "empty-key"),
        ("[a]: 1\n", "key-no-text"),
        ("a: '\n", "yaml-quote"),
        ("\ta: 1\n", "yaml-tab"),
        (b"a: \xff\n", "not-utf8"),
        ("a: \x07\n", "yaml-control"),
    ],
)
def test_what_is_refused_says_why(text: str | bytes, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n"
            for before, name in zip("abcdefgh", "bcdefghi", strict=True)
        ), "too-many-values"),
        ("a: " + "[" * 100_000, "too-deep"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(2000)), "too-deep"),
        ("a: [" + "x," * 300_000 + "]", "too-many-values"),
        ("a: " + "x" * LARGEST_FILE, "too-large"),
        ("? " * 50_000, "too-deep"),
        ("- " * 50_000, "too-deep"),
    ],
    ids=["billion-laughs", "brackets", "indents", "long-list", "five-megabytes", "complex-keys", "dashes"],
)  # fmt: skip
def test_a_hostile_file_is_a_problem_and_a_quick_one(text: str, code: str) -> None:
    began = time.perf_counter()
    assert codes(text)[-1] == code
    assert time.perf_counter() - began < 30, "a hostile file must not hang the check"
