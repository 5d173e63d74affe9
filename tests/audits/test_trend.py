"""Trends: each conversation once, from its latest run; figures by hand; what there is to compare."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reported import HOSTILE
from storing import RULES, record, stored, trend, write_sop

from audits.cli import main
from audits.history.figures import difference

ALL = "hello thanks"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    write_sop()
    write_sop("new.yaml", "1.1.0", RULES[:2])
    return tmp_path


def january() -> Iterator[dict[str, Any]]:
    """Ten conversations: eight with 100, two that promise something and get 0."""
    for number in range(10):
        said = "promise" if number >= 8 else ALL
        yield record(f"J-{number}", ("a1", said), day=f"2026-01-{number + 5:02d}", channel="chat")


def february() -> Iterator[dict[str, Any]]:
    """Ten conversations with 100, by a2."""
    for number in range(10):
        yield record(f"F-{number}", ("a2", ALL), day=f"2026-02-{number + 5:02d}", channel="mail")


def points(found: dict[str, Any], key: str | None = None) -> dict[str, tuple[Any, ...]]:
    """Period -> conversations, score, passed, failed, of one series."""
    series = next(one for one in found["series"] if one["key"] == key)
    return {
        one["period"]: (one["conversations"], one["score"], one["passed"], one["failed"])
        for one in series["periods"]
    }


def test_score_and_pass_rate_by_month() -> None:
    stored([*january(), *february()])
    found = trend()
    assert points(found) == {"2026-01": (10, 80.0, 24, 6), "2026-02": (10, 100.0, 30, 0)}
    whole = found["series"][0]
    assert (whole["conversations"], whole["score"], whole["pass_rate"]) == (20, 90.0, 0.9)
    assert whole["pass_rate_low"] == pytest.approx(0.7985, abs=1e-3)  # Wilson's of 54 in 60
    assert whole["few"]


def test_a_month_is_that_of_the_zone_of_the_sop() -> None:
    stored([record("T-1", ("a1", ALL), created_at="2026-01-31T20:00:00Z")])
    assert list(points(trend())) == ["2026-02"]


def test_weeks_are_those_of_iso_and_gaps_are_shown() -> None:
    days = ("2025-12-29", "2026-01-20")
    stored([record(f"T-{day}", ("a1", ALL), day=day) for day in days])
    assert list(points(trend("--every", "week"))) == ["2026-W01", "2026-W04"]
    assert main(["trend", "h.duckdb", "--every", "week", "-o", "text=t.txt"]) == 0
    text = Path("t.txt").read_text()
    assert "▅··▅" in text
    assert re.search(r"2026-W02 +0 ", text)


def test_overlapping_corpora_count_a_conversation_once_from_the_latest_run() -> None:
    stored(january())
    stored([*january(), *february()])
    assert points(trend()) == {"2026-01": (10, 80.0, 24, 6), "2026-02": (10, 100.0, 30, 0)}


def test_a_new_version_on_the_same_corpus_does_not_count_twice() -> None:
    stored(january())
    stored(january(), sop="new.yaml")
    found = trend()
    assert points(found) == {"2026-01": (10, 80.0, 16, 4)}
    assert found["versions"] == ["1.1.0"]
    assert points(trend("--sop", "shop@1.0.0")) == {"2026-01": (10, 80.0, 24, 6)}


def test_by_agent_a_failure_counts_for_whom_it_names() -> None:
    both = record("T-1", ("a1", ALL), ("a2", "promise"))
    stored([both, record("T-2", ("a1", ALL)), record("T-3", (None, ALL))])
    found = trend("--by", "agent")
    assert points(found, "a1") == {"2026-01": (2, 100.0, 5, 0)}
    assert points(found, "a2") == {"2026-01": (1, 0.0, 2, 1)}
    assert points(found) == {"2026-01": (1, 100.0, 3, 0)}
    by_rule = trend("--by", "agent", "--rule", "no-promise")
    assert points(by_rule, "a2") == {"2026-01": (1, None, 0, 1)}
    assert points(by_rule, "a1") == {"2026-01": (1, None, 1, 0)}


def test_the_same_figures_as_the_scorecard() -> None:
    import json

    agents = ("a1", "a2", "a3")
    said = ("hello", "thanks", ALL, "promise", f"{ALL} promise")
    data = [
        record(
            f"T-{n}", (agents[n % 3], said[n % 5]), (agents[n % 2], said[n % 4]), day=f"2026-0{1 + n % 3}-10"
        )
        for n in range(60)
    ]
    stored(data, "-o", "scorecard-json=cards.json")
    cards = json.loads(Path("cards.json").read_text())["cards"]
    for card in cards:
        if card["by"] not in ("agent", "month", "all"):
            continue
        found = trend("--by", "agent" if card["by"] == "agent" else "month")
        if card["by"] == "month":
            count, score, *_ = points(found)[card["key"]]
        else:
            one = next(one for one in found["series"] if one["key"] == card.get("key"))
            count, score = one["conversations"], one["score"]
            assert (one["score_low"], one["score_high"]) == (card["low"], card["high"])
        assert (count, score) == (card["conversations"], card["score"])


def test_by_rule_channel_pillar_and_team() -> None:
    Path("roster.csv").write_text("agent,name,team\na1,Sari,Day\n")
    stored([*january(), *february()], "--roster", "roster.csv")
    assert points(trend("--by", "rule"), "greet") == {
        "2026-01": (10, None, 8, 2),
        "2026-02": (10, None, 10, 0),
    }
    assert points(trend("--by", "channel"), "mail") == {"2026-02": (10, 100.0, 30, 0)}
    assert points(trend("--by", "pillar"), "care") == {
        "2026-01": (10, 80.0, 16, 4),
        "2026-02": (10, 100.0, 20, 0),
    }
    assert points(trend("--by", "pillar"))["2026-01"] == (10, 80.0, 8, 2)
    assert points(trend("--by", "team"), "Day") == {"2026-01": (10, 80.0, 24, 6)}
    assert points(trend("--by", "team")) == {"2026-02": (10, 100.0, 30, 0)}
    assert [one["key"] for one in trend("--by", "agent")["series"]] == ["Sari", "a2"]


def test_a_rule_alone() -> None:
    stored(january())
    assert points(trend("--rule", "thank")) == {"2026-01": (10, None, 8, 2)}
    assert points(trend("--rule", "thank", "--by", "channel"), "chat") == {"2026-01": (10, None, 8, 2)}


def test_since_and_until_are_both_included() -> None:
    stored([*january(), *february()])
    assert points(trend("--since", "2026-01-14", "--until", "2026-02-05")) == {
        "2026-01": (1, 0.0, 0, 3),
        "2026-02": (1, 100.0, 3, 0),
    }
    assert list(points(trend("--until", "2026-01"))) == ["2026-01"]
    assert list(points(trend("--since", "2026-02"))) == ["2026-02"]


def test_waived_failures_do_not_count() -> None:
    stored(january())
    assert main(["baseline", "chats.ndjson", "--sop", "sop.yaml", "-o", "text=base.txt"]) in (0, 1)
    stored(None, "--baseline", "base.txt")
    assert points(trend())["2026-01"][3] == 0


def test_before_and_after_a_version_without_asking() -> None:
    stored(january())
    stored(february(), sop="new.yaml")
    (change,) = trend()["comparisons"]
    assert (change["before"]["version"], change["after"]["version"]) == ("1.0.0", "1.1.0")
    assert (change["before"]["conversations"], change["after"]["conversations"]) == (10, 10)
    assert change["score"]["difference"] == 20
    assert not change["score"]["clear"]
    assert change["judged_by_both"] == 0
    assert main(["trend", "h.duckdb", "-o", "text=t.txt"]) == 0
    text = Path("t.txt").read_text()
    assert "← new version" in text
    assert "1.0.0 → 1.1.0: score 80.0 → 100.0 (+20," in text
    assert "The conversations differ (10, 2026-01-05 – 2026-01-14 and 10, 2026-02-05 – 2026-02-14)" in text


def test_two_versions_on_the_same_conversations() -> None:
    stored(january())
    stored(january(), sop="new.yaml")
    assert trend()["comparisons"] == []
    (change,) = trend("--compare", "1.0.0", "1.1.0")["comparisons"]
    assert change["judged_by_both"] == 10
    assert change["before"]["failed"], change["after"]["failed"] == (6, 4)
    main(["trend", "h.duckdb", "--compare", "1.0.0", "1.1.0", "-o", "text=t.txt"])
    assert "10 conversations were judged by both versions." in Path("t.txt").read_text()
    assert "The conversations differ" not in Path("t.txt").read_text()


def test_the_interval_of_a_difference_is_newcombes() -> None:
    from audits.intervals import wilson

    found = difference(48 / 80, wilson(48, 80), 56 / 70, wilson(56, 70))  # his example (a), turned round
    assert found is not None
    assert found.value == pytest.approx(0.2)
    assert found.interval == pytest.approx((0.0524, 0.3339), abs=1e-4)
    assert found.clear


def test_conversations_without_a_time_are_named_and_in_no_period() -> None:
    stored([record("T-1", ("a1", ALL)), record("T-2", ("a1", ALL), day=None)])
    assert trend()["without_time"] == 1
    main(["trend", "h.duckdb", "-o", "text=t.txt"])
    assert "1 conversation without a time is in no period." in Path("t.txt").read_text()


def test_several_sops_in_one_store() -> None:
    stored(january())
    stored(february(), sop=write_sop("other.yaml", sop="phone"))
    found = trend()
    assert (found["sop"], found["other_sops"]) == ("phone", ["shop"])
    assert trend("--sop", "shop")["other_sops"] == []
    assert points(trend("--sop", "shop")) == {"2026-01": (10, 80.0, 24, 6)}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--sop", "nobody"), "It has: shop"),
        (("--rule", "nothing"), "It has: greet, no-promise, thank"),
        (("--compare", "1.0.0", "9"), "There are: 1.0.0"),
        (("--by", "team"), "--roster FILE"),
        (("--since", "2027-01"), "no conversation matches"),
    ],
)
def test_what_is_not_there_is_named(
    asked: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(january())
    assert main(["trend", "h.duckdb", *asked]) == 4
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("day", ["yesterday", "2026-13", "2026-02-30", "0000-01", "9999-12"])
def test_a_day_that_is_none(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    stored(january())
    assert main(["trend", "h.duckdb", "--until", day]) == 2
    assert "is no day" in capsys.readouterr().err


def test_an_empty_history_says_how_to_fill_it(capsys: pytest.CaptureFixture[str]) -> None:
    from audits.history import opening

    opening.writing("h.duckdb", "en").close()
    assert main(["trend", "h.duckdb"]) == 4
    assert "still empty. Fill it with `sop audit DATA --sop SOP --store h.duckdb`" in capsys.readouterr().err
    assert main(["trend", "none.duckdb"]) == 4
    assert "there is no such file" in capsys.readouterr().err


def test_agents_who_are_called_by_name_get_pseudonyms() -> None:
    stored([record("T-1", ("Budi Santoso", ALL)), record("T-2", ("rina@shop.example", ALL))])
    for form in ("text", "json", "csv", "markdown", "html"):
        assert main(["trend", "h.duckdb", "--by", "agent", "-o", f"{form}=t"]) == 0
        text = Path("t").read_text(encoding="utf-8")
        assert "Santoso" not in text
        assert "rina@" not in text
    assert [one["key"] for one in trend("--by", "agent", "--unmask")["series"]] == [
        "Budi Santoso",
        "rina@shop.example",
    ]


def test_hostile_names_are_harmless_in_every_form() -> None:
    stored([record(f"T-{n}", (text, ALL), channel=text) for n, text in enumerate(HOSTILE)])
    for by in ("agent", "channel"):
        main(
            [
                "trend",
                "h.duckdb",
                "--by",
                by,
                "--unmask",
                "-o",
                "html=t.html",
                "-o",
                "csv=t.csv",
                "-o",
                "markdown=t.md",
            ]
        )
        page = Path("t.html").read_text(encoding="utf-8")
        assert not re.search(r"<(script|img|svg onload|link)", page)
        for row in csv.reader(io.StringIO(Path("t.csv").read_text(encoding="utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "@", "-")) for cell in row)
        assert not re.search(r"(?<!\\)<(script|img|style)", Path("t.md").read_text(encoding="utf-8"))


def test_the_same_trend_in_indonesian() -> None:
    stored([*january(), *february()])
    main(["trend", "h.duckdb", "--lang", "id", "-o", "text=t.txt"])
    text = Path("t.txt").read_text()
    assert "shop: 20 percakapan dari 1 audit, 2026-01 sampai 2026-02" in text
    assert "80,0" in text
    assert "kurang dari 30 percakapan" in text


def test_the_page_of_an_audit_shows_the_history_with_the_run_itself() -> None:
    stored(january())
    stored(february(), "-o", "html=a.html")
    page = Path("a.html").read_text(encoding="utf-8")
    assert "2026-01" in page
    stored(february(), "-o", "html=alone.html", store="fresh.duckdb")
    assert "2026-01-" not in Path("alone.html").read_text(encoding="utf-8").split("<body>")[0]


def test_rules_come_in_the_order_of_the_sop_and_equal_rates_have_a_middle_bar() -> None:
    stored([record("T-1", ("a1", ALL)), record("T-2", ("a1", ALL), day="2026-02-01")])
    assert [one["key"] for one in trend("--by", "rule")["series"]] == ["greet", "thank", "no-promise"]
    main(["trend", "h.duckdb", "--by", "rule", "-o", "text=t.txt"])
    assert "▅▅" in Path("t.txt").read_text()
