"""What the rules of an SOP ask for, in plain sentences of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from audits.explanation import written
from audits.explanation.said.asked import Asked
from audits.explanation.said.patterns import Patterns
from audits.explanation.said.words import counted, words_of
from audits.handbook.words import WORDS
from audits.handbook.written_parts import WrittenParts, parts_of
from audits.reports.visible import one_line
from audits.reports.wording import Wording
from engine.corpus.words import figure, indicator_name
from rules.constraints import Bound, Classes, Constraint, Label, Stages, Steps
from rules.corpus import PER, CorpusConstraint, Indicator, Recurrent
from rules.duration import Duration, format_seconds, parse_duration
from rules.indicators import INDICATORS
from rules.kind import CorpusKind, Setting
from rules.pattern import Pattern
from sop.model import Rule, Sop, Text


class Speech:
    """Tells the parts of an SOP in `language` ("id", else English)."""

    def __init__(self, sop: Sop, language: str, written: WrittenParts | None = None) -> None:
        self.wording = Wording(language)
        self.language = self.wording.language
        self.own = WORDS[self.language]
        self.words = words_of(self.language)
        self.sop = sop
        self.written = parts_of(sop) if written is None else written
        self.patterns = Patterns(self.words, self.language, sop)
        self._asked = _Spelled(self.words, self.patterns, self.wording.number, self)

    def say(self, key: str, /, *told: object, **filled: object) -> str:
        """An entry of the handbook's words, filled."""
        number = filled.get("n")
        words = counted(self.own, key, number) if isinstance(number, int) else self.own[key]
        return words.format(*told, **filled)

    def title(self, rule: Rule) -> str:
        """The rule's title in this language, else in the one there is, else its id."""
        return one_line(self.wording.said(rule.title)) or rule.id

    def step(self, rule: Rule, name: str) -> str:
        """What a step of the rule is called: its title, or its id."""
        return one_line(self.wording.said(self.written.step_titles(rule.id).get(name, {}))) or name

    def foreign(self, text: Text) -> str | None:
        """The language in which a text is given, if it is another one; None if it is this one, or empty."""
        if not text or text.get(self.language):
            return None
        given = self.sop.language if text.get("") else next(iter(text))
        return None if given == self.language or f"only-{given}" not in self.own else given

    def constraints(self, rule: Rule) -> Sequence[Constraint]:
        """What the rule compiles to; of a rule over the corpus what is measured."""
        return tuple(rule.kind.constraints(self.setting(rule)))

    def setting(self, rule: Rule) -> Setting:
        """What the rule's kind must know of the SOP."""
        return Setting(rule.calendar, self.sop.ladders)

    def sentences(self, rule: Rule) -> Iterator[str]:
        """What the rule asks for, a sentence a constraint; limits of style stand in one."""
        if isinstance(rule.kind, CorpusKind):
            yield _sentence(self._corpus(rule.kind.corpus(self.setting(rule))))
            return
        constraints = self.constraints(rule)
        if any(isinstance(one, Bound) for one in constraints):
            yield _sentence(self._asked.rule(constraints))
            return
        for constraint in constraints:
            if isinstance(constraint, Steps):
                named = tuple((self.step(rule, name), pattern) for name, pattern in constraint.steps)
                yield _sentence(self._asked.rule([replace(constraint, steps=named)]))
            elif isinstance(constraint, Classes):
                yield from (_sentence(self._label(label)) for label in constraint.labels)
            elif isinstance(constraint, Stages):
                titled = (replace(one, name=self.step(rule, one.name)) for one in constraint.stages)
                yield from (_sentence(self._label(stage)) for stage in titled)
            else:
                yield _sentence(self._asked.rule([constraint]))

    def duration(self, duration: Duration) -> str:
        """`2 jam 30 menit`, `2 hari kerja`."""
        return self._asked.limit(written.duration(duration), None)

    def seconds(self, seconds: int) -> str:
        """`15 menit`."""
        parts = re.findall(r"(\d+)([dhms])", format_seconds(seconds))
        return " ".join(self.say(f"time.{unit}", n=int(number)) for number, unit in parts)

    def event(self, pattern: Pattern) -> str:
        """The events that match, with an article where the language has one."""
        return self.patterns.event(written.pattern(pattern))

    def condition(self, pattern: Pattern) -> str:
        """Which records match: `prioritas urgent dan kanal email`."""
        return self._condition(written.pattern(pattern))

    def _condition(self, tests: Mapping[str, Any]) -> str:
        told = [self._test(key, value) for key, value in tests.items() if key not in ("any", "all", "not")]
        if "any" in tests:
            told.append(self._grouped("c.or", [self._condition(one) for one in tests["any"]], bool(told)))
        told += (self._condition(one) for one in tests.get("all", ()))
        if "not" in tests:
            told.append(self._refused(tests["not"]))
        return self._grouped("c.and", told, False)

    def _grouped(self, key: str, parts: Sequence[str], inside: bool) -> str:
        said = parts[0] if parts else ""
        for part in parts[1:]:
            said = self.own[key].format(said, part)
        return self.own["c.group"].format(said) if inside and len(parts) > 1 else said

    def _refused(self, tests: Mapping[str, Any]) -> str:
        if len(tests) == 1 and not tests.keys() & {"any", "all", "not"}:
            (key, value), *_ = tests.items()
            return self._test(key, {"not": value})
        return self.say("c.not", self._condition(tests))

    def _test(self, key: str, value: Any) -> str:
        if key.startswith("class."):
            return self._class(key.removeprefix("class."), value)
        name = self.own.get(f"key.{key}") or self.patterns.key(
            key.removeprefix("customer.").removeprefix("fields.")
        )
        if value is True or value == {"not": False}:
            return self.say("c.yes", name)
        if value is False or value == {"not": True}:
            return self.say("c.no", name)
        return self.say("c.test", key=name, value=self.patterns.value(value))

    def _class(self, name: str, value: Any) -> str:
        rule = next((self.title(rule) for rule in self.sop.rules if rule.id == name), name)
        if isinstance(value, Mapping) and set(value) == {"exists"}:
            return self.say("c.class-any" if value["exists"] else "c.class-none", rule)
        if isinstance(value, Mapping) and set(value) == {"not"}:
            return self.say("c.class-not", value=self.patterns.value(value["not"]), rule=rule)
        return self.say("c.class", value=self.patterns.value(value), rule=rule)

    def _label(self, label: Label) -> str:
        told = []
        if label.pattern is not None:
            what = self.event(label.pattern)
            told.append(self.say("label-times", what=what, n=label.at_least) if label.at_least > 1 else what)
        if label.when is not None:
            told.append(self.say("label-when", self.condition(label.when)))
        what = told[0] if len(told) == 1 else self.say("label-and", *told)
        return self.say("label", name=self.patterns.named(label.name), what=what)

    def _corpus(self, asked: CorpusConstraint) -> str:
        return self._recurrent(asked) if isinstance(asked, Recurrent) else self._indicator(asked)

    def _recurrent(self, asked: Recurrent) -> str:
        return self.say(
            f"recurrent.{asked.counts}",
            n=asked.threshold,
            most=asked.threshold - 1,
            within=self.duration(asked.within),
            topic=self.say("recurrent.topic", self._keys(asked.topic)) if asked.topic else "",
            match=self.say("recurrent.match", self.event(asked.match)) if asked.match else "",
            per=self._per(asked.per),
        )

    def _indicator(self, asked: Indicator) -> str:
        titles = {rule.id: self.patterns.named(self.title(rule)) for rule in self.sop.rules}
        of = tuple(titles.get(name, name) for name in asked.of)
        what = indicator_name(asked.metric, asked.statistic, of, self.language)
        unit = INDICATORS[asked.metric].unit_of(asked.statistic)
        told = []
        for side in ("at_least", "at_most"):
            limit = getattr(asked, side)
            if limit is not None:
                said = self.seconds(int(limit)) if unit == "seconds" else figure(limit, unit, self.language)
                told.append(self.say(f"target.{side}", what=what, limit=said))
        said = self.patterns.listed(told)
        if asked.within is not None and {"within"} & {
            *INDICATORS[asked.metric].needs,
            *INDICATORS[asked.metric].takes,
        }:
            said += self.say("target.within", self.duration(asked.within))
        said += self._per(asked.per) + self.say("target.min", n=asked.min_count)
        return said + (self.own["target.confident"] if asked.confident else "")

    def _per(self, names: Sequence[str]) -> str:
        if not names:
            return ""
        told = [self.own[f"per.{name}"] if name in PER else self.patterns.key(name) for name in names]
        return self.say("recurrent.per", self.patterns.listed(told))

    def _keys(self, names: Sequence[str]) -> str:
        return self.patterns.listed([self.patterns.key(name.removeprefix("fields.")) for name in names])


class _Spelled(Asked):
    """Tells constraints with times written out: 15 minutes, not 15m."""

    def __init__(self, words: Mapping[str, str], patterns: Patterns, number: Any, speech: Speech) -> None:
        super().__init__(words, patterns, number)
        self._speech = speech

    def limit(self, limit: str, clock: str | None) -> str:
        """See Asked."""
        duration = parse_duration(limit)
        if duration.working_days is not None:
            return super().limit(limit, clock)
        named = "" if clock is None else self._words["clock.named"].format(self._patterns.named(clock))
        return (self._speech.seconds(duration.seconds) or self._speech.say("time.m", n=0)) + named


def _sentence(told: str) -> str:
    """With a capital and a full stop."""
    return f"{told[:1].upper()}{told[1:]}."
