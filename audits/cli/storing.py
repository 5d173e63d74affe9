"""`--store FILE`: keeps the run in a history, and lets the page show what the history has."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from audits.cli.words import option

if TYPE_CHECKING:
    from audits.reports import Report, Setting


def store_option() -> Callable[[Any], Any]:
    """The option; the command gets `store`, None without it."""
    return option(
        "--store",
        metavar="FILE",
        id="Simpan hasil audit di riwayat ini (DuckDB) untuk `sop trend`; berkasnya dibuat bila belum ada.",
        en="Keep the run in this history (DuckDB) for `sop trend`; the file is made if there is none.",
    )


def stored(path: str | None, setting: Setting, stack: ExitStack) -> tuple[Setting, list[Report]]:
    """The report that keeps the run, to be closed before all others, and the setting with the history."""
    if path is None:
        return setting, []
    from audits.history.showing import History
    from audits.history.store import Store

    store = stack.enter_context(Store(path, setting))
    return replace(setting, history=History(lambda: store.connection, setting.sop.id)), [store]
