"""Is a sentence a question, and can it be answered with yes or no? In Indonesian and English, by short lists.

A sentence is a question if it ends in `?`; without any end mark, if it begins with a question word or the
beginning of a closed question (after forms of address and the like), if a word in it has the particle -kah,
or if it ends in a tag (ya kan, ga, kan). It is closed unless a question word asks for more: in Indonesian
wherever the word stands, in English where a clause begins with it. What begins as a closed question is one
("apakah Kakak tahu kapan ...").
"""

from __future__ import annotations

import re

from sop.phrases import fold

_BEFORE = (
    "kak|kakak|ka|kk|min|mimin|admin|gan|agan|sis|bro|bang|abang|mas|mba|mbak|pak|bapak|bu|ibu|bos|boss|"
    "bosku|"
    "halo|hallo|hai|hi|hello|hey|hei|maaf|permisi|tolong|oh|eh|ok|oke|okay|baik|terus|trus|lalu|kalau|"
    "kalo|jadi|"
    "tapi|dan|nah|kira-kira|kira2|btw|mau tanya|mau nanya|izin tanya|numpang tanya|tanya|"
    "sorry|so|and|but|please|well|then|also|yes|no|ya|iya|thanks"
)
"""What may stand before the word that makes a question."""

_OPEN_ID = (
    "siapa|kapan|kpn|di ?mana|dmn|dmna|ke ?mana|dari ?mana|mana|kenapa|knp|knapa|mengapa|ngapain|"
    "bagaimana|bgmn|"
    "gimana|gmn|gmna|berapa|brp|brapa|apanya|apa"
)
_OPEN_EN = "what|what's|whats|when|where|where's|who|who's|whom|whose|which|why|how|how's"
_CLOSED_ID = (
    r"(?!(?:siapa|kapan|bagaimana|gimana|berapa|di ?mana|ke ?mana|mana|mengapa|kenapa)kah)\w{2,}kah|"
    "apa (?:ada|bisa|boleh|sudah|udah|udh|masih|benar|bener|betul|mau|perlu|jadi|memang|emang|saya|kita|"
    "kakak|"
    "anda|barangnya|pesanannya)|ada (?:yang|yg|hal|lagi|keperluan|kendala|pertanyaan)"
)
_CLOSED_EN = (
    "is|isn't|are|aren't|was|were|am|do|don't|does|doesn't|did|didn't|can|can't|could|couldn't|would|"
    "wouldn't|will|"
    "won't|shall|should|shouldn't|have|haven't|has|hasn't|had|may|might|any other|anything else|any questions"
)
_START = rf"(?:(?:{_BEFORE})\b[ ,]*+)*+"
_END_TAG = r"(?:ya|yah|kak|ka|kk|min|gan|sis|pak|bu|mas|mba|mbak|bang|sih|nih|dong)"
_TAG = re.compile(
    rf"(?:\b(?:ya kan|kan|ya ga|ya gak|ya nggak|iya kan|bukan|right|isn't it|correct)"
    rf"|\b(?:bisa|boleh|ada|mau|sudah|udah|udh|sdh|masih|jadi|ready|perlu|dapat|bener|benar|dikirim|"
    rf"sampai)\b[^,;]*"
    rf"\b(?:ga|gak|ngga|nggak|enggak|tidak|tdk|belum|blm))(?: {_END_TAG})*\Z"
)
_PARTICLE = re.compile(r"\b(\w{2,}kah)\b")
_NO_PARTICLE = frozenset(
    (
        "langkah", "nikah", "menikah", "pernikah", "berkah", "barokah", "barakah", "sedekah", "tingkah",
        "naskah", "bongkah", "rekah", "merekah", "mekah", "makkah", "tengkah", "jangkah", "serakah",
        "musyakah", "murkah",
    )
)  # fmt: skip
"""Words that end like the particle -kah without having it."""

_ASKED_OPEN = re.compile(rf"{_START}(?:{_OPEN_ID}|{_OPEN_EN})\b")
_ASKED_CLOSED = re.compile(
    rf"{_START}(?:(?:apakah|adakah|bisakah|bolehkah|maukah|sudahkah)\b|(?:{_CLOSED_EN}) (?:i|you|we|they|"
    rf"he|she|it|"
    r"there|this|that|these|those|the|my|your|our|anything|anyone|any|everything)\b|anything else\b|any "
    r"other\b|"
    r"any questions\b)"
)
_CLOSED_START = re.compile(rf"{_START}(?:{_CLOSED_ID}|{_CLOSED_EN})\b")
_ANY_OPEN = re.compile(rf"(?<!-)\b(?:{_OPEN_ID})\b(?!-|[ ](?:pun|saja|aja)\b)")
_CLAUSE = re.compile(rf"(?:^|[,;:] |\b(?:and|but|or|so) ){_START}(?P<open>(?:{_OPEN_EN})\b)?")
"""The beginning of a clause, with whatever stands before its first real word. What one of them took holds no
other that could end elsewhere, so going from one to the next looks at every letter once."""
_MARKS = re.compile(r"[^\w]*\Z")
_FIRST_WORD = re.compile(r"[^\w]*")


def is_question(sentence: str) -> bool:
    """Whether a sentence, with its end mark, is a question."""
    text = fold(sentence)
    marks = _tail(text)
    if "?" in marks or "؟" in marks:
        return True
    if any(mark in marks for mark in ".!…。"):
        return False
    words = _words(text, marks)
    return bool(
        _ASKED_OPEN.match(words)
        or _ASKED_CLOSED.match(words)
        or _particle(words)
        or _TAG.search(words[-120:])
    )


def is_closed(sentence: str) -> bool:
    """Whether a question can be answered with yes or no."""
    text = fold(sentence)
    words = _words(text, _tail(text))
    return bool(_CLOSED_START.match(words)) or not _asks_for_more(words)


def _asks_for_more(words: str) -> bool:
    """Whether there is a question word where it counts: see above."""
    return bool(_ANY_OPEN.search(words)) or any(found["open"] for found in _CLAUSE.finditer(words))


def _tail(text: str) -> str:
    """What stands behind the last letter or digit."""
    place = len(text)
    while place and not text[place - 1].isalnum():
        place -= 1
    return text[place:]


def _words(text: str, tail: str) -> str:
    """The sentence from its first letter to its last."""
    text = text[: len(text) - len(tail)]
    first = _FIRST_WORD.match(text)
    return text[first.end() :] if first else text


def _particle(words: str) -> bool:
    return any(found not in _NO_PARTICLE for found in _PARTICLE.findall(words))
