"""What WhatsApp itself says in an exported chat, in Indonesian and English: notices and calls."""

from __future__ import annotations

import re

from audits.readers.formats.whatsapp_words import MARKS, any_of

NOTICES = (
    (
        "encryption_notice",
        any_of(
            r"enkripsi (?:secara )?(?:end-to-end|ujung ke ujung)",
            r"end-to-end encrypted",
            r"^messages (?:you send )?to this (?:chat|group).* (?:secured|encrypted)",
        ),
    ),
    (
        "business_notice",
        any_of(
            r"\b(?:akun bisnis|business account)\b",
            r"layanan (?:yang )?aman dari meta",
            r"secure service from meta",
            r"bekerja sama dengan (?:meta|facebook|perusahaan lain)",
            r"works with other companies",
            r"\b(?:chat|obrolan) ini dimulai dari iklan",
            r"\bthis chat (?:was )?started from an ad\b",
            r"\bbalasan ai\b",
        ),
    ),
    (
        "security_code_changed",
        any_of(r"\bkode keamanan\b.*\b(?:berubah|diubah|baru)", r"\bsecurity code\b.*\bchanged"),
    ),
    (
        "number_changed",
        any_of(
            r"\b(?:mengganti|mengubah|berganti|ganti) (?:ke )?nomor",
            r"\bchanged (?:their|to a new|his|her|your) (?:phone )?number",
            r"\bhas a new phone number",
            r"^changed to \+",
            r"\bnomor telepon\b.{1,60}\b(?:berubah|diganti|berganti)\b",
        ),
    ),
    (
        "subject_changed",
        any_of(
            r"\b(?:mengubah|mengganti) (?:subjek|nama grup|judul)",
            r"\bchanged the (?:subject|group name)",
        ),
    ),
    (
        "description_changed",
        any_of(
            r"\b(?:mengubah|mengganti|menghapus) deskripsi", r"\b(?:changed|deleted) the group description"
        ),
    ),
    (
        "icon_changed",
        any_of(
            r"\b(?:mengubah|mengganti|menghapus) (?:ikon|foto|gambar) (?:profil )?grup",
            r"\b(?:changed|deleted) (?:this group's|the group) icon",
        ),
    ),
    ("group_created", any_of(r"\bmembuat grup\b", r"\bcreated (?:this )?group\b", r"^grup (?:ini )?dibuat")),
    (
        "joined",
        any_of(
            r"\bbergabung (?:menggunakan|melalui|lewat|dengan|dari|ke)\b",
            r"\bbergabung$",
            r"\bjoined (?:using|via|from|the group)\b",
            r"\bjoined$",
        ),
    ),
    (
        "removed",
        any_of(
            r"\bmengeluarkan\b",
            r"\bdikeluarkan\b",
            r"\bremoved\b",
            r"^you're no longer a (?:participant|member)",
        ),
    ),
    ("added", any_of(r"\bmenambahkan\b", r"\bditambahkan\b", r"\badded\b")),
    (
        "left",
        any_of(r"\bkeluar(?: dari grup)?$", r"\b(?:telah )?meninggalkan grup", r"\bleft(?: the group)?$"),
    ),
    (
        "admin_changed",
        any_of(
            r"\badmin grup\b",
            r"\b(?:menjadi|adalah|sekarang|kini|bukan lagi) admin\b",
            r"\bgroup admin\b",
            r"\ban admin\b",
        ),
    ),
    ("blocked", any_of(r"\b(?:memblokir|membuka blokir)\b", r"\b(?:un)?blocked this (?:contact|business)")),
    (
        "settings_changed",
        any_of(
            r"\bpesan sementara\b",
            r"\bdisappearing messages?\b",
            r"\bmessage timer\b",
            r"\btimer pesan\b",
            r"\bpengaturan grup\b",
            r"\bgroup(?:'s)? settings\b",
            r"\bprivasi (?:chat|obrolan) tingkat lanjut",
            r"\badvanced chat privacy",
        ),
    ),
    ("pinned", any_of(r"\bmenyematkan (?:sebuah )?pesan\b", r"\bpinned a message\b")),
    (
        "contact_notice",
        any_of(
            r"\bkini menjadi kontak\b",
            r"\b(?:berada di|ada di|bukan) kontak\b",
            r"\bis (?:now )?(?:a|in your) contacts?\b",
        ),
    ),
    ("call", any_of(r"\b(?:memulai|started) (?:panggilan|an? (?:voice|video) call)\b")),
)
"""Name of the notice -> how it reads. The first that matches."""

SENTENCES = re.compile(
    r"(?:pesan dan (?:panggilan|telepon) (?:kini |ini )?(?:di|ter)enkripsi secara end-to-end|"
    r"messages and calls are end-to-end encrypted|"
    r"(?:kini )?bisnis (?:anda|ini) (?:menggunakan layanan|bekerja sama dengan|kini)|"
    r"(?:your|this) business (?:uses a secure service|works with)|"
    r"(?:chat|obrolan) ini (?:dengan akun bisnis|dimulai dari iklan)|this chat is with a business account|"
    r"(?:anda|kamu) (?:meng|menon)aktifkan (?:pesan sementara|balasan ai)|"
    r"(?:anda|kamu) (?:menyalakan|mematikan) pesan sementara|"
    r"you turned o(?:n|ff) disappearing messages|"
    r"kode keamanan (?:anda dengan )?.{1,60} (?:telah )?berubah|your security code with .{1,60} changed)",
    re.IGNORECASE,
)
"""Openings of notices that nobody types: iOS writes them under a name, and marks get lost on the way."""

OF_COMPANY = re.compile(
    r"(?:chat|obrolan) ini dengan akun bisnis|this chat is with a business account", re.IGNORECASE
)
"""Said to the customer of a company: whom the chat is with is the company."""

CALL = re.compile(
    r"^(?P<missed>(?:missed (?:group )?(?:voice|video) call|panggilan (?:grup )?(?:suara|video)?(?: grup)? ?"
    r"(?:tak|tidak) (?:ter)?(?:jawab|dijawab)))\b.{0,40}$"
    r"|^(?:(?:voice|video|group) call|panggilan (?:suara|video|grup)(?: grup)?)(?:[.,].{0,40})?$",
    re.IGNORECASE,
)


def is_notice(line: str) -> bool:
    """Whether WhatsApp says it: a notice or a call."""
    first = line.translate(MARKS).strip()
    return notice(first) is not None or CALL.match(first) is not None


def notice(line: str) -> str | None:
    """The name of the notice that a line is; None if it reads like none."""
    return next((name for name, pattern in NOTICES if pattern.search(line[:400])), None)
