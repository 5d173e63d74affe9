"""html of twenty thousand conversations: small enough to mail, opened and filtered without waiting."""

from __future__ import annotations

import io
import time
import warnings
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser
from reported import RULES, Case, conversation, evidence, finding, judged, setting, verdict

from audits.reports import report
from audits.tally import Tally

CONVERSATIONS = 20_000
FAILING = 12_000
SECONDS = 2.0
LARGEST = 30 << 20

SAID = (
    "Halo kak, pesanan saya belum sampai juga sampai hari ini, nomor resinya tidak bisa dilacak",
    "Mohon maaf atas ketidaknyamanannya kak, kami bantu cek dulu ke bagian pengiriman ya",
    "Sudah seminggu lho, tolong dibantu segera karena mau dipakai untuk acara",
    "Baik kak, dana kakak pasti kami kembalikan hari ini juga",
)


def one(number: int) -> Case:
    """A conversation unlike the others in its words, times, agent and channel."""
    texts = [f"{said} ({number * 7919 % 99991}-{place})" for place, said in enumerate(SAID * 2)]
    chat = conversation(f"T-{number:05d}", *texts, channel=("whatsapp", "email", "instagram")[number % 3])
    agent = f"a-{number % 97:03d}"
    for place, event in enumerate(chat["events"]):
        event["at"] = f"2026-01-{number % 28 + 1:02d}T{number % 24:02d}:{place:02d}:00+07:00"
        event["author"] = ("c" + str(number), agent)[event["by"] == "agent"]
    fails = number % CONVERSATIONS < FAILING
    said = [finding("tidak boleh dikatakan", evidence(chat, 3, "pasti kami kembalikan"), agent=agent)]
    late = [
        finding(f"balasan setelah {number % 300}m", evidence(chat, n, "kak"), agent=agent) for n in (1, 3)
    ]
    broken = {0: [], 1: said if number % 5 == 0 else [], 2: late} if fails else {}
    verdicts = [
        verdict(chat, rule, "pass", *broken.get(place, []), agent=agent) for place, rule in enumerate(RULES)
    ]
    return Case(chat, verdicts)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    how = setting(language="id")
    stream = io.BytesIO()
    made, tally = report("html", stream, how), Tally.of(len(RULES))
    for start in range(0, CONVERSATIONS, 500):
        cases = [one(number) for number in range(start, start + 500)]
        task, batch = judged(cases, f"{start}.ndjson", how=how)
        made.add(task, batch)
        tally.merge(batch.tally)
    made.close(tally)
    place = tmp_path_factory.mktemp("large") / "report.html"
    place.write_bytes(stream.getvalue())
    return place


def test_the_page_is_small_enough_to_mail_and_says_what_it_holds(page: Path) -> None:
    assert page.stat().st_size < LARGEST
    text = page.read_text(encoding="utf-8")
    assert "memuat percakapan yang gagal dan sampel saja" in text
    assert "10.000 terburuk dari 12.000 percakapan yang gagal; 2.000 tidak disertakan" in text
    assert "30 dari 8.000 percakapan tanpa pelanggaran" in text


def test_the_page_opens_and_filters_without_waiting(page: Path, tmp_path: Path) -> None:
    if CHROMIUM is None:
        warnings.warn("Chromium is not installed: nobody measured how fast the page opens", stacklevel=1)
        pytest.skip("Chromium is not installed")
    with Browser(tmp_path) as browser:
        start = time.perf_counter()
        browser.open(page)
        while browser.run("document.getElementById('filters').hidden"):
            time.sleep(0.01)
        assert time.perf_counter() - start < SECONDS
        rows = "document.getElementById('f-count').textContent"
        assert browser.run(rows).endswith("dari 26.400 temuan cocok")
        for field, value, found in (
            ("f-text", "balasan T-00042", "2 "),
            ("f-text", "", "26.400 "),
            ("f-severity", "0", "2.400 "),
        ):
            start = time.perf_counter()
            browser.run(
                f"(() => {{ const field = document.getElementById('{field}'); field.value = '{value}';"
                " field.dispatchEvent(new Event('input')); })()"
            )
            while not browser.run(rows).startswith(found):
                time.sleep(0.01)
                assert time.perf_counter() - start < SECONDS
        start = time.perf_counter()
        browser.run("location.hash = '#c9000'")
        while not browser.run("!!document.getElementById('c9000')"):
            time.sleep(0.01)
            assert time.perf_counter() - start < SECONDS
        assert browser.errors == []
