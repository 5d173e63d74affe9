"""What WhatsApp puts in the place of things in an exported chat, in Indonesian and English, and its marks."""

from __future__ import annotations

import re

MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
"""Signs that steer the direction of writing and say nothing."""

SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u3000"), " ")
"""Spaces that only look different."""


def any_of(*patterns: str) -> re.Pattern[str]:
    """A pattern that matches what one of them matches, in capitals or not."""
    return re.compile("|".join(patterns), re.IGNORECASE)


DELETED = re.compile(
    r"^(?:pesan (?:ini )?(?:telah |sudah )?dihapus(?: oleh admin.{0,60})?|"
    r"(?:anda|kamu) (?:telah )?menghapus pesan ini(?: sebagai admin| untuk semua orang)?|"
    r"this message was deleted(?: by admin.{0,60})?|"
    r"you deleted this message(?: as admin)?)\.?$",
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
    r"view once (?:photo|video|voice message)|(?:foto|video|pesan suara|media) sekali lihat|lokasi|location|"
    r"sekali lihat (?:foto|video|pesan suara)|pesan video|polling|poll"
)
OMITTED = re.compile(
    rf"^<?\s*(?:(?P<name>[^\n<>]*?\.\w{{2,5}})\s*(?:[•·].*?)?\s*)?(?P<kind>{_KIND})\s+"
    r"(?:omitted|tidak (?:disertakan|dilampirkan|termasuk)|dihilangkan|diabaikan|dihapus)\s*>?$",
    re.IGNORECASE,
)
ATTACHED = re.compile(
    r"^(?:(?P<before>[^<>]*?)<\s*(?:attached|terlampir|lampiran|dilampirkan|lampirkan)\s*:"
    r"\s*(?P<ios>[^<>]+?)\s*>|"
    r"(?P<android>[^\n<>]+?\.\w{0,5}|[^\s<>]{1,80})"
    r"\s*\((?:file attached|file terlampir|berkas terlampir|file dilampirkan|dilampirkan)\))$",
    re.IGNORECASE,
)
PAGES = re.compile(r"^[^\n•·]{1,200}\.\w{2,5}\s*[•·]\s*\d{1,5} \w{2,12}$")
"""`invoice.pdf • 2 halaman`: what iOS writes before a document."""

ONCE = re.compile(
    r"^(?P<kind>foto|video|pesan suara|media|pesan) sekali lihat\.?$|"
    r"^view once (?P<english>photo|video|voice message|message)\.?$",
    re.IGNORECASE,
)
"""Something that could be seen once only."""

SHARED_PLACE = re.compile(
    r"^(?:lokasi (?:terkini|langsung|live) (?:dibagikan|telah berakhir)|live location shared)\.?$",
    re.IGNORECASE,
)

PLACE = re.compile(
    r"^(?:location|lokasi|live location|lokasi terkini)\b.{0,80}?https?://\S*(?:maps|foursquare)\S*$",
    re.IGNORECASE,
)

_KINDS = (
    ("poll", any_of(r"polling|\bpoll\b")),
    ("image", any_of(r"image|gambar|foto|photo|picture", r"\.(?:jpe?g|png|heic)$")),
    ("sticker", any_of(r"sticker|stiker", r"\.webp$")),
    ("video", any_of(r"video|gif", r"\.(?:mp4|mov|3gp|mkv)$")),
    ("audio", any_of(r"audio|voice|suara", r"\.(?:opus|mp3|m4a|ogg|aac|amr|wav)$")),
    ("contact", any_of(r"contact|kontak", r"\.vcf$")),
    ("location", any_of(r"location|lokasi")),
    ("document", any_of(r"document|dokumen|file|berkas", r"\.\w{2,5}$")),
)


def kind_of(words: str) -> str:
    """The kind of attachment that a placeholder or a file's name speaks of; "media" if it does not say."""
    ending = re.search(r"\.\w{2,5}$", words.strip())
    looked_at = ending[0] if ending else words
    return next((kind for kind, pattern in _KINDS if pattern.search(looked_at)), "media")


AGENT_LIKE = any_of(
    r"\b(?:toko|shop|store|admin|cs|customer ?(?:service|care|support)|support|layanan|official|resmi|olshop|"
    r"butik|sales|seller|penjual|operator|helpdesk|help ?desk|service|care|agen|agent|tim|team|halo)\b",
    r"^cs[ _-]?\w",
    r"\b(?:pt|cv)\.? \w",
)
"""Names that look like a company's."""

BOT_LIKE = any_of(r"\b(?:chat)?bot\b", r"\basisten virtual\b", r"\bvirtual assistant\b")

WITH = re.compile(
    r"^(?:chat whatsapp dengan|whatsapp chat with|obrolan whatsapp dengan|percakapan whatsapp dengan|"
    r"whatsapp chat -|chat whatsapp -|whatsapp -)\s*(?P<name>.+)$",
    re.IGNORECASE,
)
"""The name that WhatsApp gives its exports: it says who the other one is."""
