"""Kalimat untuk setiap kesalahan: apa yang salah, lalu apa yang harus diketik."""

from __future__ import annotations

from sop.words.id import changes, corpus, examples, features, meaning, reading, shape

DID_YOU_MEAN = "Maksud Anda `{guess}`?"

TERMS = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "angka",
    "boolean": "true atau false",
    "array": "daftar",
    "object": "pasangan `kunci: nilai`",
    "or": "atau",
    "and": "dan",
    "none": "(belum ada)",
}

NOTES = {
    "written-first": "pertama kali ditulis di sini",
    "defined-first": "`{name}` sudah dibuat di sini",
    "noticed-here": "baru ketahuan di sini",
    "waits-here": "`{name}` menuntut kejadian lain lebih dulu",
    "builds-here": "`{name}` bergantung pada golongan lain",
    "in-force": "masa berlaku `{name}`",
}

PROBLEMS: dict[str, tuple[str, ...]] = {
    **reading.PROBLEMS,
    **shape.PROBLEMS,
    **meaning.PROBLEMS,
    **corpus.PROBLEMS,
    **examples.PROBLEMS,
    **changes.PROBLEMS,
    **features.PROBLEMS,
}
