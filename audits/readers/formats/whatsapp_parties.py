"""Who in an exported chat is the agent: as the user said, else by what the chat and its file tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from audits.readers.formats.interface import Account, Asked, Unclear
from audits.readers.formats.whatsapp_lines import Entry, tidy
from audits.readers.formats.whatsapp_notices import OF_COMPANY
from audits.readers.formats.whatsapp_said import speaks
from audits.readers.formats.whatsapp_words import AGENT_LIKE, BOT_LIKE

_OWNER = frozenset(("anda", "kamu", "you"))
"""What some phones call whoever made the export."""

_SERVING = re.compile(
    r"\b(?:ada yang (?:bisa|dapat) (?:kami |saya )?bantu|(?:mohon|silakan) (?:di)?tunggu|"
    r"terima ?kasih (?:telah|sudah) (?:menghubungi|menunggu|berbelanja)|pesanan kakak|"
    r"kami (?:cek|bantu|proses|kirim)|"
    r"how (?:can|may) (?:i|we) help|thank you for (?:contacting|waiting|reaching)|we (?:will|are) )",
    re.IGNORECASE,
)


def speakers(found: Sequence[Entry]) -> list[str]:
    """Who speaks, by first appearance."""
    names = dict.fromkeys(entry.name for entry in found if entry.name)
    silent = set(names) - {entry.name for entry in found if speaks(entry)}
    return [name for name in names if name not in silent]


def parties(
    found: Sequence[Entry], asked: Asked, account: Account, source: str, other: str | None
) -> dict[str, str | None]:
    """Name -> party; `other` is whom the chat is with. Raises Unclear if nothing tells who the agents are."""
    names = speakers(found)
    if not names:
        return {}
    if asked.agents is not None:
        agents = {tidy(name).casefold() for name in asked.agents}
        if not any(name.casefold() in agents for name in names):
            account.note("no_agent_in_chat", source=source, names=", ".join(names[:6]))
        return {name: _party(name, name.casefold() in agents) for name in names}
    if other in names and len(names) == 1 and not _is_company(found, other):
        return dict.fromkeys(names, "customer")
    for code, agent_names in _evidence(found, names, other, asked):
        if agent_names and (
            len(agent_names) < len(names) or len(names) == 1 or code == "agents_by_file_name"
        ):
            account.note(code, source=source, names=", ".join(agent_names))
            return {name: _party(name, name in agent_names) for name in names}
    if asked.lenient:
        account.note("agents_unknown", source=source, names=", ".join(names[:6]))
        return dict.fromkeys(names)
    raise Unclear("agents", source, *_suggested(found, names))


def _party(name: str, is_agent: bool) -> str:
    if BOT_LIKE.search(name):
        return "bot"
    return "agent" if is_agent else "customer"


def _is_company(found: Sequence[Entry], other: str | None) -> bool:
    """Whether whom the chat is with is the company: a customer made the export."""
    return any(OF_COMPANY.search(entry.rest[:400]) for entry in found[:200]) or bool(
        other and AGENT_LIKE.search(other)
    )


def _evidence(
    found: Sequence[Entry], names: Sequence[str], other: str | None, asked: Asked
) -> Iterator[tuple[str, list[str]]]:
    """What tells the agents, the surest first: the code of the note, and their names."""
    likely = [name for name in names if AGENT_LIKE.search(name) and not BOT_LIKE.search(name)]
    rest = [name for name in names if name != other]
    if other in names and rest and _is_company(found, other) and not set(likely) - {other}:
        yield "agents_by_notice", [other] if other else []
    if other and (other in names or len(names) == 1):
        yield "agents_by_file_name", rest
    yield "agents_guessed", likely
    yield "agents_owner", [name for name in names if name.casefold() in _OWNER]
    if asked.colleagues:
        yield "agents_recurring", [name for name in names if name in asked.colleagues()]
    unsaved = {entry.name for entry in found if entry.unsaved}
    if unsaved and len(names) == 2:
        yield "agents_saved", [name for name in names if name not in unsaved]


def _suggested(found: Sequence[Entry], names: Sequence[str]) -> tuple[list[str], str]:
    """The names, who talks like an agent first, and that one if only one does."""
    talk = Counter(entry.name for entry in found if entry.name and _SERVING.search(entry.text[:2000]))
    ordered = sorted(names, key=lambda name: -talk[name])
    clear = len(talk) == 1 or (len(talk) > 1 and talk[ordered[0]] >= 3 * talk[ordered[1]])
    return ordered, ordered[0] if clear else ""
