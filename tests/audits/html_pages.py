"""Pages of the html report for tests: made from cases, parsed, and what they pack unpacked."""

from __future__ import annotations

import base64
import re
import zlib
from collections import Counter
from html.parser import HTMLParser

from reported import (
    RULES,
    Case,
    case,
    conversation,
    evidence,
    finding,
    setting,
    verdict,
    written,
)

VOID = ("meta", "link", "input", "col", "br", "rect", "line", "path", "circle")


class Parsed(HTMLParser):
    """The page's elements with their attributes, and its text; every end tag must close what is open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.values: list[str] = []
        self.text: list[str] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags["data" if ("type", "text/plain") in attrs else tag] += 1
        self.attributes.update(name for name, _ in attrs)
        self.values += [value or "" for _, value in attrs]
        if tag not in VOID:
            self._open.append(tag)
            if tag == "mark":
                self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" not in self._open and "style" not in self._open:
            self.text.append(data)
        if "mark" in self._open:
            self.marked[-1] += data


def page(cases: list[Case], **changes: object) -> str:
    return written("html", cases, setting(**changes)).decode()


def unpacked(page: str, number: int = 0) -> str:
    """What the page packs: the findings first, then the blocks of conversations."""
    held = re.findall(r'<script type="text/plain"[^>]*>([A-Za-z0-9+/=]*)</script>', page)
    return zlib.decompress(base64.b64decode(held[number]), -15).decode()


def failing(chat: dict[str, object], event: int, phrase: str) -> Case:
    return case(chat, finding("must not be said", evidence(chat, event, phrase)))


def many(count: int) -> list[Case]:
    cases = []
    for number in range(count):
        chat = conversation(f"T-{number}", "x", "pasti kembali")
        broken = finding("said", evidence(chat, 1, "pasti"))
        cases.append(case(chat, broken, rule=1 if number in (7, 30, 31) else 0))
    return cases


def passing(name: str, agent: str, broken: int | None = None, **more: object) -> Case:
    """A conversation that an agent had, which breaks one rule or none."""
    chat = conversation(name, "halo", "halo pasti", **more)
    for event in chat["events"]:
        event["author"] = agent if event["by"] == "agent" else "c1"
    found = finding("said", evidence(chat, 1, "pasti"), agent=agent)
    verdicts = [
        verdict(chat, rule, "pass", *([found] if number == broken else []), agent=agent)
        for number, rule in enumerate(RULES)
    ]
    return Case(chat, verdicts)
