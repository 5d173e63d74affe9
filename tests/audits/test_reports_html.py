"""html: a page that is safe to mail, whatever is in the transcripts, and tells what it leaves out."""

from __future__ import annotations

import base64
import re
from hashlib import sha256
from importlib.resources import files

import pytest
from html_pages import Parsed, failing, page
from reported import (
    HOSTILE,
    PHONE,
    case,
    conversation,
    evidence,
    finding,
    judged,
    written,
)

from audits.reports.page import transcript
from audits.reports.page.words import WORDS
from engine.verdict import EvidenceRecord


def test_hostile_text_becomes_no_element_and_no_attribute() -> None:
    plain = conversation("T", "x", "y")
    usual = Parsed(page([failing(plain, 1, "y")]))
    cases = []
    for text in HOSTILE:
        chat = conversation(
            text, text, text, subject=text, channel=text, status=text, customer={"id": text, "name": text}
        )
        chat["events"] += [
            {"type": "action", "by": "agent", "author": text, "name": text, "args": {text: text}},
            {"type": text, "name": text},
            {"type": "message", "by": "bot", "attachments": [{"kind": text}]},
        ]
        cases.append(case(chat, finding(text, evidence(chat, 1, text), agent=text)))
    for unmask in (False, True):
        told = page(cases, unmask=unmask, paths=HOSTILE)
        parsed = Parsed(told)
        assert set(parsed.tags) <= {
            *usual.tags,
            "h1",
            "output",
            "option",
            "mark",
            "bdi",
            "data",
            "ul",
            "li",
            "small",
        }
        assert (parsed.tags["script"], parsed.tags["style"], parsed.tags["img"]) == (1, 1, 0)
        assert not any(name.startswith("on") or name in ("style", "src") for name in parsed.attributes)
        assert not any(value.strip().lower().startswith("javascript:") for value in parsed.values)
        assert HOSTILE[0] in "".join(parsed.text)
        assert not any(ord(sign) < 32 and sign != "\n" for sign in told)
        assert not set("\u202e\u202c\u2066\u2069\x7f\x9b\ufffe") & set(told)
        assert "[U+202E]gnp.exe" in told


def test_the_policy_allows_this_style_and_this_script_only() -> None:
    told = page([])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', told)
    assert policy is not None
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", told, re.DOTALL)
        digest = base64.b64encode(sha256(inside.encode()).digest()).decode()
        assert (
            f"{tag}-src &#39;sha256-{digest}&#39;" in policy[1] or f"{tag}-src 'sha256-{digest}'" in policy[1]
        )
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?://", told)


def test_nothing_from_the_data_escapes_escaping() -> None:
    for file in (files("audits.reports") / "page").iterdir():
        if file.name.endswith(".jinja"):
            assert "safe" not in file.read_text(encoding="utf-8")


def test_evidence_is_marked_in_place_around_hidden_numbers() -> None:
    text = f"Baik kak, transfer ke {PHONE} ya, pasti kembali"
    for phrase, marked in (
        ("pasti kembali", ["pasti kembali"]),
        ("transfer ke 0812-34", ["transfer ke ", "[phone]"]),
        ("7890 ya", ["[phone]", " ya"]),
        (PHONE, ["[phone]"]),
    ):
        told = page([failing(conversation("T-1", "x", text), 1, phrase)])
        assert Parsed(told).marked[2:] == marked  # the first two explain the colours
        assert "0812" not in told
        assert "7890" not in told
    assert PHONE in page([failing(conversation("T-1", "x", text), 1, PHONE)], unmask=True)


def test_customers_are_numbered_and_ids_of_agents_stay() -> None:
    sari = {"id": "628123", "name": "Wulan Dewi"}
    first = conversation("T-1", "saya wulan", "Halo Kak Wulan, pasti kembali", customer=sari)
    again = conversation("T-2", "x", "Bu Wulan Dewi, pasti kembali", customer=sari)
    other = conversation("T-3", "x", "pasti kembali", customer={"id": "c9"})
    cases = [failing(chat, 1, "pasti") for chat in (first, again, other)]
    told = page(cases, language="id")
    assert "Wulan" not in told
    assert "628123" not in told
    text = "".join(Parsed(told).text)
    assert "Halo Kak [nama], pasti kembali" in text
    assert {"Pelanggan 1", "Pelanggan 2"} == set(re.findall(r"Pelanggan \d", text))
    assert "Agen a1" in text
    assert "Wulan Dewi" in page(cases, unmask=True)


