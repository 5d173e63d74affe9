"""What the benchmarks run on: generated conversations and an SOP of mixed rules, the same for a seed.

A conversation has 12 messages of 13 words by turns; 30 rules of all kinds look for 600 phrases and find 3
to 6 shortfalls in it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

SIGNALS = 24
PHRASES = 600
START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def vocabulary(rng: random.Random) -> list[str]:
    """Words of a made-up language."""
    syllables = [c + v for c in "bcdghjklmnprstw" for v in "aeiou"]
    return ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(3_000)]


def phrases(rng: random.Random, words: list[str]) -> list[list[str]]:
    """For each signal its phrases, of two or three words."""
    made = [" ".join(rng.sample(words, rng.randint(2, 3))) for _ in range(PHRASES)]
    return [made[n::SIGNALS] for n in range(SIGNALS)]


def sop(seed: int = 1, rules: int = 30) -> dict[str, Any]:
    """The SOP as a document: `rules` rules of all kinds by turns."""
    rng = random.Random(seed)
    said = phrases(rng, vocabulary(rng))
    return {
        "sop": "bench",
        "version": "1.0.0",
        "title": "Benchmark",
        "language": "en",
        "timezone": "Asia/Jakarta",
        "calendars": {
            "office": {
                "timezone": "Asia/Jakarta",
                "hours": {"mon-fri": ["08:00-12:00", "13:00-17:00"], "sat": ["09:00-13:00"]},
            }
        },
        "signals": {f"s{n}": {"any": some} for n, some in enumerate(said)},
        "ladders": {"help": ["agent", "supervisor", "manager"]},
        "rules": [{"id": f"r{n}", **_rule(n)} for n in range(rules)],
    }


def _rule(n: int) -> dict[str, Any]:
    signal, other = f"s{n % SIGNALS}", f"s{(n + 7) % SIGNALS}"
    return [
        {"kind": "greeting", "signal": ["s0", "s1"], "within_messages": 2},
        {"kind": "closing", "signal": ["s2", "s3"]},
        {"kind": "phrase", "signal": signal, "must": {"at_most": 2}},
        {"kind": "phrase", "signal": signal, "must": "never", "by": "customer"},
        {"kind": "style", "at_most": {"characters": 110 + n, "emoji": 2, "questions": 3}},
        {"kind": "deadline", "metric": "first_reply", "within": "2m", "calendar": "office"},
        {"kind": "deadline", "metric": "next_reply", "within": "5m"},
        {"kind": "escalation", "trigger": {"signal": signal, "by": "customer"}, "ladder": "help",
         "to": "supervisor", "within": "30m", "unless": {"status": "solved"}},
        {"kind": "recovery", "trigger": {"signal": signal, "by": "customer"},
         "steps": [{"id": "one", "signal": other}, {"id": "two", "signal": "s5"}]},
        {"kind": "sequence", "template": "response", "a": {"signal": signal, "by": "customer"},
         "b": {"by": "agent", "type": "message"}, "within": "10m"},
    ][n % 10]  # fmt: skip


def conversations(count: int, seed: int = 2, messages: int = 12, said_in: float = 0.3) -> Iterator[bytes]:
    """Conversations as NDJSON lines; `said_in` is the share of messages that say a phrase."""
    rng = random.Random(1)
    words = vocabulary(rng)
    groups = phrases(rng, words)
    said = [phrase for some in groups for phrase in some]
    rng = random.Random(seed)
    for number in range(count):
        at = START + timedelta(minutes=number % 10_000)
        events = []
        for place in range(messages):
            at += timedelta(seconds=rng.randint(5, 90))
            by = "agent" if place % 2 else "customer"
            text = " ".join(rng.choices(words, k=13))
            if rng.random() < said_in:
                text = f"{text[:60]} {rng.choice(said)}"
            if by == "agent" and rng.random() < 0.5 and place in (1, messages - 1):
                text = f"{rng.choice(groups[0 if place == 1 else 2])} {text[:70]}"
            event = {"at": at.isoformat(), "type": "message", "by": by, "text": text}
            if by == "agent":
                event["author"] = f"a{number % 7}"
            events.append(event)
        events.append({"at": at.isoformat(), "type": "status", "to": "solved"})
        record = {
            "id": f"T-{number}",
            "channel": "whatsapp",
            "status": "solved",
            "created_at": events[0]["at"],
            "events": events,
        }
        yield json.dumps(record, separators=(",", ":")).encode() + b"\n"
