"""What WhatsApp itself says in an exported chat, in Indonesian and English: notices, placeholders, marks."""

from __future__ import annotations

import re

MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
"""Signs that steer the direction of writing and say nothing."""

SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u3000"), " ")
"""Spaces that only look different."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


NOTICES = (
    (
        "encryption_notice",
        _any(
            r"enkripsi (?:secara )?(?:end-to-end|ujung ke ujung)",
            r"end-to-end encrypted",
            r"^messages (?:you send )?to this (?:chat|group).* (?:secured|encrypted)",
        ),
    ),
    (
        "business_notice",
        _any(
            r"\b(?:akun bisnis|business account)\b",
            r"layanan (?:yang )?aman dari meta",
            r"secure service from meta",
            r"bekerja sama dengan (?:meta|facebook)",
            r"works with other companies",
        ),
    ),
    (
        "security_code_changed",
        _any(r"\bkode keamanan\b.*\b(?:berubah|diubah|baru)", r"\bsecurity code\b.*\bchanged"),
    ),
    (
        "number_changed",
        _any(
            r"\b(?:mengganti|mengubah|berganti|ganti) (?:ke )?nomor",
            r"\bchanged (?:their|to a new|his|her|your) (?:phone )?number",
            r"\bhas a new phone number",
            r"^changed to \+",
        ),
    ),
    (
        "subject_changed",
        _any(
            r"\b(?:mengubah|mengganti) (?:subjek|nama grup|judul)",
            r"\bchanged the (?:subject|group name)",
        ),
    ),
    (
        "description_changed",
        _any(r"\b(?:mengubah|mengganti|menghapus) deskripsi", r"\b(?:changed|deleted) the group description"),
    ),
    (
        "icon_changed",
        _any(
            r"\b(?:mengubah|mengganti|menghapus) (?:ikon|foto|gambar) (?:profil )?grup",
            r"\b(?:changed|deleted) (?:this group's|the group) icon",
        ),
    ),
    ("group_created", _any(r"\bmembuat grup\b", r"\bcreated (?:this )?group\b", r"^grup (?:ini )?dibuat")),
    (
        "joined",
        _any(
            r"\bbergabung (?:menggunakan|melalui|lewat|dengan|dari|ke)\b",
            r"\bbergabung$",
            r"\bjoined (?:using|via|from|the group)\b",
            r"\bjoined$",
        ),
    ),
    (
        "removed",
        _any(
            r"\bmengeluarkan\b",
            r"\bdikeluarkan\b",
            r"\bremoved\b",
            r"^you're no longer a (?:participant|member)",
        ),
    ),
    ("added", _any(r"\bmenambahkan\b", r"\bditambahkan\b", r"\badded\b")),
    ("left", _any(r"\bkeluar(?: dari grup)?$", r"\b(?:telah )?meninggalkan grup", r"\bleft(?: the group)?$")),
    (
        "admin_changed",
        _any(
            r"\badmin grup\b", r"\bmenjadi admin\b", r"\badalah admin\b", r"\bgroup admin\b", r"\ban admin\b"
        ),
    ),
    ("blocked", _any(r"\b(?:memblokir|membuka blokir)\b", r"\b(?:un)?blocked this (?:contact|business)")),
    (
        "settings_changed",
        _any(
            r"\bpesan sementara\b",
            r"\bdisappearing messages?\b",
            r"\bmessage timer\b",
            r"\bpengaturan grup\b",
            r"\bgroup(?:'s)? settings\b",
            r"\bprivasi (?:chat|obrolan) tingkat lanjut",
            r"\badvanced chat privacy",
        ),
    ),
    ("pinned", _any(r"\bmenyematkan pesan\b", r"\bpinned a message\b")),
)
"""Name of the notice -> how it reads. The first that matches."""

CALL = re.compile(
    r"^(?P<missed>(?:missed (?:group )?(?:voice|video) call|panggilan (?:grup )?(?:suara|video)?(?: grup)? ?"
    r"(?:tak|tidak) (?:ter)?(?:jawab|dijawab)))\b.{0,40}$"
    r"|^(?:(?:voice|video|group) call|panggilan (?:suara|video|grup))(?:[.,].{0,40})?$",
    re.IGNORECASE,
)

DELETED = re.compile(
    r"^(?:pesan ini (?:telah |sudah )?dihapus(?: oleh admin.{0,60})?|anda (?:telah )?menghapus pesan ini|"
    r"kamu (?:telah )?menghapus pesan ini|this message was deleted(?: by admin.{0,60})?|"
    r"you deleted this message)\.?$",
    re.IGNORECASE,
)

UNSEEN = re.compile(r"^(?:menunggu pesan ini\b|waiting for this message\b).{0,120}$", re.IGNORECASE)
"""A message that never reached the phone which made the export."""

EDITED = re.compile(
    r"\s*<(?:pesan ini (?:telah |sudah )?(?:diedit|disunting)|this message (?:was|has been) edited|"
    r"diedit|edited)>\s*$",
    re.IGNORECASE,
)

_KIND = (
    r"media|image|gambar|foto|photo|picture|video note|catatan video|video|gif|sticker|stiker|"
    r"voice message|pesan suara|audio|document|dokumen|contact card|kartu kontak|kontak|contact|file|berkas|"
    r"view once (?:photo|video|voice message)|(?:foto|video|pesan suara|media) sekali lihat|lokasi|location"
)
OMITTED = re.compile(
    rf"^<?\s*(?:(?P<name>[^\n<>]*?\.\w{{2,5}})\s*(?:[•·].*?)?\s*)?(?P<kind>{_KIND})\s+"
    r"(?:omitted|tidak (?:disertakan|dilampirkan|termasuk)|dihilangkan|diabaikan|dihapus)\s*>?$",
    re.IGNORECASE,
)
ATTACHED = re.compile(
    r"^(?:<\s*(?:attached|terlampir|lampiran|dilampirkan)\s*:\s*(?P<ios>[^<>]+?)\s*>|"
    r"(?P<android>[^\n<>]+?\.\w{2,5})\s*\((?:file attached|file terlampir|berkas terlampir|file dilampirkan|"
    r"dilampirkan)\))$",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"^(?:location|lokasi|live location|lokasi terkini)\b.{0,80}?https?://\S*(?:maps|foursquare)\S*$",
    re.IGNORECASE,
)

_KINDS = (
    ("image", _any(r"image|gambar|foto|photo|picture", r"\.(?:jpe?g|png|heic)$")),
    ("sticker", _any(r"sticker|stiker", r"\.webp$")),
    ("video", _any(r"video|gif", r"\.(?:mp4|mov|3gp|mkv)$")),
    ("audio", _any(r"audio|voice|suara", r"\.(?:opus|mp3|m4a|ogg|aac|amr|wav)$")),
    ("contact", _any(r"contact|kontak", r"\.vcf$")),
    ("location", _any(r"location|lokasi")),
    ("document", _any(r"document|dokumen|file|berkas", r"\.\w{2,5}$")),
)


def kind_of(words: str) -> str:
    """The kind of attachment that a placeholder or a file's name speaks of; "media" if it does not say."""
    ending = re.search(r"\.\w{2,5}$", words.strip())
    looked_at = ending[0] if ending else words
    return next((kind for kind, pattern in _KINDS if pattern.search(looked_at)), "media")


def notice(line: str) -> str | None:
    """The name of the notice that a line is; None if it reads like none."""
    return next((name for name, pattern in NOTICES if pattern.search(line[:400])), None)


AGENT_LIKE = _any(
    r"\b(?:toko|shop|store|admin|cs|customer ?(?:service|care|support)|support|layanan|official|resmi|olshop|"
    r"butik|sales|seller|penjual|operator|helpdesk|help ?desk|service|care|agen|agent|tim|team|halo)\b",
    r"^cs[ _-]?\w",
    r"\b(?:pt|cv)\.? \w",
)
"""Names that look like a company's."""

BOT_LIKE = _any(r"\b(?:chat)?bot\b", r"\basisten virtual\b", r"\bvirtual assistant\b")

WITH = re.compile(
    r"^(?:chat whatsapp dengan|whatsapp chat with|obrolan whatsapp dengan|percakapan whatsapp dengan|"
    r"whatsapp chat -|chat whatsapp -|whatsapp -)\s*(?P<name>.+)$",
    re.IGNORECASE,
)
"""The name that WhatsApp gives its exports: it says who the other one is."""
