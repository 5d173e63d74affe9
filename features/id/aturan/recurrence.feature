# language: id
@kind:recurrence
Fitur: Masalah yang sama datang berulang kali
  Satu keluhan ditangani agen; keluhan yang sama dari banyak pelanggan harus diperbaiki pimpinan. Dan pelanggan yang
  harus datang lagi untuk urusan yang sama berarti belum selesai pada kontak pertama. Aturan ini melihat semua
  percakapan bersama-sama, jadi putusannya satu untuk seluruh korpus (atau satu untuk setiap kelompok).

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - {id: keluhan-berantai, kind: recurrence, match: {signal: complaint, by: customer},
           topic: fields.produk, customers: 3, within: 7d}
        - {id: kontak-ulang, kind: recurrence, contacts: 2, within: 3d, topic: fields.produk}
      """

  @lulus
  Skenario: Tiga keluhan tentang produk yang berbeda
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      id pelanggan: c1
      produk: piring
      09:00 pelanggan: Piring saya datang pecah
      == T-2
      id pelanggan: c2
      produk: piring
      11:00 pelanggan: Piringnya retak, kecewa
      == T-3
      id pelanggan: c3
      produk: gelas
      13:00 pelanggan: Gelasnya pecah semua
      """
    Maka seluruh korpus lulus menurut aturan "keluhan-berantai"
    Dan nilainya 2 dari 3 yang terukur
    Dan seluruh korpus lulus menurut aturan "kontak-ulang"

  @gagal
  Skenario: Tiga pelanggan mengeluhkan produk yang sama dalam sepekan
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      id pelanggan: c1
      produk: piring
      09:00 pelanggan: Piring saya datang pecah
      09:05 agen (a7): Mohon maaf, Kak. Kami kirim gantinya.
      == T-2
      id pelanggan: c2
      produk: piring
      2026-01-07
      11:00 pelanggan: Piringnya retak, kecewa
      == T-3
      id pelanggan: c3
      produk: piring
      2026-01-10
      13:00 pelanggan: halo
      13:02 pelanggan: pecah lagi pecah lagi, piringnya
      """
    Maka seluruh korpus gagal menurut aturan "keluhan-berantai"
    Dan alasannya memuat "3 pelanggan berbeda dalam 7d tentang fields.produk “piring”"
    Dan temuannya menyebut T-1, T-2, T-3
    Dan buktinya mengutip "Piringnya retak"

  Skenario: Satu pelanggan yang mengeluh tiga kali bukan keluhan berantai, tetapi kontak ulang
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      id pelanggan: c1
      produk: piring
      09:00 pelanggan: Piring saya datang pecah
      09:05 agen (a7): Baik Kak, ditunggu ya.
      == T-2
      id pelanggan: c1
      produk: piring
      2026-01-06
      09:00 pelanggan: Piring pecah kemarin bagaimana?
      == T-3
      id pelanggan: c1
      produk: piring
      2026-01-08
      09:00 pelanggan: Masih belum ada kabar soal piring pecah
      """
    Maka seluruh korpus lulus menurut aturan "keluhan-berantai"
    Dan seluruh korpus gagal menurut aturan "kontak-ulang"
    Dan ada 1 temuan
    Dan temuannya menyebut T-1, T-2, T-3
    Dan agennya "a7"

  Skenario: Kembali sesudah tenggang tiga hari bukan kontak ulang
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      id pelanggan: c1
      produk: piring
      09:00 pelanggan: Ada piring putih?
      09:05 agen (a7): Ada Kak.
      == T-2
      id pelanggan: c1
      produk: piring
      2026-01-08
      09:06 pelanggan: Piring putih masih ada?
      """
    Maka seluruh korpus lulus menurut aturan "kontak-ulang"

  Skenario: Tanpa id pelanggan tidak dapat diketahui siapa yang kembali
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      produk: piring
      09:00 pelanggan: Piring saya datang pecah
      == T-2
      produk: piring
      10:00 pelanggan: Piring saya datang pecah
      """
    Maka seluruh korpus tidak dapat dinilai menurut aturan "kontak-ulang"
    Dan alasannya memuat "pelanggan 2 dari 2 percakapan tidak diketahui"

  Skenario: Percakapan tanpa topik tidak ikut dihitung
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      id pelanggan: c1
      09:00 pelanggan: Piring saya datang pecah
      """
    Maka seluruh korpus tidak berlaku menurut aturan "keluhan-berantai"
