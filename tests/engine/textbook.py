"""Declare's templates as formulas of linear temporal logic on finite traces, evaluated on words.

A trace is a string, an event one letter. A formula says of a trace and a position whether it holds there; no
letter stands beyond an end. `TEMPLATES` gives for each template the formula of traces that satisfy it, read
at the first letter.

After M. Pesic, H. Schonenberg, W. van der Aalst, "DECLARE: full support for loosely-structured processes"
(2007); precedences with past operators as in C. Di Ciccio, M. Montali, "Declarative process specifications"
(2022).
"""

from __future__ import annotations

from collections.abc import Callable

Formula = Callable[[str, int], bool]


def letter(wanted: str) -> Formula:
    return lambda trace, i: i < len(trace) and trace[i] == wanted


def negated(f: Formula) -> Formula:
    return lambda trace, i: not f(trace, i)


def all_of(*parts: Formula) -> Formula:
    return lambda trace, i: all(part(trace, i) for part in parts)


def one_of(*parts: Formula) -> Formula:
    return lambda trace, i: any(part(trace, i) for part in parts)


def if_then(f: Formula, g: Formula) -> Formula:
    return one_of(negated(f), g)


def tomorrow(f: Formula) -> Formula:
    """There is a next letter, and f holds there."""
    return lambda trace, i: i + 1 < len(trace) and f(trace, i + 1)


def yesterday(f: Formula) -> Formula:
    """There is a previous letter, and f holds there."""
    return lambda trace, i: i > 0 and f(trace, i - 1)


def sometime(f: Formula) -> Formula:
    """f holds here or later."""
    return lambda trace, i: i < len(trace) and (f(trace, i) or sometime(f)(trace, i + 1))


def always(f: Formula) -> Formula:
    return negated(sometime(negated(f)))


def once(f: Formula) -> Formula:
    """f holds here or earlier."""
    return lambda trace, i: f(trace, i) or (i > 0 and once(f)(trace, i - 1))


def until(f: Formula, g: Formula) -> Formula:
    """g holds here or later, and f from here until before that."""
    return lambda trace, i: i < len(trace) and (g(trace, i) or (f(trace, i) and until(f, g)(trace, i + 1)))


def since(f: Formula, g: Formula) -> Formula:
    """g holds here or earlier, and f from after that until here."""
    return lambda trace, i: g(trace, i) or (f(trace, i) and i > 0 and since(f, g)(trace, i - 1))


def times(f: Formula, n: int) -> Formula:
    """f holds at n letters at least (n > 0), from here on."""
    return sometime(all_of(f, tomorrow(times(f, n - 1))) if n > 1 else f)


LAST: Formula = negated(tomorrow(lambda trace, i: True))
A, B = letter("a"), letter("b")

RESPONSE = always(if_then(A, sometime(B)))
ALTERNATE_RESPONSE = always(if_then(A, tomorrow(until(negated(A), B))))
CHAIN_RESPONSE = always(if_then(A, tomorrow(B)))
PRECEDENCE = always(if_then(B, once(A)))
ALTERNATE_PRECEDENCE = always(if_then(B, yesterday(since(negated(B), A))))
CHAIN_PRECEDENCE = always(if_then(B, yesterday(A)))
NO_RESPONSE = always(if_then(A, negated(sometime(B))))
NO_PRECEDENCE = always(if_then(B, negated(once(A))))
NO_CHAIN_RESPONSE = always(if_then(A, negated(tomorrow(B))))
NO_CHAIN_PRECEDENCE = always(if_then(B, negated(yesterday(A))))
BOTH = all_of(sometime(A), sometime(B))

TEMPLATES: dict[str, Callable[[int], Formula]] = {
    "existence": lambda n: times(A, n),
    "absence": lambda n: negated(times(A, n)),
    "exactly": lambda n: all_of(times(A, n), negated(times(A, n + 1))),
    "init": lambda n: A,
    "end": lambda n: sometime(all_of(LAST, A)),
    "choice": lambda n: one_of(sometime(A), sometime(B)),
    "exclusive_choice": lambda n: all_of(one_of(sometime(A), sometime(B)), negated(BOTH)),
    "responded_existence": lambda n: if_then(sometime(A), sometime(B)),
    "coexistence": lambda n: one_of(BOTH, negated(one_of(sometime(A), sometime(B)))),
    "response": lambda n: RESPONSE,
    "alternate_response": lambda n: ALTERNATE_RESPONSE,
    "chain_response": lambda n: CHAIN_RESPONSE,
    "precedence": lambda n: PRECEDENCE,
    "alternate_precedence": lambda n: ALTERNATE_PRECEDENCE,
    "chain_precedence": lambda n: CHAIN_PRECEDENCE,
    "succession": lambda n: all_of(RESPONSE, PRECEDENCE),
    "alternate_succession": lambda n: all_of(ALTERNATE_RESPONSE, ALTERNATE_PRECEDENCE),
    "chain_succession": lambda n: all_of(CHAIN_RESPONSE, CHAIN_PRECEDENCE),
    "not_coexistence": lambda n: negated(BOTH),
    "not_responded_existence": lambda n: if_then(sometime(A), negated(sometime(B))),
    "not_response": lambda n: NO_RESPONSE,
    "not_precedence": lambda n: NO_PRECEDENCE,
    "not_chain_response": lambda n: NO_CHAIN_RESPONSE,
    "not_chain_precedence": lambda n: NO_CHAIN_PRECEDENCE,
    "not_succession": lambda n: all_of(NO_RESPONSE, NO_PRECEDENCE),
    "not_chain_succession": lambda n: all_of(NO_CHAIN_RESPONSE, NO_CHAIN_PRECEDENCE),
}
"""Template -> n -> the formula over a and b; n only matters to existence, absence and exactly."""

ACTIVATES = {"response": "a", "precedence": "b", "existence": "a", "succession": "ab", "coexistence": "ab"}
"""The last word of a relation's name -> the letters that activate it."""


def satisfied(template: str, trace: str, n: int = 1) -> bool:
    """Whether a trace satisfies a template over the letters a and b."""
    return TEMPLATES[template](n)(trace, 0)


def activations(template: str, trace: str) -> int:
    """How often a trace activates a template: relations at each of their letters, the others once."""
    if template in ("existence", "absence", "exactly", "init", "end", "choice", "exclusive_choice"):
        return 1
    return sum(trace.count(one) for one in ACTIVATES[template.replace("_", " ").split()[-1]])