def test_what_is_missing_is_told_at_its_place() -> None:
    chat = conversation("T-1", "halo?", "sebentar")
    chat["events"].append({"type": "action", "by": "agent", "author": "a1", "name": "refund", "at": None})
    late = finding("no reply", evidence(chat, 0, "halo?"), evidence(chat, 1))
    unverified = finding("not preceded", EvidenceRecord(2, None, "agent", "", 0, 0, False), evidence(chat, 1))
    nowhere = finding("nothing there", EvidenceRecord(None, None, None, "", 0, 0, True), agent=None)
    told = page([case(chat, late, unverified, nowhere)])
    chatted = told[told.index('<ol class="chat">') :]
    rows = re.findall(r'<li class="row ([^"]*)">(.*?)</li>', chatted, re.DOTALL)
    assert [kind for kind, _ in rows] == ["customer message", "agent message", "agent event offending"]
    assert '<mark class="calling">halo?</mark>' in rows[0][1]
    assert "no reply" in rows[1][1]
    assert "Should have come by here" in rows[1][1]
    assert "not preceded" in rows[2][1]
    assert "nothing there" in told[: told.index('<ol class="chat">')]


def test_notes_statuses_and_what_comes_after_the_as_of() -> None:
    chat = conversation("T-1", "halo", "pasti kembali")
    chat["events"][1]["public"] = False
    chat["events"] += [
        {"type": "status", "from": "open", "to": "solved"},
        {"type": "assign", "to": "a9", "group": "tier-2"},
        {"type": "escalate", "to": "supervisor"},
        {"type": "action", "name": "refund", "args": {"order": "O-1", "amount": 5}},
        {"type": "rating", "scale": "csat", "value": 4, "out_of": 5},
        {"type": "message", "by": "customer", "at": "2026-03-01T00:00:00+07:00", "text": "nanti"},
    ]
    text = "".join(Parsed(page([failing(chat, 1, "pasti")])).text)
    for said in (
        *("Internal note", "Status: open → solved", "Assigned: a9 · tier-2", "Escalated: supervisor"),
        *("Action: refund (order: O-1, amount: 5)", "Rating: csat 4/5"),
        "events after the as-of, neither judged nor shown: 1",
    ):
        assert said in text
    assert "nanti" not in text


def test_long_words_and_long_conversations_are_cut_with_a_note() -> None:
    word = conversation("T-1", "x", "A" * 500_000 + "pasti" + "B" * 500_000)
    many = conversation("T-2", *["halo kak"] * 4_000)
    told = page([failing(word, 1, "pasti"), failing(many, 2_001, "halo")])
    assert len(told) < 400_000
    text = "".join(Parsed(told).text)
    gaps = [int(gap.replace(",", "")) for gap in re.findall(r"… ([\d,]+) characters not shown …", text)]
    shown = re.search(r"A{200,}.*?B{20,}", text, re.DOTALL)
    assert shown is not None
    assert sum(gaps) == 1_000_005 - shown[0].count("A") - shown[0].count("B") - len("pasti")
    skipped = sum(int(n.replace(",", "")) for n in re.findall(r"events not shown: ([\d,]+)", text))
    assert skipped == 4_000 - transcript.ROWS
    assert {"pasti", "halo"} <= set(Parsed(told).marked)


def test_a_deleted_message_is_no_empty_bubble() -> None:
    chat = conversation("T-1", "halo", "pasti", "x", "y", "z")
    chat["events"][2] |= {"text": "", "deleted": True}
    chat["events"][3] |= {"text": ""}
    chat["events"][4] |= {"edited": True}
    text = "".join(Parsed(page([failing(chat, 1, "pasti")], language="id")).text)
    assert "[pesan dihapus]" in text
    assert "[pesan kosong]" in text
    assert "disunting" in text


def test_without_failures_the_page_says_so() -> None:
    told = page([case(conversation("T-1", "halo", "halo kak"))], language="id")
    assert "Tidak ada temuan" in told
    assert '<html lang="id">' in told
    assert not re.search(r'<details class="conversation" id="c', told)


def test_an_incomplete_audit_says_so_on_top() -> None:
    task, batch = judged([case(conversation("T-1", "halo"))])
    batch.tally.unreadable = 2
    assert "could not be read or judged: 2." in written("html", [(task, batch)]).decode()


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["id"].keys() == WORDS["en"].keys()
    for key, text in WORDS["id"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", WORDS["en"][key])), key


TEXT_ON = [
    *(("ink", ground) for ground in ("paper", "card", "agent", "internal")),
    *(("muted", ground) for ground in ("paper", "card", "agent", "internal")),
    *(("accent", ground) for ground in ("paper", "card")),
    *((f"{severity}", f"{severity}-soft") for severity in ("critical", "major", "minor", "info")),
    *(("offending-ink", "offending"), ("calling-ink", "calling"), ("major", "card"), ("major", "internal")),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_are_easy_to_read(scheme: int) -> None:
    css = (files("audits.reports") / "page" / "report.css").read_text(encoding="utf-8")
    colors = dict(
        re.findall(r"--([\w-]+): (#\w{6});", re.findall(r":root \{(.*?)\}", css, re.DOTALL)[scheme])
    )
    for text, ground in TEXT_ON:
        assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
