"""html: the parts of the page, what it counts, whom it names and what it leaves out."""

from __future__ import annotations

import io
import json
import pickle
import re
from dataclasses import replace

import pytest
from html_pages import Parsed, failing, many, page, passing, unpacked
from reported import (
    HOSTILE,
    PHONE,
    RULES,
    Case,
    case,
    conversation,
    evidence,
    finding,
    judged,
    setting,
    written,
)

from audits.reports import report
from audits.reports.judged import Judged
from audits.reports.judged import judged as read_back
from audits.reports.page import findings, packing, worst
from audits.reports.page.trend import Period, trend
from audits.reports.spelled import spelled
from audits.scorecards import Member, Roster
from audits.tally import Tally


def test_only_the_worst_conversations_and_a_share_of_findings_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worst, "MOST", 5)
    monkeypatch.setattr(findings, "MOST", 10)
    text = " ".join("".join(Parsed(page(many(40))).text).split())
    assert "The worst 5 of 40 failing conversations; 35 are left out" in text
    assert "Holds 10 of 40 findings" in text
    assert "holds conversations that fail and a sample only" in text
    assert all(f"T-{number}" in text for number in (7, 30, 31))
    assert re.search(r"T-7 0\.0 critical×1.*T-30.*T-31.*T-0 88\.2.*T-1 ", text)


def test_what_does_not_stand_on_the_page_is_packed_in_order() -> None:
    told = page(many(40))
    rows = json.loads(unpacked(told))
    assert len(rows) == 40
    assert [row[6] for row in rows[:4]] == ["T-7", "T-30", "T-31", "T-0"]
    assert [row[7] for row in rows[:4]] == [1, 2, 3, 4]
    blocks = unpacked(told, 1).split("\0")
    assert len(blocks) == 40 - packing.FIRST
    assert '<details class="conversation" id="c21">' in blocks[0]
    assert '<mark class="offending">pasti</mark>' in blocks[0]


def test_packed_conversations_are_escaped_like_those_on_the_page() -> None:
    cases = many(packing.FIRST)
    for text in HOSTILE:
        chat = conversation(text, text, text, channel=text, customer={"id": text, "name": text})
        cases.append(case(chat, finding(text, evidence(chat, 1, text), agent=text), rule=0))
    told = page(cases)
    (blocks,) = (unpacked(told, 1).split("\0"),)
    tags = set(Parsed("".join(blocks)).tags)
    assert len(blocks) == len(HOSTILE)
    assert tags <= {*Parsed(told).tags, "mark"}
    assert "script" not in tags


def test_conversations_without_failure_are_sampled_the_same_at_every_run() -> None:
    cases = [case(conversation(f"T-{number}", "halo", "halo kak")) for number in range(100)]
    told = page(cases)
    kept = re.findall(r'id="s\d+">\s*<summary><span class="id"><bdi>(T-\d+)', told)
    assert len(kept) == worst.SAMPLE
    assert kept == sorted(kept, key=lambda name: int(name[2:]))
    assert "30 of 100 conversations without failure" in told
    assert told == page(cases)


def test_the_conversations_together_stay_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGEST", 200_000)
    cases = []
    for number in range(220):
        chat = conversation(f"T-{number}", *[f"{number}'\"&<>{word}" * 40 for word in range(60)])
        chat["events"][1]["text"] += "pasti"
        cases.append(failing(chat, 1, "pasti"))
    how = setting()
    data = written("html", [judged(cases[start : start + 20], how=how) for start in range(0, 220, 20)])
    assert len(data) < 600_000
    assert b"are left out" in data


def test_memory_is_bounded_though_conversations_are_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = worst.Worst(largest=3_000)
    for one in judging(many(40)):
        kept.add(one)
    assert kept.total == 40
    assert 0 < len(list(kept.worst_first())) < 10
    assert next(kept.worst_first()).records[0].conversation == "T-7"


def judging(cases: list[Case]) -> list[Judged]:
    return list(read_back(*judged(cases)))


def test_what_is_collected_can_be_put_away_and_taken_up_again() -> None:
    how = setting()
    whole, first, later = io.BytesIO(), io.BytesIO(), io.BytesIO()
    chunks = [judged(many(40)[start : start + 20], how=how) for start in (0, 20)]
    tally = Tally.of(len(RULES))
    one, part = report("html", whole, how), report("html", first, how)
    for task, batch in chunks:
        one.add(task, batch)
        tally.merge(batch.tally)
    part.add(*chunks[0])
    kept = pickle.dumps([value for name, value in vars(part).items() if name not in ("_stream", "_setting")])
    again = report("html", later, how)
    for name, value in zip(
        [name for name in vars(part) if name not in ("_stream", "_setting")], pickle.loads(kept), strict=True
    ):
        setattr(again, name, value)
    again.add(*chunks[1])
    one.close(tally)
    again.close(tally)
    assert later.getvalue() == whole.getvalue()


def test_few_conversations_rank_no_agent() -> None:
    cases = [passing(f"T-{number}", "a-01" if number < 30 else "a-02", 1) for number in range(33)]
    told = page(cases)
    table = told[told.index('<table class="agents">') :]
    often, seldom = table.index("a-01"), table.index("a-02")
    assert often < table.index("Fewer than 30 conversations") < seldom
    assert ">1</td>" in table[:often]
    assert '<td class="num">–</td>' in table[table.index("Fewer than") : seldom]


