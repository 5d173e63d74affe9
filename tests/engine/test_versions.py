"""Versions: each conversation is judged by the version in force when it began, as if there were no other."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from calendars import micros
from chats import chat, rule, sop_of
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.conversation import Conversation, decode
from engine.judging import Compiled, Judgement, JudgeName, judge
from engine.timeline import Repairs
from engine.versions import Versions, compile_versions
from sop.model import Rule, Sop

AS_OF = micros("2026-01-31T17:00:00+07:00")
REPLY = rule("deadline", metric="first_reply", within="15m")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}:00+07:00")


def named(one: Rule, name: str, **changes: Any) -> Rule:
    return replace(one, id=name, **changes)


def version(number: str, begin: str | None, end: str | None, *rules: Rule, zone: str = "Asia/Jakarta") -> Sop:
    return replace(
        sop_of(*rules),
        version=number,
        timezone=zone,
        effective_from=begin and moment(begin),
        effective_until=end and moment(end),
    )


STYLE = rule("style", at_most={"emoji": 1})
OLD = version("1", None, "2026-01-06T00:00", named(REPLY, "reply"), named(STYLE, "old"))
MIDDLE = version(
    "2", "2026-01-06T00:00", "2026-01-07T00:00", named(STYLE, "new"), named(REPLY, "reply", severity="minor")
)
NEW = version("3", "2026-01-08T00:00", None, named(STYLE, "new"))
SOPS = (OLD, MIDDLE, NEW)
BENCH = Versions(SOPS)


def conversation(**record: Any) -> Conversation:
    return decode(msgspec.json.encode({"id": "T-1", "events": [], **record}))


def judged(bench: Any, *conversations: Conversation) -> list[Judgement]:
    return list(judge(bench, conversations, AS_OF))


def used(*conversations: Conversation) -> list[str | None]:
    found = judged(BENCH, *conversations)
    return [one.outside or one.verdicts[0].sop.removeprefix("test@") for one in found]


def test_the_start_decides_to_the_second() -> None:
    times = [
        "2026-01-05T23:59:59",
        "2026-01-06T00:00:00",
        "2026-01-06T23:59:59",
        "2026-01-07T00:00:00",
        "2026-01-07T23:59:59",
        "2026-01-08T00:00:00",
        "2026-01-07T17:00:00Z",
    ]
    assert used(*(conversation(created_at=time) for time in times)) == [
        "1", "2", "2", "not-effective", "not-effective", "3", "3"
    ]  # fmt: skip


def test_without_a_creation_the_first_event_in_time_decides() -> None:
    late, early = ({"type": "status", "to": "open", "at": f"2026-01-{day}T09:00:00"} for day in ("08", "05"))
    assert used(conversation(events=[late, early]), conversation(events=[late])) == ["1", "3"]
    assert used(conversation(events=[early], created_at="2026-01-06T09:00:00")) == ["2"]


def test_a_start_that_nobody_knows_counts_as_now() -> None:
    assert used(conversation(), conversation(events=[{"type": "status", "to": "open"}])) == ["3", "3"]


def test_a_time_that_is_none_is_unreadable_as_ever() -> None:
    (one,) = judged(BENCH, conversation(created_at="soon"))
    assert one.unreadable is not None
    assert "created_at" in one.unreadable


def test_a_time_without_an_offset_is_read_in_the_zone_of_the_version() -> None:
    old = version("1", None, "2026-01-06T00:00", STYLE, zone="Asia/Jakarta")
    new = version("2", "2026-01-06T00:00", None, STYLE, zone="Asia/Jayapura")
    compiled = Versions((old, new))
    assert compiled.version_of(conversation(created_at="2026-01-05T23:30:00"), AS_OF).sop is old
    assert compiled.version_of(conversation(created_at="2026-01-06T02:00:00"), AS_OF).sop is new


def test_rules_are_those_of_the_newest_then_those_that_were() -> None:
    assert [one.id for one in BENCH.sop.rules] == ["new", "reply", "old"]
    assert BENCH.sop.name == NEW.name
    places = {one.verdicts[0].sop: one.places for one in judged(BENCH, *DAYS) if one.verdicts}
    assert places == {"test@1": (1, 2), "test@2": (0, 1), "test@3": (0,)}


DAYS = [
    conversation(**chat("09:00 customer alpha", "09:20 agent beta"), created_at=f"2026-01-0{day}T09:00:00")
    for day in range(5, 9)
]


def test_one_version_is_compiled_as_ever() -> None:
    compiled = compile_versions([NEW])
    assert isinstance(compiled, Compiled)
    assert compiled.version_of(DAYS[0], AS_OF) is compiled


def test_repairs_are_told_whatever_the_version() -> None:
    timelines = [one.timeline for one in judged(Versions(SOPS), *DAYS)]
    assert [timeline and timeline.repairs for timeline in timelines] == [Repairs(without_offset=1)] * len(
        DAYS
    )


SATURDAY = datetime(2026, 1, 3, tzinfo=UTC)
starts = st.none() | st.integers(0, 6 * 24).map(lambda hours: (SATURDAY + timedelta(hours=hours)).isoformat())


@pytest.mark.parametrize("name", ["network", "oracle"])
@given(st.lists(starts, max_size=25))
@settings(max_examples=30, deadline=None)
def test_records_are_those_of_the_version_alone(name: JudgeName, created: list[str | None]) -> None:
    record = chat("tue 09:00 customer alpha", "tue 09:20 agent beta")
    conversations = [
        conversation(**{**record, "id": f"T-{n}", "created_at": at}) for n, at in enumerate(created)
    ]
    bench = pickle.loads(pickle.dumps(compile_versions(SOPS, judge=name)))
    alone = [judged(compiled, *conversations) for compiled in ALONE]
    for number, one in enumerate(judged(bench, *conversations)):
        inside = [judgements[number] for judgements in alone if judgements[number].outside is None]
        assert len(inside) <= 1
        assert one.verdicts == (inside[0].verdicts if inside else [])
        assert one.outside == (None if inside else "not-effective")


ALONE = [Compiled(sop) for sop in SOPS]
