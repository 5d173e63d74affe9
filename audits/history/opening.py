"""Opening a store: one writer at a time, and what is wrong with a file in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from audits.history import migrating, schema

_SETTINGS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
"""Nothing is fetched from anywhere."""
_SHUT = {"enable_external_access": "false"}
"""Whoever made a store may have put views into it that read other files; they are kept from it."""
_FORMAT = "v1.0.0"
"""Files are written so that every DuckDB from 1.0 on can read them."""
_MEMORY = "256MB"


class StoreError(click.UsageError):
    """A store that cannot be used: the message says why and what to do."""


class NoDuckDB(StoreError):
    """DuckDB is not installed."""


class StoreBroken(StoreError):
    """A store that could not be written to its end; it is as it was before."""

    exit_code = 5


def said(language: str, id: str, en: str) -> str:
    """The sentence in the language."""
    return id if language == "id" else en


def duckdb_module(language: str) -> Any:
    """DuckDB, imported now. Raises NoDuckDB, with what to type."""
    try:
        import duckdb
        import pyarrow  # noqa: F401 - rows go to DuckDB as Arrow tables
    except ImportError:
        raise NoDuckDB(
            said(
                language,
                "riwayat memerlukan DuckDB: pip install 'sop-audit[history]'",
                "history needs DuckDB: pip install 'sop-audit[history]'",
            )
        ) from None
    return duckdb


def writing(path: str, language: str) -> Any:
    """A connection to write with; a new file gets its tables, an older schema is brought up to date.

    Nobody else can write, or read, until it is closed. Raises StoreError.
    """
    fresh = not Path(path).exists()
    connection = _connected(path, language, {"storage_compatibility_version": _FORMAT})
    try:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute("BEGIN")
        found = _schema_version(connection, path, language, fresh)
        if found is None:
            _create(connection)
        elif found < schema.VERSION:
            migrating.migrate(connection, found)
        connection.execute("DELETE FROM about")
        connection.execute("INSERT INTO about VALUES (?, ?)", [schema.VERSION, version("sop-audit")])
        connection.execute("COMMIT")
    except BaseException as error:
        connection.close()
        if isinstance(error, duckdb_module(language).Error):
            raise StoreError(_why(path, language, str(error))) from None
        raise
    return connection


@contextmanager
def reading(path: str, language: str) -> Iterator[Any]:
    """A connection to read with; several may read at once. Raises StoreError."""
    duckdb = duckdb_module(language)
    if not Path(path).is_file():
        raise StoreError(
            said(
                language,
                f"{path}: berkas itu tidak ada. Riwayat disimpan oleh `sop audit ... --store {path}`.",
                f"{path}: there is no such file. `sop audit ... --store {path}` keeps a history.",
            )
        )
    connection = _connected(path, language, _SHUT, read_only=True)
    try:
        found = _schema_version(connection, path, language, False)
        if found is not None and found < schema.VERSION:
            raise StoreError(
                said(
                    language,
                    f"{path}: skemanya versi {found}, lebih lama daripada program ini; satu "
                    f"`sop audit ... --store {path}` memperbaruinya.",
                    f"{path}: its schema is version {found}, older than this program; one "
                    f"`sop audit ... --store {path}` brings it up to date.",
                )
            )
        yield connection
    except duckdb.Error as error:
        raise StoreError(_why(path, language, str(error))) from None
    finally:
        connection.close()


def _connected(path: str, language: str, more: dict[str, str], read_only: bool = False) -> Any:
    duckdb = duckdb_module(language)
    try:
        return duckdb.connect(path, read_only=read_only, config={**_SETTINGS, **more})
    except duckdb.Error as error:
        raise StoreError(_why(path, language, str(error))) from None


def _why(path: str, language: str, reason: str) -> str:
    """What DuckDB says when it cannot open a file, in words with what to do."""
    if "Could not set lock" in reason:
        return said(
            language,
            f"{path}: sedang dipakai program lain (audit lain, alat BI, atau `duckdb`). Tutup program itu, "
            "atau tunggu sampai selesai, lalu ulangi.",
            f"{path}: another program is using it (another audit, a BI tool, or `duckdb`). Close it, or wait "
            "until it is done, and try again.",
        )
    if "not a valid DuckDB" in reason or "Serialization" in reason:
        return said(
            language,
            f"{path}: bukan berkas DuckDB. Beri nama berkas lain; berkas yang belum ada akan dibuat.",
            f"{path}: is not a DuckDB file. Name another one; a file that does not exist is made.",
        )
    line = reason.strip().splitlines()[0]
    return said(language, f"{path}: tidak dapat dibuka: {line}", f"{path}: cannot be opened: {line}")


def _schema_version(connection: Any, path: str, language: str, fresh: bool) -> int | None:
    """The schema's version; None of a file without tables. Raises StoreError for a newer or foreign one."""
    names = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not names:
        return None
    rows: list[tuple[int]] = []
    if {"about", "runs"} <= names and not fresh:
        columns = "SELECT column_name FROM duckdb_columns() WHERE table_name = 'about'"
        if ("schema_version",) in connection.execute(columns).fetchall():
            rows = connection.execute("SELECT schema_version FROM about").fetchall()
    if not rows:
        raise StoreError(
            said(
                language,
                f"{path}: berkas DuckDB ini bukan riwayat audit; isinya dibiarkan. Beri nama berkas lain.",
                f"{path}: this DuckDB file is no history of audits; it stays as it is. Name another file.",
            )
        )
    (number,) = rows[0]
    if number > schema.VERSION:
        raise StoreError(
            said(
                language,
                f"{path}: skemanya versi {number}, program ini mengenal sampai {schema.VERSION}. Perbarui "
                "program: pip install --upgrade sop-audit",
                f"{path}: its schema is version {number}, this program knows up to {schema.VERSION}. Update "
                "the program: pip install --upgrade sop-audit",
            )
        )
    return int(number)


def _create(connection: Any) -> None:
    for table in schema.TABLES:
        for statement in schema.created(table):
            connection.execute(statement)
    migrating.make_views(connection)
