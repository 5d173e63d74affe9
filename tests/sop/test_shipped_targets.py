"""The shipped figures over all conversations: a good shop reaches each of them, a bad one misses each."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from audits.audit import audit
from audits.readers import BadRecord
from audits.reports.ndjson import Records
from audits.survey import survey
from engine.judging import Compiled
from sop.load import load

START = datetime.fromisoformat("2026-03-02T09:00:00+07:00")
CUSTOMERS = 60
SCALES = {"csat": 5, "nps": 10, "enps": 10, "ces": 7}


class Silent:
    def bad(self, record: BadRecord) -> None:
        raise AssertionError(record)

    def judged(self, records: int) -> None:
        pass


def chat(number: int, visit: int, good: bool) -> dict[str, Any]:
    """A customer's first or second conversation; where answers are good, the second is another order."""
    at = START + timedelta(days=10 * visit if good else visit)
    reply, solved = (
        (timedelta(minutes=5), timedelta(hours=1)) if good else (timedelta(hours=3), timedelta(days=6))
    )

    def event(after: timedelta, **what: Any) -> dict[str, Any]:
        return {"at": (at + after).isoformat(), **what}

    events = [event(timedelta(0), type="message", by="customer", text="Berasnya ada?")]
    if good or visit == 0:
        events.append(event(reply, type="message", by="agent", author="a1", text="Selamat pagi, Kak. Ada."))
        events.append(event(reply, type="action", name="create_order", args={"order": f"O-{number}-{visit}"}))
    events.append(event(solved, type="status", to="solved"))
    events += (
        event(solved, type="rating", scale=scale, value=top if good else 2, out_of=top)
        for scale, top in SCALES.items()
    )
    return {
        "id": f"T-{number}-{visit}",
        "channel": "whatsapp",
        "status": "solved",
        "created_at": at.isoformat(),
        "customer": {"id": f"c{number}"},
        "fields": {"cltv": 900000 if good else -1},
        "events": events,
    }


def corpus(good: bool) -> Iterator[dict[str, Any]]:
    for number in range(CUSTOMERS):
        yield from (chat(number, visit, good) for visit in (0, 1))
    message = {"at": "2027-03-01T09:00:00+07:00", "type": "message", "by": "system", "text": "Tutup buku"}
    yield {"id": "akhir", "channel": "whatsapp", "status": "closed", "events": [message]}


def targets(folder: Path, good: bool) -> Mapping[str, str]:
    """The verdicts over the corpus, by rule."""
    data = folder / "chats.ndjson"
    data.write_text("".join(json.dumps(record) + "\n" for record in corpus(good)), encoding="utf-8")
    compiled = Compiled(load(["library:id/service-levels"]))
    found = survey([str(data)], compiled.zone.info)
    stream = io.BytesIO()
    audit(compiled, [str(data)], found, found.latest or 0, [Records(stream)], Silent(), 1)
    records = [json.loads(line) for line in stream.getvalue().splitlines()]
    return {one["rule"]: one["verdict"] for one in records if one.get("kind") == "target"}


@pytest.mark.parametrize(("good", "verdict"), [(True, "pass"), (False, "fail")])
def test_each_target_is_reached_by_a_good_shop_and_missed_by_a_bad_one(
    tmp_path: Path, good: bool, verdict: str
) -> None:
    verdicts = targets(tmp_path, good)
    assert len(verdicts) == 11
    assert {rule: found for rule, found in verdicts.items() if found != verdict} == {}
