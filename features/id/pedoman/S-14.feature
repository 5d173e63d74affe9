# language: id
@S-14
Fitur: S-14 Sepuluh jenis keluhan, masing-masing dengan penanganannya
  Di muka umum lebih cepat, pelanggan baru juga; soal staf dengan empati; barang diganti; kiriman dilacak; yang menunggu
  lama dimintakan maaf dan diberi terima kasih; keluhan yang berulang pada banyak pelanggan diurus sampai sebabnya.

  Dasar:
    Diketahui SOP bawaan "complaints"

  Skenario: Kiriman yang belum sampai dilacak
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: paket saya belum sampai padahal udah 9 hari
      09:05 agen (reza): Mohon maaf, Kak. Paketnya sedang di gudang transit Semarang, nomor resinya JP123456789.
      """
    Maka aturan "complaint-delivery-details" lulus

  Skenario: Barang rusak hanya dimintakan maaf
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: termosnya bocor kak, air panasnya rembes
      09:05 agen (reza): Mohon maaf ya Kak.
      """
    Maka aturan "complaint-product-remedy" gagal

  Skenario: Keluhan di muka umum dibiarkan dua jam
    Ketika percakapan ini dinilai:
      """
      kanal: instagram
      09:00 pelanggan: sudah saya posting biar orang tahu, termosnya bocor! kecewa
      11:10 agen (reza): Mohon maaf, Kak.
      """
    Maka aturan "complaint-public-fast" gagal

  Skenario: Minta unggahannya dihapus sebelum masalahnya selesai
    Ketika percakapan ini dinilai:
      """
      kanal: instagram
      09:00 pelanggan: termosnya bocor! kecewa, sudah saya posting
      09:05 agen (reza): Mohon maaf Kak. Boleh tolong dihapus dulu postingannya?
      """
    Maka aturan "complaint-removal-after-solving" gagal

  Skenario: Yang lama menunggu dimintakan maaf dan diberi terima kasih
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: saya sudah nunggu 2 jam ga dibalas-balas
      09:05 agen (reza): Mohon maaf atas lamanya balasan kami, Kak, dan terima kasih sudah menunggu.
      """
    Maka aturan "complaint-waiting-thanked" lulus

  Skenario: Tanya ongkir bukan keluhan kiriman
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: kalau kirim ke Kupang biasanya berapa hari kak?
      09:05 agen (reza): Sekitar seminggu, Kak.
      """
    Maka aturan "complaint-types" tidak berlaku
    Dan aturan "complaint-delivery-details" tidak berlaku

  Skenario: Tiga pelanggan, barang yang sama, dalam seminggu
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1
      fields.product: termos
      customer id: p1
      Senin 2026-01-05
      09:00 pelanggan: termosnya bocor kak, kecewa
      == T-2
      fields.product: termos
      customer id: p2
      Selasa 2026-01-06
      09:00 pelanggan: termos baru kok bocor, kecewa saya
      == T-3
      fields.product: termos
      customer id: p3
      Rabu 2026-01-07
      09:00 pelanggan: kecewa, termosnya rusak
      """
    Maka seluruh korpus gagal menurut aturan "complaint-serial"
    Dan temuannya menyebut T-1, T-2, T-3
