"""Personal data in what people read: labels in its place, unless the run was asked to show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from audits import masking
from audits.masking import LABELS, Hidden
from engine.conversation import Conversation

_NAME = {"id": "nama", "en": "name"}
_AGENT = {"id": "Agen", "en": "Agent"}
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "admin agen agent akun bot care center centre customer cs csr desk help helpdesk indonesia layanan"
        " live marketplace official online operator pelanggan sales sapa seller service shop staff store"
        " support team tier tim toko user",
    )
)
"""Words of an agent's id that tell nobody's name."""
_HONORIFICS = frozenset(
    ("abang", "bang", "bapak", "dear", "ibu", "kak", "kakak", "mas", "mbak", "miss", "mrs", "pak", "tante")
)
"""What stands in names as they are kept in address books, and addresses anybody."""
_CODE = ("BCDFGHJKLMNPQRSTVWXZ", "23456789")
_DIGIT = re.compile(r"\d")
"""An author with digits is an id rather than a name."""
_CONTEXT = 256
"""Characters around a part of a very long text that are looked at."""
_LONG = 20_000
_CHAT = re.compile(
    r"(.{0,60}?(?:whatsapp chat with|whatsapp chat|chat whatsapp dengan|obrolan whatsapp dengan)[\s_-]+)"
    r".{1,250}?(\.(?:txt|zip)|)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""The name of a file with one chat."""
_ADDRESSED = re.compile(
    r"\b(?:kak(?:ak)?|ka|bu|ibu|pak|bapak|mas|mbak?|bang|abang|om|tante|sis|gan|saudar[ai]|sdri?|mrs?|ms|miss"
    r"|sir|madam|dear|hi|hai|halo|hello|nama(?:nya| saya)?|atas nama|a/n|name is|i'm|saya)[.,:]?\s{1,3}\Z",
    re.IGNORECASE,
)
"""What stands before a name that is written in small letters."""


class Veil:
    """Hides personal data in the language of a report, or, with `unmask`, nothing.

    `names` are people whose names are hidden too, wherever they are written as names. `met` counts the
    labels it gave, by what they hide.
    """

    def __init__(
        self, language: str, unmask: bool, names: Iterable[str] = (), met: Counter[str] | None = None
    ) -> None:
        self.met: Counter[str] = Counter() if met is None else met
        self._language = language if language in LABELS else "en"
        self._labels = {**LABELS[self._language], "name": _NAME[self._language]}
        self._unmask = unmask
        self._whole, self._words = _patterns(names)

    def knowing(self, names: Iterable[str]) -> Veil:
        """The same veil for a conversation with these people."""
        return self if self._unmask else Veil(self._language, self._unmask, names, self.met)

    def label(self, what: str) -> str:
        """What is shown instead: `[telepon]`."""
        self.met[what] += 1
        return f"[{self._labels[what]}]"

    def word(self, what: str) -> str:
        """What is counted in `met`, in words: `telepon`."""
        return self._labels[what]

    def hidden(self, text: str) -> list[Hidden]:
        """The spans to hide, in order, none overlapping: (start, end, what)."""
        if self._unmask:
            return []
        spans = [*_private(text), *self._names(text)]
        spans.sort(key=lambda span: (span[0], -span[1]))
        kept: list[Hidden] = []
        for span in spans:
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        return kept

    def part(self, text: str, start: int, end: int) -> str:
        """`text[start:end]` with labels, also for what only partly lies in it."""
        first, last = (0, len(text)) if len(text) <= _LONG else (max(0, start - _CONTEXT), end + _CONTEXT)
        shown: list[str] = []
        at = start
        for begin, stop, what in self.hidden(text[first:last]):
            if stop + first > at and begin + first < end:
                shown += (text[at : begin + first], self.label(what))
                at = stop + first
        return "".join((*shown, text[at:end]))

    def text(self, text: str) -> str:
        """The whole text with labels."""
        return self.part(text, 0, len(text))

    def name(self, name: str) -> str:
        """A conversation's id: e-mail addresses, names and phone numbers, but for their last digits, go."""
        return self._reduced(name, lambda span: self.label("email"))

    def file(self, path: str) -> str:
        """A file by its name alone; a chat's export is called after whom it is with, who is hidden."""
        if self._unmask:
            return path
        name = re.split(r"[/\\]", path.rstrip("/").rstrip("\\"))[-1] or path
        chat = _CHAT.match(name)
        return self.text(name) if chat is None else f"{chat[1]}{self.label('name')}{chat[2]}"

    def agent(self, name: str | None) -> str:
        """An agent as reports name them: an e-mail address by what is before the at sign; "" for nobody."""
        return "" if name is None else self._reduced(name, _before_at)

    def pseudonym(self, name: str | None) -> str:
        """An agent by a pseudonym, the same in every report, if this is a name; an id as `agent` has it.

        Who knows all the names can find out whose it is: it keeps them from strangers, not from colleagues.
        """
        if name is None or self._unmask or not is_name(name):
            return self.agent(name)
        digest = sha256(name.strip().casefold().encode("utf-8", "replace")).digest()
        number = int.from_bytes(digest[:8], "big")
        signs = []
        for place in range(6):
            alphabet = _CODE[place % 2]
            number, rest = divmod(number, len(alphabet))
            signs.append(alphabet[rest])
        return f"{_AGENT[self._language]} {''.join(signs)}"

    def _reduced(self, name: str, address: Callable[[str], str]) -> str:
        shown: list[str] = []
        at = 0
        for begin, stop, what in self.hidden(name):
            span = name[begin:stop]
            if what == "phone":
                short = f"{self.label(what)[:-1]} …{_last_digits(span)}]"
            elif what == "email":
                short = address(span)
            elif what == "name":
                short = self.label(what)
            else:
                continue
            shown += (name[at:begin], short)
            at = stop
        return "".join((*shown, name[at:]))

    def _names(self, text: str) -> Iterator[Hidden]:
        if self._whole is not None:
            yield from ((*match.span(), "name") for match in self._whole.finditer(text))
        if self._words is not None:
            for match in self._words.finditer(text):
                start, end = match.span()
                if match[0][0].isupper() or _ADDRESSED.search(text, max(0, start - 24), start):
                    yield start, end, "name"


