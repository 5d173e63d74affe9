"""The report that keeps a run: rows are gathered in a file of their own, and go into the store in the end.

All of them go in one transaction. Gathered in the transaction itself they would take memory that grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex
from typing import Any, Self

from audits.history import opening, schema
from audits.history.identity import CorpusHash, engine_hash, run_key, sop_hash
from audits.history.rows import Row, RowMaker
from audits.reports import Setting
from audits.reports.judged import judged
from audits.reports.personal import Veil
from audits.scratch import scratch
from audits.tally import Tally
from audits.work import Batch, Task
from engine.verdict import Verdict

ROWS = 20_000
"""Rows of a table that are held before DuckDB gets them."""


class Store:
    """A report into a file; nothing of the run is there before `close`. Use it as a context manager.

    Raises StoreError when opened, StoreBroken when the file cannot be written to the end.
    """

    def __init__(self, path: str, setting: Setting) -> None:
        self._path, self._setting = path, setting
        self._rows = RowMaker(setting)
        self._corpus = CorpusHash()
        self._conversations = self._over_corpus = 0
        self._held: dict[str, list[Row]] = {table.name: [] for table in schema.OF_RUNS}
        self._error = opening.duckdb_module(setting.language).Error
        self._gathered = f"gathered_{token_hex(4)}"
        with ExitStack() as left:
            folder = left.enter_context(scratch())
            self.connection = opening.writing(path, setting.language)
            left.callback(self.connection.close)
            self._attach(folder)
            self._left = left.pop_all()

    def _attach(self, folder: Path) -> None:
        """A file of its own for the rows of this run; DuckDB's own spilling goes to the same folder."""
        place = folder.as_posix().replace("'", "''")
        self.connection.execute(f"SET temp_directory = '{place}/spilled'")
        self.connection.execute(f"ATTACH '{place}/rows.duckdb' AS {self._gathered}")
        self.connection.execute("SET enable_external_access = false")
        for table in schema.OF_RUNS:
            self.connection.execute(
                f"CREATE TABLE {self._gathered}.{table.name} AS FROM {table.name} LIMIT 0"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        """Lets go of the file; what was not closed is as if it had never been."""
        self._left.close()

    def add(self, task: Task, batch: Batch) -> None:
        """See Report."""
        self._corpus.add(task)
        for one in judged(task, batch):
            self._conversations += 1
            self._hold(self._rows.conversation(self._conversations, one))

    def add_corpus(self, verdict: Verdict) -> None:
        """See Report."""
        self._hold(self._rows.corpus(self._over_corpus, verdict))
        self._over_corpus += 1

    def close(self, tally: Tally) -> None:
        """Keeps the run, unless the same one is there already."""
        self._hold({"rules": list(self._rows.rules())})
        run = self._told(tally)
        self._written(lambda: self._settle(run))

    def _settle(self, run: dict[str, Any]) -> None:
        same = "SELECT run, unreadable, quotes FROM runs WHERE key = ?"
        known = self.connection.execute(same, [run["key"]]).fetchall()
        if not self._conversations or (known and not _fuller(run, *known[0][1:])):
            return
        self._held["runs"] = [tuple(run[column.name] for column in schema.RUNS.columns[1:])]
        for table in schema.OF_RUNS:
            self._flush(table)
        following = "SELECT coalesce(max(run), 0) + 1 FROM runs"
        number = known[0][0] if known else self.connection.execute(following).fetchall()[0][0]
        self.connection.execute("BEGIN")
        for table in schema.OF_RUNS:
            self.connection.execute(f"DELETE FROM {table.name} WHERE run = {number}")
            rows = f"SELECT * REPLACE ({number} AS run) FROM {self._gathered}.{table.name}"
            self.connection.execute(f"INSERT INTO {table.name} {rows}")
        self.connection.execute("COMMIT")

    def _told(self, tally: Tally) -> dict[str, Any]:
        """The row of the run."""
        setting = self._setting
        sop, zone, survey = setting.sop, setting.zone, setting.survey
        corpus, engine = self._corpus.hex(), engine_hash(zone.name)
        veil = Veil(setting.language, setting.unmask)
        return {
            "key": run_key(setting, corpus, engine),
            "sop": sop.id,
            "version": sop.version,
            "as_of": setting.as_of_text and datetime.fromisoformat(setting.as_of_text).replace(tzinfo=None),
            "timezone": zone.name,
            "records": survey.records,
            "conversations": tally.conversations,
            "scored": tally.scored,
            "score": tally.score,
            "clean": tally.clean,
            "outside": tally.excluded + tally.not_effective,
            "unreadable": tally.unreadable,
            "lost": tally.lost,
            "sources": ", ".join(veil.text(path) for path in setting.paths[:20]),
            "quotes": setting.unmask,
            "corpus_sha256": corpus,
            "sop_sha256": sop_hash(setting),
            "engine_sha256": engine,
            "program": version("sop-audit"),
            "stored_at": datetime.now(UTC).replace(tzinfo=None),
        }

    def _hold(self, rows: dict[str, list[Row]]) -> None:
        for name, some in rows.items():
            self._held[name] += some
        if any(len(self._held[name]) >= ROWS for name in rows):
            self._written(self._flush_full)

    def _flush_full(self) -> None:
        for table in schema.OF_RUNS:
            if len(self._held[table.name]) >= ROWS:
                self._flush(table)

    def _flush(self, table: schema.Table) -> None:
        """Hands rows over as an Arrow table."""
        rows = self._held[table.name]
        if not rows:
            return
        self._held[table.name] = []
        self.connection.register("held", _arrow(table, rows))
        self.connection.execute(f"INSERT INTO {self._gathered}.{table.name} SELECT * FROM held")
        self.connection.unregister("held")

    def _written(self, what: Callable[[], None]) -> None:
        try:
            what()
        except self._error as error:
            reason = str(error).strip().splitlines()[0]
            raise opening.StoreBroken(
                opening.said(
                    self._setting.language,
                    f"{self._path}: riwayat tidak dapat ditulis, dan tetap seperti semula: {reason}",
                    f"{self._path}: the history could not be written, and is as it was: {reason}",
                )
            ) from None


def _fuller(run: dict[str, Any], lacked: int, quotes: bool) -> bool:
    """Whether a run has what the same one lacked when it was stored: records that were lost, or quotes."""
    return run["unreadable"] < lacked or (run["quotes"] and not quotes)


def _arrow(table: schema.Table, rows: list[Row]) -> Any:
    """The rows as an Arrow table, with a run of 0 before them."""
    import pyarrow as pa

    types = {
        "VARCHAR": pa.string(),
        "INTEGER": pa.int32(),
        "DOUBLE": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "TIMESTAMP": pa.timestamp("us"),
    }
    columns: Iterable[Any] = zip(*rows, strict=True)
    kinds = [types[one.type] for one in table.columns]
    arrays = [pa.array([0] * len(rows), kinds[0])]
    arrays += [_array(column, kind) for column, kind in zip(columns, kinds[1:], strict=True)]
    return pa.table(arrays, names=[one.name for one in table.columns])


def _array(values: tuple[Any, ...], kind: Any) -> Any:
    """A column; texts that are no Unicode (single surrogates) are mended first."""
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        mended = [value and value.encode("utf-8", "replace").decode() for value in values]
        return pa.array(mended, kind)


__all__ = ["Store"]
