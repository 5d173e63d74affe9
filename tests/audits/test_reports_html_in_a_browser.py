"""html in headless Chromium: nothing that a customer wrote runs, and the reader can filter and open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser
from reported import HOSTILE, case, conversation, evidence, finding, setting, written

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Browser:
    """A page with hostile conversations and many findings."""
    cases = []
    for number, text in enumerate(HOSTILE):
        chat = conversation(text, text, text, customer={"name": text}, subject=text)
        cases.append(case(chat, finding(text, evidence(chat, 1, text), agent=text), rule=number % 3))
    word = conversation("T-long", "x", "A" * 1_000_000)
    cases.append(case(word, finding("too long", evidence(word, 1, "A" * 300))))
    for number in range(400):
        chat = conversation(f"T-{number}", "x", f"kata{number}")
        cases.append(case(chat, finding("said", evidence(chat, 1, f"kata{number}")), rule=number % 3))
    place = tmp_path / "report.html"
    place.write_bytes(written("html", cases, setting()))
    browser.requests.clear()
    browser.errors.clear()
    browser.open(place)
    return browser


def test_nothing_runs_and_nothing_is_loaded(opened: Browser) -> None:
    opened.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    opened.run("new Promise((done) => setTimeout(done, 100))")
    assert opened.run("window.hacked ?? null") is None
    assert opened.errors == []
    assert [url.partition(":")[0] for url in opened.requests] == ["file"]


def test_nothing_makes_the_page_wider_than_the_window(opened: Browser) -> None:
    opened.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert opened.run("document.documentElement.scrollWidth <= window.innerWidth")


def test_findings_are_filtered_and_shown_on_demand(opened: Browser) -> None:
    total = len(HOSTILE) + 401
    assert shown(opened) == 50
    assert (
        opened.run("document.getElementById('f-count').textContent") == f"{total} of {total} findings match"
    )
    opened.run("document.getElementById('more').click()")
    assert shown(opened) == 250
    choose(opened, "f-text", "kata123")
    assert shown(opened) == 1
    choose(opened, "f-text", "")
    choose(opened, "f-severity", "critical")
    severities = "#finding-rows tr:not([hidden])"
    assert opened.run(
        f"[...document.querySelectorAll('{severities}')].every(r => r.dataset.severity === 'critical')"
    )
    opened.run("document.getElementById('f-reset').click()")
    opened.run("new Promise((done) => setTimeout(done, 150))")
    assert shown(opened) == 50


def test_a_finding_leads_to_its_conversation(opened: Browser) -> None:
    opened.run("document.querySelectorAll('details').forEach((one) => { one.open = false })")
    opened.run("document.querySelector('#finding-rows a').click()")
    opened.run("new Promise((done) => setTimeout(done, 50))")
    assert opened.run("document.querySelector(location.hash).open")


def test_everything_to_use_has_a_label(opened: Browser) -> None:
    unlabelled = "[...document.querySelectorAll('input, select')].filter((one) => !one.labels.length).length"
    assert opened.run(unlabelled) == 0
    assert opened.run("[...document.querySelectorAll('svg[role=img]')].every((one) => one.ariaLabel)")


def shown(browser: Browser) -> int:
    rows = browser.run("document.querySelectorAll('#finding-rows tr:not([hidden])').length")
    assert isinstance(rows, int)
    return rows


def choose(browser: Browser, field: str, value: str) -> None:
    browser.run(
        f"(() => {{ const field = document.getElementById('{field}'); field.value = '{value}';"
        " field.dispatchEvent(new Event('input')); })()"
    )
    browser.run("new Promise((done) => setTimeout(done, 150))")
