"""Kalimat untuk berkas fitur di samping SOP."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    "feature-extra": (
        "berkas fitur memerlukan bagian program yang belum dipasang",
        "Ketik `pip install 'sop-audit[features]'`.",
    ),
    "feature-syntax": (
        "baris ini bukan Gherkin: `{said}`",
        "Fitur diawali `# language: id` dan `Fitur: ...`, lalu `Skenario: ...`, dan langkah-langkah dengan "
        "`Ketika`, `Maka`, `Dan`.",
    ),
    "feature-language": (
        "fitur ini berbahasa Indonesia, tetapi tidak mengatakannya",
        "Tulis `# language: id` sebagai baris pertama.",
    ),
    "feature-end": (
        "berkasnya habis sebelum fiturnya selesai",
        'Percakapan berdiri di antara dua baris `"""`; barangkali yang kedua belum ada.',
    ),
    "feature-moment": (
        "`{said}` bukan waktu",
        "Tulis jam, misalnya `09:30`, atau dengan tanggal: `2026-01-06 09:30`.",
    ),
    "feature-verdict": (
        "tidak ada putusan yang berbunyi seperti itu: `{said}`",
        "Sesudah `{start}` tulis salah satu: {known}.",
    ),
    "feature-step": (
        "tidak ada kalimat yang berbunyi `{said}`",
        "Yang ada antara lain: {known}. Semuanya: docs/policy-repo.md.",
    ),
    "feature-no-rule": (
        "`{said}` tidak menyebut aturan yang mana",
        'Tulis dulu `Maka aturan "nama" lulus`, atau `gagal`.',
    ),
    "feature-incomplete": (
        "skenario `{said}` memerlukan percakapan dan putusan",
        'Tulis `Ketika percakapan ini dinilai:` dengan percakapannya, lalu `Maka aturan "nama" lulus`.',
    ),
    "feature-no-chat": (
        "percakapannya tidak ada",
        'Tulis di baris-baris berikutnya, di antara dua baris `"""`.',
    ),
}
