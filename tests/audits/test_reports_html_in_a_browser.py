"""html in headless Chromium: nothing that a customer wrote runs; the reader can filter, open and print."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser
from reported import HOSTILE, Case, case, conversation, evidence, finding, setting, written

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

MANY = 400


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with hostile conversations, a word of a megabyte and many findings."""
    cases: list[Case] = []
    for number, text in enumerate(HOSTILE):
        chat = conversation(text, text, text, customer={"name": text}, subject=text, channel=text)
        cases.append(case(chat, finding(text, evidence(chat, 1, text), agent=text), rule=number % 3))
    word = conversation("T-long", "x", "A" * 1_000_000)
    cases.append(case(word, finding("too long", evidence(word, 1, "A" * 300))))
    for number in range(MANY):
        chat = conversation(f"T-{number}", "x", f"kata{number}", channel=("wa", "mail")[number % 2])
        for event in chat["events"]:
            event["author"] = ("c1", f"a-{number % 3}")[event["by"] == "agent"]
        said = finding("said", evidence(chat, 1, f"kata{number}"), agent=f"a-{number % 3}")
        cases.append(case(chat, said, rule=number % 3))
    place = tmp_path_factory.mktemp("page") / "report.html"
    place.write_bytes(written("html", cases, setting()))
    return place


@pytest.fixture
def opened(browser: Browser, place: Path) -> Browser:
    browser.requests.clear()
    browser.errors.clear()
    browser.open(place)
    until(browser, "!document.getElementById('filters').hidden")
    return browser


