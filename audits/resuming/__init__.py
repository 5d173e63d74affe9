"""Going on with an audit that was stopped in the middle: a journal of the chunks that have been judged.

    opening = open_journal(place(data, sops), meaning(...), go_on=True)
    audit(..., journal=opening.journal)       # what is in it is not judged again, what is not is added
    opening.journal.remove()                  # when all reports are in place

Reports are functions of the chunks and what was judged of them, in order; so a journal of the latter, and the
data read again, give the same bytes as an audit that nobody disturbed. Each entry carries a mark of the chunk
that it is of: where the data have changed, the journal ends. See docs/resume.md.
"""

from __future__ import annotations

from audits.resuming.continuing import Batches, Continued, continued
from audits.resuming.journal import Journal, Opening, open_journal
from audits.resuming.meanings import meaning
from audits.resuming.places import place, sweep

__all__ = [
    "Batches",
    "Continued",
    "Journal",
    "Opening",
    "continued",
    "meaning",
    "open_journal",
    "place",
    "sweep",
]
