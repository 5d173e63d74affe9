"""What a message holds whatever its words: a number, an e-mail address, a phone number, an attachment."""

from __future__ import annotations

import re

from engine.conversation import Event

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w+])(?:\+62|62|0)[ -]?8[0-9]{1,3}(?:[ -]?[0-9]{3,5}){2,3}(?!\w)")
_NUMBER = re.compile(r"(?<![\w.,/+])#?(?:[A-Za-z]{1,6}[-/]?){0,3}[0-9][0-9A-Za-z/-]{4,30}(?![\w.,]*\d)")
_DATE = re.compile(r"[0-9]{1,4}([-/])[0-9]{1,2}\1[0-9]{1,4}")
_MONEY = re.compile(r"(?:rp|idr|usd|harga|seharga|total|senilai|sebesar|\$)[ .:]{0,2}$", re.IGNORECASE)
_DIGITS = 5

Span = tuple[int, int]


def held(event: Event, shape: str) -> Span | None:
    """Where a message holds a shape of `rules.constraints.SHAPES`, in code points; None if it does not.

    An attachment has no place in the text: (0, 0).
    """
    text = event.text or ""
    match shape:
        case "attachment":
            return (0, 0) if event.attachments else None
        case "email":
            return _span(_EMAIL.search(text))
        case "phone":
            return _span(_PHONE.search(text))
    return next((found.span() for found in _NUMBER.finditer(text) if _is_number(text, found)), None)


def _span(found: re.Match[str] | None) -> Span | None:
    return None if found is None else found.span()


def _is_number(text: str, found: re.Match[str]) -> bool:
    """Five digits or more, and no amount of money, date or phone number."""
    if sum(letter.isdigit() for letter in found[0]) < _DIGITS or _DATE.fullmatch(found[0]):
        return False
    return not _PHONE.match(text, found.start()) and not _MONEY.search(text[: found.start()])
