"""Example chats with one pause in them made longer and shorter, step by step: what a moved limit changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sop.chat import parse_chat
from sop.chat_lines import write_chat

STEPS = 200
"""Lengths of one pause that are tried."""

MOST = 6
"""Chats that are tried."""


def paused(chats: Sequence[str], apart: int) -> Iterator[str]:
    """The chats with every length of each pause, in steps of half of what two limits are `apart` (seconds).

    A limit that ends between two steps is as far from the other as one of them.
    """
    step = max(1, apart // 2)
    for chat in chats[:MOST]:
        record = parse_chat(chat)
        events = record["events"]
        if any("at" not in event for event in events):
            continue
        for place in range(1, len(events)):
            for number in range(1, STEPS + 1):
                yield write_chat(_with_pause(record, place, number * step))


def _with_pause(record: dict[str, Any], place: int, seconds: int) -> dict[str, Any]:
    events = record["events"]
    before, at = (datetime.fromisoformat(events[n]["at"]) for n in (place - 1, place))
    moved = before + timedelta(seconds=seconds) - at
    later = [
        {**event, "at": (datetime.fromisoformat(event["at"]) + moved).isoformat()} for event in events[place:]
    ]
    return {**record, "events": [*events[:place], *later]}
