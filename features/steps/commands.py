"""Steps about the command line: files in an empty folder, a command, its exit code and what it printed."""

from __future__ import annotations

import gzip
import json
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from audits.cli import main
from sop.chat import parse_chat
from steps.judging import whole


@dataclass
class Ran:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and an Indonesian reader without colours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "140")
    return tmp_path


@given(parsers.parse('SOP ini di berkas "{name}":'))
def sop_file(folder: Path, name: str, docstring: str) -> None:
    (folder / name).write_text(whole(docstring, "id"), encoding="utf-8")


@given(parsers.parse('berkas "{name}" yang berisi:'))
def file_of(folder: Path, name: str, docstring: str) -> None:
    (folder / name).write_text(docstring + "\n", encoding="utf-8")


@given(parsers.parse('percakapan "{number}" di berkas "{name}":'))
def conversation_in(folder: Path, number: str, name: str, docstring: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(json.dumps(parse_chat(docstring, number)) + "\n")


@given(parsers.parse('baris ini di berkas "{name}":'))
def line_in(folder: Path, name: str, docstring: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(docstring + "\n")


@given(parsers.parse('berkas "{name}" dimampatkan menjadi "{packed}" tetapi terpotong'))
def cut_off(folder: Path, name: str, packed: str) -> None:
    whole_file = gzip.compress((folder / name).read_bytes())
    (folder / packed).write_bytes(whole_file[: len(whole_file) // 2])


@given(parsers.parse('satu huruf di berkas "{name}" rusak'))
def broken_letter(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes().replace(b"rusak", b"rus\xffk", 1))


@given(parsers.parse('baris bersarang {depth:d} tingkat di berkas "{name}"'))
def nested_line(folder: Path, depth: int, name: str) -> None:
    (folder / name).write_text('{"id": ' + "[" * depth + "\n", encoding="utf-8")


@given("ada cacat di dalam program")
def defect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.audit.audit", None)


@when(parsers.parse("menjalankan: {words}"), target_fixture="ran")
def run(folder: Path, capsys: pytest.CaptureFixture[str], words: str) -> Ran:
    program, *arguments = shlex.split(words)
    assert program == "sop"
    capsys.readouterr()
    code = main(arguments)
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    return Ran(code, printed.out, printed.err)


@then(parsers.parse("kode keluarnya {code:d}"))
def exit_code(ran: Ran, code: int) -> None:
    assert ran.code == code, ran


@then(parsers.parse('keluarannya memuat "{words}"'))
def printed(ran: Ran, words: str) -> None:
    assert words in _one_space(ran.out), ran.out + ran.err


@then(parsers.parse('baris {number:d} memuat "{words}"'))
def line_says(ran: Ran, number: int, words: str) -> None:
    assert words in ran.out.splitlines()[number - 1]


@then(parsers.parse('pemberitahuannya memuat "{words}"'))
def told(ran: Ran, words: str) -> None:
    assert words in _one_space(ran.err), ran.err


@then(parsers.parse('"{words}" tidak ditampilkan'))
def not_shown(ran: Ran, words: str) -> None:
    assert words not in ran.out + ran.err, ran


@then("tidak ada karakter kendali yang sampai ke layar")
def nothing_steers_the_terminal(ran: Ran) -> None:
    assert [sign for sign in ran.out + ran.err if not sign.isprintable() and sign != "\n"] == []


@then(parsers.parse('ada berkas "{name}" yang memuat "{words}"'))
def file_says(folder: Path, name: str, words: str) -> None:
    assert words in (folder / name).read_text(encoding="utf-8")


@then(parsers.parse('isi berkas "{name}" menjadi:'))
def file_is(folder: Path, name: str, docstring: str) -> None:
    assert (folder / name).read_text(encoding="utf-8") == docstring + "\n"


@then(parsers.parse('tidak ada berkas "{name}"'))
def no_file(folder: Path, name: str) -> None:
    assert not (folder / name).exists()


@then(parsers.parse('berkas "{one}" dan "{other}" sama persis'))
def same_files(folder: Path, one: str, other: str) -> None:
    assert (folder / one).read_bytes() == (folder / other).read_bytes()


def _one_space(text: str) -> str:
    """The text with every run of spaces and line ends as one space, so that wrapping does not matter."""
    return " ".join(text.split())
