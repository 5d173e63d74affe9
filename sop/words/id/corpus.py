"""Kalimat tentang aturan atas seluruh korpus."""

from __future__ import annotations

_ATTRIBUTES = "channel, priority, status, subject, tags, customer.id, fields.produk, dan sejenisnya"

PROBLEMS: dict[str, tuple[str, ...]] = {
    "not-an-attribute": (
        "`{option}` menyebut sesuatu yang tidak dimiliki percakapan",
        f"Tulis keterangan percakapan: {_ATTRIBUTES}.",
    ),
    "not-a-group": (
        "`per` menyebut sesuatu yang tidak dapat mengelompokkan percakapan",
        f"Tulis agent, team, day, week, month, quarter, year, atau keterangan percakapan: {_ATTRIBUTES}.",
    ),
    "target-statistic": (
        "`{metric}` tidak dinyatakan sebagai `{said}`",
        "Pilihannya: {known}.",
    ),
    "target-no-limit": (
        "sasaran ini belum menyebut batasnya",
        "Tambahkan `at_least: ...` (paling sedikit) atau `at_most: ...` (paling banyak).",
    ),
    "target-limit-number": (
        "`{metric}` bukan waktu, jadi batasnya tidak dapat berupa lama waktu",
        "Tulis angka, misalnya `{option}: 0.9`.",
    ),
    "target-limit-duration": (
        "`{metric}` adalah waktu, jadi batasnya perlu satuan",
        "Tulis lama waktu, misalnya `{option}: 4h`.",
    ),
    "target-limit-working-days": (
        "batas sasaran tidak dapat dalam hari kerja (bd)",
        "Tulis jam kerjanya, misalnya `{option}: 16h` bersama `calendar`.",
    ),
    "target-limit-share": (
        "`{metric}` adalah bagian dari 0 sampai 1",
        "Untuk 85 persen tulis `{option}: 0.85`.",
    ),
    "target-limit-points": (
        "`{metric}` berkisar dari -100 sampai 100",
        "Tulis angka bulat, misalnya `{option}: 40`.",
    ),
    "target-limits-crossed": (
        "`at_least` lebih besar daripada `at_most`: itu mustahil",
        "Tukar keduanya.",
    ),
    "target-needs-within": (
        "`{metric}` perlu tahu berapa lama waktunya",
        "Tambahkan misalnya `within: 15m` (replies_within) atau `within: 90d` (retention).",
    ),
    "target-needs-of": (
        "`{metric}` perlu tahu aturan mana yang dihitung",
        "Tambahkan `of: id-aturannya`.",
    ),
    "target-needs-match": (
        "`{metric}` perlu tahu apa tandanya seorang pelanggan membeli",
        "Tambahkan misalnya `match: {{action: order}}`.",
    ),
    "target-option-not-wanted": (
        "`{option}` tidak berarti apa-apa untuk `{metric}`",
        "Hapus `{option}`.",
    ),
    "target-unknown-rule": (
        "aturan `{said}` tidak ada",
        "Aturan yang menilai percakapan: {known}.",
        "",
    ),
    "target-rate-of-corpus": (
        "`{said}` dinilai atas seluruh korpus, jadi tidak ada percakapan yang lulus karenanya",
        "Sebut aturan yang menilai percakapan.",
    ),
}
