"""Files of one folder that have parts of one another: tickets here, their comments there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from audits.readers.formats import DESKS, reader
from audits.readers.formats.export import Export
from audits.readers.sources import Source


def lies_in(folder: str, source: Source) -> bool:
    """Whether the source is a file somewhere in the folder."""
    return source.path is not None and Path(folder) in source.path.parents


def joined(
    sources: Sequence[Source], format_of: Callable[[Export], str | None]
) -> list[tuple[str, list[Source]]]:
    """Files that are to be read as one, by help desk; `format_of` recognises a file."""
    exports = {source: Export(source) for source in sources if _may_be_json(source)}
    formats = {source: format_of(export) for source, export in exports.items()} if exports else {}
    found = []
    for name in DESKS:
        mine = [source for source, format in formats.items() if format == name]
        desk = reader(name).DESK if mine else None  # type: ignore[attr-defined]
        if desk is None or not any(desk.lies_apart(exports[source]) for source in mine):
            continue
        beside = [
            source for source, format in formats.items() if format is None and desk.belongs(exports[source])
        ]
        if len(mine) + len(beside) > 1:
            found.append((name, [source for source in sources if source in {*mine, *beside}]))
    return found


def _may_be_json(source: Source) -> bool:
    return any(ending in source.name.lower() for ending in (".json", ".ndjson", ".jsonl"))
