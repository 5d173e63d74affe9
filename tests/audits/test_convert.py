"""sop convert and --from: every format recognised, nothing lost, hostile files refused."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main
from audits.cli.exports import NAMES
from audits.readers.formats import FORMATS, OF_EXPORTS, reader
from engine.conversation import decode

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
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


@pytest.mark.parametrize(
    ("name", "format", "counts"),
    [
        (
            "zendesk.json",
            "zendesk",
            {"message": 3, "status": 2, "priority": 2, "assign": 2, "action": 1, "rating": 1},
        ),
        ("intercom.json", "intercom", {"message": 5, "status": 2, "assign": 1, "action": 1, "rating": 1}),
        ("freshdesk.json", "freshdesk", {"message": 4, "status": 2, "rating": 1}),
        ("chatwoot.json", "chatwoot", {"message": 5, "status": 1, "assign": 1, "priority": 1, "rating": 1}),
        ("openai.ndjson", "openai", {"message": 5, "action": 2}),
        ("log.xes", "xes", {"action": 3, "lifecycle": 1}),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_each_format_is_recognised_by_its_content(
    converted: Any, name: str, format: str, counts: dict[str, int], packed: bool
) -> None:
    data = (EXPORTS / name).read_bytes()
    Path("x.dat").write_bytes(gzip.compress(data) if packed else data)
    code, records, err = converted("x.dat")
    assert code == 0, err
    assert f"x.dat: read as {format}." in err
    found: dict[str, int] = {}
    for record in records:
        for event in record["events"]:
            found[event["type"]] = found.get(event["type"], 0) + 1
    assert found == counts


def test_a_mail_s_quote_and_signature_are_cut_off_and_kept(converted: Any) -> None:
    _, [record], _ = converted(EXPORTS / "zendesk.json")
    first, last = record["events"][0], record["events"][-2]
    assert first["text"] == "Blendernya mati."
    assert first["quoted"].startswith("On Mon, Jan 5") and first["quoted"].endswith("> Pesanan dikirim")
    assert (last["text"], last["signature"]) == ("Mohon maaf Kak", "--\nAni, Toko Contoh")


def test_internal_notes_are_not_public(converted: Any) -> None:
    for name in ("zendesk.json", "intercom.json", "freshdesk.json", "chatwoot.json"):
        _, [record], _ = converted(EXPORTS / name)
        [note] = [event for event in record["events"] if event.get("public") is False]
        assert note["by"] == "agent"


def test_a_tool_s_arguments_are_parsed_and_its_result_stays_with_the_call(converted: Any) -> None:
    _, records, _ = converted(EXPORTS / "openai.ndjson")
    assert [record["id"] for record in records] == ["7-0", "openai-2"]
    call, broken = [event for event in records[0]["events"] if event["type"] == "action"]
    assert call["args"] == {"order": "O-1"} and json.loads(call["result"]) == {"status": "sent"}
    assert "args" not in broken and broken["arguments_text"] == "not json"
    assert records[0]["instructions"][0]["content"] == "Be kind."


def test_the_zip_that_whatsapp_makes(converted: Any) -> None:
    with zipfile.ZipFile("WhatsApp Chat - Sari.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", CHAT)
        archive.writestr("IMG-1.jpg", b"jpg")
    code, [record], err = converted("WhatsApp Chat - Sari.zip")
    assert code == 0 and "1 media files" in err
    assert record["id"] == "WhatsApp Chat - Sari"
    assert [event["by"] for event in record["events"]] == ["agent", "customer"]


def test_an_archive_that_swells_is_refused(converted: Any) -> None:
    with (
        zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("_chat.txt", "w") as chat,
    ):
        for _ in range(100):
            chat.write(b"0" * (1 << 20))
    code, records, err = converted("bomb.zip", "--from", "whatsapp")
    assert (code, records) == (4, [])
    assert "bomb.zip: _chat.txt would unpack to 100 MiB" in err


def test_a_broken_archive_is_named(converted: Any) -> None:
    Path("cut.zip").write_bytes(b"PK\x03\x04 and no more")
    code, _, err = converted("cut.zip", "--from", "whatsapp")
    assert code == 4 and "cut.zip: not a readable zip archive" in err


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE log [<!ENTITY % p SYSTEM "http://example.com/x.dtd"> %p;]>',
    ],
)
def test_xml_with_entities_is_refused(converted: Any, declared: str) -> None:
    Path("log.xes").write_text(f'<?xml version="1.0"?>{declared}<log><trace/></log>', encoding="utf-8")
    code, records, err = converted("log.xes")
    assert (code, records) == (4, [])
    assert "declares an entity; such XML is not read" in err


def test_broken_xml_gives_the_traces_before_it(converted: Any) -> None:
    text = (EXPORTS / "log.xes").read_text(encoding="utf-8")
    Path("log.xes").write_text(text[: text.index("</trace>") + 8] + "\n<trace><event>", encoding="utf-8")
    code, records, err = converted("log.xes")
    assert code == 4 and [record["id"] for record in records] == ["Case 1"]
    assert "log.xes:14: not valid XML" in err


def test_a_line_that_is_no_ticket_is_named_and_the_rest_is_read(converted: Any) -> None:
    ticket = {
        "id": 1,
        "requester_id": 2,
        "status": "open",
        "description": "Halo",
        "created_at": "2026-01-05T02:00:00Z",
    }
    lines = [
        json.dumps(ticket),
        '{"id": 2',
        json.dumps({"status": "open", "requester_id": 3}),
        json.dumps({**ticket, "id": 4}),
    ]
    Path("export.json").write_text("\n".join(lines), encoding="utf-8")
    code, records, err = converted("export.json", "--from", "zendesk")
    assert code == 4 and [record["id"] for record in records] == ["1", "4"]
    assert "export.json:2: not valid JSON" in err
    assert "export.json:3: not in the form of the API: no 'id'" in err


def test_the_account_as_json(converted: Any) -> None:
    converted(EXPORTS / "zendesk.json", "-o", "ndjson=a.ndjson", "-o", "json=account.json")
    account = json.loads(Path("account.json").read_text(encoding="utf-8"))
    assert account["records"] == 1 and account["read"]["messages"] == 3
    assert account["skipped"] == {"first_values_that_the_record_has": 1, "audit_event:Notification": 1}


def test_a_list_of_conversation_records(converted: Any) -> None:
    Path("list.json").write_text(
        '[\n {"id": "a", "events": []},\n {"id": "b", "events": [], "own": 1}\n]', encoding="utf-8"
    )
    code, records, _ = converted("list.json")
    assert code == 0 and [record["id"] for record in records] == ["a", "b"]
    assert records[1]["own"] == 1


def test_excel(converted: Any) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (
        ["Tiket", "Waktu", "Dari", "Pesan"],
        [1, "2026-01-05 09:00", "CS", "Halo"],
        [1, "2026-01-05 09:01", "Pembeli", "Rusak"],
    ):
        book.active.append(row)
    book.create_sheet("Lain")
    book.save("pesan.xlsx")
    Path("kolom.yaml").write_text(
        "columns: {id: Tiket, at: Waktu, by: Dari, text: Pesan}\nspeakers: {agent: CS}\n", encoding="utf-8"
    )
    code, [record], err = converted("pesan.xlsx", "--mapping", "kolom.yaml")
    assert code == 0 and "1 other sheets of the workbook" in err
    assert record["id"] == "1" and [event["by"] for event in record["events"]] == ["agent", "customer"]


def test_parquet_with_columns_of_one_s_own(converted: Any) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"tiket": ["T1"], "siapa": ["agen"], "isi": ["Halo"]}), "x.parquet")
    Path("kolom.yaml").write_text("columns: {id: tiket, by: siapa, text: isi}\n", encoding="utf-8")
    code, [record], _ = converted("x.parquet", "--mapping", "kolom.yaml")
    assert code == 0 and record["events"] == [{"by": "agent", "text": "Halo", "type": "message"}]


def test_audit_and_explain_read_an_export_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Chat WhatsApp dengan Sari.txt").write_text(CHAT, encoding="utf-8")
    Path("sop.yaml").write_text(SOP, encoding="utf-8")
    assert main(["audit", "Chat WhatsApp dengan Sari.txt", "--sop", "sop.yaml", "-o", "ndjson"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["verdict"] == "pass" and "Admin" in printed.err
    name = "Chat WhatsApp dengan Sari"
    assert main(["explain", f"{name}.txt", name, "--sop", "sop.yaml"]) == 0
    assert "Halo" in capsys.readouterr().out


def test_an_audit_does_not_guess_who_the_agent_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("chat.txt").write_text(CHAT.replace("Admin", "Rina"), encoding="utf-8")
    Path("sop.yaml").write_text(SOP, encoding="utf-8")
    assert main(["audit", "chat.txt", "--sop", "sop.yaml", "--lang", "en"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "Who wrote: Rina, Sari. Type --agents 'NAME OF AGENT'" in said
    assert main(["audit", "chat.txt", "--sop", "sop.yaml", "--agents", "Rina", "-o", "ndjson"]) == 0
    assert json.loads(capsys.readouterr().out)["agent"] == "Rina"


def test_a_folder_of_exports(converted: Any) -> None:
    Path("chats").mkdir()
    for name in ("a", "b"):
        Path("chats", f"{name}.txt").write_text(CHAT, encoding="utf-8")
    code, records, _ = converted("chats")
    assert code == 0 and [record["id"] for record in records] == ["a", "b"]


@pytest.mark.skipif(
    "SOP_OPEN_DATA" not in os.environ, reason="SOP_OPEN_DATA names no folder with the open data"
)
def test_chats_that_others_know_the_content_of(converted: Any) -> None:
    folder = Path(os.environ["SOP_OPEN_DATA"], "whatsapp")
    target = json.loads((folder / "target.json").read_text(encoding="utf-8"))
    for chat in sorted(folder.glob("*.txt")):
        _, [record], _ = converted(chat, "--from", "whatsapp")
        found = [
            {"timestamp": e["at"], "author": e["author"], "message": e["text"].replace("\n", " ")}
            for e in record["events"]
            if e["type"] == "message"
        ]
        assert sorted(found, key=str) == sorted(target, key=str), chat.name


def test_every_format_s_files_are_found_in_a_folder() -> None:
    for name in FORMATS:
        assert set(reader(name).SUFFIXES) <= {*OF_EXPORTS, ".ndjson", ".jsonl", ".parquet"}


def test_the_names_of_formats_are_those_that_can_be_asked_for() -> None:
    assert set(NAMES) == {"auto", *FORMATS}


def test_what_is_not_recognised_is_named_line_by_line(converted: Any) -> None:
    Path("x.md").write_text("Shopping list\n{}\n", encoding="utf-8")
    code, records, err = converted("x.md")
    assert (code, records) == (4, [])
    assert "x.md:1: not valid JSON" in err and "Name it with --from: conversation, whatsapp" in err


def test_records_that_are_right_already_pass_unchanged(converted: Any) -> None:
    Path("x.ndjson").write_text('{"id":"a","events":[],"own":1}\n{"id":2,"events":[]}\n', encoding="utf-8")
    code, records, err = converted("x.ndjson")
    assert (code, records) == (4, [{"id": "a", "events": [], "own": 1}])
    assert "x.ndjson:2: `id`: text expected" in err


def test_a_ticket_with_its_answers_side_by_side(converted: Any) -> None:
    """Users may lie inside the answer with the comments."""
    answers = {
        "ticket": {"id": 9, "requester_id": 1, "status": "solved"},
        "comments": {
            "comments": [{"id": 1, "author_id": 4, "html_body": "<p>Hai</p>", "public": True}],
            "users": [{"id": 4, "name": "Sari", "role": "end-user"}],
        },
    }
    Path("t.json").write_text(json.dumps(answers, indent=1), encoding="utf-8")
    code, [record], _ = converted("t.json")
    assert code == 0 and record["events"] == [
        {
            "type": "message",
            "by": "customer",
            "author": "4",
            "text": "Hai",
            "author_name": "Sari",
            "comment": "1",
        }
    ]


def test_chatwoot_s_log_names_people_that_the_messages_number(converted: Any) -> None:
    _, [record], _ = converted(EXPORTS / "chatwoot.json")
    logged = {event["type"]: event for event in record["events"] if event["type"] != "message"}
    assert (logged["assign"]["to"], logged["assign"]["author"]) == ("7", "Budi")
    assert (logged["priority"]["to"], logged["priority"]["author"]) == ("urgent", "7")
    assert (logged["status"]["to"], logged["status"]["author"]) == ("solved", "7")


def test_a_label_called_resolved_is_no_status(converted: Any) -> None:
    """The log says `Ani added resolved` when Ani adds the label."""
    messages = [{"id": 1, "content": "Ani added resolved", "message_type": 2, "created_at": 1767578400}]
    Path("c.json").write_text(json.dumps({"id": 4, "inbox_id": 1, "messages": messages}), encoding="utf-8")
    _, [record], _ = converted("c.json")
    assert [event["type"] for event in record["events"]] == ["action"]


def test_an_activity_of_freshdesk_s_is_what_it_set(converted: Any) -> None:
    ticket = {
        "id": 5,
        "status": 5,
        "responder_id": 7,
        "requester_id": 1,
        "priority": 1,
        "description_text": "Halo",
    }
    done = {"status": "Resolved", "priority": 4, "agent_id": 7, "note": {"id": 3}, "source": 2}
    log = [
        {
            "ticket_id": 5,
            "performed_at": "2026-01-05T09:00:00Z",
            "performer_type": "user",
            "performer_id": 7,
            "activity": done,
        }
    ]
    Path("f.json").write_text(json.dumps({"tickets": [ticket], "activities_data": log}), encoding="utf-8")
    code, [record], err = converted("f.json")
    assert code == 0 and "1 activities that are there as conversations" in err
    assert [(event["type"], event.get("to")) for event in record["events"]] == [
        ("message", None),
        ("status", "solved"),
        ("priority", "urgent"),
        ("assign", "7"),
        ("action", None),
    ]


def test_a_mapping_with_values_that_do_not_fit_is_wrong_usage(tmp_path: Path) -> None:
    data, mapping = tmp_path / "m.csv", tmp_path / "peta.yaml"
    data.write_text("id,at,by,text\n1,2026-01-05T09:00,customer,halo\n")
    columns = "columns: {id: id, at: at, by: by, text: text}\n"
    for line in (
        "date_format: 5",
        "values: 5",
        "timezone: 5",
        "delimiter: abc",
        "encoding: nope",
        "events: 5",
    ):
        mapping.write_text(columns + line + "\n")
        assert main(["convert", str(data), "--from", "csv", "--mapping", str(mapping)]) == 2, line
