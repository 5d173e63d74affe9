"""Other people's exports: one module a format, behind the interface of interface.py."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from audits.readers.formats.export import Export
from audits.readers.formats.interface import Format

FORMATS = {
    "whatsapp": "audits.readers.formats.whatsapp",
    "zendesk": "audits.readers.formats.zendesk",
    "intercom": "audits.readers.formats.intercom",
    "freshdesk": "audits.readers.formats.freshdesk",
    "chatwoot": "audits.readers.formats.chatwoot",
    "openai": "audits.readers.formats.openai",
    "xes": "audits.readers.formats.xes",
    "csv": "audits.readers.formats.csv",
    "excel": "audits.readers.formats.excel",
    "parquet": "audits.readers.formats.parquet",
    "conversation": "audits.readers.formats.conversation",
}
"""Each format's module, in the order in which `recognise` asks them."""

DESKS = ("zendesk", "intercom", "freshdesk", "chatwoot")
"""Formats whose files may have parts of one another; their modules have a DESK."""

OF_EXPORTS = (".txt", ".zip", ".json", ".xes", ".xml", ".csv", ".tsv", ".xlsx", ".xlsm")
"""What exports may be called that are looked for in folders of everything."""

_ASKED_FIRST = (
    "conversation",
    "excel",
    "parquet",
    "xes",
    "openai",
    "zendesk",
    "intercom",
    "freshdesk",
    "chatwoot",
    "whatsapp",
    "csv",
)


def reader(name: str) -> Format:
    """The module of a format of FORMATS."""
    return cast(Format, import_module(FORMATS[name]))


def recognise(export: Export) -> str | None:
    """The format that the beginning of a file looks like; None if like none."""
    return next((name for name in _ASKED_FIRST if reader(name).recognises(export)), None)
