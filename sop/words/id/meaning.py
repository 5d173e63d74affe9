"""Kalimat tentang SOP yang terbaca tetapi maksudnya tidak jelas atau bertentangan."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, ...]] = {
    # penggabungan
    "duplicate-rules": (
        "aturan `{name}` dibuat dua kali",
        "Ganti `id` salah satunya. Jika memang hendak mengganti aturan yang pertama, tambahkan `override: "
        "true`.",
    ),
    "duplicate-signals": (
        "sinyal `{name}` dibuat dua kali",
        "Ganti namanya. Jika hendak menambah frasa pada yang pertama, tulis `extend: true`; "
        "jika hendak menggantikannya, `override: true`.",
    ),
    "duplicate-calendars": (
        "kalender `{name}` dibuat dua kali",
        "Ganti namanya, atau tambahkan `override: true` jika hendak menggantikan yang pertama.",
    ),
    "duplicate-ladders": (
        "tangga eskalasi `{name}` dibuat dua kali dengan isi berbeda",
        "Ganti nama salah satunya.",
    ),
    "override-nothing": (
        "`{name}` memakai `override: true`, tetapi tidak ada yang digantikan",
        "Hapus `override: true`, atau periksa apakah berkas yang hendak diganti sudah disebut di `uses`.",
    ),
    "extend-nothing": (
        "`{name}` memakai `extend: true`, tetapi tidak ada sinyal bernama itu untuk ditambah",
        "Hapus `extend: true`, atau periksa apakah pustakanya sudah disebut di `uses`.",
    ),
    "head-not-used": (
        "`{key}` di sini tidak dipakai",
        "Bila beberapa SOP digabung, yang berlaku adalah `{key}` dari SOP pertama, {first}.",
    ),
    # sinyal
    "unknown-signal": (
        "sinyal `{said}` tidak ada",
        "Sinyal yang ada: {known}. Buat yang baru di bagian `signals`, misalnya `{said}: {{any: [kata, "
        "frasa lain]}}`.",
        "Jika bukan, buat sinyal itu di bagian `signals`.",
    ),
    "signal-in-library": (
        "sinyal `{said}` belum dikenal di SOP ini, tetapi ada di pustaka",
        "Tambahkan baris `uses: [library:{library}]` di bagian atas.",
    ),
    "default-signal": (
        "aturan jenis `{kind}` mencari sinyal `{said}`, yang tidak ada",
        "Tambahkan `uses: [library:{library}]` di bagian atas, atau sebutkan sinyal Anda: `signal: "
        "nama-sinyal`.",
    ),
    "quantity-signal": (
        "`{said}` dihitung dari sinyal bernama `{said}`, yang tidak ada",
        "Tambahkan `uses: [library:{library}]` di bagian atas.",
    ),
    "quantity-signal-own": (
        "`{said}` dihitung dari sinyal bernama `{said}`, yang tidak ada",
        "Buat di bagian `signals`: `{said}: {{any: [kata, kata lain]}}`.",
    ),
    "default-signal-own": (
        "aturan jenis `{kind}` mencari sinyal `{said}`, yang tidak ada",
        "Sebutkan sinyal Anda: `signal: nama-sinyal`.",
    ),
    "signal-no-phrases": ("sinyal `{name}` belum punya frasa", "Tambahkan `any: [kata, frasa lain]`."),
    "empty-phrase": ("ada frasa kosong di sinyal `{name}`", "Isi atau hapus frasa itu."),
    "phrase-in-both": (
        "`{said}` ada di `any` dan juga di `{key}`, jadi sinyal `{name}` tidak pernah muncul karenanya",
        "Hapus dari salah satunya.",
    ),
    "unknown-group": (
        "kelompok kata `{said}` tidak ada",
        "Kelompok yang ada: {known}. Buat di bagian `words`, misalnya `{said}: [kata, kata lain]`; untuk "
        "kurung "
        "kurawal itu sendiri tulis `\\{{`.",
        "Jika bukan, buat kelompok itu di bagian `words`.",
    ),
    "group-in-library": (
        "kelompok kata `{said}` belum dikenal di SOP ini, tetapi ada di pustaka",
        "Tambahkan `library:{library}` pada `uses` di bagian atas.",
    ),
    "group-in-group": (
        "kelompok `{name}` merujuk kelompok lain (`{said}`), padahal isinya hanya boleh kata",
        "Tulis kata-katanya.",
    ),
    "gap-in-group": (
        "kata dalam kelompok `{name}` berisi celah: `{said}`",
        "Tulis frasa bercelah di dalam sinyal.",
    ),
    "brace-alone": (
        "`{said}` berdiri sendiri dan dicari sebagai kurung kurawal",
        "Untuk kelompok kata atau isian tulis `{{nama}}`; untuk kurung kurawal itu sendiri tulis `\\{said}`.",
    ),
    "phrase-too-long": (
        "frasa ini {length} huruf panjangnya, paling banyak {longest}",
        "Tulis hanya kata yang membedakan pesan seperti itu dari yang lain; dua hal menjadi dua frasa.",
    ),
    "phrase-only-gaps": (
        "`{said}` berarti kata apa saja, jadi tidak membedakan pesan mana pun",
        'Tulis kata di sekelilingnya, misalnya `"barang ... rusak"`.',
    ),
    "gap-at-edge": (
        "titik-titik di tepi `{said}` dicari sebagai titik: celah hanya ada di antara kata",
        "Hapus titik-titik itu; yang mendahului atau mengikuti sebuah frasa tidak berpengaruh.",
    ),
    "typos-too-short": (
        "`{said}` terlalu pendek untuk `typos: {typos}`: kata lain pun akan cocok",
        "Untuk itu frasa harus berisi paling sedikit {least} karakter.",
    ),
    "typos-not-here": (
        "`typos` hanya untuk kata biasa, bukan untuk celah, {{nama}}, atau pola",
        "Hapus `typos`, atau tulis kata-katanya sebagai frasa sendiri.",
    ),
    "text-and-regex": (
        "frasa ini berisi `text` dan juga `regex`",
        "Hapus salah satunya, atau jadikan dua frasa.",
    ),
    "placeholder-in-regex": (
        "`{{{said}}}` tidak berarti apa-apa di dalam pola",
        "Tulis kata-katanya, `(kata|kata lain)`, atau tulis frasa alih-alih pola.",
    ),
    "spelling-no-word": (
        "`{said}` tidak berisi huruf atau angka, jadi tidak dapat mewakili `{name}`",
        "Hapus; tanda dicari seperti tertulis.",
    ),
    "spelling-of-itself": ("`{said}` mewakili dirinya sendiri", "Hapus."),
    "spelling-twice": (
        "`{said}` mewakili `{first}` dan juga `{name}`",
        "Hapus salah satunya: satu ejaan hanya mewakili satu kata.",
    ),
    "looks-like-regex": (
        "`{said}` dicari persis seperti tertulis, termasuk tanda bacanya",
        "Jika maksudnya pola, tulis `{{regex: '{said}'}}`.",
    ),
    "regex-parenthesis": (
        "kurung dalam pola ini tidak berpasangan",
        "Setiap `(` perlu `)`. Untuk mencari kurung itu sendiri: `\\(`.",
    ),
    "regex-class": (
        "kurung siku dalam pola ini salah",
        "Tulis misalnya `[a-z]` atau `[0-9]`. Untuk mencari `[` itu sendiri: `\\[`.",
    ),
    "regex-repeat": (
        "tanda ulang `*`, `+`, `?` atau `{{}}` dalam pola ini tidak mengulang apa pun",
        "Taruh sesudah huruf atau kurung, misalnya `a+`. Untuk mencari tandanya sendiri: `\\*`.",
    ),
    "regex-too-large": (
        "pengulangan dalam pola ini terlalu besar",
        "Kecilkan batasnya, misalnya `.{{0,50}}`.",
    ),
    "regex-looks-around": (
        "pola dengan `(?=`, `(?!`, `(?<=` atau `(?<!` tidak didukung",
        "Tulis pengecualiannya sebagai frasa di `none`.",
    ),
    "regex-back-reference": (
        "rujukan balik seperti `\\1` dalam pola tidak didukung",
        "Tulis kedua bagian secara lengkap.",
    ),
    "regex-matches-nothing": (
        "pola ini cocok juga dengan teks kosong, jadi dengan setiap pesan",
        "Pastikan ada huruf yang wajib muncul, misalnya `a+` dan bukan `a*`.",
    ),
    "regex-anchor": (
        "`^` hanya boleh di awal pola dan `$` hanya di akhir",
        "Pindahkan, atau tulis `\\^` dan `\\$` untuk mencari tandanya sendiri.",
    ),
    "regex-refused": (
        "pola ini tidak dapat dipakai ({reason})",
        "Sederhanakan polanya, atau tulis frasa biasa.",
    ),
    # kalender
    "unknown-calendar": (
        "kalender `{said}` tidak ada",
        "Kalender yang ada: {known}. Kalender dibuat di bagian `calendars`.",
        "",
    ),
    "unknown-timezone": (
        "zona waktu `{said}` tidak ada",
        "Untuk Indonesia: Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura (WIT).",
    ),
    "day-twice": (
        "jam buka hari `{day}` ditulis dua kali: di `{first}` dan di `{key}`",
        "Sebut tiap hari sekali saja; pecah rentangnya, misalnya `mon-thu` dan `fri`.",
    ),
    "bad-span-time": (
        "`{said}` bukan jam buka",
        'Jam mulai dan selesai harus berbeda, paling lambat 24:00. Buka sepanjang hari: `"00:00-24:00"`.',
    ),
    "overlap": (
        "jam buka ini tumpang tindih: {said}",
        "Gabungkan, atau ubah supaya yang satu mulai sesudah yang lain selesai.",
    ),
    "overlap-over-midnight": (
        "jam buka `{day}` melewati tengah malam dan menabrak jam buka `{next}`",
        "Akhiri `{day}` sebelum jam mulai `{next}`.",
    ),
    "never-open": (
        "kalender `{name}` tidak pernah buka, jadi tenggat tidak akan pernah habis",
        'Isi jam buka paling sedikit satu hari, misalnya `hours: {{mon-fri: ["08:00-17:00"]}}`.',
    ),
    "no-such-date": ("tanggal `{said}` tidak ada", "Periksa bulan dan tanggalnya."),
    "backwards": ("{until} lebih awal dari {from}", "Tukar `from` dan `until`, atau perbaiki tahunnya."),
    "periods-overlap": (
        "masa ini bertumpuk dengan masa {from} sampai {until}",
        "Ubah tanggalnya supaya setiap hari hanya masuk satu masa.",
    ),
    "closed-and-open": ("{said} disebut di `closed` dan juga di `open`", "Hapus dari salah satunya."),
    "unknown-country": (
        "negara `{said}` tidak dikenal",
        "Tulis dua huruf kode negara, misalnya `country: ID` untuk Indonesia.",
    ),
    "unknown-subdivision": ("wilayah `{said}` tidak dikenal untuk {country}", "Yang ada: {known}."),
    "unknown-category": ("jenis hari libur `{said}` tidak ada untuk {country}", "Yang ada: {known}."),
    # pola dan syarat
    "unknown-party": ("`by: {said}` tidak dikenal", "Yang boleh: {known}."),
    "unknown-type": (
        "jenis kejadian `{said}` tidak dikenal, jadi mungkin tidak pernah cocok",
        "Yang biasa: {known}.",
    ),
    "unknown-status": (
        "status `{said}` tidak lazim, jadi mungkin tidak pernah cocok",
        "Yang lazim: {known}.",
    ),
    "unknown-priority": (
        "prioritas `{said}` mungkin salah ketik",
        "Jika data Anda memang memakai kata itu, abaikan.",
    ),
    "letter-case": (
        "huruf besar dan kecil dibedakan: `{said}` hanya cocok dengan `{said}`",
        "Jika data Anda memang memakai kata itu, abaikan.",
    ),
    "unknown-escalation": ("`{said}` tidak ada di tangga eskalasi mana pun", "Tingkat yang ada: {known}."),
    "bad-created-at": (
        "`{said}` bukan tanggal",
        "Tulis tahun-bulan-tanggal, misalnya `created_at: {{gte: 2026-01-01}}`.",
    ),
    "never-true": (
        "syarat pada `{key}` saling bertentangan, jadi tidak pernah terpenuhi",
        "Salah satu dari beberapa nilai ditulis sebagai daftar: `[high, urgent]`; "
        "rentang dari kecil ke besar: `{{gte: 3, lt: 5}}`.",
    ),
    "two-events": (
        "satu kejadian tidak dapat sekaligus punya `{one}` dan `{other}`",
        "Setiap kejadian punya satu jenis: pesan, perubahan status atau prioritas, tindakan, dan seterusnya. "
        "Untuk syarat tentang seluruh percakapan, tulis di `when`, misalnya `when: {{priority: urgent}}`.",
    ),
    "dead-alternative": (
        "pilihan ini ({keys}) tidak pernah dapat cocok",
        "Perbaiki nilainya atau hapus pilihan ini.",
    ),
    # aturan
    "unknown-ladder": (
        "tangga eskalasi `{said}` tidak ada",
        "Tangga yang ada: {known}. Tangga dibuat di bagian `ladders`, misalnya "
        "`ladders: {{{said}: [agent, supervisor, manager]}}`.",
        "",
    ),
    "unknown-tier": ("`{said}` bukan tingkat dari tangga eskalasi `{ladder}`", "Tingkatnya: {known}."),
    "one-of-missing": (
        "aturan `{kind}` ini belum menyebut apa yang diukur",
        "Tulis {ways}.",
    ),
    "one-of-both": (
        "`{first}` dan `{second}` tidak dapat dipakai bersama",
        "Pilih {ways}.",
    ),
    "one-of-half": ("`{given}` perlu pasangannya, `{missing}`", "Tambahkan `{missing}: ...`."),
    "bounds-crossed": (
        "`{key}` paling sedikit {low} tetapi paling banyak {high}: tidak mungkin terpenuhi",
        "Tukar kedua angka itu.",
    ),
    "more-than-window": (
        "paling sedikit {low} pesan diminta dari {window} pesan saja: tidak mungkin terpenuhi",
        "Kecilkan `at_least` atau besarkan jumlah pesannya.",
    ),
    "day-or-working-day": (
        "`{said}` pada kalender `{calendar}` berarti {hours} jam buka, bukan hari kerja",
        "Untuk hari kerja tulis bd. Jika memang {hours} jam buka, tulis `{hours}h`.",
    ),
    "working-days-no-calendar": (
        "`{said}` adalah hari kerja, tetapi aturan ini belum punya kalender",
        "Tambahkan `calendar: nama-kalender` pada aturan ini.",
    ),
    "target-twice": (
        "target ini tidak pernah dipakai: target di atasnya punya syarat yang sama",
        "Hapus salah satunya; yang pertama cocok yang berlaku.",
    ),
    "target-never": (
        "target ini tidak pernah dipakai: syaratnya bertentangan dengan `when` aturan ini",
        "Perbaiki salah satu syaratnya.",
    ),
    "b-missing": (
        "pola `{template}` menghubungkan dua kejadian, tetapi `b` belum ada",
        "Tambahkan kejadian kedua, misalnya `b: {{action: refund}}`.",
    ),
    "b-not-wanted": ("pola `{template}` hanya tentang satu kejadian", "Hapus `b`."),
    "within-not-wanted": ("pola `{template}` tidak mengenal batas waktu", "Hapus `within`."),
    "same-not-wanted": ("pola `{template}` tidak membandingkan dua kejadian", "Hapus `same`."),
    "n-not-wanted": ("`n` hanya untuk existence, absence dan exactly", "Hapus `n`, atau ganti `template`."),
    "reopen-within-missing": (
        "`finds: quick_reopen` perlu tahu seberapa cepat",
        "Tambahkan misalnya `within: 30m`.",
    ),
    "need-empty": (
        "sebuah syarat tidak menyebut kejadiannya",
        "Tulis pola kejadian, misalnya `{{action: verify}}`.",
    ),
    "same-beside-since": (
        "syarat yang memakai `since` tidak melihat `same`",
        "Hapus `same`, atau tulis dua syarat, masing-masing dengan satu.",
    ),
    "needs-too-many": (
        "sebuah syarat menggabungkan `any` dan `all` menjadi lebih dari 64 kemungkinan",
        "Jadikan beberapa syarat, atau kurangi pilihannya.",
    ),
    "finds-option-not-wanted": (
        "`{option}` tidak dipakai untuk `finds` yang dipilih",
        "Hapus `{option}`.",
    ),
    "label-empty": (
        "ada label yang tidak mengatakan kapan ia berlaku",
        "Tulis pola kejadian, misalnya `{{signal: keluhan, by: customer}}`, atau syarat `when`.",
    ),
    "label-counts-nothing": (
        "`at_least` menghitung kejadian, tetapi label itu tidak mencari kejadian apa pun",
        "Tambahkan pola kejadian, misalnya `signal: keluhan`, atau hapus `at_least`.",
    ),
    "nothing-asked": (
        "aturan ini belum mengatakan pertanyaan mana yang tidak boleh diulang",
        "Tambahkan `topics` atau `same_question: true`.",
    ),
    "topic-never-known": (
        "ada topik yang tidak pernah dianggap sudah diketahui",
        "Tambahkan `given`, misalnya `given: number`, atau `known`.",
    ),
    "same-question-option-not-wanted": (
        "`{option}` hanya dipakai bersama `same_question: true`",
        "Tambahkan `same_question: true`, atau hapus `{option}`.",
    ),
    "unknown-class": (
        "tidak ada aturan `classify` bernama `{said}`",
        "Aturan `classify`: {known}.",
        "",
    ),
    "unknown-label": (
        "aturan `{rule}` tidak punya label `{said}`",
        "Labelnya: {known}.",
    ),
    "class-in-exclude": (
        "`exclude` dibaca sebelum percakapan digolongkan, jadi `class.{said}` belum ada",
        "Pindahkan syarat ini ke `when` setiap aturan yang memerlukannya.",
    ),
    "class-circle": (
        "golongan aturan-aturan ini saling bergantung: {chain}",
        "Hapus salah satu `class.…` dari syaratnya.",
    ),
    "stage-twice": ("ada dua tahap dengan `id` yang sama", "Beri setiap tahap `id` sendiri."),
    "stage-empty": (
        "sebuah tahap tidak menyebut peristiwa yang mencapainya",
        "Tulis polanya: {{id: solusi, signal: solution, by: agent}}.",
    ),
    "step-twice": ("ada dua langkah dengan `id` yang sama", "Beri setiap langkah `id` sendiri."),
    "no-limit": ("aturan gaya ini belum punya batas", "Tambahkan misalnya `at_most: {{emoji: 2}}`."),
    "templates-missing": (
        "`template` mengukur kemiripan dengan teks, tetapi teksnya belum ada",
        'Tambahkan misalnya `templates: ["Selamat pagi, Kak {{nama}}. Ada yang bisa kami bantu?"]`.',
    ),
    "templates-not-wanted": (
        "`templates` tidak dipakai tanpa batas untuk `template`",
        "Tambahkan `at_least: {{template: 0.8}}`, atau hapus `templates`.",
    ),
    "template-empty": ("ada templat tanpa kata-kata sendiri", "Tulis kata-kata di sekitar `{{isian}}`."),
    "paused-working-days": (
        "hari kerja (bd) tidak dapat dijeda",
        "Tulis batasnya dalam jam, misalnya `within: 16h`, atau tulis `pause_on: []` dan hapus "
        "`pause_while`.",
    ),
    "substantive-not-wanted": (
        "`substantive` hanya untuk balasan: dipakai bersama `metric: first_reply` atau `next_reply`",
        "Hapus `substantive`, atau tulis `metric: first_reply`.",
    ),
    "first-and-last": ("`first` dan `last` tidak dapat dipakai bersama", "Hapus salah satunya."),
    "circle": (
        "aturan-aturan ini saling menunggu: {chain}; kejadian mana pun yang lebih dulu pasti melanggar",
        "Hapus salah satu aturan ini, atau tukar `a` dan `b`-nya: `a` yang harus lebih dulu.",
    ),
}
