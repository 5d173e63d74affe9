"""text: the summary that a QA lead reads in ten seconds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from inline_snapshot import snapshot
from reported import (
    HOSTILE,
    NO_KIND,
    PHONE,
    RULES,
    Case,
    case,
    conversation,
    evidence,
    finding,
    judged,
    setting,
    verdict,
    written,
)

from audits.reports.columns import columns
from audits.reports.text import summary
from audits.survey import Survey
from audits.tally import Tally
from engine.timeline import Repairs
from sop.model import Rule


def shop() -> list[Case]:
    """Four conversations: a promise, a late reply, one that is pending, one without fault."""
    promise = conversation("T-1", "kok lama", f"dana pasti kembali, WA {PHONE}")
    slow = conversation("T-2", "halo?", "iya kak")
    waiting = conversation("T-3", "halo")
    return [
        case(promise, finding("must not be said", evidence(promise, 1, f"pasti kembali, WA {PHONE}"))),
        case(
            slow, finding("first reply after 21m, 15m allowed", evidence(slow, 0), evidence(slow, 1)), rule=2
        ),
        Case(
            waiting,
            [
                verdict(waiting, RULES[0], "not_applicable"),
                verdict(waiting, RULES[1], "not_evaluable", reason="the time is not recorded"),
                verdict(waiting, RULES[2], "pending"),
            ],
        ),
        case(conversation("T-4", "halo", "halo kak")),
    ]


def tally_of(cases: list[Case], **counts: Any) -> Tally:
    _, batch = judged(cases)
    for name, count in counts.items():
        setattr(batch.tally, name, count)
    return batch.tally


FULL: dict[str, Any] = {
    "excluded": 2,
    "not_effective": 1,
    "unreadable": 3,
    "lost": 1,
    "repairs": Repairs(unsorted=1, without_time=2, without_offset=1234, later=4),
}
REPEATED = Survey(0, 4, 0, {f"T-{number}": [("chats.ndjson", number)] for number in range(9)}, {})


def test_in_english() -> None:
    assert summary(tally_of(shop(), **FULL), setting(survey=REPEATED), 100) == snapshot("""\
toko@1.0.0 · 4 conversations · score 56.9 · 50.0% without failure · as of 2026-01-31 17:00:00+07:00
INCOMPLETE: 2 records could not be read, 1 conversation killed the judging process

critical  janji    1 failed  66.7% of 3 passed  No promises
    T-1: must not be said “pasti kembali, WA [phone]”
major     balasan  1 failed  66.7% of 3 passed  First reply
    T-2: first reply after 21m, 15m allowed

1 rule without failure
Could not be evaluated:
  1 × janji: the time is not recorded
Pending (not yet due): balasan 1
Not judged: 2 excluded by the SOP, 1 outside the SOP's effective dates
Put right while reading: 1 record out of time order, 2 events without a time, 1,234 records without
  a time zone (read as Asia/Jakarta), 4 events after the as-of not seen
Repeated ids, all judged: T-0, T-1, T-2, T-3, T-4, T-5, and 3 more\
""")


def test_in_indonesian() -> None:
    assert summary(tally_of(shop(), **FULL), setting(survey=REPEATED, language="id"), 100) == snapshot("""\
toko@1.0.0 · 4 percakapan · skor 56,9 · 50,0% tanpa pelanggaran · per 2026-01-31 17:00:00+07:00
TIDAK LENGKAP: 2 catatan tidak terbaca, 1 percakapan mematikan proses penilai

kritis  janji    1 gagal  66,7% lulus dari 3  Tidak menjanjikan
    T-1: must not be said “pasti kembali, WA [telepon]”
mayor   balasan  1 gagal  66,7% lulus dari 3  Balasan pertama
    T-2: first reply after 21m, 15m allowed

1 aturan tanpa pelanggaran
Tidak dapat dinilai:
  1 × janji: the time is not recorded
