# language: id
@kind:style
Fitur: Kerapian setiap pesan
  Setiap pesan agen diukur sendiri-sendiri; setiap batas yang dilanggar menjadi satu temuan. Aturan ini tidak pernah
  menunggu: pesan yang sudah terkirim tidak berubah lagi.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - id: rapi
          kind: style
          by: agent
          at_most: {emoji: 2, characters: 160, abbreviations: 0, questions: 2, capitals: 0.5, repeated_letters: 0}
      """

  @lulus
  Skenario: Pesan yang ringkas dan utuh
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: brg sy blm dtg min!!!! GIMANA INI
      09:02 agen (a7): Selamat pagi, Kak. Paketnya sedang diantar dan tiba sebelum pukul 12.00 😊
      09:03 agen (a7): Boleh kami minta nomor pesanannya?
      """
    Maka aturan "rapi" lulus
    Dan aturan itu berlaku 2 kali, terpenuhi 2 kali

  @gagal
  Skenario: Singkatan dikutip satu per satu pesan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Barang saya belum datang, kak
      09:02 agen (a7): Halo Kak, pesanan Kakak sdh kami kirim.
      09:03 agen (a7): Nanti kalau tiba, tolong dicek dulu ya Kak.
      """
    Maka aturan "rapi" gagal
    Dan alasannya memuat "1 singkatan, paling banyak 0"
    Dan buktinya mengutip "sdh"
    Dan aturan itu berlaku 2 kali, terpenuhi 1 kali

  @gagal
  Skenario: Satu pesan melanggar beberapa batas sekaligus
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kapan dikirim?
      09:02 agen (a7): SABAR YA KAAAK 😊😊😊
      """
    Maka aturan "rapi" gagal
    Dan alasannya memuat "3 emoji, paling banyak 2"
    Dan alasannya memuat "huruf besar"
    Dan alasannya memuat "huruf berulang"
    Dan buktinya mengutip "SABAR YA KAAAK 😊😊😊"
    Dan ada 3 temuan

  @gagal
  Skenario: Rentetan pertanyaan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Lampunya mati
      09:02 agen (a7): Sejak kapan, Kak? Sudah dicoba di stopkontak lain? Kardusnya masih ada?
      """
    Maka aturan "rapi" gagal
    Dan alasannya memuat "3 tanda tanya, paling banyak 2"

  @lulus @nyaris
  Skenario: Satu gambar keluarga adalah satu emoji, dan singkatan umum bukan kesalahan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Bisa COD?
      09:02 agen (a7): Bisa COD untuk Jl. Melati, Kak. Cocok untuk sekeluarga 👨‍👩‍👧‍👦👍🏽
      """
    Maka aturan "rapi" lulus

  @lulus @nyaris
  Skenario: Tanda tanya yang diulang hanya satu pertanyaan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Halo
      09:02 agen (a7): Halo Kak, apakah betul alamatnya di Bandung?? Kecamatan Coblong??
      """
    Maka aturan "rapi" lulus

  @gagal
  Skenario: Terlalu pendek juga dapat diatur
    Diketahui SOP ini:
      """
      rules:
        - {id: tidak-ketus, kind: style, at_least: {words: 2}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, yang biru ready?
      09:01 agen (a5): Kosong.
      """
    Maka aturan "tidak-ketus" gagal
    Dan alasannya memuat "1 kata, paling sedikit 2"
    Dan buktinya mengutip "Kosong."
    Dan agennya "a5"

  @tidak-berlaku
  Skenario: Tidak ada tulisan agen untuk diukur
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: KAK TOLONG BALAS DONG
      09:01 agen (a7): [foto]
      """
    Maka aturan "rapi" tidak berlaku
