"""A repair that breaks another rule, with words more in a message that it adds or changes anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_values

from audits.repairing.edits import Change, How, Insert
from audits.repairing.ground import Ground
from audits.repairing.offers import Offer
from audits.repairing.rewording import saying
from rules.constraints import Quantified
from rules.kind import Setting
from rules.pattern import signals_in


def polished(ground: Ground, made: Sequence[Offer], breaks: Sequence[str]) -> Iterator[tuple[Offer, ...]]:
    """The same edits, one text among them saying also what a rule of `breaks` wants said."""
    for name, opens in _lacking(ground, breaks):
        for place, offer in enumerate(made):
            for more in _saying(ground, offer, name, opens):
                yield (*made[:place], more, *made[place + 1 :])


def _lacking(ground: Ground, breaks: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The first signal that each of some rules wants in a message, and whether in the first ones."""
    for rule in ground.sop.rules:
        if rule.id not in breaks:
            continue
        for one in rule.kind.constraints(Setting(rule.calendar, ground.sop.ladders)):
            if isinstance(one, Quantified) and (one.at_least or one.every):
                opens = one.window is not None and one.window[0] == "first"
                yield from ((name, opens) for name in list(signals_in(one.match))[:1])


def _saying(ground: Ground, offer: Offer, name: str, opens: bool) -> Iterator[Offer]:
    edit = offer.edit
    text, by, said = "", "agent", True
    if isinstance(edit, Insert) and edit.event.type == "message":
        text, by = edit.event.text or "", edit.event.by or "agent"
        said = bool(edit.signals)
    elif isinstance(edit, Change):
        text = edit.text
    phrase = ground.spoken.say(by, frozenset((name,)), frozenset()) if text else None
    if phrase is None:
        return
    first, last = saying(text, phrase)
    for longer in ((first, last) if opens else (last, first)) if said else (phrase,):
        if isinstance(edit, Change):
            how = (*edit.how, How("say", phrase, (name,)))
            yield replace(offer, edit=replace(edit, text=longer, how=how))
        elif isinstance(edit, Insert):
            event = with_values(edit.event, text=longer)
            yield replace(offer, edit=replace(edit, event=event, signals=(*edit.signals, name)))
