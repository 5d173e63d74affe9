"""csv: rows that a spreadsheet opens as they are meant, whatever a customer wrote."""

from __future__ import annotations

import csv
import io

import pytest
from reported import (
    HOSTILE,
    PHONE,
    RULES,
    Case,
    case,
    conversation,
    evidence,
    finding,
    late,
    setting,
    verdict,
    written,
)

from audits.reports.csv import COLUMNS, harmless


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV report."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_a_verdict_with_its_first_finding() -> None:
    chat = conversation("T-1", "halo, kok lama", "dana kakak pasti kembali")
    broken = finding("must not be said", evidence(chat, 0, "halo"), evidence(chat, 1, "pasti kembali"))
    data = written(
        "csv",
        [
            Case(
                chat,
                [
                    verdict(chat, RULES[0]),
                    verdict(chat, RULES[1], "fail", broken, finding("again", evidence(chat, 1))),
                    verdict(chat, RULES[2], "not_evaluable", reason="no time", measured=late()),
                ],
            )
        ],
    )
    assert data.startswith(b"\xef\xbb\xbfconversation,rule,title,")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    passed, failed, unclear = rows(data)
    assert tuple(passed) == COLUMNS
    assert (passed["verdict"], passed["findings"], passed["quote"]) == ("pass", "0", "")
    assert failed["title"] == "No promises"
    assert (failed["findings"], failed["message"]) == ("2", "must not be said")
    assert (failed["event"], failed["quote"]) == ("1", "pasti kembali")
    assert failed["at"] == "2026-01-05T09:01:00+07:00"
    assert (unclear["reason"], unclear["weight"], unclear["elapsed_seconds"]) == ("no time", "2.5", "1260.5")
    assert (unclear["metric"], unclear["limit_seconds"], unclear["stopped_at"]) == ("first_reply", "900", "")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+62 halo",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\tteks",
        "\rteks",
        "\n=1",
        "  =1",
        '"=1',
        "'=1",
        " \u00a0\u200b\ufeff=1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "“=1",
        "\x00=1",
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    cell = harmless(text)
    assert cell.startswith("'")
    assert not set("\t\r\n") & set(cell)


@pytest.mark.parametrize("text", ["halo kak", "1-2 hari", "harga = 10", "a@b", "5 + 5", ""])
def test_other_text_stays(text: str) -> None:
    assert harmless(text) == text


def test_a_semicolon_starts_no_formula_where_it_separates_cells() -> None:
    assert harmless('oke;=HYPERLINK("x"); +1;"@a') == "oke;'=HYPERLINK(\"x\"); '+1;\"'@a"


def test_hostile_text_stays_in_its_cell() -> None:
    cases = []
    for number, text in enumerate(HOSTILE):
        chat = conversation(f"={number}", "x", text)
        cases.append(case(chat, finding(text, evidence(chat, 1, text), agent=text)))
    told = [row for row in rows(written("csv", cases)) if row["verdict"] == "fail"]
    assert len(told) == len(HOSTILE)
    for row in told:
        assert row["conversation"].startswith("'=")
        for cell in row.values():
            assert cell[:1] not in set("=+-@\t\r")
            assert not any(ord(sign) < 32 or 0x202A <= ord(sign) <= 0x202E for sign in cell)


def test_personal_data_is_masked_also_where_a_quote_shows_half_of_it() -> None:
    chat = conversation(f"chat {PHONE}", "x", f"hubungi {PHONE} ya")
    broken = finding("x", evidence(chat, 1, "hubungi 0812-34"), agent="dina@toko.id")
    masked, plain = (
        next(
            row
            for row in rows(written("csv", [case(chat, broken)], setting(unmask=unmask)))
            if row["verdict"] == "fail"
        )
        for unmask in (False, True)
    )
    assert masked["quote"] == "hubungi [phone]"
    assert masked["conversation"] == "chat [phone …890]"
    assert masked["agent"] == "dina@…"
    assert plain["quote"] == "hubungi 0812-34"
    assert plain["conversation"] == f"chat {PHONE}"
    assert plain["agent"] == "dina@toko.id"
