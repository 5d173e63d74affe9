"""Patterns and their tests in words: "pesan agen yang memuat «salam pembuka»"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from audits.explanation.tree import Tested
from audits.reports.visible import one_line
from sop.model import Sop

Written = Mapping[str, Any]

_MESSAGES = ("signal", "label", "public", "text")
_NAMED = ("action", "status", "priority", "escalate", "assign", "rating")
_LENGTH = 80


class Patterns:
    """Tells patterns as an SOP writes them, in the words of a language."""

    def __init__(self, words: Mapping[str, str], language: str, sop: Sop) -> None:
        self._words = words
        self._language = language
        self._signals = sop.signals

    def event(self, pattern: Written | None, *, article: bool = True) -> str:
        """The events that match; in English with an article, unless it is to follow `each`."""
        if not pattern:
            return self._article(self._words["pattern.event"], article)
        rest = {key: value for key, value in pattern.items() if key not in ("any", "all")}
        also = list(pattern.get("all", ()))
        if "any" not in pattern:
            said = self._article(self._plain(rest), article)
        else:
            options = [self._joined(rest, option) for option in _gathered(pattern["any"])]
            said = self.either([self.event(option, article=article) for option in options])
        for inner in also:
            said = self._words["pattern.also"].format(noun=said, what=self.event(inner))
        return said

    def signals(self, names: Any) -> str:
        """Signals by their titles: `«keluhan» atau «kata kasar»`."""
        if not isinstance(names, str | list):
            return self.value(names)
        return self.either([self.signal(name) for name in ([names] if isinstance(names, str) else names)])

    def signal(self, name: str) -> str:
        """One signal by its title, or its name."""
        known = self._signals.get(name)
        title = "" if known is None else known.title.get(self._language) or known.title.get("") or ""
        return self.named(title or name)

    def named(self, name: str) -> str:
        """A name as it stands out in a sentence."""
        return self._words["named"].format(one_line(name, _LENGTH))

    def party(self, by: Any) -> str:
        """Whose: `agen atau bot`."""
        if isinstance(by, str):
            return self._words.get(f"by.{by}", one_line(by, _LENGTH))
        if isinstance(by, list):
            return self.either([self.party(one) for one in by])
        return self.value(by)

    def value(self, value: Any) -> str:
        """A value test: `high atau urgent`, `paling sedikit 5`."""
        words = self._words
        if isinstance(value, bool):
            return words["value.true" if value else "value.false"]
        if isinstance(value, list):
            return self.either([self.value(one) for one in value])
        if not isinstance(value, Mapping):
            return one_line(str(value), _LENGTH)
        told = []
        for operator, operand in value.items():
            if operator == "exists":
                told.append(words["value.exists" if operand else "value.exists-not"])
            else:
                told.append(words[f"value.{operator}"].format(self.value(operand)))
        return self.listed(told)

    def key(self, key: str) -> str:
        """An attribute of a record or event."""
        return self._words.get(f"key.{key}", one_line(key.removeprefix("args."), _LENGTH))

    def test(self, test: Tested, shown: Callable[[Any], str]) -> str:
        """What came of a test of the record. `shown` makes of the value that it has what may be shown."""
        words = self._words
        if test.key == "any":
            options = [self.listed([self.test(one, shown) for one in some]) for some in test.options]
            return self._series(options, "or-long")
        if test.key == "not":
            inner = self.listed([f"{self.key(key)} {self.value(value)}" for key, value in _flat(test.wanted)])
            return words["test.not-holds" if test.holds else "test.not-fails"].format(pattern=inner)
        wanted, actual = self.value(test.wanted), shown(test.actual)
        said = "test.holds" if test.holds else "test.fails"
        if test.actual is None or test.actual == []:
            said += "-missing"
        elif test.holds and wanted != actual:
            said += "-of"
        return words[said].format(key=self.key(test.key), wanted=wanted, actual=actual)

    def either(self, parts: Sequence[str]) -> str:
        """`a, b atau c`."""
        return self._series(parts, "or")

    def listed(self, parts: Sequence[str]) -> str:
        """`a, b dan c`."""
        return self._series(parts, "and")

    def _series(self, parts: Sequence[str], last: str) -> str:
        if len(parts) < 2:
            return "".join(parts)
        inner = self._words["or"].format("", "").strip()
        if last == "or" and any(f" {inner} " in part for part in parts):
            last = "or-long"
        return self._words[last].format(", ".join(parts[:-1]), parts[-1])

    def _joined(self, outer: Written, option: Written) -> Written:
        """An alternative with what is asked around it."""
        if outer.keys().isdisjoint(option):
            return {**outer, **option}
        return {**outer, "all": [option]}

    def _plain(self, tests: Written) -> str:
        """All tests but nested ones."""
        words = self._words
        said = self._noun(tests)
        if "signal" in tests:
            said = words["pattern.with-signal"].format(noun=said, what=self.signals(tests["signal"]))
        for key in ("label", "author", "value"):
            if key in tests:
                said = words[f"pattern.with-{key}"].format(noun=said, what=self.value(tests[key]))
        for key, value in tests.items():
            if key.startswith("args."):
                said = words["pattern.with"].format(noun=said, key=self.key(key), what=self.value(value))
        refused = {key: value for key, value in tests.get("not", {}).items() if value != tests.get(key)}
        if set(refused) == {"signal"}:
            said = words["pattern.without-signal"].format(noun=said, what=self.signals(refused["signal"]))
        elif set(refused) == {"by"}:
            said = words["pattern.not-by"].format(noun=said, by=self.party(refused["by"]))
        elif refused:
            said = words["pattern.not"].format(noun=said, what=self.event(refused))
        return said

    def _noun(self, tests: Written) -> str:
        words, by = self._words, tests.get("by")
        kind = next((key for key in _NAMED if key in tests), None)
        if kind is not None:
            noun = words[f"pattern.{kind}"].format(self.value(tests[kind]))
        elif "type" in tests and tests["type"] != "message":
            known = words.get(f"pattern.type.{tests['type']}")
            noun = known or words["pattern.type"].format(self.value(tests["type"]))
        else:
            message = "type" in tests or any(key in tests for key in _MESSAGES)
            noun = "event" if not message else "note" if tests.get("public") is False else "message"
            if by is None:
                return words[f"pattern.{noun}"]
            return words[f"pattern.{noun}-by"].format(by=self.party(by))
        return noun if by is None else words["pattern.by"].format(noun=noun, by=self.party(by))

    def _article(self, noun: str, wanted: bool) -> str:
        if not wanted or self._language == "id":
            return noun
        return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _gathered(options: Sequence[Written]) -> list[Written]:
    """Alternatives, those that ask for nothing but a signal made one."""
    names: list[Any] = []
    rest: list[Written] = []
    for option in options:
        wanted = option.get("signal")
        if set(option) == {"signal"} and isinstance(wanted, str | list):
            names += [wanted] if isinstance(wanted, str) else wanted
        else:
            rest.append(option)
    return [{"signal": names}, *rest] if names else rest


def _flat(pattern: Written) -> list[tuple[str, Any]]:
    """The tests of a pattern, those of nested ones too."""
    found: list[tuple[str, Any]] = []
    for key, value in pattern.items():
        if key in ("any", "all"):
            found += [test for inner in value for test in _flat(inner)]
        elif key == "not":
            found += [(inner, {"not": test}) for inner, test in _flat(value)]
        else:
            found.append((key, value))
    return found
