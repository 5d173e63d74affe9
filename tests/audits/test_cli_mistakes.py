"""What people type by mistake, and what the command line tells them to type instead."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from audits.cli import main

SOP = """\
sop: toko
version: 1.0.0
title: Toko
language: id
timezone: Asia/Jakarta
signals: {pagi: {any: [selamat]}}
rules: [{id: salam, kind: greeting, signal: pagi}]
"""
CHAT = (
    "12/03/24 08.15 - Sari: Halo\n"
    "12/03/24 08.16 - Sari: <Media tidak disertakan>\n"
    "12/03/24 08.17 - Sari: Pesan ini telah dihapus\n"
    "12/03/24 08.20 - Rina: Anda menghapus pesan ini\n"
    "12/03/24 08.21 - Rina: iya?\n"
)
NAME = "Chat WhatsApp dengan Sari.txt"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `sop` in Indonesian in a folder with an SOP and a chat: the exit code, output, error output."""
    monkeypatch.chdir(tmp_path)
    Path("sop.yaml").write_text(SOP, encoding="utf-8")
    Path(NAME).write_text(CHAT, encoding="utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--lang", "id"])
        return code, *capsys.readouterr()

    return run


def test_a_name_with_spaces_and_no_quotes(sop: Run) -> None:
    code, _, error = sop("audit", *NAME.split(), "--sop", "sop.yaml")
    assert code == 4
    assert f"nama yang memuat spasi diapit tanda kutip: '{NAME}'" in error
    assert error.count("tidak ada berkas atau folder") == 1


def test_a_tilde_inside_quotes(sop: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(Path.cwd()))
    _, _, error = sop("audit", f"~/{NAME}", "--sop", "sop.yaml")
    assert f"maksudnya {Path.cwd() / NAME}?" in error


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("laporan.html", "html"), ("laporan.XLSX", "excel"), ("ringkas.md", "markdown")],
)
def test_an_output_without_its_format(sop: Run, typed: str, meant: str) -> None:
    code, _, error = sop("audit", NAME, "--sop", "sop.yaml", "-o", typed)
    assert code == 2
    assert f"Maksud Anda `-o {meant}={typed}`?" in error


def test_a_folder_that_is_not_there_is_said_in_indonesian(sop: Run) -> None:
    code, _, error = sop("audit", NAME, "--sop", "sop.yaml", "-o", "html=tak/x.html")
    assert code == 2
    assert "`tak/x.html` tidak dapat ditulis: foldernya tidak ada." in error


@pytest.mark.parametrize("option", ["--roster", "--waivers"])
def test_a_list_that_is_not_there_is_said_in_indonesian(sop: Run, option: str) -> None:
    code, _, error = sop("audit", NAME, "--sop", "sop.yaml", option, "tak.yaml")
    assert code == 4
    assert "tak.yaml: tidak dapat dibaca: berkas atau folder tidak ada" in error


def test_a_workbook_as_roster(sop: Run) -> None:
    Path("roster.xlsx").write_bytes(b"PK\x03\x04\xff")
    code, _, error = sop("audit", NAME, "--sop", "sop.yaml", "--roster", "roster.xlsx")
    assert code == 4
    assert "simpan sebagai CSV" in error


def test_a_wrong_value_is_told_without_english(sop: Run) -> None:
    code, _, error = sop("explain", NAME, NAME[:-4], "--sop", "sop.yaml", "--rule", "salm")
    assert code == 2
    assert "Salah: `--rule`: aturan `salm` tidak ada dalam SOP. Maksud Anda `salam`?" in error


def test_agents_who_write_in_no_chat(sop: Run) -> None:
    code, output, error = sop("audit", NAME, "--sop", "sop.yaml", "--agents", "Rin")
    assert (code, output) == (2, "")
    assert "`--agents`: Rin tidak menulis dalam satu pun chat ini. Maksud Anda Rina?" in error


def test_agents_who_have_not_answered_yet(sop: Run) -> None:
    Path("baru.txt").write_text("12/03/24 08.15 - Sari: Halo\n", encoding="utf-8")
    code, output, _ = sop("audit", "baru.txt", "--sop", "sop.yaml", "--agents", "Rina")
    assert code == 0
    assert "1 percakapan" in output


def test_a_file_among_chats_that_may_not_be_read(sop: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("chats").mkdir()
    Path(NAME).rename(f"chats/{NAME}")
    Path("chats/rahasia.zip").write_bytes(b"")
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: "rahasia" not in str(path) and may(path, mode))
    code, output, error = sop("audit", "chats", "--sop", "sop.yaml")
    assert code == 4
    assert "chats/rahasia.zip: tidak dapat dibaca: tidak ada izin" in error
    assert "1 percakapan" in output


def test_no_command_is_answered_with_the_help_once(sop: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    error = capsys.readouterr().err
    assert error.startswith("Usage: sop [OPTIONS] COMMAND")
    assert error.count("sop [OPTIONS] COMMAND") == 1


def test_what_init_proposes_can_be_pasted(sop: Run) -> None:
    _, output, _ = sop("init", "SOP kami")
    assert "  sop check 'SOP kami/sop.yaml'\n" in output


def test_an_id_as_a_report_shows_it(sop: Run) -> None:
    code, output, _ = sop("explain", NAME, "Chat WhatsApp dengan [nama]", "--sop", "sop.yaml")
    assert code == 0
    assert output.startswith("Chat WhatsApp dengan Sari · whatsapp")
    assert "[tanpa teks]" in output


def test_a_part_of_an_id(sop: Run) -> None:
    code, _, error = sop("explain", NAME, "sari", "--sop", "sop.yaml")
    assert code == 4
    assert "Maksud Anda `Chat WhatsApp dengan Sari`?" in error


def test_what_was_deleted_or_attached_shows_in_a_review_sheet(sop: Run) -> None:
    code, output, _ = sop("sample", NAME, "--sop", "sop.yaml", "-o", "csv")
    assert code == 0
    assert "customer [nama]: [lampiran: media]" in output
    assert "customer [nama]: [tanpa teks]" in output
