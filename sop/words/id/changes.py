"""Kalimat untuk apa yang baru tampak di samping versi sebelumnya."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "version-unmoved": (
        "artinya berubah sejak {since} ({names}), tetapi versinya masih `{version}`",
        "Tulis `version: {next}` ({part}). Aturan tidak boleh berganti arti di bawah nomor lama.",
    ),
    "version-backwards": (
        "versinya mundur dari `{before}` ({since}) menjadi `{version}`",
        "Nomor versi hanya naik: tulis `version: {next}` atau yang lebih tinggi.",
    ),
    "rule-renamed": (
        "aturan `{rule}` meminta hal yang sama dengan `{said}`, yang ada di {since} dan kini tidak ada",
        "Bila `{rule}` hanya nama barunya, tulis `replaces: {said}` pada aturan itu, supaya riwayatnya "
        "bersambung.",
    ),
    "replaces-existing": (
        "aturan `{rule}` menyebut dirinya pengganti `{said}`, padahal `{said}` masih ada",
        "Hapus aturan `{said}`, atau hapus namanya dari `replaces`.",
    ),
    "replaces-unknown": (
        "aturan `{rule}` menyebut dirinya pengganti `{said}`, tetapi {since} tidak punya aturan itu",
        "Aturan di sana: {known}.",
    ),
}
