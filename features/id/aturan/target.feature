# language: id
@kind:target
Fitur: Sasaran atas seluruh korpus
  Kepuasan, waktu penyelesaian, selesai pada kontak pertama: angka yang baru berarti bila dihitung dari banyak
  percakapan. Setiap angka disertai jumlah yang terukur; bila terlalu sedikit, sasaran tidak dapat dinilai.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - {id: csat, kind: target, metric: csat, at_least: 0.75, per: agent, min_count: 2}
        - {id: selesai, kind: target, metric: resolution_time, at_most: 2h, min_count: 2}
        - {id: kontak-pertama, kind: target, metric: fcr, within: 1d, at_least: 0.5, min_count: 1}
      """

  @lulus
  Skenario: Penilaian baik dan selesai dalam dua jam
    Ketika percakapan-percakapan ini dinilai per 2026-01-10:
      """
      == T-1
      status: solved
      id pelanggan: c1
      09:00 pelanggan: Pesanan saya sampai mana?
      09:10 agen (a7): Sudah di kurir, Kak.
      09:30 status: open -> solved
      09:31 penilaian: csat 5/5
      == T-2
      status: solved
      id pelanggan: c2
      10:00 pelanggan: Bisa ganti alamat?
      10:10 agen (a7): Bisa, Kak.
      11:00 status: open -> solved
      11:01 penilaian: csat 8/10
      """
    Maka kelompok "a7" lulus menurut aturan "csat"
    Dan nilainya 1 dari 2 yang terukur
    Dan seluruh korpus lulus menurut aturan "selesai"
    Dan nilainya 1800 dari 2 yang terukur
    Dan seluruh korpus lulus menurut aturan "kontak-pertama"

  @gagal
  Skenario: Seorang agen mengecewakan separuh pelanggannya
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      status: solved
      09:00 pelanggan: Pesanan saya sampai mana?
      09:10 agen (a7): Sabar ya.
      09:31 penilaian: csat 2/5
      == T-2
      status: solved
      10:00 pelanggan: Bisa ganti alamat?
      10:10 agen (a7): Bisa, Kak.
      11:01 penilaian: csat 4/5
      == T-3
      status: solved
      10:00 pelanggan: Bisa ganti alamat?
      10:10 agen (a8): Tidak bisa.
      11:01 penilaian: csat 1/5
      """
    Maka kelompok "a7" gagal menurut aturan "csat"
    Dan nilainya 0.5 dari 2 yang terukur
    Dan alasannya memuat "CSAT 50,0% dari 2 yang terukur"
    Dan agennya "a7"
    Dan kelompok "a8" tidak dapat dinilai menurut aturan "csat"
    Dan alasannya memuat "hanya 1 yang terukur, perlu 2"

  Skenario: Penilaian yang diperbaiki pelanggan dihitung yang terakhir
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      status: solved
      09:00 pelanggan: Piring pecah
      09:10 agen (a7): Mohon maaf, kami ganti.
      09:31 penilaian: csat 1/5
      12:00 penilaian: csat 5/5
      == T-2
      status: solved
      10:00 pelanggan: Bisa ganti alamat?
      10:10 agen (a7): Bisa, Kak.
      11:01 penilaian: csat 4/5
      """
    Maka kelompok "a7" lulus menurut aturan "csat"

  Skenario: Yang kembali esok harinya belum selesai pada kontak pertama
    Ketika percakapan-percakapan ini dinilai per 2026-01-20:
      """
      == T-1
      status: solved
      id pelanggan: c1
      09:00 pelanggan: Pesanan saya sampai mana?
      09:10 agen (a7): Sudah di kurir, Kak.
      == T-2
      status: solved
      id pelanggan: c1
      20:00 pelanggan: Kok belum sampai juga?
      20:10 agen (a7): Kami cek, Kak.
      """
    Maka seluruh korpus gagal menurut aturan "kontak-pertama"
    Dan nilainya 0 dari 1 yang terukur

  Skenario: Yang masih dapat kembali belum dihitung
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      status: solved
      id pelanggan: c1
      09:00 pelanggan: Pesanan saya sampai mana?
      09:10 agen (a7): Sudah di kurir, Kak.
      """
    Maka seluruh korpus tidak dapat dinilai menurut aturan "kontak-pertama"

  Skenario: Sasaran ditegur hanya bila pasti meleset
    Diketahui SOP ini:
      """
      rules:
        - {id: csat, kind: target, metric: csat, at_least: 0.75, min_count: 2, confident: true}
      """
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      09:31 penilaian: csat 2/5
      == T-2
      11:01 penilaian: csat 4/5
      """
    Maka seluruh korpus lulus menurut aturan "csat"
    Dan nilainya 0.5 dari 2 yang terukur