Menunggu (batas waktu belum lewat): balasan 1
Tidak dinilai: 2 dikecualikan oleh SOP, 1 di luar masa berlaku SOP
Dirapikan saat dibaca: 1 catatan tidak urut waktu, 2 peristiwa tanpa waktu, 1.234 catatan tanpa zona
  waktu (dibaca sebagai Asia/Jakarta), 4 peristiwa sesudah batas audit tidak dilihat
Id berulang, semuanya dinilai: T-0, T-1, T-2, T-3, T-4, T-5, dan 3 lagi\
""")


def test_nothing_to_tell_is_not_told() -> None:
    fine = [case(conversation("T-1", "halo", "halo kak"))]
    assert summary(tally_of(fine), setting(), 100) == snapshot("""\
toko@1.0.0 · 1 conversation · score 100.0 · 100.0% without failure · as of 2026-01-31 17:00:00+07:00

3 rules without failure\
""")


def test_no_conversations() -> None:
    assert summary(Tally.of(3), setting(language="id"), 100) == snapshot("""\
toko@1.0.0 · 0 percakapan · per 2026-01-31 17:00:00+07:00\
""")


def test_the_report_is_the_summary() -> None:
    assert "4 conversations" in written("text", shop()).decode()


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    chat = conversation("T-🙂" * 20, "x", "漢字" * 200)
    wide = [*shop(), case(chat, finding("漢" * 90, evidence(chat, 1, "漢字" * 100)))]
    lines = summary(tally_of(wide, **FULL), setting(survey=REPEATED), width).splitlines()
    assert max(map(columns, lines)) <= width


def test_twenty_failing_rules_fit_on_a_screen() -> None:
    rules = [
        Rule(f"aturan-{number}", NO_KIND, title={"": f"Aturan {number}"}, severity="minor")
        for number in range(30)
    ]
    chat = conversation("T-1", "x", "y")
    broken = finding("must not be said", evidence(chat, 1, "y"))
    failing = [verdict(chat, rule, "fail", broken) for rule in rules[:20]]
    unclear = [verdict(chat, rule, "not_evaluable", reason=f"because {rule.id}") for rule in rules[20:]]
    tally = tally_of([Case(chat, [*failing, *unclear])], **FULL)
    told = summary(tally, setting(rules, survey=REPEATED), 100)
    assert len(told.splitlines()) <= 40
    assert "aturan-19" in told


def test_worst_first_is_by_severity_then_by_failures() -> None:
    lines = summary(tally_of(shop()), setting(), 100).splitlines()
    assert lines[2].startswith("critical  janji")
    assert lines[4].startswith("major     balasan")


def test_colours_only_where_they_are_wanted() -> None:
    assert "\x1b[" not in summary(tally_of(shop()), setting(), 100)
    assert "\x1b[1;31mcritical" in summary(tally_of(shop()), setting(color=True), 100)
    assert b"\x1b[" not in written("text", shop(), setting(color=True))


def test_hostile_text_does_not_steer_the_terminal() -> None:
    for text in HOSTILE:
        chat = conversation(text, "x", text)
        broken = case(chat, finding(text, evidence(chat, 1, text)))
        told = summary(tally_of([broken]), setting(), 120)
        assert not any(ord(sign) < 32 and sign != "\n" for sign in told)
        assert not any(0x7F <= ord(sign) < 0xA0 or 0x202A <= ord(sign) <= 0x202E for sign in told)


def test_personal_data_is_masked() -> None:
    assert PHONE not in summary(tally_of(shop()), setting(), 120)
    assert PHONE in summary(tally_of(shop()), setting(unmask=True), 120)


def test_shares_never_round_to_all_or_nothing() -> None:
    tally = tally_of(shop())
    tally.conversations, tally.clean = 100_000, 99_999
    tally.scored, tally.hundredths = 100_000, 100_000 * 10_000 - 1
    told = summary(tally, replace(setting()), 120).splitlines()[0]
    assert "score 99.9" in told
    assert "99.9% without failure" in told
