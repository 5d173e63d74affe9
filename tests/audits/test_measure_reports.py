"""sop measure for people: nothing from the data steers a terminal or a page; personal data stay hidden."""

from __future__ import annotations

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from audits.cli import main

EVIL = (
    "\x1b[31mbroken\x1b[0m \u202ebroken\u202c [bold]broken[/] :smile: {0} %s "
    "<script>alert(1)</script> ]]> & \" '\r\n"
)
PRIVATE = "broken, call 0812-3456-7890 or mail sari.contoh@gmail.com, card 4111 1111 1111 1111"
SOP = """
sop: uji
version: 1.0.0
title: Uji
language: en
timezone: Asia/Jakarta
signals:
  complaint: {any: [broken, "<b>loud</b>", "[red]"], none: [unbroken]}
"""


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    """The text of a measurement of hostile messages; page.html, unmasked.html and json.json lie beside."""
    monkeypatch.chdir(tmp_path)
    for name, value in (("LC_ALL", "en_GB.UTF-8"), ("NO_COLOR", "1"), ("COLUMNS", "100")):
        monkeypatch.setenv(name, value)
    Path("sop.yaml").write_text(SOP, "utf-8")
    messages = [
        {"id": EVIL, "by": "customer", "text": EVIL, "labels": [EVIL, "x"]},
        {"id": "081234567890", "by": "agent", "text": PRIVATE, "labels": ["x"]},
        {"id": "l", "text": "unbroken " + "very long " * 50_000 + " broken", "labels": ["complaint"]},
        {
            "id": "z",
            "text": "\ud83d broken".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
            "labels": [],
        },
    ]
    Path("data.ndjson").write_text("".join(json.dumps(one) + "\n" for one in messages), "utf-8")
    arguments = ["measure", "data.ndjson", "--signals", "sop.yaml", "--label", "labels:complaint=complaint"]
    main([*arguments, "-o", "json=json.json"])
    arguments += ["--baseline", "json.json"]
    assert main([*arguments, "--unmask", "-o", "html=unmasked.html", "-o", "text=unmasked.txt"]) == 0
    capfd.readouterr()
    assert main([*arguments, "-o", "text", "-o", "html=page.html"]) == 0
    sys.stdout.flush()
    return capfd.readouterr().out


def test_nothing_steers_the_terminal(ran: str) -> None:
    assert [sign for sign in ran if not sign.isprintable() and sign != "\n"] == []
    assert "[bold]«broken»[/] :smile: {0} %s" in " ".join(ran.split())


def test_personal_data_are_masked_unless_asked_for(ran: str) -> None:
    for shown in (ran, Path("page.html").read_text("utf-8")):
        assert "0812-3456-7890" not in shown
        assert "081234567890" not in shown
        assert "sari.contoh@gmail.com" not in shown
        assert "4111 1111" not in shown
    for name in ("unmasked.html", "unmasked.txt"):
        assert "0812-3456-7890" in " ".join(Path(name).read_text("utf-8").split())
    assert (
        json.loads(Path("json.json").read_text("utf-8"))["signals"][0]["false_alarms"][1]["text"] == PRIVATE
    )


def test_a_very_long_message_is_shown_around_what_was_heard(ran: str) -> None:
    assert len(ran) < 10_000
    assert len(Path("page.html").read_bytes()) < 60_000
    assert "«unbroken» very long" in " ".join(ran.split())


class Page(HTMLParser):
    """What a page holds: its tags with their attributes, and the ids and links in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "col", "br"):
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_loads_and_runs_nothing(ran: str) -> None:
    text = Path("page.html").read_text("utf-8")
    page = Page()
    page.feed(text)
    assert page.open == []
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert "default-src 'none'" in text
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []


def test_the_page_marks_what_was_heard(ran: str) -> None:
    text = Path("page.html").read_text("utf-8")
    assert re.search(r'<mark class="offending">broken</mark>', text)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;b&gt;loud&lt;/b&gt;" in text


def test_colours_only_for_terminals(ran: str) -> None:
    assert "\x1b" not in ran
