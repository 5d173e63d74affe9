"""Chats made up at random, written as each phone would write them, read back the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.readers.chunk import BadRecord
from audits.readers.formats.interface import Account, Asked
from audits.readers.formats.whatsapp import read

SHAPES: dict[str, tuple[Callable[[datetime], str], str]] = {
    "android, Indonesian": (lambda at: f"{at:%d/%m/%y %H.%M} - ", "dmy"),
    "android, Indonesian, pukul": (lambda at: f"{at:%d/%m/%Y} pukul {at:%H.%M} - ", "dmy"),
    "android, English": (lambda at: f"{at:%d/%m/%Y}, {at:%H:%M} - ", "dmy"),
    "android, American": (lambda at: f"{at.month}/{at.day}/{at:%y}, {at:%I:%M}\u202f{at:%p} - ", "mdy"),
    "android, Spanish": (
        lambda at: f"{at:%m/%d/%Y}, {at:%I:%M} {'a' if at.hour < 12 else 'p'}.\u00a0m. - ",
        "mdy",
    ),
    "android, year first": (lambda at: f"{at:%Y-%m-%d}, {at:%H:%M} - ", "ymd"),
    "android, dots": (lambda at: f"{at:%d.%m.%y}, {at:%H:%M} - ", "dmy"),
    "ios, Indonesian": (lambda at: f"[{at:%d/%m/%y %H.%M}.00] ", "dmy"),
    "ios, English": (lambda at: f"\u200e[{at:%d/%m/%Y}, {at:%H:%M}:00] ", "dmy"),
    "ios, American": (lambda at: f"[{at.month}/{at.day}/{at:%y}, {at:%I:%M}:00\u202f{at:%p}] ", "mdy"),
    "copied from the browser": (lambda at: f"[{at:%H:%M}, {at:%d/%m/%Y}] ", "dmy"),
}
NAMES = ("Toko Maju", "Budi", "🤓", "+62 812-3456-7890", "Budi - Surabaya", "Rina (CS)", "Ny. O'Hara")
WORDS = st.sampled_from(
    (
        "halo",
        "kak",
        "rusak?",
        "12/03",
        "-",
        "jam 08.15",
        "🙏",
        "https://a.id/x:y",
        "a: b",
        "[1]",
        "<b>",
        "keluar",
        '"x"',
        "10:30",
    )
)
TEXT = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=3).map("\n".join)
MESSAGES = st.lists(
    st.tuples(st.integers(0, 60 * 24 * 40), st.sampled_from(NAMES), TEXT), min_size=1, max_size=12
)


class Held:
    """A file that is only held in memory."""

    name = stem = "chat"

    def __init__(self, text: str) -> None:
        self._text = text

    def is_zip(self) -> bool:
        return False

    def whole(self) -> bytes:
        return self._text.encode()


def events(text: str, asked: Asked) -> list[dict[str, Any]]:
    found = list(read(Held(text), asked, Account()))  # type: ignore[arg-type]
    assert not [one for one in found if isinstance(one, BadRecord)]
    return [event for record in found for event in record["events"]]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@given(messages=MESSAGES)
@settings(max_examples=40, deadline=None)
def test_a_chat_written_in_any_shape_is_read_back(
    shape: str, end: str, messages: list[tuple[int, str, str]]
) -> None:
    stamp, order = SHAPES[shape]
    at = datetime(2024, 1, 5, 9, 0)
    written, wanted = [], []
    for minutes, name, text in messages:
        at += timedelta(minutes=minutes)
        written.append(f"{stamp(at)}{name}: {text}")
        wanted.append({"at": at.isoformat(), "author": name, "text": text})
    asked = Asked(agents=NAMES, date_order=order)  # type: ignore[arg-type]
    found = [
        {key: event.get(key) for key in ("at", "author", "text")}
        for event in events(end.join(written), asked)
    ]
    assert found == wanted


@given(days=st.lists(st.integers(0, 20), min_size=1, max_size=20), shape=st.sampled_from(sorted(SHAPES)))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_date_is_found_once_a_day_is_past_the_twelfth(days: list[int], shape: str) -> None:
    stamp, _ = SHAPES[shape]
    at = datetime(2024, 2, 1, 9, 0)
    times = []
    for day in days:
        at += timedelta(days=day)
        times.append(at)
    times.append(at.replace(day=28) + timedelta(hours=1))
    times.sort()
    text = "\n".join(f"{stamp(at)}Budi: x" for at in times)
    assert [event["at"] for event in events(text, Asked(lenient=True))] == [at.isoformat() for at in times]


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_after_a_stamp_is_kept_or_called_a_notice(text: str) -> None:
    found = events(f"05/01/24 08.15 - Admin: {text}", Asked(agents=("Admin",)))
    assert found and found[0]["at"] == "2024-01-05T08:15:00"