def customer_names(conversation: Conversation) -> Iterator[str]:
    """What the customer is called in the record."""
    customer = conversation.customer or {}
    yield from (str(customer[key]) for key in ("name", "first_name", "last_name") if customer.get(key))
    authors = {event.author for event in conversation.events if event.by == "customer" and event.author}
    yield from sorted(author for author in authors if not _DIGIT.search(author))[:10]


def is_name(agent: str) -> bool:
    """Whether an agent's id tells a name: `Budi`, `dina.s@toko.co.id`; not `a7`, `CS 2`, a UUID."""
    if len(agent) >= 16 and _DIGIT.search(agent) and not re.search(r"[\s@]", agent):
        return False
    return any(True for _ in _own_words(agent.partition("@")[0]))


def agent_names(conversation: Conversation) -> Iterator[str]:
    """The names of agents in the record, without what is no part of one: of `Admin Toko Budi` `Budi`."""
    authors = {event.author for event in conversation.events if event.by == "agent" and event.author}
    for author in sorted(author for author in authors if is_name(author))[:10]:
        yield from _own_words(author.partition("@")[0])


def _own_words(agent: str) -> Iterator[str]:
    words = re.findall(r"[^\W\d_]{3,}", agent[:200])
    return (word for word in words if word.lower() not in _GENERIC)


def _private(text: str) -> list[Hidden]:
    """Numbers and addresses to hide, in order."""
    hidden: list[Hidden] = [(start, end, "email") for start, end in masking._addresses(text)]
    hidden += masking._numbers(text, [(start, end) for start, end, _ in hidden])
    return sorted(hidden)


def _patterns(names: Iterable[str]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What finds whole names, in any writing, and single words of them."""
    known = [name.strip() for name in names if 2 < len(name.strip()) <= 80][:20]
    whole = [name for name in known if re.search(r"[^\W\d_]{2}.*\s", name)]
    words = {word for name in known for word in re.findall(r"[^\W\d_][\w'’-]{2,}", name)}
    words = {word for word in words if word.lower() not in _HONORIFICS}
    return _any_of(whole), _any_of(sorted(words))


def _any_of(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _before_at(address: str) -> str:
    return f"{re.split('[@([]', address)[0].strip()}@…"


def _last_digits(span: str) -> str:
    return "".join(sign for sign in span if sign.isdecimal())[-3:]
