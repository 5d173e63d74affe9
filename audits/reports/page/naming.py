"""What people are called on the page: agents by the roster, else by id or pseudonym; customers by number."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from audits.reports import Setting
from audits.reports.page.transcript import Transcript
from audits.reports.personal import Veil
from audits.reports.scope import scope_name
from audits.reports.visible import one_line
from audits.scorecards.cards import OTHERS
from engine.verdict import CorpusScope, Verdict


class Naming:
    """Calls one and the same person by one name all over the page."""

    def __init__(self, setting: Setting, veil: Veil, words: Mapping[str, str]) -> None:
        self._roster = setting.roster
        self._veil = veil
        self._words = words
        self._numbers: dict[str, int] = {}
        self._called: dict[str, str] = {}

    def agent(self, name: str | None) -> str:
        """An agent: the roster's name, which whoever gave the roster asked for, else an id or pseudonym."""
        if name is None:
            return self._words["nobody"]
        if name == OTHERS:
            return self._words["others"]
        called = self._called.get(name)
        if called is None:
            called = one_line(self._roster.name(name) or self._veil.pseudonym(name), 60)
            self._called[name] = called
        return called

    def by_role(self, name: str | None) -> str:
        """An agent with the word for one: `Agen a7`, which pseudonyms have already."""
        word = self._words["agent"]
        if not name:
            return word
        called = self.agent(name)
        return called if called.startswith(f"{word} ") else f"{word} {called}"

    def scope(self, verdict: Verdict, language: str) -> str:
        """The group that a record over the corpus is about: `agen Agen F8Z4Q2 · bulan 2026-01`."""
        scope = verdict.corpus
        if isinstance(scope, CorpusScope) and scope.group.get("agent"):
            group = {**scope.group, "agent": self.agent(scope.group["agent"])}
            verdict = structs.replace(verdict, corpus=structs.replace(scope, group=group))
        return one_line(self._veil.agent(scope_name(verdict, language)), 80)

    def customer(self, one: Transcript) -> str:
        """The customer of a transcript: by name if it may be shown, else by a number of the page's own."""
        word = self._words["customer"]
        if one.name is not None:
            return one.name
        if one.person is None:
            return word
        return f"{word} {self._numbers.setdefault(one.person, len(self._numbers) + 1)}"
