"""Kalimat tentang contoh: percakapan singkat beserta putusan yang diharapkan."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "chat-line": (
        "`{said}` bukan baris percakapan",
        "Tulis siapa yang berbicara, titik dua, lalu pesannya: `C: ...` (pelanggan), `A: ...` (agen), "
        "`B: ...` (bot). Boleh dengan waktu di depan: `09:30 A: ...` atau `+5m A: ...`. Lanjutan pesan "
        "diberi spasi di awal baris.",
    ),
    "chat-speaker": (
        "`{said}` bukan penutur atau kejadian",
        "Pakai `C` (pelanggan), `A` (agen), `B` (bot), `S` (sistem), `catatan`, atau `status`, "
        "`priority`, `assign`, `escalate`, `action`, `rating`. Nama orang ditulis dalam kurung: "
        "`A (Budi): ...`.",
    ),
    "chat-time": (
        "`{said}` bukan waktu",
        "Tulis jam (`09:30`), jarak dari kejadian sebelumnya (`+5m`, `+1h30m`), atau `--:--` bila "
        "waktunya tidak tercatat.",
    ),
    "bad-as-of": (
        "`{said}` bukan waktu yang ada",
        "Tulis jam, misalnya `09:30`, atau tanggal dengan jam: `2026-01-06T09:30`.",
    ),
    "chat-date": (
        "`{said}` bukan tanggal yang ada",
        "Tulis tahun-bulan-hari, misalnya `2026-01-06`.",
    ),
    "chat-rating": (
        "`{said}` bukan penilaian",
        "Tulis skala dan nilainya, misalnya `rating: csat 4/5`.",
    ),
    "chat-arguments": (
        "keterangan tindakan `{said}` tidak terbaca",
        'Tulis nama tindakan, lalu keterangannya dalam kurung kurawal: `action: refund {{"order": "O-1"}}`.',
    ),
    "not-tests": (
        "berkas ini bukan daftar tes",
        "Tulis `tests:`, lalu satu tes satu butir: `- {{expect: {{salam: pass}}, chat: ...}}`.",
    ),
    "test-no-rule": (
        "tes ini tidak menyebut aturannya",
        "Tulis `rule: NAMA`, atau `expect: {{NAMA: pass}}`.",
    ),
    "chat-empty": (
        "percakapannya kosong",
        "Tulis sedikitnya satu baris, misalnya `A: Selamat pagi, Kak.`",
    ),
    "example-chat-or-record": (
        "contoh memerlukan `chat` atau `record`, salah satu saja",
        "Tulis percakapannya di bawah `chat: |`, satu pesan satu baris.",
    ),
    "example-message": (
        "tidak ada kejadian ke-{said}: percakapannya hanya punya {events}",
        "Kejadian dihitung dari 1, baris demi baris.",
    ),
    "test-unknown-rule": (
        "tidak ada aturan `{said}`",
        "Aturan yang ada: {known}.",
        "Aturan yang ada: {known}.",
    ),
    "expectations-no-list": (
        "berkas ini bukan daftar harapan",
        "Tulis satu harapan setiap butir: `- {{rule: NAMA, at_most: 3}}`.",
    ),
    "expectation-incomplete": (
        "harapan memerlukan aturan dan jumlah",
        "Tulis `- {{rule: NAMA, at_least: 3}}`; `at_most` dan `exactly` adalah cara menghitung yang lain.",
    ),
    "expectation-key": (
        "`{said}` tidak berarti apa-apa dalam harapan",
        "Yang dikenal: {known}.",
    ),
    "expectation-count": (
        "`{said}` bukan jumlah",
        "Tulis bilangan bulat yang tidak negatif.",
    ),
    "expectation-verdict": (
        "`{said}` bukan putusan",
        "Putusan yang ada: {known}.",
    ),
}