def test_an_agent_has_a_page_with_strengths_and_what_to_work_on() -> None:
    cases = [passing(f"A-{number}", "a-01", 1 if number % 2 else None) for number in range(20)]
    cases += [passing(f"B-{number}", "a-02", 0) for number in range(20)]
    text = page(cases)
    (mine,) = re.findall(r'<article class="coach" id="agent-1".*?</article>', text, re.DOTALL)
    strong, weak = mine[: mine.index("To work on")], mine[mine.index("To work on") :]
    assert "Coaching" in strong
    assert "a-01" in strong
    assert "Greeting" in strong
    assert "100.0% of 20" in strong
    assert "average 50.0%" in strong
    assert ">clear<" in strong
    assert "No promises" in weak[: weak.index("All rules")]
    assert "Greeting" not in weak[: weak.index("All rules")]
    assert weak[: weak.index("All rules")].count("<li>") == findings.EXAMPLES
    assert "<q><bdi>pasti</bdi></q>" in weak
    assert '<a href="#agent-1">' in text


def test_agents_of_a_team_are_compared_with_their_team() -> None:
    names = {name: [Member(name, "", team)] for name, team in (("a-01", "Pagi"), ("a-02", "Pagi"))}
    cases = [passing(f"{name}-{n}", name, 0) for name in ("a-01", "a-02", "a-03") for n in range(6)]
    told = page(cases, roster=Roster(names))
    pages = re.findall(r'<article class="coach".*?</article>', told, re.DOTALL)
    assert [one.count("compared with the team Pagi") for one in pages] == [1, 1, 0]
    assert "By team" in told


def test_names_of_agents_are_pseudonyms_everywhere() -> None:
    cases = [passing(f"T-{number}", "Wulan Dewi", 1) for number in range(3)]
    for one in cases:
        one.record["events"][1]["text"] = "halo pasti, saya Wulan dari toko"
        one.record["events"].append({"type": "assign", "to": "Wulan Dewi"})
    told = page(cases, language="id")
    assert "Wulan" not in told + unpacked(told)
    names = set(re.findall(r"Agen (?:[A-Z][2-9]){3}", told))
    assert len(names) == 1
    assert names == set(re.findall(r"Agen (?:[A-Z][2-9]){3}", page(cases[:1], language="id")))
    assert "saya [nama] dari toko" in "".join(Parsed(told).text)
    assert "Wulan Dewi" in page(cases, unmask=True)


def test_a_rosters_names_are_shown() -> None:
    told = page([passing("T-1", "a-01", 1)], roster=Roster({"a-01": [Member("a-01", "Wulan", "Pagi")]}))
    assert "Wulan" in told


def test_pass_rates_by_pillar_channel_and_hour() -> None:
    rules = [replace(rule, pillar=("care", "", "law")[number]) for number, rule in enumerate(RULES)]
    cases = [passing(f"T-{n}", "a-01", 0 if n < 6 else None, channel=("wa", "mail")[n % 2]) for n in range(8)]
    parsed = Parsed(written("html", cases, setting(rules)).decode())
    text = " ".join("".join(parsed.text).split())
    assert re.search(r"By pillar .*care ?25\.0%\(\d.*law ?100\.0%.*no pillar ?100\.0%", text)
    assert re.search(r"By channel .*mail ?75\.0%.*wa ?75\.0%", text)
    assert "09: 75.0% (8)." in text


def test_the_trend_is_of_months_or_of_runs() -> None:
    cases = [passing("T-1", "a-01", 0), passing("T-2", "a-01")]
    for event in cases[1].record["events"]:
        event["at"] = event["at"].replace("2026-01", "2025-11")
    months = page(cases)
    assert "2025-11: 100.0, 100.0%; 2025-12: –, –; 2026-01: 88.2, 66.7%. " in months
    assert "Trend" not in page(cases[:1])
    runs = page(cases[:1], history=(Period("<b>mei</b>", 80.0, 0.9, 10), Period("juni", 90.0, 0.95, 12)))
    assert "&lt;b&gt;mei&lt;/b&gt;: 80.0, 90.0%; juni: 90.0, 95.0%." in runs
    assert "From the history of audits" in runs


def test_long_trends_show_their_end_and_one_period_is_none() -> None:
    drawn = trend([Period(str(number), 50.0, None, 1) for number in range(50)])
    assert drawn is not None
    assert [drawn.points[0].period.label, drawn.points[-1].period.label, drawn.left_out] == ["14", "49", 14]
    assert drawn.passed == ""
    assert drawn.score.startswith("M")
    assert trend([Period("1", 50.0, 0.5, 1)]) is None


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "balasan setelah 6d20h3m12s waktu kerja, batas 4h",
            "setelah 164 jam 3 menit waktu kerja, batas 4 jam",
        ),
        ("kabar belum ada setelah 6d20h3m, batas 4h", "setelah 6 hari 20 jam, batas 4 jam"),
        ("janji “besok” baru ditepati 2h30m sesudah waktunya", "ditepati 2 jam 30 menit sesudah"),
        ("tidak diikuti pesan dalam 90s", "dalam 90 detik"),
        ("first reply after 21m of working time, 15m allowed", "after 21m of working time, 15m allowed"),
        ("batas 2bd, setelah 5d-x, dalam 3 pesan", "batas 2bd, setelah 5d-x, dalam 3 pesan"),
    ],
)
def test_durations_of_indonesian_findings_are_words(said: str, shown: str) -> None:
    assert shown in spelled(said)


def test_what_was_masked_is_counted() -> None:
    chat = conversation("T-1", f"nomor saya {PHONE}", f"pasti, {PHONE}", customer={"name": "Sari"})
    text = "".join(Parsed(page([failing(chat, 1, "pasti")], language="id")).text)
    assert "Disamarkan dalam percakapan di halaman ini: telepon 2" in text


def test_data_without_times_have_no_date_of_1970() -> None:
    assert "1970" not in page([case(conversation("T-1", "halo"))], as_of=0)
