# language: id
@kind:phrase
Fitur: Yang tidak boleh, dan yang wajib dikatakan
  Satu aturan menghitung berapa pesan yang mengatakan sesuatu: tidak pernah, tepat sekali, selalu, paling sedikit,
  atau paling banyak sekian kali. Bila perlu, hanya di sekian pesan pertama atau terakhir.

  Dasar:
    Diketahui SOP ini:
      """
      signals:
        janji-refund:
          by: agent
          any: [pasti kami refund, uang kakak pasti kembali, {regex: "refund(nya)? (pasti|dijamin) cair"}]
          none: [belum bisa menjanjikan]
        sebut-nama:
          by: agent
          any: [kak sari, ibu sari]
        nomor-tiket:
          by: agent
          any: [{regex: "tiket [0-9]+"}]
      rules:
        - {id: tanpa-janji, kind: phrase, by: agent, signal: janji-refund, must: never}
        - {id: nama, kind: phrase, signal: sebut-nama, must: {at_least: 1}, first: 2}
        - {id: sekali-saja, kind: phrase, signal: nomor-tiket, must: once}
        - {id: tidak-mengulur, kind: phrase, signal: wait_request, must: {at_most: 2}}
      """

  @lulus
  Skenario: Agen mengajukan tanpa berjanji, menyebut nama, dan memberi satu nomor tiket
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, uang saya gimana? Barangnya kosong kan
      09:02 agen (a7): Halo Kak Sari, pengembaliannya kami ajukan ke bagian keuangan dengan tiket 4410.
      09:03 agen (a7): Mohon ditunggu ya Kak, paling lambat besok siang kami kabari.
      """
    Maka aturan "tanpa-janji" lulus
    Dan aturan "nama" lulus
    Dan aturan "sekali-saja" lulus
    Dan aturan "tidak-mengulur" lulus

  @gagal
  Skenario: Setiap pesan yang menjanjikan refund menjadi satu temuan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, uang saya gimana?
      09:02 agen (a7): Tenang Kak Sari, pasti kami refund hari ini juga.
      09:05 pelanggan: yakin?
      09:06 agen (a8): Yakin Kak, refundnya dijamin cair sore ini.
      """
    Maka aturan "tanpa-janji" gagal
    Dan alasannya memuat "tidak boleh dikatakan"
    Dan buktinya mengutip "pasti kami refund"
    Dan buktinya mengutip "refundnya dijamin cair"
    Dan ada 2 temuan
    Dan agennya "a8"

  @lulus @nyaris
  Skenario: Menolak berjanji memakai kata yang sama bukan pelanggaran
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, uang kakak pasti kembali itu maksudnya apa? Uang saya kapan?
      09:02 agen (a7): Kak Sari, kami belum bisa menjanjikan refund dijamin cair hari ini; tiket 4410 masih diperiksa.
      """
    Maka aturan "tanpa-janji" lulus

  @gagal
  Skenario: Nama pelanggan baru disebut di pesan ketiga
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, saya Sari, mau tanya promo
      09:02 agen (a7): Halo Kak!
      09:02 agen (a7): Promo gratis ongkir sampai tanggal 10.
      09:04 agen (a7): Ada yang menarik, Kak Sari?
      """
    Maka aturan "nama" gagal
    Dan alasannya memuat "dalam 2 pesan pertama"
    Dan yang kurang tampak sesudah pukul 09:02

  @gagal
  Skenario: Nomor tiket diberikan dua kali
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Ada nomor laporannya?
      09:02 agen (a7): Ada Kak Sari, tiket 4410.
      09:05 agen (a7): Eh maaf, yang benar tiket 4401 ya Kak.
      """
    Maka aturan "sekali-saja" gagal
    Dan alasannya memuat "dikatakan 2 kali"
    Dan buktinya mengutip "tiket 4401"
    Dan ada 1 temuan

  @gagal
  Skenario: Berkali-kali meminta menunggu
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Paketku di mana ya kak
      09:02 agen (a7): Mohon ditunggu ya Kak Sari.
      09:20 agen (a7): Sebentar ya kak, masih dicek.
      09:50 agen (a7): Sabar ya kak, gudang belum menjawab.
      """
    Maka aturan "tidak-mengulur" gagal
    Dan alasannya memuat "dikatakan 3 kali"

  @lulus @nyaris
  Skenario: Berterima kasih karena pelanggan sudah menunggu bukan meminta menunggu
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Paketku di mana ya kak
      09:02 agen (a7): Mohon ditunggu sebentar Kak Sari, kami hubungi kurirnya.
      09:20 agen (a7): Terima kasih sudah menunggu, Kak. Kurirnya sudah dekat rumah Kakak.
      09:50 agen (a7): Terima kasih sudah menunggu. Paketnya sudah diterima satpam.
      """
    Maka aturan "tidak-mengulur" lulus

  @gagal
  Skenario: Setiap pesan wajib sopan menyapa Kak
    Diketahui SOP ini:
      """
      signals:
        sapaan: {by: agent, any: [kak, kakak]}
      rules:
        - {id: sapaan-selalu, kind: phrase, signal: sapaan, must: always}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Stok ada?
      09:01 agen (a7): Ada, Kak.
      09:02 agen (a7): Mau berapa?
      """
    Maka aturan "sapaan-selalu" gagal
    Dan buktinya mengutip "Mau berapa?"

  @lulus
  Skenario: Catatan internal hanya dilihat bila diminta
    Diketahui SOP ini:
      """
      signals:
        ejekan: {any: [cerewet]}
      rules:
        - {id: ejekan-terbuka, kind: phrase, signal: ejekan, must: never}
        - {id: ejekan-catatan, kind: phrase, signal: ejekan, must: never, public: false}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Jadi kapan dikirim?
      09:01 catatan agen (a7): Pelanggan ini cerewet, hati-hati.
      09:02 agen (a7): Besok pagi kami kirim, Kak.
      """
    Maka aturan "ejekan-terbuka" lulus
    Dan aturan "ejekan-catatan" gagal
    Dan buktinya mengutip "cerewet"

  @tidak-berlaku
  Skenario: Tidak ada pesan agen yang berisi kata
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, ini fotonya
      09:01 agen (a7): [foto]
      """
    Maka aturan "tanpa-janji" tidak berlaku
    Dan aturan "nama" tidak berlaku

  @menunggu
  Skenario: Nama masih bisa disebut, yang terlarang sudah lulus sejauh ini
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Kak, saya Sari, mau tanya promo
      09:02 agen (a7): Halo Kak!
      """
    Maka aturan "nama" menunggu
    Dan aturan "sekali-saja" menunggu
    Dan aturan "tanpa-janji" lulus
