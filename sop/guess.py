"""What somebody who wrote an unknown name probably meant."""

from __future__ import annotations

from collections.abc import Iterable

_CUTOFF = 0.6

_SAID_IN_INDONESIAN = {
    "aturan": "rules",
    "sinyal": "signals",
    "kelompok": "words",
    "ejaan": "spellings",
    "posisi": "position",
    "letak": "position",
    "pertanyaan": "question",
    "tanya": "question",
    "kutipan": "quoted",
    "salah_ketik": "typos",
    "salah-ketik": "typos",
    "kalender": "calendars",
    "tangga": "ladders",
    "judul": "title",
    "nama": "title",
    "bahasa": "language",
    "zona_waktu": "timezone",
    "zona-waktu": "timezone",
    "versi": "version",
    "sumber": "source",
    "pemilik": "owner",
    "berlaku": "effective",
    "kecuali": "exclude",
    "pakai": "uses",
    "memakai": "uses",
    "jenis": "kind",
    "bobot": "weight",
    "keparahan": "severity",
    "tingkat": "severity",
    "bantuan": "help",
    "pilar": "pillar",
    "contoh": "examples",
    "dalam": "within",
    "batas": "within",
    "pemicu": "trigger",
    "langkah": "steps",
    "urutan": "order",
    "oleh": "by",
    "harus": "must",
    "libur": "holidays",
    "jam": "hours",
    "dari": "from",
    "sampai": "until",
    "tutup": "closed",
    "buka": "open",
    "negara": "country",
    "periode": "periods",
    "saluran": "channel",
    "prioritas": "priority",
    "kanal": "channel",
    "pelanggan": "customer",
    "agen": "agent",
    "sistem": "system",
    "tindakan": "action",
    "aksi": "action",
    "eskalasi": "escalate",
    "semua": "all",
    "bukan": "not",
    "tidak": "not",
    "kritis": "critical",
    "berat": "major",
    "ringan": "minor",
    "senin": "mon",
    "selasa": "tue",
    "rabu": "wed",
    "kamis": "thu",
    "jumat": "fri",
    "sabtu": "sat",
    "minggu": "sun",
    "setiap hari": "daily",
    "harian": "daily",
    "salam": "greeting",
    "sapaan": "greeting",
    "penutup": "closing",
    "gaya": "style",
    "tenggat": "deadline",
    "pemulihan": "recovery",
    "tidak pernah": "never",
    "selalu": "always",
    "sekali": "once",
    "selesai": "solved",
    "ditutup": "closed",
    "pesan": "message",
    "indonesia": "id",
    "bahasa indonesia": "id",
    "indonesian": "id",
    "inggris": "en",
    "english": "en",
    "bahasa inggris": "en",
    "tidak boleh": "never",
    "jangan": "never",
    "dilarang": "never",
    "wajib": "always",
    "lulus": "pass",
    "gagal": "fail",
    "menunggu": "pending",
    "tidak dapat dinilai": "not_evaluable",
    "tidak berlaku": "not_applicable",
    "wib": "Asia/Jakarta",
    "wita": "Asia/Makassar",
    "wit": "Asia/Jayapura",
}


def closest(said: object, known: Iterable[str]) -> str | None:
    """The known name nearest to what was said, by spelling or as its Indonesian word; None: none is near."""
    names = list(known)
    word = str(said).strip().casefold()
    translated = _SAID_IN_INDONESIAN.get(word)
    if translated in names:
        return translated
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in reversed(names)}
    for candidate in (word, word.replace("_", "-"), word.replace("-", "_").replace(" ", "_")):
        if candidate in by_folded:
            return by_folded[candidate]
    near = get_close_matches(word, list(by_folded), n=1, cutoff=_CUTOFF)
    return by_folded[near[0]] if near else None
