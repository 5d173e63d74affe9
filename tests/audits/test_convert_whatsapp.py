"""WhatsApp's exports as they lie about: in any encoding, several in an archive, beside other files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main
from engine.conversation import decode

SOP = """
sop: s
version: 1.0.0
title: S
language: id
timezone: Asia/Jakarta
signals: {salam: {any: [halo]}}
rules: [{id: salam, kind: greeting, signal: salam}]
"""
CHAT = "05/01/26 09.00 - Admin: Halo\n05/01/26 09.01 - Sari: Rusak\n"


@pytest.fixture
def converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def run(*words: str | Path) -> tuple[int, list[dict[str, Any]], str]:
        code = main(["convert", *map(str, words)])
        printed = capsys.readouterr()
        for line in printed.out.splitlines():
            decode(line.encode())
        return code, [json.loads(line) for line in printed.out.splitlines()], printed.err

    return run


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_chats_in_any_encoding(converted: Any, encoding: str) -> None:
    text = "12/01/24 10.00 - Admin: Halo \N{EN DASH} café\r\n12/01/24 10.01 - Sari: Ya\r\n"
    Path("chat.txt").write_bytes(text.encode(encoding))
    code, [record], err = converted("chat.txt")
    assert code == 0, err
    assert [event["text"] for event in record["events"]] == ["Halo \N{EN DASH} café", "Ya"]


def test_an_archive_of_several_chats(converted: Any) -> None:
    with zipfile.ZipFile("chats.zip", "w") as archive:
        archive.writestr("Sari/_chat.txt", "[12/01/24, 10.00.00] Sari: a\n[12/01/24, 10.01.00] Rina: b\n")
        archive.writestr("Budi/_chat.txt", "[12/01/24, 10.00.00] Budi: c\n[12/01/24, 10.01.00] Rina: d\n")
        archive.writestr("Sari/PHOTO.jpg", b"jpg")
        archive.writestr("Sari/00000004-catatan.txt", "a note that somebody sent\n")
        archive.writestr("__MACOSX/._chat.txt", b"\0")
    code, records, err = converted("chats.zip")
    assert code == 0, err
    assert [record["id"] for record in records] == ["Sari", "Budi"] and "3 media files" in err
    assert [event["by"] for record in records for event in record["events"]] == ["customer", "agent"] * 2


def test_who_seems_to_serve_is_suggested_and_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sop.yaml").write_text(SOP, encoding="utf-8")
    Path("chat.txt").write_text(
        "12/01/24 10.00 - Sari: Halo\n12/01/24 10.01 - Rina: Ada yang bisa kami bantu?\n", encoding="utf-8"
    )
    assert main(["audit", "chat.txt", "--sop", "sop.yaml", "--lang", "id"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "siapa agennya? Yang menulis: Rina, Sari. Tulis --agents 'Rina'" in said
    assert "Rina tampaknya melayani" in said


def test_an_audit_names_exports_that_it_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sop.yaml").write_text(SOP, encoding="utf-8")
    Path("data").mkdir()
    Path("data", "a.ndjson").write_text('{"id": "a", "events": []}\n', encoding="utf-8")
    Path("data", "chat.txt").write_text(CHAT, encoding="utf-8")
    assert main(["audit", "data", "--sop", "sop.yaml", "--lang", "id"]) == 0
    assert "hanya catatan percakapan yang dibaca, bukan chat.txt" in capsys.readouterr().err
