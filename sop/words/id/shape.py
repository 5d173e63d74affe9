"""Kalimat tentang kunci dan nilai yang bentuknya salah."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    # bentuk
    "rule-no-mapping": (
        "aturan ini bukan pasangan `kunci: nilai`",
        "Tulis misalnya `- {{id: salam, kind: greeting}}`.",
    ),
    "no-kind": (
        "aturan `{id}` belum menyebut jenisnya",
        "Tambahkan `kind:` dengan salah satu dari: {kinds}.",
    ),
    "unknown-kind": ("jenis aturan `{said}` tidak ada", "Jenis yang ada: {kinds}.", ""),
    "missing-key": ("`{key}` belum ada", "Tambahkan `{example}`."),
    "unknown-key": ("kunci `{key}` tidak dikenal di sini", "Kunci yang boleh di sini: {known}.", ""),
    "key-of-other-kind": (
        "kunci `{key}` tidak berlaku untuk aturan jenis `{kind}`",
        "Kunci itu milik jenis: {others}. Hapus kuncinya atau ganti `kind`.",
    ),
    "text-in-pattern": (
        "kunci `{key}` tidak dikenal di sini: isi pesan tidak dicocokkan langsung",
        "Buat sinyal di bagian `signals`, misalnya `minta-maaf: {{any: [mohon maaf]}}`, lalu tulis "
        "`signal: minta-maaf`.",
    ),
    "event-key-in-when": (
        "`{key}` adalah sifat satu kejadian, sedangkan `when` tentang seluruh percakapan",
        "Dalam `when` tulis salah satu dari: {known}.",
    ),
    "record-key-in-pattern": (
        "`{key}` adalah sifat seluruh percakapan, sedangkan di sini yang dicari satu kejadian",
        "Pindahkan ke `when` aturan ini: `when: {{{key}: ...}}`.",
    ),
    "empty-value": ("`{key}` belum diisi", "Isi, misalnya `{example}`, atau hapus kunci itu."),
    "no-unit": (
        "`{said}` belum menyebut satuan waktu",
        "Tulis {said}s (detik), {said}m (menit), {said}h (jam), {said}d (hari) atau {said}bd (hari kerja).",
    ),
    "not-yes-or-no": (
        "`{key}` harus true atau false, bukan `{said}`",
        "Tulis `true` (ya) atau `false` (tidak).",
    ),
    "quote-it": (
        "`{said}` terbaca sebagai angka atau true/false, padahal di sini harus teks",
        'Apit dengan tanda kutip: `"{said}"`.',
    ),
    "needs-list": ("`{key}` harus berupa daftar", "Beri kurung siku: `{list}`."),
    "needs-number": (
        "`{key}` harus berupa {wanted}, bukan `{said}`",
        "Tulis angkanya saja, misalnya `{example}`.",
    ),
    "wrong-type": ("`{key}` harus berupa {wanted}, bukan {is}", "Tulis misalnya `{example}`."),
    "not-allowed": ("`{said}` tidak berlaku untuk `{key}`", "Yang boleh: {allowed}."),
    "bad-duration": (
        "`{said}` bukan lama waktu",
        "Tulis angka dan satuan tanpa spasi: 90s (detik), 15m (menit), 2h30m (jam dan menit), 1d (24 jam), "
        "2bd (hari kerja).",
    ),
    "bad-day": (
        "`{said}` bukan hari",
        "Tulis mon, tue, wed, thu, fri, sat, sun (Senin sampai Minggu), rentang seperti `mon-fri`, atau "
        "`daily`.",
    ),
    "bad-span": (
        "`{said}` bukan jam buka",
        'Tulis jam mulai dan selesai, misalnya `"08:00-17:00"`; sampai tengah malam: '
        '`"08:00-24:00"`; hari tutup: `[]`.',
    ),
    "bad-date": (
        "`{said}` bukan tanggal",
        "Tulis tahun-bulan-tanggal, misalnya 2026-03-20, atau `--12-26` untuk setiap 26 Desember.",
    ),
    "bad-full-date": ("`{said}` bukan tanggal", "Tulis tahun-bulan-tanggal, misalnya 2026-02-18."),
    "bad-moment": (
        "`{said}` bukan tanggal atau waktu",
        "Tulis tahun-bulan-tanggal, misalnya 2026-01-01, atau dengan jam: 2026-01-01T08:00.",
    ),
    "bad-name": (
        "`{said}` tidak dapat menjadi nama",
        "Pakai huruf, angka, `-`, `_` atau `.`, tanpa spasi.",
    ),
    "bad-attribute": (
        "`{said}` bukan sifat kejadian",
        "Tulis misalnya `args.order`. Yang ada: {known}, args.*.",
    ),
    "bad-shape": ("`{said}` tidak berlaku untuk `{key}`", "Periksa ejaannya; contoh ada di `sop init`."),
    "not-whole": ("bagian ini belum lengkap", "Tulis misalnya `{example}`."),
    "too-few": ("`{key}` perlu paling sedikit {least} isi", "Tulis misalnya `{example}`."),
    "too-high": ("`{key}` paling besar {limit}, di sini {said}", "Tulis angka yang tidak melebihi {limit}."),
    "too-low": ("`{key}` paling kecil {limit}, di sini {said}", "Tulis {limit} atau lebih."),
    "not-above": ("`{key}` harus lebih besar dari {limit}, di sini {said}", "Tulis misalnya 1 atau 0.5."),
    "twice-in-list": ("`{said}` ada dua kali dalam daftar ini", "Hapus salah satu."),
    "phrase-brace": (
        "frasa ini diawali kurung kurawal, jadi terbaca sebagai `kunci: nilai`",
        'Apit frasa dengan tanda kutip, misalnya `"{said} ... rusak"`.',
    ),
    "phrase-colon": (
        "frasa ini terbaca sebagai `kunci: nilai` karena memuat titik dua",
        'Apit frasa dengan tanda kutip, misalnya `"{said}"`.',
    ),
}
