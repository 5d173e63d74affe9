"""What a number in a chat is: a phone, a payment card, a bank account, an identity number, or harmless.

Formats: ITU-T E.164 and Indonesia's numbering plan (phones), ISO/IEC 7812 with the Luhn check (cards), the
16-digit NIK with province and date of birth, the NPWP of the tax office, and the lengths that Indonesian
banks give their accounts.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONTACT = _words("wa me hp no nomor tel telp tlp telepon phone call whatsapp")
_ACCOUNT = _words(
    "rek rekening norek acc account akun va bank bca bni bri bsi btn mandiri cimb permata danamon"
)
_IDENTITY = _words("nik ktp kk npwp")
_ORDER = _words(
    "order pesanan invoice faktur inv resi awb tracking tiket ticket transaksi transaction trx kode code id"
)
_PROVINCES = _words(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93"
    " 94 95 96 97"
)
_BANK_GROUPS = ((4, 2, 6, 2, 1), (3, 2, 7, 1), (3, 2, 8))
"""How banks print account numbers."""
_TAX_GROUPS = [2, 3, 3, 1, 3, 3]
"""How the tax office prints the 15 digits of an NPWP; one of 16 digits is a NIK, or has a 0 before."""


class Digits:
    """The digits of a number, in ASCII, with the lengths of their groups and what stands between them."""

    def __init__(self) -> None:
        self.all = ""
        self.groups: list[int] = []
        self.between: set[str] = set()

    def add(self, group: str, gap: str) -> None:
        """One more group of digits (of any script; blanks between single digits are dropped)."""
        if len(group) > 40:
            group = group[:40]  # no longer a number of any kind; only its length still counts
        plain = "".join(str(int(sign)) for sign in group if sign.isdecimal())
        self.all += plain
        self.groups.append(len(plain))
        if gap:
            self.between.add(gap)


class Context:
    """What is written right before a number that starts at `start`."""

    def __init__(self, text: str, start: int) -> None:
        before = text[max(0, start - 40) : start]
        self.plus = re.search(r"\+[\s(]?\Z", before) is not None
        words = [word.lower() for word in re.findall(r"[^\W\d_]+", re.split(r"\d", before)[-1])]
        self.account = not _ACCOUNT.isdisjoint(words[-3:])
        self.identity = not _IDENTITY.isdisjoint(words[-3:])
        self.order = not _ORDER.isdisjoint(words[-2:])
        glued = re.search(r"[\w/#-]*\Z", before)
        code = glued[0] if glued else ""
        letters = {word.lower() for word in re.findall(r"[^\W\d_]+", code)}
        known = not letters.isdisjoint(_CONTACT | _ACCOUNT | _IDENTITY)
        self.code = (bool(letters) or "#" in code) and not known
        self.capitals = bool(letters) and code.isupper() and not known


def kind(digits: Digits, context: Context, after: str) -> str | None:
    """phone, card, account or identity; None if there is nothing to hide. `after` is the next character."""
    number, length = digits.all, len(digits.all)
    solid = len(digits.groups) == 1
    if context.capitals:  # INV/2026/001, JP1234567890
        return None
    if context.plus:
        return "phone" if 8 <= length <= 15 else None
    if digits.groups == _TAX_GROUPS or (context.identity and length in (15, 16)):
        return "identity"
    if context.account and (8 if solid else 9) <= length <= 19:
        return "account"
    if _is_phone(number, digits.groups):
        return "phone"
    if _is_nik(number) and (solid or not _is_card(number)):
        return "identity"
    if _is_card(number):
        return "card"
    if context.code or context.order or after.isalpha():
        return None
    return "account" if _is_account(digits) else None


def _is_phone(number: str, groups: list[int]) -> bool:
    length = len(number)
    if number.startswith("08"):
        return 9 <= length <= 13
    if number.startswith("628"):
        return 10 <= length <= 14
    if number.startswith("0062"):
        return 11 <= length <= 16
    if number[0] == "0" and number[1] in "2345679":  # a landline: the area code has three or four digits
        return 9 <= length <= 12 and (len(groups) == 1 or groups[0] in (3, 4))
    if number.startswith("62") and groups[0] == 2:
        return 10 <= length <= 13
    return groups in ([3, 3, 4], [1, 3, 3, 4])


def _is_nik(number: str) -> bool:
    """Province, district, subdistrict, then the date of birth (a woman's day has 40 added), then a serial."""
    if len(number) != 16 or number[:2] not in _PROVINCES:
        return False
    return 1 <= int(number[6:8]) % 40 <= 31 and int(number[6:8]) <= 71 and 1 <= int(number[8:10]) <= 12


def _is_card(number: str) -> bool:
    if not 13 <= len(number) <= 19 or number[0] not in "23456":
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0


def _is_account(digits: Digits) -> bool:
    length, groups = len(digits.all), digits.groups
    if len(groups) == 1:
        return 10 <= length <= 16 or length >= 20
    if tuple(groups) in _BANK_GROUPS:
        return True
    if not 10 <= length <= 16 or min(groups) < 3 or len(digits.between) > 1:
        return False
    thousands = groups[0] <= 3 and set(groups[1:]) == {3} and digits.between == {" "}
    years = set(groups) == {4} and all(digits.all[at : at + 2] in ("19", "20") for at in range(0, length, 4))
    return not thousands and not years
