"""Scorecards: the formula on conversations counted by hand, who gets a rank, rosters, any number of jobs."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any

import pytest

from audits.cli import main

SOP = {
    "sop": "s",
    "version": "1.0.0",
    "title": "S",
    "language": "en",
    "timezone": "Asia/Jakarta",
    "signals": {name: {"by": "agent", "any": [name]} for name in ("hello", "promise", "sorry", "thanks")},
    "rules": [
        {
            "id": "greet",
            "kind": "phrase",
            "signal": "hello",
            "must": {"at_least": 1},
            "weight": 3,
            "pillar": "care",
        },
        {"id": "thank", "kind": "phrase", "signal": "thanks", "must": {"at_least": 1}, "pillar": "care"},
        {
            "id": "no-promise",
            "kind": "phrase",
            "signal": "promise",
            "must": "never",
            "severity": "critical",
            "pillar": "law",
        },
        {"id": "no-sorry", "kind": "phrase", "signal": "sorry", "must": "never"},
    ],
}
ALL = "hello thanks"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    Path("sop.yaml").write_text(json.dumps(SOP))
    return tmp_path


def record(number: int, *said: tuple[str, str], day: str = "2026-01-05", **more: Any) -> dict[str, Any]:
    """A conversation of what agents said, in order."""
    events = [
        {
            "at": f"{day}T09:{place:02d}:00+07:00",
            "type": "message",
            "by": "agent",
            "author": agent,
            "text": text,
        }
        for place, (agent, text) in enumerate(said)
    ]
    return {"id": f"T-{number}", "status": "solved", "events": events, **more}


def cards(records: list[dict[str, Any]], *more: str) -> dict[tuple[str, str | None], dict[str, Any]]:
    """The cards of an audit of the records."""
    Path("chats.ndjson").write_text("".join(json.dumps(one) + "\n" for one in records))
    main(["audit", "chats.ndjson", "--sop", "sop.yaml", "-o", "scorecard-json=cards.json", *more])
    told = json.loads(Path("cards.json").read_text())
    return {(one["by"], one.get("key")): one for one in told["cards"]}


def test_the_formula_by_hand() -> None:
    found = cards([record(1, ("a1", ALL)), record(2, ("a1", "thanks")), record(3, ("a1", f"{ALL} promise"))])
    whole = found["all", None]
    # T-1: 6/6; T-2: thank 1 + no-promise 1 + no-sorry 1 of 6; T-3: a critical failure
    assert whole["conversations"] == 3
    assert whole["score"] == pytest.approx((100 + 50 + 0) / 3, abs=0.01)
    sections = {one["pillar"]: one for one in whole["sections"]}
    assert sections["care"]["score"] == pytest.approx((100 + 25 + 100) / 3, abs=0.01)
    assert sections["law"]["score"] == pytest.approx((100 + 100 + 0) / 3, abs=0.01)
    assert sections[None]["score"] == 100
    assert whole["clean"] == 1


def test_what_another_agent_did_wrong_is_not_on_ones_card() -> None:
    found = cards([record(1, ("a1", f"{ALL} sorry"), ("a2", "ok"))])
    assert found["agent", "a1"]["score"] == pytest.approx(100 * 5 / 6, abs=0.01)
    assert found["agent", "a2"]["score"] == 100
    assert found["agent", "a2"]["clean"] == 1
    assert found["all", None]["conversations"] == 1


def test_small_samples_carry_wide_intervals() -> None:
    few = cards([record(n, ("a1", ALL)) for n in range(5)])["all", None]
    many = cards([record(n, ("a1", ALL)) for n in range(500)])["all", None]
    assert few["score"] == many["score"] == 100
    assert few["low"] < 60
    assert many["low"] > 99
    assert few["high"] == many["high"] == 100


def test_agents_with_few_conversations_have_no_rank(capsys: Any) -> None:
    records = [record(n, ("a1", ALL)) for n in range(4)] + [record(9, ("a2", ALL))]
    found = cards(records, "--min-count", "4")
    assert found["agent", "a1"]["rank"] == 1
    assert found["agent", "a2"]["rank"] is None
    assert cards(records)["agent", "a1"]["rank"] is None
    capsys.readouterr()
    main(["audit", "chats.ndjson", "--sop", "sop.yaml", "-o", "scorecard"])
    assert "No ranking of agents: nobody has 30 conversations." in capsys.readouterr().out


def test_equal_scores_share_a_rank() -> None:
    records = [record(n, (f"a{n % 3}", ALL if n % 3 else "sorry")) for n in range(9)]
    found = cards(records, "--min-count", "1")
    assert [found["agent", name]["rank"] for name in ("a0", "a1", "a2")] == [3, 1, 1]


ROSTER = "agent;name;team;from;until\na1;=Sari;Day;;2026-01-31\na1;Sari;Night;2026-02-01;\na2;Budi;Night;;\n"


def test_a_roster_gives_teams_by_the_day_and_names() -> None:
    Path("roster.csv").write_text("\ufeff" + ROSTER, encoding="utf-8")
    records = [record(1, ("a1", ALL)), record(2, ("a1", "thanks"), day="2026-02-03"), record(3, ("a3", ALL))]
    found = cards(records, "--roster", "roster.csv", "-o", "scorecard=cards.txt")
    assert found["team", "Day"]["score"] == 100
    assert found["team", "Night"]["score"] == 50
    assert found["team", None]["conversations"] == 1
    assert found["agent", "a1"]["name"] == "Sari"
    assert "Sari (a1)" in Path("cards.txt").read_text()
    assert {key for by, key in found if by == "month"} == {"2026-01", "2026-02"}


def test_a_roster_may_be_yaml() -> None:
    Path("roster.yaml").write_text("- {agent: a1, name: Sari, team: Day, from: 2026-01-01}\n")
    assert cards([record(1, ("a1", ALL))], "--roster", "roster.yaml")["team", "Day"]["conversations"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who,team\na1,x\n", "roster.csv:1: the first line must name a column `agent`"),
        ("agent,from\na1,1/2/2026\n", "roster.csv:2: `from`: `1/2/2026` is no date"),
        ("agent,team,until\na1,x,\na1,y,2026-01-01\n", "`a1` is in two teams at once: x, y"),
        ('agent\n"a1\n', "is not CSV"),
        ("agent,teem\na1,x\n", "did you mean `team`"),
    ],
)
def test_a_wrong_roster_is_refused(text: str, said: str, capsys: Any) -> None:
    Path("roster.csv").write_text(text)
    Path("chats.ndjson").write_text(json.dumps(record(1, ("a1", ALL))))
    assert main(["audit", "chats.ndjson", "--sop", "sop.yaml", "--roster", "roster.csv"]) == 4
    assert said in capsys.readouterr().err


def test_waived_failures_are_not_on_cards() -> None:
    records = [record(1, ("a1", f"{ALL} promise"))]
    assert cards(records)["all", None]["score"] == 0
    main(["baseline", "chats.ndjson", "--sop", "sop.yaml", "-o", "known.txt"])
    assert cards(records, "--baseline", "known.txt")["all", None]["score"] == 100


def test_the_same_bytes_for_any_number_of_jobs_and_cut() -> None:
    dice = random.Random(7)
    words = ("hello", "thanks", "promise", "sorry", "ok")
    records = [
        record(
            n,
            *((f"a{dice.randrange(5)}", dice.choice(words)) for _ in range(dice.randrange(1, 4))),
            channel=dice.choice(("wa", "email", None)),
            day=f"2026-0{dice.randrange(1, 4)}-05",
        )
        for n in range(700)
    ]
    Path("roster.csv").write_text(ROSTER)
    written = []
    for jobs in ("1", "2"):
        cards(
            records,
            "--jobs",
            jobs,
            "--roster",
            "roster.csv",
            "-o",
            "scorecard-csv=c.csv",
            "-o",
            "scorecard=c.txt",
        )
        written.append([Path(name).read_bytes() for name in ("cards.json", "c.csv", "c.txt")])
    assert written[0] == written[1]


def test_csv_has_a_row_a_conversation_and_a_card_and_no_formulas() -> None:
    Path("roster.csv").write_text("agent,name,team\na1,=1+1,+1\n")
    cards([record(1, ("a1", ALL), channel="=cmd()")], "--roster", "roster.csv", "-o", "scorecard-csv=c.csv")
    rows = list(csv.DictReader(Path("c.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["by"] for row in rows] == ["conversation", "all", "agent", "team", "channel", "month", "hour"]
    assert rows[0]["name"] == "T-1"
    assert rows[0]["care"] == "100.0"
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]


def test_the_page_and_the_summary_show_pillars_and_teams(capsys: Any) -> None:
    Path("roster.csv").write_text("agent,name,team\na1,<b>Sari,Day\n")
    cards([record(1, ("a1", ALL))], "--roster", "roster.csv", "-o", "html=p.html")
    assert (
        "Score by pillar: care 100.0 (n=1), law 100.0 (n=1), no pillar 100.0 (n=1)" in capsys.readouterr().err
    )
    page = Path("p.html").read_text()
    assert "By pillar" in page
    assert "By team" in page
    assert "&lt;b&gt;Sari" in page


def test_nothing_scored_is_said(capsys: Any) -> None:
    Path("chats.ndjson").write_text(json.dumps({"id": "T", "events": []}))
    main(["audit", "chats.ndjson", "--sop", "sop.yaml", "-o", "scorecard"])
    assert "No conversation has a score." in capsys.readouterr().out
