"""Conversations put together: the order and times of their events, and that attributes must not differ."""

from __future__ import annotations

from typing import Any

from audits.proving.joining import LONGEST, joined


def record(*events: tuple[str, str], **more: Any) -> dict[str, Any]:
    said = [{"type": "message", "by": "agent", "text": text, "at": f"2026-01-05T{at}"} for at, text in events]
    return {"id": "T-1", "status": "solved", **more, "events": said}


def told(made: dict[str, Any]) -> list[str]:
    return [f"{event['at'][11:16]} {event['text']}" for event in made["events"]]


def test_two_conversations_are_put_together_in_four_ways() -> None:
    one = record(("09:00:00", "a"), ("09:05:00", "b"))
    other = record(("16:50:00", "c"))
    assert [told(made) for made in joined(one, other)] == [
        ["09:00 a", "09:05 b", "09:06 c"],
        ["16:50 c", "16:51 a", "16:56 b"],
        ["09:00 a", "09:01 c", "09:02 b"],
        ["09:00 a", "09:00 c", "09:05 b"],
    ]


def test_what_is_the_same_side_by_side_is_there_once() -> None:
    one, other = record(("09:00:00", "halo")), record(("09:00:00", "halo"), ("09:01:00", "b"))
    assert told(list(joined(one, other))[-1]) == ["09:00 halo", "09:01 b"]


def test_records_of_different_attributes_are_not_put_together() -> None:
    assert list(joined(record(channel="email"), record(channel="chat"))) == []
    (made, *_) = joined(
        record(("09:00:00", "a"), channel="email"), record(("09:00:00", "b"), priority="high")
    )
    assert (made["channel"], made["priority"]) == ("email", "high")


def test_conversations_do_not_grow_without_end() -> None:
    half = record(*((f"09:{minute:02}:00", "a") for minute in range(LONGEST // 2 + 1)))
    assert list(joined(half, half)) == []