def test_nothing_runs_and_nothing_is_loaded(opened: Browser) -> None:
    for _ in range(20):
        opened.run("document.getElementById('more-told').click()")
        opened.run("document.getElementById('more').click()")
        wait(opened, 40)
        if opened.run("document.getElementById('more-told').hidden"):
            break
    assert opened.run("document.querySelectorAll('#told > details').length") == len(HOSTILE) + 1 + MANY
    opened.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    wait(opened, 100)
    assert opened.run("window.hacked ?? null") is None
    assert opened.errors == []
    assert [url.partition(":")[0] for url in opened.requests] == ["file"]
    assert opened.run("document.querySelectorAll('img, iframe, object, embed, link, base, form').length") == 0
    assert opened.run("document.querySelectorAll('script:not([type])').length") == 1


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_makes_the_page_wider_than_the_window(opened: Browser, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    opened.call("Emulation.setDeviceMetricsOverride", **size)
    try:
        opened.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        opened.run("location.hash = '#agent-1'")
        assert opened.run("document.documentElement.scrollWidth") == width
    finally:
        opened.call("Emulation.clearDeviceMetricsOverride")


def test_findings_are_filtered_and_shown_on_demand(opened: Browser) -> None:
    total = len(HOSTILE) + 1 + MANY
    assert shown(opened) == 50
    assert counted(opened) == f"{total} of {total} findings match"
    opened.run("document.getElementById('more').click()")
    assert shown(opened) == 250
    choose(opened, "f-text", "kata123")
    assert shown(opened) == 1
    choose(opened, "f-text", "")
    choose(opened, "f-severity", "0")
    assert opened.run(
        "[...document.querySelectorAll('#finding-rows .chip')].every(c => c.className.includes('critical'))"
    )
    choose(opened, "f-severity", "")
    mail = "[...document.getElementById('f-channel').options].find(o => o.textContent === 'mail').value"
    choose(opened, "f-channel", opened.run(mail))
    assert counted(opened) == f"{MANY // 2} of {total} findings match"
    opened.run("document.getElementById('f-reset').click()")
    wait(opened, 150)
    assert shown(opened) == 50


def test_rows_made_by_the_script_are_those_of_the_page(browser: Browser, place: Path) -> None:
    browser.open(place)
    rows = "[...document.querySelectorAll('#finding-rows tr')].map(r => r.outerHTML.replace(/\\s+/g, ' '))"
    until(browser, "!document.getElementById('filters').hidden")
    made = browser.run(rows)
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(place)
        as_written = browser.run(rows)
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert made == as_written


def test_without_script_the_first_findings_and_conversations_are_there(browser: Browser, place: Path) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(place)
        assert browser.run("document.querySelector('noscript p').getClientRects().length") == 1
        assert shown(browser) == 50
        assert browser.run("document.querySelectorAll('#told > details').length") == 20
        assert browser.run("document.getElementById('filters').getClientRects().length") == 0
        browser.run("location.hash = '#agent-1'")
        assert browser.run("document.getElementById('agent-1').getClientRects().length") == 1
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_filter_is_used_with_the_keyboard_alone(opened: Browser) -> None:
    opened.run("document.activeElement.blur(); scrollTo(0, 0)")
    for _ in range(60):
        press(opened, "Tab")
        if opened.run("document.activeElement.id") == "f-text":
            break
    assert opened.run("document.activeElement.id") == "f-text"
    assert opened.run("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    opened.call("Input.insertText", text="kata7 said")
    wait(opened, 150)
    assert opened.run(
        "[...document.querySelectorAll('#finding-rows q')].every(q => q.textContent.startsWith('kata7'))"
    )
    for _ in range(20):
        press(opened, "Tab")
        if opened.run("document.activeElement.closest('#finding-rows') !== null"):
            break
    press(opened, "Enter")
    wait(opened, 150)
    assert opened.run("document.activeElement.tagName") == "SUMMARY"
    assert opened.run("document.activeElement.parentElement.open")


def test_a_finding_leads_to_its_conversation_though_that_is_packed(opened: Browser) -> None:
    opened.run("location.hash = '#c150'")
    wait(opened, 200)
    assert opened.run("document.getElementById('c150').open")
    order = "[...document.querySelectorAll('#told > details')].map(one => Number(one.id.slice(1)))"
    assert opened.run(order) == [*range(1, 21), 150]
    opened.run("document.getElementById('more-told').click()")
    wait(opened, 200)
    assert opened.run(order) == [*range(1, 71), 150]


def test_an_agents_page_shows_when_it_is_asked_for_and_leads_to_its_findings(opened: Browser) -> None:
    visible = "[...document.querySelectorAll('.coach')].filter(one => one.getClientRects().length).length"
    assert opened.run(visible) == 0
    opened.run("document.querySelector('.agents a[href^=\"#agent-\"]').click()")
    wait(opened, 50)
    assert opened.run(visible) == 1
    opened.run("document.querySelector('.coach:target [data-agent]').click()")
    wait(opened, 150)
    assert counted(opened).endswith("findings match")
    assert opened.run("document.getElementById('f-agent').value.length") > 0
    agents = "[...document.querySelectorAll('#finding-rows td:nth-child(4)')].map(cell => cell.textContent)"
    assert len(set(opened.run(agents))) == 1


def test_print_has_every_agents_page_or_the_one_that_is_open(opened: Browser) -> None:
    whole = pdf(opened)
    agents = opened.run("document.querySelectorAll('.coach').length")
    assert pages(whole) > agents >= 3
    opened.run("location.hash = '#agent-1'")
    wait(opened, 50)
    assert pages(pdf(opened)) == 1
    opened.run("location.hash = ''")


def test_everything_to_use_has_a_label(opened: Browser) -> None:
    unlabelled = "[...document.querySelectorAll('input, select')].filter((one) => !one.labels.length).length"
    assert opened.run(unlabelled) == 0
    named = "one.ariaLabel || one.querySelector('title')"
    assert opened.run(f"[...document.querySelectorAll('svg[role=img]')].every((one) => {named})")
    assert opened.run("[...document.querySelectorAll('table')].every((one) => one.caption)")
    referred = "[...document.querySelectorAll('[aria-labelledby]')]"
    every = "one.getAttribute('aria-labelledby').split(' ').every((id) => document.getElementById(id))"
    assert opened.run(f"{referred}.every((one) => {every})")
    levels = opened.run(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))
    ids = opened.run("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_text_is_easy_to_read_against_what_is_behind_it(opened: Browser) -> None:
    opened.run("document.querySelectorAll('#told details').forEach((one) => { one.open = true })")
    opened.run("location.hash = '#agent-1'")
    for scheme in ("light", "dark"):
        opened.call(
            "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}]
        )
        assert opened.run(TOO_PALE) == []
    opened.call("Emulation.setEmulatedMedia", features=[])


TOO_PALE = """(() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => parts(color).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor, alpha = parts(color)[3];
      if (alpha === undefined || alpha === 1) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const pale = new Set();
  document.querySelectorAll("body *:not(script):not(style):not(svg *)").forEach((one) => {
    const said = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!said || !one.getClientRects().length || one.closest(".unseen, .skip")) return;
    const [dark, bright] = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => a - b);
    if ((bright + 0.05) / (dark + 0.05) < 4.5) pale.add(one.tagName + "." + one.className);
  });
  return [...pale];
})()"""


def shown(browser: Browser) -> int:
    rows = browser.run("document.querySelectorAll('#finding-rows tr').length")
    assert isinstance(rows, int)
    return rows


def counted(browser: Browser) -> str:
    return str(browser.run("document.getElementById('f-count').textContent"))


def choose(browser: Browser, field: str, value: str) -> None:
    browser.run(
        f"(() => {{ const field = document.getElementById('{field}'); field.value = '{value}';"
        " field.dispatchEvent(new Event('input')); })()"
    )
    wait(browser, 150)


def wait(browser: Browser, milliseconds: int) -> None:
    browser.run(f"new Promise((done) => setTimeout(done, {milliseconds}))")


def until(browser: Browser, condition: str) -> None:
    for _ in range(100):
        if browser.run(condition):
            return
        wait(browser, 20)
    raise AssertionError(f"never came true: {condition}")


def press(browser: Browser, key: str) -> None:
    code = {"Tab": 9, "Enter": 13}[key]
    text = {"text": "\r"} if key == "Enter" else {}
    for kind in ("keyDown", "keyUp"):
        browser.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text)


def pdf(browser: Browser) -> bytes:
    return base64.b64decode(browser.call("Page.printToPDF", printBackground=True)["data"])


def pages(document: bytes) -> int:
    """The pages of a PDF, counted in its objects, packed or not."""
    found = document
    for part in document.split(b"stream\n")[1:]:
        try:
            found += zlib.decompressobj().decompress(part)
        except zlib.error:
            continue
    return found.count(b"/Type /Page\n") + found.count(b"/Type /Page/") + found.count(b"/Type/Page/")
