"""Why something of the data could not be read, in the language of the command line."""

from __future__ import annotations

from audits.cli.words import language


def reason_in_words(reason: str) -> str:
    """A reader's reason, in the language of the command line."""
    from audits.readers.reasons import told

    return told(reason, language())
