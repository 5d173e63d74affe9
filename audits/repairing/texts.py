"""Which messages could be worded otherwise for a rule, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from audits.repairing.edits import Change, How, applied
from audits.repairing.ground import State, Subject
from audits.repairing.rewording import Span, saying, sentences_of, within, without
from audits.repairing.wanted import Wanted, wanted
from engine.outcome import Evidence, Shortfall
from rules.constraints import Bound

Changed = tuple[int, str, tuple[How, ...]]
"""The position of a message, its new text, and what was done to it."""

_NEAREST = 24
"""Messages that something more could be said in."""


def changed_texts(subject: Subject, state: State, positions: Sequence[int]) -> Iterator[Changed]:
    """Other texts for the messages at `positions`; whether they help is for the judges to say."""
    yield from _measured(subject, state, positions)
    yield from _left_out(subject, state, positions)
    yield from _said(subject, state, positions)


def _measured(subject: Subject, state: State, positions: Sequence[int]) -> Iterator[Changed]:
    """Messages brought within the limits of a style rule."""
    needs = [one for one in subject.constraints if isinstance(one, Bound) and one.at_least is not None]
    wrong: dict[int, list[Shortfall]] = {}
    for one in state.shortfalls():
        position = one.evidence[-1].position
        if one.code in ("over", "under") and position is not None and position in positions:
            wrong.setdefault(position, []).append(one)
    for position, shortfalls in wrong.items():
        number = state.draft.numbers[state.timeline.index[position]]

        def fits(text: str, number: int = number, position: int = position) -> bool:
            draft = applied(state.draft, Change(number, text, ()), subject.ground.zone)
            after = None if draft is None else subject.state(draft)
            return after is not None and all(
                one.evidence[-1].position != position for one in after.shortfalls()
            )

        hows = [_how(one) for one in shortfalls]
        asked = [*hows, *(How("keep", quantity=one.quantity, at_least=one.at_least) for one in needs)]
        by = state.timeline.events[position].by

        def hits(text: str, name: str, by: str | None = by) -> list[Span]:
            return subject.ground.hits(text, by, [name])

        text = state.timeline.events[position].text or ""
        templates = [text for one in subject.constraints if isinstance(one, Bound) for text in one.templates]
        for made in (*within(text, asked, fits, hits, subject.ground.spoken.spelt), *filter(fits, templates)):
            yield position, made, tuple(hows)
            break


def _how(shortfall: Shortfall) -> How:
    told = shortfall.arguments
    limits = {"at_most" if shortfall.code == "over" else "at_least": told["limit"]}
    return How("keep", quantity=told["quantity"], value=told["value"], **limits)


def _left_out(subject: Subject, state: State, positions: Sequence[int]) -> Iterator[Changed]:
    """Messages without the words of the rule's signals or of an evidence, or without such sentences."""
    quoted = _quoted(state)
    for position in positions:
        text = state.timeline.events[position].text or ""
        choices = [_hits(subject, state, position, [name]) for name in sorted(subject.signals)]
        choices = [spans for spans in choices if spans]
        if len(choices) > 1:
            choices.append(sorted(span for spans in choices for span in spans))
        choices += [[one.span] for one in quoted if one.position == position and one.span is not None]
        seen = set()
        for spans in [*choices, *(sentences_of(text, spans) for spans in choices)]:
            left = without(text, spans)
            if left and left not in seen:
                seen.add(left)
                yield position, left, tuple(How("leave-out", text[s:e].strip()) for s, e in _merged(spans))


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _quoted(state: State) -> list[Evidence]:
    return [one for shortfall in state.shortfalls() for one in shortfall.evidence if one.span is not None]


def _hits(subject: Subject, state: State, position: int, names: Sequence[str]) -> list[Span]:
    numbers = {subject.ground.numbers[name] for name in names if name in subject.ground.numbers}
    hits = state.timeline.hits.get(position, ())
    return sorted((start, end) for signal, start, end in hits if signal in numbers)


def _said(subject: Subject, state: State, positions: Sequence[int]) -> Iterator[Changed]:
    """Messages that say something more, at their beginning or end."""
    wrong = [one.evidence[0].position or 0 for one in state.shortfalls() if one.evidence]
    near = sorted(positions, key=lambda p: min((abs(p - spot) for spot in wrong), default=0))
    for one in wanted(subject, state):
        if one.event.type != "message" or not one.signals:
            continue
        for position in islice((p for p in near if _like(state, p, one)), _NEAREST):
            text = state.timeline.events[position].text or ""
            first, last = saying(text, one.event.text or "")
            for made in (first, last) if _opens(subject) else (last, first):
                yield position, made, (How("say", one.event.text or "", one.signals),)


def _opens(subject: Subject) -> bool:
    """Whether the rule is about the first messages, so that what it wants is said first."""
    return any((getattr(one, "window", None) or ("",))[0] == "first" for one in subject.constraints)


def _like(state: State, position: int, one: Wanted) -> bool:
    """Whether a message would do but for its words."""
    event, asked = state.timeline.events[position], one.event
    same = (event.by, event.public) == (asked.by, asked.public)
    return same and set(asked.labels or ()) <= set(event.labels or ())
