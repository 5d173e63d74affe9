"""The page of the history's tables and views, from their one definition."""

from __future__ import annotations

from collections.abc import Iterator

from audits.history.schema import TABLES, VERSION
from audits.history.views import VIEWS


def history_schema_page() -> str:
    """docs/history-schema.md."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"# Tables and views of a history (schema version {VERSION})"
    yield ""
    yield "What the file of `sop audit --store` holds; [history.md](history.md) tells what it is for."
    yield "Comments in the file say the same: `SELECT table_name, column_name, comment FROM duckdb_columns()`"
    yield "(keys are promised, not declared)."
    yield from ("", "## Views", "", "| view | rows |", "|---|---|")
    yield from (f"| `{view.name}` | {view.meaning} |" for view in VIEWS)
    yield ""
    yield "Views by month have `conversations`, `scored` (those with a score), `score` (0 to 100), `passed`"
    yield "and `failed` (verdicts) and `pass_rate` (0 to 1)."
    yield from ("", "```sql")
    for view in VIEWS:
        yield f"CREATE VIEW {view.name} AS\n{view.query};"
    yield from ("```", "", "## Tables")
    for table in TABLES:
        key = f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
        yield from ("", f"### `{table.name}`", "", f"{table.meaning[0].upper()}{table.meaning[1:]}.{key}", "")
        yield from ("| column | type | meaning |", "|---|---|---|")
        for column in table.columns:
            meaning = column.meaning.replace("|", "\\|")
            yield f"| `{column.name}` | {column.type} | {meaning} |"
