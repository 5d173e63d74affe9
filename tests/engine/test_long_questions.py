"""A customer who writes one clause after the other does not hold up an audit."""

from __future__ import annotations

import time

import pytest

from engine.questions import is_closed, is_question

CLAUSES = ("kak, ", "so ", "and ", ", kak", "but kak ", "ya kan ", "apa ", "a")


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_message_of_half_a_million_letters_is_read_at_once(clause: str) -> None:
    text = clause * (500_000 // len(clause)) + "?"
    started = time.process_time()
    is_question(text)
    is_closed(text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("sentence", "closed"),
    [
        ("kak, kak, is it ready?", True),
        ("halo kak, so what is the price?", False),
        ("it broke, and kak, how do I return it?", False),
        ("so, is it what I ordered?", True),
        ("oke; maaf kak, where is it?", False),
    ],
)
def test_what_stands_before_a_question_does_not_change_it(sentence: str, closed: bool) -> None:
    assert is_closed(sentence) is closed
