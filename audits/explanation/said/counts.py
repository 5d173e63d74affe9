"""Telling what greetings, closings, phrases and style rules looked at: messages, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from audits.explanation.said.outline import Branch
from audits.explanation.said.teller import Teller
from audits.explanation.said.words import counted
from audits.explanation.tree import Activation, Cited, Limits, Messages, Quantity
from rules.constraints import SHARES

LISTED = 12
"""Messages that are told one by one."""


def messages(teller: Teller, looked: Messages, branch: Branch) -> None:
    """The window, the messages in it that match, those that do not, and how many were asked for."""
    _window(teller, looked, branch)
    wanted = looked.match
    what = teller.patterns.signals(wanted["signal"]) if "signal" in wanted else teller.patterns.event(wanted)
    matching = set(looked.matching)
    said = [cited for cited in looked.looked_at if cited.event in matching]
    for cited in said[:LISTED]:
        branch.add(teller.event(cited))
    if len(said) > LISTED:
        branch.add(teller.say("rule.more", n=len(said) - LISTED))
    rest = [cited for cited in looked.looked_at if cited.event not in matching]
    if rest and looked.every:
        branch.add(teller.say("messages.lacking", what=what, events=_named(teller, rest)))
    _in_vain(teller, rest, branch)
    key = "messages.count" if said else "messages.none" if looked.at_most != 0 else "messages.never"
    branch.add(teller.say(key, n=len(said), what=what, wanted=_asked_count(teller, looked)))


def _window(teller: Teller, looked: Messages, branch: Branch) -> None:
    what = teller.asked.window(looked.select, None)
    number, events = len(looked.looked_at), _named(teller, looked.looked_at)
    all_of_them = number == looked.selected
    key = "messages.looked-at-all" if all_of_them else "messages.looked-at"
    branch.add(teller.say(key, n=number, selected=looked.selected, what=what, events=events))


def _in_vain(teller: Teller, events: Sequence[Cited], branch: Branch) -> None:
    """Messages that say a signal's words and yet do not carry it."""
    for cited in events:
        for test in cited.tests:
            if test.key == "signal" and test.phrases and test.refused_by:
                names = list(dict.fromkeys(phrase.signal for phrase in test.phrases))
                told = teller.say(
                    "almost.refused",
                    event=teller.place(cited),
                    said=teller.said(cited, test.phrases),
                    what=teller.patterns.signals(names),
                    refused=teller.said(cited, test.refused_by),
                )
                branch.add(told, "dim")


def _asked_count(teller: Teller, looked: Messages) -> str:
    if looked.every:
        return teller.say("count.every", len(looked.looked_at))
    if looked.at_least is not None and looked.at_least == looked.at_most:
        return str(looked.at_least)
    told = []
    if looked.at_least is not None:
        told.append(teller.say("count.least", looked.at_least))
    if looked.at_most is not None:
        told.append(teller.say("count.most", looked.at_most))
    return teller.patterns.listed(told)


def _named(teller: Teller, events: Sequence[Cited]) -> str:
    return teller.named([cited.event for cited in events])


def limits(teller: Teller, activations: Sequence[Activation], branch: Branch) -> None:
    """The messages that break a limit, then the rest and the most that was measured in them."""
    broken = [one for one in activations if one.outcome != "fulfilled"]
    kept = [one for one in activations if one.outcome == "fulfilled"]
    for one in broken[:LISTED]:
        assert one.event is not None
        under = branch.add(teller.event(one.event), "fail")
        wrong = [quantity for quantity in _quantities(one) if not quantity.holds]
        for quantity, finding in zip_longest(wrong, one.findings):
            said = "" if finding is None else teller.finding(finding)
            if finding is None and quantity is not None and quantity.value is not None:
                said = teller.say("limits.may-pass", _sized(teller, quantity.quantity, quantity.value))
            words = ""
            if quantity is not None and quantity.phrases:
                words = f": {teller.said(one.event, quantity.phrases)}"
            under.add(f"{said}{words}")
    if len(broken) > LISTED:
        branch.add(teller.say("rule.more", n=len(broken) - LISTED))
    if not kept:
        return
    events = [one.event for one in kept if one.event is not None]
    branch.add(teller.say("limits.kept", events=_named(teller, events)))
    for side, key, extreme in (("at_most", "limits.most", max), ("at_least", "limits.least", min)):
        told = _extremes(teller, kept, side, extreme)
        if told:
            branch.add(teller.say(key, teller.patterns.listed(told)), "dim")


def _extremes(teller: Teller, kept: Sequence[Activation], side: str, extreme: Any) -> list[str]:
    """For each quantity the value nearest to its limit, and where."""
    told: dict[str, str] = {}
    for place, quantity in enumerate(_quantities(kept[0])):
        if getattr(quantity, side) is None:
            continue
        values = [(_quantities(one)[place].value, one.event) for one in kept]
        values = [pair for pair in values if pair[0] is not None]
        value, event = extreme(values, key=lambda pair: pair[0], default=(0, None))
        if value:
            told[quantity.quantity] = f"{_sized(teller, quantity.quantity, value)} (#{event.event})"
    return list(told.values())


def _quantities(one: Activation) -> Sequence[Quantity]:
    assert isinstance(one.looked_at, Limits)
    return one.looked_at.quantities


def _sized(teller: Teller, quantity: str, value: float) -> str:
    if quantity in SHARES:
        return teller.say(f"limits.{quantity}", teller.wording.number(round(value, 2)))
    return f"{teller.wording.number(value)} {counted(teller.words, f'quantity.{quantity}', value)}"
