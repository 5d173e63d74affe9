"""From one version of the schema to the next, within the transaction of whoever opens a store to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from audits.history import views

STEPS: Mapping[int, Callable[[Any], None]] = {}
"""Version -> what makes the next version of it. Version 1 is the first."""


def migrate(connection: Any, found: int, steps: Mapping[int, Callable[[Any], None]] = STEPS) -> None:
    """Brings the tables from version `found` up to date, a version at a time, and the views with them."""
    while found in steps:
        steps[found](connection)
        found += 1
    make_views(connection)


def make_views(connection: Any) -> None:
    """Makes the views anew."""
    for view in views.VIEWS:
        connection.execute(f"CREATE OR REPLACE VIEW {view.name} AS {view.query}")
        meaning = view.meaning.replace("'", "''")
        connection.execute(f"COMMENT ON VIEW {view.name} IS '{meaning}'")
