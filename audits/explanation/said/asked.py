"""What a rule asks for, in one sentence, from the constraints that it compiles to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from audits.explanation import written
from audits.explanation.said.patterns import Patterns
from audits.explanation.said.words import counted
from rules.constraints import (
    SHARES,
    Bound,
    Classes,
    Constraint,
    Known,
    Promised,
    Quantified,
    Run,
    Stages,
    Steps,
    Template,
)
from rules.duration import Duration, parse_duration


class Asked:
    """Tells constraints in the words of a language."""

    def __init__(self, words: Mapping[str, str], patterns: Patterns, number: Callable[[float], str]) -> None:
        self._words = words
        self._number = number
        self._patterns = patterns

    def rule(self, constraints: Sequence[Constraint]) -> str:
        """The whole rule: its bounds together, its side conditions after what they stand beside."""
        bounds = [one for one in constraints if isinstance(one, Bound)]
        if bounds:
            return self._bounds(bounds)
        return "; ".join(self._one(constraint) for constraint in constraints)

    def within(self, limit: Duration | None, clock: str | None) -> str:
        """` dalam 15m waktu kerja «jam-kerja»`; nothing without a limit."""
        if limit is None:
            return ""
        return self._words["within"].format(limit=self.limit(written.duration(limit), clock))

    def limit(self, limit: str, clock: str | None) -> str:
        """`15m waktu kerja «jam-kerja»`, `2 hari kerja («gudang»)`."""
        days = parse_duration(limit).working_days
        named = "" if clock is None else self._patterns.named(clock)
        if days is not None:
            said = counted(self._words, "clock.days", days).format(n=days)
            return said + (self._words["clock.days-named"].format(named) if named else "")
        return limit + (self._words["clock.named"].format(named) if named else "")

    def clock(self, clock: str | None) -> str:
        """` waktu kerja`, to follow a time; nothing for time on the wall."""
        return "" if clock is None else self._words["clock.working"]

    def window(self, select: Mapping[str, Any], window: tuple[str, int] | None) -> str:
        """`3 pesan terakhir agen`."""
        side, size = window or ("all", 0)
        notes = "notes." if select.get("public") is False else ""
        key = f"window.{notes}{side}{'-one' if window and size == 1 else ''}"
        return self._words[key].format(n=size, by=self._patterns.party(select.get("by", "")))

    def _one(self, constraint: Constraint) -> str:
        match constraint:
            case Quantified():
                return self._quantified(constraint)
            case Run():
                return self._run(constraint)
            case Steps():
                return self._steps(constraint)
            case Template():
                return self._template(constraint)
            case Classes():
                names = [self._patterns.named(label.name) for label in constraint.labels]
                return self._words["classes.asks"].format(self._patterns.listed(names))
            case Stages():
                names = [self._patterns.named(stage.name) for stage in constraint.stages]
                return self._words["stages.asks"].format(self._patterns.listed(names))
            case Promised():
                return self._promised(constraint)
            case Known():
                return self._known(constraint)
        raise AssertionError(constraint)

    def _quantified(self, constraint: Quantified) -> str:
        words, least, most = self._words, constraint.at_least or 0, constraint.at_most
        window = self.window(written.pattern(constraint.select), constraint.window)
        match = written.pattern(constraint.match)
        what = self._patterns.signals(match["signal"]) if "signal" in match else self._patterns.event(match)
        alone = constraint.window is not None and constraint.window[1] == 1
        if constraint.every:
            key = "alone" if alone else "every-of" if constraint.window is not None else "every"
        elif most == 0:
            key = "not-one"
        elif least and most is not None:
            key = "exactly" if least == most else "between"
        elif most is not None:
            key = "most"
        elif alone and least == 1:
            key = "alone"
        else:
            key = "least-one" if least == 1 else "least" if least else "anything"
        count = (most or 0) if key in ("most", "exactly") else least
        of = words["messages.of-all" if constraint.window is None else "messages.of"].format(window=window)
        return counted(words, f"messages.{key}", count).format(
            window=window, of=of, what=what, n=count, least=least, most=most
        )

    def _bounds(self, bounds: Sequence[Bound]) -> str:
        told = []
        for side in ("at_most", "at_least"):
            limits = [(one.quantity, getattr(one, side)) for one in bounds if getattr(one, side) is not None]
            if limits:
                listed = self._patterns.listed([self._limit(*limit) for limit in limits])
                told.append(self._words[f"limits.{side}"].format(listed))
        window = self.window(written.pattern(bounds[0].select), bounds[0].window)
        alone = bounds[0].window is not None and bounds[0].window[1] == 1
        key = "limits.asks-one" if alone else "limits.asks-of" if bounds[0].window else "limits.asks"
        return self._words[key].format(window=window, limits="; ".join(told))

    def _limit(self, quantity: str, limit: float) -> str:
        if quantity in SHARES:
            return self._words[f"limits.{quantity}"].format(self._number(limit))
        return f"{self._number(limit)} {counted(self._words, f'quantity.{quantity}', limit)}"

    def _run(self, constraint: Run) -> str:
        words = self._words
        within = self.within(constraint.limit, constraint.clock) or words["within-no"]
        if constraint.targets:
            number = len(constraint.targets)
            within += counted(words, "clock.by-targets", number).format(n=number)
        said = words[f"metric.{constraint.metric}"].format(
            within=within,
            start=self._event(constraint.start),
            stop=self._event(constraint.stop),
        )
        if constraint.pause_on:
            said += words["clock.pause-on"].format(self._patterns.either(constraint.pause_on))
        return said

    def _steps(self, constraint: Steps) -> str:
        words = self._words
        steps = [f"{number}. {name}" for number, (name, _) in enumerate(constraint.steps, 1)]
        return words["steps.asks"].format(
            trigger=self._event(constraint.trigger),
            steps=", ".join(steps),
            order=words["steps.strict" if constraint.ordered else "steps.any"] if len(steps) > 1 else "",
            within=self.within(constraint.within, constraint.clock),
        )

    def _promised(self, constraint: Promised) -> str:
        words, grace = self._words, ""
        if constraint.grace.seconds:
            grace = words["promise.with-grace"].format(self.limit(written.duration(constraint.grace), None))
        said = self._event(constraint.said, article=False)
        return words["promise.asks"].format(said=said, kept=self._event(constraint.kept)) + grace

    def _known(self, constraint: Known) -> str:
        told = []
        if constraint.topics:
            names = [self._patterns.named(topic.name) for topic in constraint.topics]
            told.append(self._words["asked.asks"].format(self._patterns.either(names)))
        if constraint.questions is not None:
            told.append(self._words["asked.asks-twice"].format(constraint.alike))
        return "; ".join(told)

    def _template(self, constraint: Template) -> str:
        words, name = self._words, constraint.name
        if name == "absence" and constraint.n == 1:
            name = "absence-one"
        among = ""
        if constraint.among is not None:
            among = words["template.among"].format(self._event(constraint.among))
        said = counted(words, f"template.{name}", constraint.n).format(
            a=self._event(constraint.a),
            b=self._event(constraint.b),
            each_a=self._event(constraint.a, article=False),
            each_b=self._event(constraint.b, article=False),
            n=constraint.n,
            among=among,
        )
        if constraint.same:
            keys = self._patterns.listed([self._patterns.key(key) for key in constraint.same])
            said += words["template.same"].format(keys)
        said += self.within(constraint.within, constraint.clock)
        if constraint.among is not None and "chain_" in name:
            said += words["template.counting"].format(self._event(constraint.among))
        return said

    def _event(self, pattern: Any, *, article: bool = True) -> str:
        return self._patterns.event(None if pattern is None else written.pattern(pattern), article=article)
