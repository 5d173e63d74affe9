"""Telling one rule: its verdict, what it asks, what activated it and what came of each activation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audits.explanation import written
from audits.explanation.said import clocks, counts, relations, talk
from audits.explanation.said.almost import almost, lines
from audits.explanation.said.moments import lasting
from audits.explanation.said.outline import Branch
from audits.explanation.said.teller import Teller
from audits.explanation.tree import (
    Activation,
    Asked,
    Classes,
    Clock,
    Conversation,
    Events,
    Limits,
    Messages,
    NotActivated,
    Partners,
    Promise,
    Rule,
    Stages,
    Steps,
    Uncounted,
)
from engine.words import reason
from rules.constraints import Constraint, Template
from rules.kind import Setting
from sop.model import Rule as Written
from sop.model import Sop

MARKS = {"pass": "✓", "fail": "✗", "pending": "…", "not_evaluable": "?", "not_applicable": "–"}
_VERDICT_OF = {"fulfilled": "pass", "violated": "fail"}
ACTIVATIONS = 20
"""Activations of one rule that are told in full; and as many more on a line each."""


def rule(teller: Teller, sop: Sop, conversation: Conversation, told: Rule) -> Branch:
    """The rule as a branch. One of several that does not apply says why in as few words as it can."""
    asked = next(one for one in sop.rules if one.id == told.rule)
    branch = Branch(_head(teller, told), color=told.verdict if told.verdict != "not_applicable" else "dim")
    constraints = _constraints(sop, asked)
    if told.verdict != "not_applicable" or len(conversation.rules) == 1:
        branch.add(teller.say("rule.asks", teller.asked.rule(constraints)))
    if told.when:
        kept = all(test.holds for test in told.when)
        branch.add(teller.say("rule.when" if kept else "rule.when-not", teller.tests(told.when)))
    if told.judges_differ:
        branch.add(teller.words["rule.differ"], "fail")
    if told.not_activated is not None:
        _absent(teller, told.not_activated, branch)
    _Activations(teller, conversation, told, constraints).hang(branch)
    for line in _uncounted(teller, told.uncounted):
        branch.add(teller.say("uncounted", line), "dim")
    return branch


def _head(teller: Teller, told: Rule) -> str:
    title = teller.shown(teller.wording.said(told.title))
    weight = teller.say("rule.weight", teller.wording.number(told.weight))
    parts = f"{teller.wording.severity(told.severity)}, {weight}"
    name = f"{teller.shown(told.rule)} · {title}" if title else teller.shown(told.rule)
    return f"{MARKS[told.verdict]} {teller.words[f'verdict.{told.verdict}']}  {name} ({parts})"


def _constraints(sop: Sop, asked: Written) -> list[Constraint]:
    return list(asked.kind.constraints(Setting(asked.calendar, sop.ladders)))


def _absent(teller: Teller, absent: NotActivated, branch: Branch) -> None:
    if absent.why == "not-begun":
        branch.add(teller.words["absent.not-begun"])
    elif absent.why in ("no-class", "no-stage", "no-question"):
        branch.add(teller.words[f"absent.{absent.why}"])
    elif absent.why == "none-seen":
        under = branch.add(
            teller.say("absent.none-seen", teller.patterns.event(absent.wanted, article=False))
        )
        almost(teller, absent.passed_over, under)
    else:
        under = branch.add(teller.words["absent.not-counted"])
        for line in _uncounted(teller, absent.events):
            under.add(line)


def _uncounted(teller: Teller, events: Sequence[Uncounted]) -> Iterator[str]:
    """Events that might have activated a rule, by why they did not."""
    groups: dict[tuple[str, int | None], list[int]] = {}
    for one in events:
        if one.why == "content":
            yield from lines(teller, [one.event])
        else:
            groups.setdefault((one.why, one.because), []).append(one.event.event)
    for (why, because), some in groups.items():
        yield teller.say(f"uncounted.{why}", events=teller.named(some), because=f"#{because}")


class _Activations:
    """The activations of a rule: those that are not fulfilled in full, of many fulfilled ones a line each."""

    def __init__(
        self, teller: Teller, conversation: Conversation, told: Rule, constraints: Sequence[Constraint]
    ) -> None:
        self._teller = teller
        self._conversation = conversation
        self._told = told
        self._constraints = constraints

    def hang(self, branch: Branch) -> None:
        """Hangs all of them on the rule's branch."""
        told = self._told.activations
        if told and isinstance(told[0].looked_at, Limits):
            counts.limits(self._teller, told, branch)
            return
        main = [one for one in told if one.counts]
        if len(main) == 1:
            one = main[0]
            if one.event is not None and not isinstance(one.looked_at, Clock):
                branch.add(self._teller.say("activated", self._teller.event(one.event)))
            self._whole(one, branch, alone=True)
        else:
            self._each(main, branch)
        beside = [one for one in told if not one.counts]
        if beside:
            self._each(beside, branch.add(self._teller.words["side.escalation"]))

    def _each(self, activations: Sequence[Activation], branch: Branch) -> None:
        shown = 0
        for number, one in enumerate(activations):
            if number == 2 * ACTIVATIONS or shown == ACTIVATIONS:
                branch.add(self._teller.say("rule.more", n=len(activations) - number))
                return
            if one.outcome == "fulfilled" and not isinstance(one.looked_at, Steps) and len(activations) > 1:
                branch.add(f"✓ {self._line(one)}", "pass")
                continue
            shown += 1
            verdict = _VERDICT_OF.get(one.outcome, one.outcome)
            head = f"{MARKS[verdict]} {self._activating(one)}: {self._teller.words[f'outcome.{one.outcome}']}"
            self._whole(one, branch.add(head, verdict))

    def _activating(self, one: Activation) -> str:
        if one.event is not None:
            return self._teller.event(one.event)
        return self._line(one)

    def _whole(self, one: Activation, branch: Branch, *, alone: bool = False) -> None:
        teller, looked = self._teller, one.looked_at
        match looked:
            case Messages():
                counts.messages(teller, looked, branch)
            case Clock():
                clocks.clock(teller, one, looked, branch, alone=alone, running=self._conversation.running)
            case Steps():
                relations.steps(teller, one, looked, branch)
            case Partners():
                relations.partners(teller, one, looked, self._told.calendar, branch)
            case Classes():
                talk.classes(teller, looked.labels, branch)
            case Stages():
                talk.classes(teller, looked.stages, branch)
            case Promise():
                talk.promise(teller, looked, branch)
            case Asked():
                talk.asked(teller, looked, branch)
            case Events():
                a, b = self._sides()
                relations.events(teller, looked, a, b, branch)
        self._outcome(one, branch)

    def _line(self, one: Activation) -> str:
        looked = one.looked_at
        if isinstance(looked, Clock):
            return clocks.line(self._teller, one, looked)
        if isinstance(looked, Partners):
            return relations.line(self._teller, one, looked, self._told.calendar)
        assert one.event is not None
        if isinstance(looked, Promise):
            return talk.promise_line(self._teller, self._teller.brief(one.event), looked)
        return self._teller.event(one.event)

    def _sides(self) -> tuple[str, str]:
        template = self._constraints[0]
        assert isinstance(template, Template)
        event = self._teller.patterns.event
        return (
            event(written.pattern(template.a)),
            "" if template.b is None else event(written.pattern(template.b)),
        )

    def _outcome(self, one: Activation, branch: Branch) -> None:
        """What came of it: findings, what is left, why nothing can be said."""
        teller = self._teller
        if one.outcome == "pending":
            branch.add(self._pending(one), "pending")
        if one.outcome == "not_evaluable" and one.reason is not None:
            branch.add(teller.say("because-reason", reason(one.reason, teller.language)), "not_evaluable")
        for finding in one.findings:
            branch.add(teller.finding(finding), "fail")

    def _pending(self, one: Activation) -> str:
        teller = self._teller
        if one.left_seconds is None:
            return teller.say("still-running", teller.shown(self._conversation.status))
        left = lasting(one.left_seconds, up=False)
        promised = isinstance(one.looked_at, Promise)
        clock = "" if promised else teller.asked.clock(self._told.calendar)
        due = one.due_at
        if due is None:
            return teller.say("left-paused", left=left, clock=clock)
        return teller.say("left", left=left, clock=clock, due=teller.moments.at(due))
