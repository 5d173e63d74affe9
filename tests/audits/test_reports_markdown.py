"""markdown: a summary that reads in ten seconds, in which nothing a customer wrote is markup."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from reported import HOSTILE, PHONE, Case, case, conversation, evidence, finding, setting, written

from audits.cli import main
from audits.readers import BadRecord
from engine.verdict import Waived

EXAMPLE = Path(__file__).parents[2] / "examples" / "toko-online"
MARKUP = (
    "| a | b |\n|---|---|",
    "`code` ```\nfence",
    "[klik](http://evil.example) ![x](http://evil.example/x.png)",
    "<details><summary>x</summary>",
    "halo @octocat dan #12, GH-7, org/repo#3",
    "https://evil.example www.evil.example",
    "# judul\n- butir\n1. satu\n> kutip",
    "**tebal** _miring_ ~~coret~~ &lt;b&gt;",
    "a\\| b \\` c",
)


def told(text: str, **more: object) -> str:
    chat = conversation("T-1", "x", text)
    return written(
        "markdown", [case(chat, finding("said", evidence(chat, 1, text)))], setting(**more)
    ).decode()


def test_score_rules_findings_and_agents() -> None:
    text = told("pasti")
    assert text.startswith("### Shop SOP\n")
    assert "**score 0.0**" in text
    assert "| critical | **janji** No promises | 1 | 1 | 0.0% (0.0–79.3%) |" in text
    assert "- janji: T-1: said “pasti”" in text
    assert "Personal data are masked." in text


def test_in_indonesian() -> None:
    text = told("pasti", language="id")
    assert "| keparahan | aturan | gagal | dinilai | lulus (selang 95%) |" in text
    assert "Data pribadi disamarkan." in text


@pytest.mark.parametrize("said", [*HOSTILE, *MARKUP])
def test_nothing_that_was_said_is_markup(said: str) -> None:
    text = told(said, unmask=True)
    plain = told("pasti", unmask=True)
    assert not re.search(r"(?<!\\)<[a-z/!]", text)
    assert "@octocat" not in text
    assert "://evil" not in text
    assert "](" not in text.replace("\\](", "").replace("\\]\\(", "")
    for row, other in zip(_rows(text), _rows(plain), strict=True):
        assert len(re.findall(r"(?<!\\)\|", row)) == len(re.findall(r"(?<!\\)\|", other))
    assert [line for line in text.splitlines() if line.startswith("#")] == ["### Shop SOP"]


def _rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]


def test_personal_data_are_masked_unless_asked_for() -> None:
    assert PHONE not in told(f"telepon {PHONE}")
    assert "\\[phone\\]" in told(f"telepon {PHONE}") or "[phone]" in told(f"telepon {PHONE}")
    assert "7890" in told(f"telepon {PHONE}", unmask=True)


def test_waived_findings_are_not_quoted() -> None:
    chat = conversation("T-1", "x", "pasti")
    waived = msgspec.structs.replace(
        finding("said", evidence(chat, 1, "pasti")), waived=Waived("ok", "qa", "2026-12-31")
    )
    text = written("markdown", [case(chat, waived)]).decode()
    assert "No rule failed." in text
    assert "pasti" not in text


def test_what_could_not_be_read_comes_first() -> None:
    from reported import judged

    chunk = judged([case(conversation("T-1", "x", "y"))], bad=[BadRecord("chats.ndjson", 2, "no JSON")])
    text = written("markdown", [chunk]).decode()
    assert "> **INCOMPLETE: 1 record could not be read**" in text


def test_nothing_at_all() -> None:
    assert "No rule failed." in written("markdown", []).decode()


def test_the_example_as_it_goes_into_a_pull_request(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    arguments = ("--sop", str(EXAMPLE / "sop.yaml"), "-o", f"markdown={file}", "--lang", "en")
    assert main(["audit", str(EXAMPLE / "percakapan.ndjson"), *arguments]) == 1
    text = file.read_text(encoding="utf-8")
    assert "48 conversations · **score 83.0**" in text
    assert len(text) < 8_000


def test_many_conversations_quote_few_findings() -> None:
    cases: list[Case] = []
    for number in range(200):
        chat = conversation(f"T-{number}", "x", "pasti")
        cases.append(case(chat, finding("said", evidence(chat, 1, "pasti"))))
    assert written("markdown", cases).decode().count("“pasti”") == 2
