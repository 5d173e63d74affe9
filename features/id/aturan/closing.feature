# language: id
@kind:closing
Fitur: Pertanyaan penutup
  Sebelum berpisah, agen memastikan tidak ada lagi yang ditunggu pelanggan. Pertanyaannya boleh di salah satu dari
  tiga pesan terakhir, supaya ucapan terima kasih sesudahnya tidak menjadi masalah.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - {id: penutup, kind: closing, within_messages: 3, signal: closing_question}
      """

  @lulus
  Skenario: Agen bertanya sebelum berpisah
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: Kak, ukuran gordennya bisa custom?
      10:02 agen (a2): Bisa Kak, maksimal tinggi 3 meter.
      10:03 pelanggan: oh oke siap
      10:04 agen (a2): Ada lagi yang bisa kami bantu, Kak?
      10:05 pelanggan: itu aja makasih
      """
    Maka aturan "penutup" lulus

  @gagal
  Skenario: Agen menutup begitu saja
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: Kak, ukuran gordennya bisa custom?
      10:02 agen (a2): Bisa Kak, maksimal tinggi 3 meter.
      10:03 pelanggan: oh oke, nanti saya ukur dulu
      10:04 agen (a2): Baik, percakapan ini kami tutup ya.
      """
    Maka aturan "penutup" gagal
    Dan alasannya memuat "tidak ada penutup dalam 3 pesan terakhir"
    Dan yang kurang tampak sesudah pukul 10:04
    Dan agennya "a2"

  @lulus @nyaris
  Skenario: Sesudah pertanyaan penutup masih ada dua ucapan perpisahan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: Kak, alamat saya mau diganti
      10:02 agen (a2): Sudah kami ubah ke Jalan Melati 5, Kak.
      10:03 agen (a2): Apakah masih ada hal lain yang perlu kami bantu?
      10:04 pelanggan: nggak ada kak
      10:05 agen (a2): Siap, terima kasih sudah berbelanja.
      10:05 agen (a2): Selamat beraktivitas, Kak!
      """
    Maka aturan "penutup" lulus

  @gagal @nyaris
  Skenario: Anjuran menghubungi kembali bukan pertanyaan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: Kak, alamat saya mau diganti
      10:01 agen (a2): Halo Kak, ada yang bisa kami bantu?
      10:02 agen (a2): Oh, ganti alamat ya. Boleh kirim alamat barunya?
      10:04 pelanggan: Jalan Melati 5
      10:05 agen (a2): Sudah kami ubah.
      10:05 agen (a2): Jika ada pertanyaan lain, silakan hubungi kami kembali.
      """
    Maka aturan "penutup" gagal

  @tidak-berlaku
  Skenario: Pelanggan tidak pernah dijawab orang
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: Halo?
      10:00 bot: Ada lagi yang bisa kami bantu?
      """
    Maka aturan "penutup" tidak berlaku

  @menunggu
  Skenario: Selama percakapan berjalan, pertanyaannya masih bisa datang
    Ketika percakapan ini dinilai:
      """
      status: pending
      10:00 pelanggan: Kak, sofanya bisa dicicil?
      10:06 agen (a2): Bisa Kak, pakai kartu kredit 3 atau 6 bulan.
      """
    Maka aturan "penutup" menunggu

  @lulus
  Skenario: Percakapan masih berjalan, tetapi sudah ditanyakan
    Ketika percakapan ini dinilai:
      """
      status: open
      10:00 pelanggan: Kak, sofanya bisa dicicil?
      10:06 agen (a2): Bisa Kak, 3 atau 6 bulan. Ada lagi yang mau ditanyakan kak?
      """
    Maka aturan "penutup" lulus
