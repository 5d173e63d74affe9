# language: id
@kind:greeting
Fitur: Salam di awal percakapan
  Pelanggan disapa dulu, baru diajak membahas pesanannya. Yang dilihat hanya pesan agen yang dibaca pelanggan:
  bot dan catatan internal tidak dihitung. Aturan ini tidak pernah "tidak dapat dinilai", sebab tidak memakai jam.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - {id: salam, kind: greeting, within_messages: 1, signal: greeting}
      """

  @lulus
  Skenario: Agen menyapa di pesan pertamanya
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Min, mau tanya, teko keramiknya masih ada?
      09:03 agen (a7): Selamat pagi, Kak Sari. Masih ada, warna putih dan hijau.
      09:04 pelanggan: Oke aku ambil yang hijau
      """
    Maka aturan "salam" lulus
    Dan agennya "a7"

  @gagal
  Skenario: Agen langsung menjawab tanpa menyapa
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Pagi kak, resi saya kok belum ada ya?
      09:03 agen (a7): Resinya sudah dikirim lewat email.
      09:05 agen (a7): Halo, ada lagi yang bisa dibantu?
      """
    Maka aturan "salam" gagal
    Dan alasannya memuat "tidak ada salam dalam"
    Dan yang kurang tampak sesudah pukul 09:03
    Dan ada 1 temuan
    Dan agennya "a7"

  @lulus @nyaris
  Skenario: Sapaan yang ditulis panjang-panjang tetap sapaan
    Ketika percakapan ini dinilai:
      """
      13:10 pelanggan: ada orang?
      13:11 agen (dina): Halooo Kak Budi, maaf menunggu. Dengan Dina di sini.
      """
    Maka aturan "salam" lulus

  @lulus @nyaris
  Skenario: Catatan untuk rekan kerja dan jawaban bot bukan pesan pertama agen
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu meja saya nggak nyala
      09:00 bot: Tiket Anda kami terima dengan nomor 5512.
      09:01 catatan agen (a7): Pelanggan lama, pesanan O-88, cek garansinya.
      09:02 agen (a7): Assalamu'alaikum Kak Rudi, boleh tahu sejak kapan lampunya mati?
      """
    Maka aturan "salam" lulus

  @gagal @nyaris
  Skenario: Kata pagi dan salam hangat di dalam kalimat bukan sapaan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Paket saya sampai mana?
      09:04 agen (a3): Barangnya baru keluar gudang pagi ini. Salam hangat, Tim Griya Kriya
      """
    Maka aturan "salam" gagal

  @tidak-berlaku
  Skenario: Belum ada agen yang menulis
    Ketika percakapan ini dinilai:
      """
      21:40 pelanggan: Halo, toko masih buka?
      21:40 bot: Halo! Kami buka lagi besok pukul 08.00.
      """
    Maka aturan "salam" tidak berlaku

  @menunggu
  Skenario: Percakapan masih berjalan dan jatah pesan pertama belum habis
    Diketahui SOP ini:
      """
      rules:
        - {id: salam, kind: greeting, within_messages: 2}
      """
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Kak, ini pesanan saya kurang satu
      09:02 agen (a7): Sebentar ya Kak, kami cek dulu.
      """
    Maka aturan "salam" menunggu

  @gagal
  Skenario: Percakapan yang sama, tetapi sudah selesai
    Diketahui SOP ini:
      """
      rules:
        - {id: salam, kind: greeting, within_messages: 2}
      """
    Ketika percakapan ini dinilai:
      """
      status: solved
      09:00 pelanggan: Kak, ini pesanan saya kurang satu
      09:02 agen (a7): Sebentar ya Kak, kami cek dulu.
      """
    Maka aturan "salam" gagal
    Dan alasannya memuat "2 pesan pertama"
