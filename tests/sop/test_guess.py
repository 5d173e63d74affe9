"""What was probably meant, by somebody who types in Indonesian or in a hurry."""

from __future__ import annotations

import pytest

from sop.guess import closest
from sop.repair import REPAIRS


@pytest.mark.parametrize(
    ("said", "known", "meant"),
    [
        ("greting", ["greeting", "closing"], "greeting"),
        ("Agent", ["customer", "agent"], "agent"),
        ("pelanggan", ["customer", "agent"], "customer"),
        ("first reply", ["first_reply", "next_reply"], "first_reply"),
        ("jam_kerja", ["jam-kerja"], "jam-kerja"),
        ("WITA", ["Asia/Makassar"], "Asia/Makassar"),
        ("zzz", ["greeting"], None),
    ],
)
def test_names(said: str, known: list[str], meant: str | None) -> None:
    assert closest(said, known) == meant


@pytest.mark.parametrize(
    ("code", "said", "meant"),
    [
        ("bad-duration", "15 menit", "15m"),
        ("bad-duration", "2 jam 30 menit", "2h30m"),
        ("bad-duration", "2 hari kerja", "2bd"),
        ("bad-duration", "1 minggu", "7d"),
        ("bad-duration", "15M", "15m"),
        ("bad-duration", "segera", None),
        ("bad-span", "08.00-17.00", "08:00-17:00"),
        ("bad-span", "08:00 s/d 17:00", "08:00-17:00"),
        ("bad-span", "8–17", "08:00-17:00"),
        ("bad-span", "tutup", None),
        ("bad-date", "20/03/2026", "2026-03-20"),
        ("bad-date", "2026/3/2", "2026-03-02"),
        ("bad-date", "12-26", "--12-26"),
        ("bad-day", "Senin-Jumat", "mon-fri"),
        ("bad-day", "Monday", "mon"),
        ("bad-day", "hari kerja", "mon-fri"),
        ("bad-name", "Balasan Pertama!", "balasan-pertama"),
    ],
)
def test_values(code: str, said: str, meant: str | None) -> None:
    assert REPAIRS[code](said) == meant
