"""The chat notation of examples: what a first line means."""

from __future__ import annotations

from sop.chat import event_lines, parse_chat


def test_a_first_status_is_the_records_and_a_change_of_status_is_an_event() -> None:
    assert parse_chat("status: open\nC: hai")["status"] == "open"
    changed = parse_chat("status: open -> solved\nC: hai")
    assert "status" not in changed
    assert [event["type"] for event in changed["events"]] == ["status", "message"]
    assert event_lines("status: open -> solved\nC: hai") == [0, 1]


def test_an_arrow_in_a_subject_changes_nothing() -> None:
    assert parse_chat("subject: size M -> L\nC: hai")["subject"] == "size M -> L"
