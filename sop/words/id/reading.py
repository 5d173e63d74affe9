"""Kalimat tentang berkas dan tulisan YAML yang tidak terbaca."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    # berkas
    "no-file": ("berkas `{file}` tidak ada", "Periksa ejaan dan foldernya."),
    "unreadable-file": ("berkas `{file}` tidak dapat dibuka: {reason}", "Periksa izin baca berkas itu."),
    "no-sop-in-folder": (
        "folder `{folder}` tidak berisi SOP",
        "Berkas SOP berakhiran .yaml atau .yml dan memuat baris `sop: nama-sop`. "
        "Untuk membuat yang baru, ketik `sop init`.",
    ),
    "versions-overlap": (
        "`{name}` masih berlaku ketika `{other}` juga berlaku",
        "Setiap tanggal milik satu versi: akhiri yang lama di `effective`-nya sebelum yang baru mulai.",
        "Tulis itu di `effective` versi yang lama.",
    ),
    "version-twice": (
        "dua versi dengan masa berlaku berbeda sama-sama bernama `{name}`",
        "Beri masing-masing `version` sendiri, agar setiap hasil menyebut versi yang dipakai menilainya.",
    ),
    "versions-of-two": (
        "`{name}` mempunyai beberapa versi bertanggal, begitu juga `{other}`",
        "Simpan setiap SOP dengan versi-versinya di folder tersendiri, dan audit dengan salah satunya saja.",
    ),
    "uses-no-file": (
        "berkas `{file}` yang dipakai di sini tidak ada",
        "Tulis letaknya dihitung dari folder berkas ini, misalnya `uses: [kalender.yaml]`.",
    ),
    "uses-unreadable-file": (
        "berkas `{file}` yang dipakai di sini tidak dapat dibuka: {reason}",
        "Periksa nama dan izin baca berkas itu.",
    ),
    "unknown-library": ("pustaka `{said}` tidak ada", "Pustaka yang tersedia: {known}."),
    "uses-itself": (
        "berkas-berkas ini saling memakai tanpa ujung: {chain}",
        "Hapus satu `uses` dari lingkaran itu; pindahkan bagian yang dipakai bersama ke berkas tersendiri.",
    ),
    "uses-absolute": (
        "`{file}` adalah alamat lengkap yang hanya ada di komputer ini",
        "Tulis letaknya dihitung dari folder berkas ini, misalnya `kalender.yaml` atau "
        "`../umum/sinyal.yaml`.",
    ),
    "uses-too-deep": (
        "berkas memakai berkas lebih dari {most} tingkat",
        "Sebutkan berkas-berkas itu langsung di `uses` SOP utama.",
    ),
    "too-large": (
        "berkas ini lebih besar dari {megabytes} MiB",
        "Bagi menjadi beberapa berkas lalu gabungkan dengan `uses`. Data percakapan bukan bagian dari SOP.",
    ),
    "not-utf8": (
        "ada huruf yang tidak tersimpan sebagai UTF-8 (byte {byte})",
        "Simpan ulang berkas dengan pengodean UTF-8: di Notepad pilih Save As, lalu Encoding: UTF-8.",
    ),
    "empty-file": ("berkas ini kosong", "Ketik `sop init` untuk membuat SOP contoh yang tinggal diubah."),
    "not-an-sop": (
        "berkas ini bukan SOP: isinya bukan pasangan `kunci: nilai`",
        "Baris pertama SOP adalah `sop: nama-sop`. Ketik `sop init` untuk membuat contoh.",
    ),
    # tulisan YAML
    "yaml-tab": (
        "baris ini menjorok dengan tombol Tab",
        "Ganti Tab dengan spasi (dua spasi untuk tiap tingkat).",
    ),
    "yaml-colon": (
        "ada titik dua di tempat yang tidak semestinya",
        "Jika titik dua itu bagian dari kalimat, apit seluruh kalimat dengan tanda kutip: `{key}: "
        '"{value}"`. '
        "Jika ini kunci baru, mulailah di baris sendiri, menjorok sama dengan kunci di atasnya.",
    ),
    "yaml-key-too-deep": (
        "`{key}` menjorok lebih dalam dari semestinya",
        "Mulailah `{key}` sejajar dengan kunci di atasnya. Jika baris ini sambungan kalimat di atasnya, apit "
        "seluruh kalimat dengan tanda kutip.",
    ),
    "yaml-bracket": (
        "kurung siku `[` yang dibuka di sini tidak ditutup, atau ada koma yang terlewat",
        "Tulis daftar seperti ini: `[satu, dua, tiga]`. Kalimat yang memuat koma diapit tanda kutip.",
    ),
    "yaml-brace": (
        "kurung kurawal `{{` yang dibuka di sini tidak ditutup, atau ada koma yang terlewat",
        "Tulis seperti ini: `{{kunci: nilai, kunci: nilai}}`. Kalimat yang memuat koma diapit tanda kutip.",
    ),
    "yaml-placeholder": (
        "frasa yang diawali kurung kurawal perlu tanda kutip",
        'Apit seluruh frasa dengan tanda kutip, misalnya `"{text} ... rusak"`.',
    ),
    "yaml-dash": (
        "baris ini seharusnya butir daftar berikutnya",
        "Mulailah dengan `- `, menjorok sama dengan butir sebelumnya.",
    ),
    "yaml-dash-here": (
        "tanda `-` tidak boleh di sini",
        "Mulai butir daftar di baris baru sesudah kuncinya:\n`kunci:`\n`  - butir`",
    ),
    "yaml-colon-space": ("titik dua di sini perlu nilai", "Tulis spasi lalu nilainya: `kunci: nilai`."),
    "yaml-bar": (
        "nilai tidak boleh diawali `|` atau `>`",
        'Apit nilai itu dengan tanda kutip, misalnya `"> 5 menit"`.',
    ),
    "yaml-no-colon": (
        "baris ini tidak memuat titik dua",
        "Tulis `kunci: nilai`, dengan satu spasi sesudah titik dua.",
    ),
    "yaml-quote": (
        "tanda kutip yang dibuka di sini tidak ditutup",
        "Tutup dengan tanda kutip yang sama di akhir teks.",
    ),
    "yaml-escape": (
        "garis miring terbalik `\\` di dalam kutip ganda punya arti lain",
        "Pakai kutip tunggal, misalnya `{{regex: 'order \\d+'}}`.",
    ),
    "yaml-star": (
        "nilai tidak boleh diawali `*` atau `&`",
        'Apit nilai itu dengan tanda kutip, misalnya `"*penting*"`.',
    ),
    "yaml-control": (
        "ada karakter kendali yang tidak terlihat di sini",
        "Hapus karakter itu: ketik ulang bagian ini, jangan disalin-tempel.",
    ),
    "yaml-character": (
        "nilai tidak boleh diawali `{character}`",
        'Apit nilai itu dengan tanda kutip, misalnya `"{character}..."`.',
    ),
    "yaml-indent": (
        "baris ini tidak sejajar dengan baris di atasnya",
        "Samakan jumlah spasi di awal baris dengan kunci lain dari bagian yang sama, "
        "dan periksa apakah tanda kutip atau kurung di atasnya sudah ditutup.",
    ),
    "yaml-nothing": (
        "ada nilai yang hilang di sini",
        "Isi nilainya, atau hapus koma atau kurung yang tersisa.",
    ),
    "yaml-syntax": (
        "bagian ini tidak terbaca sebagai YAML ({said})",
        "Periksa spasi, titik dua, kurung dan tanda kutip.",
    ),
    "two-documents": (
        "berkas ini memuat lebih dari satu dokumen (dipisah `---`)",
        "Satu berkas untuk satu SOP: pindahkan dokumen kedua ke berkas lain, lalu `uses`.",
    ),
    "tag": ("tanda `{tag}` tidak dipakai dalam SOP", "Hapus tanda itu; nilainya ditulis biasa."),
    "too-deep": (
        "susunannya lebih dari {most} tingkat",
        "Sederhanakan: pecah menjadi beberapa aturan atau sinyal.",
    ),
    "duplicate-key": (
        "`{key}` ditulis dua kali",
        "Hapus salah satu, atau gabungkan isinya.",
    ),
    "merge-key": (
        "penggabungan `<<` tidak didukung",
        "Tulis kunci-kuncinya satu per satu, atau taruh yang dipakai bersama di berkas lain dengan `uses`.",
    ),
    "empty-key": ("ada titik dua tanpa nama di depannya", "Tulis `nama: nilai`."),
    "key-no-text": (
        "kunci harus berupa teks biasa",
        "Tulis `nama: nilai`; daftar atau kurung tidak boleh menjadi nama.",
    ),
    "alias-inside-itself": (
        "`*{name}` menunjuk bagian yang memuat dirinya sendiri",
        "Tulis isinya langsung.",
    ),
    "alias-unknown": (
        "`*{name}` menunjuk `&{name}` yang tidak ada",
        'Jika maksudnya teks, apit dengan tanda kutip: `"*{name}"`.',
    ),
    "too-many-values": (
        "isi berkas ini melampaui {most} nilai",
        "Bagi menjadi beberapa berkas, dan kurangi pengulangan dengan `*`.",
    ),
}
