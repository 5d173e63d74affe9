"""Rules over the corpus say what plain loops over all records say, in any order of the records."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from corpus_by_hand import Record, judged, moment
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.sorted_rows import SortedRows
from engine.conversation import decode
from engine.corpus.judging import judge_corpus
from engine.corpus.rows import sorted_rows
from engine.judging import Compiled, judge
from engine.verdict import Finding, Verdict
from rules import KINDS, CorpusKind
from rules.kind import Setting
from sop.model import Phrase, Rule, Signal, Sop

AS_OF = "2026-02-08T00:00:00+07:00"
MIDNIGHT = moment("2026-01-01T00:00:00+07:00")
DAYS = 36
MATCH = {"signal": "complaint", "by": "customer"}
SIGNALS = {"complaint": Signal("complaint", any=(Phrase("rusak"),))}

PER: tuple[list[str], ...] = ([], ["channel"], ["agent", "month"], ["tags"])
TOPICS: tuple[list[str], ...] = ([], ["channel"], ["tags"], ["fields.product"])
TARGETS: tuple[dict[str, Any], ...] = (
    {"metric": "csat", "at_least": 0.5},
    {"metric": "csat", "statistic": "mean", "at_least": 3.5},
    {"metric": "nps", "at_least": 10},
    {"metric": "resolution_time", "at_most": "12h"},
    {"metric": "resolution_time", "statistic": "p90", "at_most": "1d"},
    {"metric": "resolution_time", "statistic": "mean", "at_most": "1d"},
    {"metric": "reopened", "at_most": 0.2},
    {"metric": "escalated", "at_most": 0.2},
    {"metric": "unanswered", "at_most": 0.2},
    {"metric": "cltv", "at_least": 500_000},
    {"metric": "cltv", "statistic": "median", "at_least": 500_000},
    {"metric": "fcr", "within": "3d", "at_least": 0.5},
    {"metric": "fcr", "within": "3d", "at_least": 0.5, "match": MATCH, "topic": "channel"},
    {"metric": "retention", "within": "10d", "match": MATCH, "at_least": 0.5},
)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """A rule over the corpus as an SOP writes it."""
    per = draw(st.sampled_from(PER))
    if draw(st.booleans()):
        count = draw(st.integers(2, 4))
        rule: dict[str, Any] = {
            "kind": "recurrence",
            "within": draw(st.sampled_from(("1d", "3d", "7d"))),
            "per": per,
        }
        rule["customers" if draw(st.booleans()) else "contacts"] = count
        rule["topic"] = draw(st.sampled_from(TOPICS))
        if draw(st.booleans()):
            rule["match"] = MATCH
        return rule
    return {
        "kind": "target",
        **draw(st.sampled_from(TARGETS)),
        "per": per,
        "min_count": draw(st.integers(1, 4)),
    }


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """Records in no order, dense enough that customers meet."""
    rng = random.Random(draw(st.integers(0, 10**9)))
    return [_record(rng, f"T-{number}") for number in range(draw(st.integers(0, 25)))]


def _record(rng: random.Random, name: str) -> Record:
    hour = rng.randrange(24 * DAYS)

    def at(more: int) -> str:
        return (MIDNIGHT + timedelta(hours=hour + more)).isoformat()

    events: list[Record] = [
        {
            "type": "message",
            "by": "customer",
            "at": at(0),
            "text": rng.choice(("rusak kak", "halo", "halo rusak")),
        }
    ]
    steps = sorted(rng.choices(range(30), k=rng.randrange(6)))
    for step in steps:
        events.append({"at": at(step), **_event(rng)})
    record: Record = {"id": name, "events": events, "channel": rng.choice(("wa", "mail"))}
    record["fields"] = {
        "product": rng.choice(("a", "b", None)),
        **({"cltv": rng.randrange(10**6)} if rng.random() < 0.6 else {}),
    }
    if rng.random() < 0.7:
        record["tags"] = rng.choice((["x"], ["x", "y"], []))
    if rng.random() < 0.93:
        record["customer"] = {"id": f"c{rng.randrange(6)}"}
    record["status"] = rng.choice(("open", "closed", "solved"))
    return record


def _event(rng: random.Random) -> Record:
    return rng.choice(
        (
            {"type": "message", "by": "agent", "author": rng.choice(("a1", "a2")), "text": "baik"},
            {"type": "message", "by": "customer", "text": rng.choice(("rusak", "ok"))},
            {"type": "status", "to": "solved"},
            {"type": "status", "to": "open"},
            {"type": "escalate", "to": "supervisor"},
            {"type": "rating", "scale": "csat", "value": rng.randint(1, 5)},
            {"type": "rating", "scale": "csat", "value": rng.randint(1, 10), "out_of": 10},
            {"type": "rating", "scale": "nps", "value": rng.randint(0, 10)},
        )
    )


def sop_of(rule: dict[str, Any]) -> Sop:
    options = {name: value for name, value in rule.items() if name != "kind" and value != []}
    made = Rule("r", KINDS[rule["kind"]].parse(options))
    return Sop("t", "1", {"": "t"}, "id", "Asia/Jakarta", (made,), signals=SIGNALS)


def verdicts(rule: dict[str, Any], found: list[Record], judge_name: Any = "network") -> list[Verdict]:
    compiled = Compiled(sop_of(rule), judge_name)
    as_of = compiled.zone.read(AS_OF)
    judgements = judge(compiled, [decode(msgspec.json.encode(one)) for one in found], as_of)
    rows = sorted_rows(row for judgement in judgements for row in judgement.facts)
    return [verdict for _, verdict in judge_corpus(compiled.corpus, rows, as_of)]


def told(verdict: Verdict) -> tuple[str | None, ...]:
    assert verdict.corpus
    return tuple(verdict.corpus.group.values())


@settings(max_examples=400, deadline=None)
@given(rules(), records())
def test_every_group_says_what_plain_loops_say(rule: dict[str, Any], found: list[Record]) -> None:
    kind = sop_of(rule).rules[0].kind
    assert isinstance(kind, CorpusKind)
    expected = judged(kind.corpus(Setting()), "rusak" if "match" in rule else None, found, moment(AS_OF))
    said = {told(one): one for one in verdicts(rule, found)}
    if not expected:
        assert [one.verdict for one in said.values()] == ["not_applicable"]
        return
    assert said.keys() == expected.keys()
    for group, want in expected.items():
        got: Any = said[group]
        assert got.verdict == want["verdict"], (group, want, got)
        if rule["kind"] == "target":
            assert got.measured.count == want["count"]
            assert got.measured.value == (None if want["value"] is None else pytest.approx(want["value"]))
            continue
        assert got.corpus.conversations == want["conversations"]
        assert got.not_evaluable == want["unknown"]
        assert (got.measured.value if got.measured else 0) == want["largest"], (group, want, got)
        shown = [(begun(finding), size_of(finding)) for finding in got.findings]
        assert shown == sorted(shown, key=lambda one: one[0])
        assert sorted(shown) == sorted((f"{at:%Y-%m-%d %H:%M}", size) for at, size, _ in want["found"])


def begun(finding: Finding) -> str:
    """When the first of its conversations took part."""
    found = re.search(r"dari (\d{4}-\d\d-\d\d \d\d:\d\d)", finding.message)
    assert found
    return found[1]


def size_of(finding: Finding) -> int:
    """How many customers, or contacts, a finding counts: the first number in it."""
    return next(int(word) for word in finding.message.split() if word.isdigit())


@settings(max_examples=60, deadline=None)
@given(rules(), records(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_not_a_byte(
    rule: dict[str, Any], found: list[Record], rng: random.Random
) -> None:
    turned = rng.sample(found, len(found))
    assert msgspec.json.encode(verdicts(rule, found)) == msgspec.json.encode(verdicts(rule, turned))


@settings(max_examples=60, deadline=None)
@given(rules(), records())
def test_both_judges_measure_the_same(rule: dict[str, Any], found: list[Record]) -> None:
    assert verdicts(rule, found) == verdicts(rule, found, "oracle")


@settings(max_examples=60, deadline=None)
@given(rules(), records(), st.sampled_from((300, 2_000, 10_000)))
def test_rows_kept_on_disk_are_the_same_rows(rule: dict[str, Any], found: list[Record], largest: int) -> None:
    compiled = Compiled(sop_of(rule))
    as_of = compiled.zone.read(AS_OF)
    store = SortedRows(largest)
    for judgement in judge(compiled, [decode(msgspec.json.encode(one)) for one in found], as_of):
        store.add(judgement.facts)
    kept = judge_corpus(compiled.corpus, store.rows(), as_of, lambda: SortedRows(largest))
    assert [verdict for _, verdict in kept] == verdicts(rule, found)
