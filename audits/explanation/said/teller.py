"""What every part of a told explanation needs: words, times, and events with their quotes, masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from audits.explanation.said.asked import Asked
from audits.explanation.said.moments import Moments
from audits.explanation.said.patterns import Patterns
from audits.explanation.said.words import counted, words_of
from audits.explanation.tree import Cited, Line, Phrase, Tested
from audits.reports.personal import Veil
from audits.reports.visible import one_line
from audits.reports.wording import Wording
from engine.verdict import Finding
from sop.model import Sop

QUOTE = 60
"""Characters of a message that are quoted in the tree; the transcript has more."""
PHRASES = 4
"""Phrases of one message that are quoted."""
NAMED = 15
"""Events that are named in one line before the rest is counted."""


class Teller:
    """Tells the parts of one conversation. `transcript` holds every event that the tree cites."""

    def __init__(
        self, sop: Sop, language: str, *, unmask: bool, transcript: Sequence[Line], moments: Moments
    ) -> None:
        self.words: Mapping[str, str] = words_of(language)
        self.wording = Wording(language)
        self.veil = Veil(language, unmask)
        self.patterns = Patterns(self.words, self.wording.language, sop)
        self.asked = Asked(self.words, self.patterns, self.wording.number)
        self.language = self.wording.language
        self.moments = moments
        self._lines = {line.event: line for line in transcript}

    def say(self, key: str, /, *told: object, **filled: object) -> str:
        """A sentence of the catalogue."""
        number = filled.get("n")
        words = counted(self.words, key, number) if isinstance(number, int) else self.words[key]
        return words.format(*told, **filled)

    def event(self, cited: Cited) -> str:
        """`#3 08:19 agen a3 “Selamat pagi, ...”`, or the words that matter where there are any."""
        because = self.because(cited)
        if because:
            return f"{self.place(cited)}, {because}"
        what = self.what(self._lines[cited.event], QUOTE)
        return f"{self.place(cited)} {what}" if what else self.place(cited)

    def brief(self, cited: Cited) -> str:
        """`#3 08:19 agen a3`, and what happened where it was no message."""
        line = self._lines[cited.event]
        what = "" if line.type == "message" else self.what(line, QUOTE)
        return f"{self.place(cited)} {what}".rstrip()

    def place(self, cited: Cited) -> str:
        """`#3 08:19 agen a3`."""
        who = self.who(self._lines[cited.event])
        return " ".join(part for part in (f"#{cited.event}", self.moments.at(cited.at), who) if part)

    def who(self, line: Line) -> str:
        """`agen a3`, `pelanggan`, `agen a3 (internal)`; nothing for an event that is nobody's."""
        if line.by is None:
            return ""
        author = "" if line.by == "customer" else one_line(self.veil.agent(line.author), 40)
        name = self.words[f"by.{line.by}"]
        told = f"{name} {author}" if author and author != name else name
        return told if line.public else f"{told} ({self.words['internal']})"

    def what(self, line: Line, length: int) -> str:
        """What was said, in quotes, or what happened."""
        if line.type != "message":
            kind = self.words.get(f"event.{line.type}") or self.shown(line.type)
            return f"{kind} {self._happened(line)}".strip()
        kinds = [self._kind(one) for one in line.details.get("attachments") or ()]
        attached = self.say("attachment", ", ".join(kinds[:5])) if kinds else ""
        said = self.words["quote"].format(self.quote(line.text, length=length)) if line.text else ""
        return f"{said} {attached}".strip() or self.words["no-text"]

    def quote(self, text: str, start: int = 0, end: int | None = None, length: int = QUOTE) -> str:
        """Part of a message on one line, personal data hidden, what is longer cut."""
        end = len(text) if end is None else end
        return one_line(self.veil.part(text, start, min(end, start + 4 * length)), length)

    def because(self, cited: Cited) -> str:
        """`«keluhan»: “pecah” (huruf 31–35)`: which signals a message carries, and by which words."""
        phrases = [phrase for test in cited.tests if test.holds for phrase in test.phrases]
        told = []
        for name in dict.fromkeys(phrase.signal for phrase in phrases):
            said = self.said(cited, [phrase for phrase in phrases if phrase.signal == name])
            told.append(self.say("signal.because", what=self.patterns.signal(name), said=said))
        return "; ".join(told)

    def finding(self, finding: Finding) -> str:
        """`Temuan: tidak boleh dikatakan (#1, a4)`: what is wrong, where it shows, and whose it is."""
        where = []
        if finding.evidence and (event := finding.evidence[-1].event) is not None:
            where.append(self.say("finding.until", event) if finding.evidence[-1].missing else f"#{event}")
        if finding.agent is not None:
            where.append(one_line(self.veil.agent(finding.agent), 40))
        told = self.say("finding.where", ", ".join(where)) if where else ""
        return self.say("finding", message=one_line(self.veil.text(finding.message), 300), where=told)

    def said(self, cited: Cited, phrases: Sequence[Phrase]) -> str:
        """`“pecah” (huruf 31–35), “rusak” (huruf 40–44)`."""
        told = []
        text = self._lines[cited.event].text or ""
        for one in phrases[:PHRASES]:
            quote = self.words["quote"].format(self.quote(text, one.start, one.end))
            told.append(f"{quote} ({self._characters(one)})")
        return ", ".join([*told, *self._more(len(phrases) - PHRASES)])

    def named(self, events: Sequence[int]) -> str:
        """`#1, #3, 7 lagi`."""
        told = [f"#{event}" for event in events[:NAMED]]
        return ", ".join([*told, *self._more(len(events) - NAMED)])

    def shown(self, value: Any) -> str:
        """A value from the record as it may be shown."""
        if isinstance(value, list):
            return ", ".join(self.shown(one) for one in value[:10])
        if isinstance(value, bool):
            return self.patterns.value(value)
        if isinstance(value, Mapping):
            value = msgspec.json.encode(value).decode()
        return one_line(self.veil.text(str(value)[:400]), 80)

    def tests(self, tests: Sequence[Tested]) -> str:
        """What came of tests of the record."""
        return self.patterns.listed([self.patterns.test(test, self.shown) for test in tests])

    def _more(self, number: int) -> list[str]:
        return [self.say("more", n=number)] if number > 0 else []

    def _characters(self, phrase: Phrase) -> str:
        if phrase.end - phrase.start == 1:
            return self.say("character", phrase.end)
        return self.say("characters", phrase.start + 1, phrase.end)

    def _happened(self, line: Line) -> str:
        details = line.details
        match line.type:
            case "status" | "priority" if details.get("from") is not None:
                return f"{self.shown(details['from'])} → {self.shown(details.get('to'))}"
            case "assign":
                to = details.get("to")
                who = "" if to is None else one_line(self.veil.agent(str(to)), 40)
                return " · ".join(part for part in (who, self._detail(details, "group")) if part)
            case "rating":
                most = "" if details.get("out_of") is None else f"/{details['out_of']:g}"
                return f"{self._detail(details, 'scale')} {self._detail(details, 'value')}{most}".strip()
        told = [self._detail(details, "name"), self._detail(details, "to")]
        arguments = details.get("args")
        if arguments:
            listed = ", ".join(f"{self.shown(key)}: {self.shown(value)}" for key, value in arguments.items())
            told.append(f"({one_line(listed, 120)})")
        return " ".join(part for part in told if part)

    def _detail(self, details: Mapping[str, Any], name: str) -> str:
        value = details.get(name)
        return "" if value is None else self.shown(value)

    def _kind(self, attachment: Mapping[str, Any]) -> str:
        return one_line(self.veil.text(str(attachment.get("kind") or attachment.get("type") or "?")[:80]), 20)
