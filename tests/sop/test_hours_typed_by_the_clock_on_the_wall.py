"""What is suggested for opening hours written as people say them."""

from __future__ import annotations

import pytest

from sop.repair import span


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("8-5", "08:00-17:00"),
        ("8 pagi - 5 sore", "08:00-17:00"),
        ("08.00 s/d 17.00", "08:00-17:00"),
        ("12-1", "12:00-13:00"),
        ("8-12", "08:00-12:00"),
        ("22.00-6.00", "22:00-06:00"),
        ("22-06", "22:00-06:00"),
    ],
)
def test_hours_that_go_back_mean_the_afternoon_unless_they_begin_in_the_evening(
    said: str, meant: str
) -> None:
    assert span(said) == meant
