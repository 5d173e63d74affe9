# language: id
Fitur: Apa yang dikatakan sebuah pesan
  Sinyal mengenali pesan dari kata-katanya: lewat kelompok kata, celah, ejaan tak baku, tempatnya di dalam pesan, dan
  data percakapan. Yang mirip tetapi bukan, tidak dianggap.

  Dasar:
    Diketahui SOP ini:
      """
      words:
        barang: [barang, barangnya, paket, pesanan]
      spellings:
        tidak: [gak, ga, tdk]
        terima kasih: [makasih]
      signals:
        rusak:
          by: customer
          spelling: loose
          quoted: false
          any: ["{barang} ... rusak", tidak bisa dipakai]
          except: ["kalau ... rusak", "tidak ... rusak"]
          none: [tidak jadi komplain]
        sapa-nama: {by: agent, position: first_sentence, any: ["{customer.name}"]}
        tanya-tutup: {by: agent, question: yes_no, any: [ada lagi, yang lain]}
        janji: {by: agent, any: ["kirim ... {duration}", "{duration} ... sampai"]}
        salam: {by: agent, position: begins, any: [{text: assalamualaikum, typos: 1}, halo]}
        makasih: {by: agent, spelling: loose, any: [terima kasih]}
      rules:
        - {id: tanpa-rusak, kind: phrase, by: customer, signal: rusak, must: never}
        - {id: nama, kind: phrase, signal: sapa-nama, must: {at_least: 1}}
        - {id: tutup, kind: phrase, signal: tanya-tutup, must: {at_least: 1}}
        - {id: tanpa-janji, kind: phrase, signal: janji, must: never}
        - {id: salam, kind: phrase, signal: salam, must: {at_least: 1}}
        - {id: makasih, kind: phrase, signal: makasih, must: {at_least: 1}}
      """

  @gagal
  Skenario: Keluhan dikenali walau katanya berjauhan, disingkat, dan dipanjangkan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Paket yang saya terima ternyata RUSAKKK
      09:01 pelanggan: gak bisa dipakai sama sekali
      """
    Maka aturan "tanpa-rusak" gagal
    Dan buktinya mengutip "Paket yang saya terima ternyata RUSAKKK"
    Dan buktinya mengutip "gak bisa dipakai"
    Dan ada 2 temuan

  @lulus @nyaris
  Skenario: Pengandaian, sangkalan, kutipan, dan dua kalimat bukan keluhan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kalau barang rusak, bisa ditukar?
      09:01 pelanggan: Barangnya tidak ada yang rusak kok
      09:02 pelanggan: Teman saya bilang "paket saya rusak", saya belum cek
      09:03 pelanggan: Pesanan sudah sampai. Kardusnya rusak sedikit
      09:04 pelanggan: Tadinya barang rusak, tapi tidak jadi komplain
      """
    Maka aturan "tanpa-rusak" lulus

  @gagal @nyaris
  Skenario: Pengecualian hanya menghapus yang ditindihnya
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kalau barang rusak bisa ditukar? Yang ini tdk bisa dipakai
      """
    Maka aturan "tanpa-rusak" gagal
    Dan buktinya mengutip "tdk bisa dipakai"

  @lulus
  Skenario: Salam yang salah ketik, ucapan yang dipanjangkan, dan pertanyaan penutup
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak
      09:01 agen (a7): 🙏 Asalamualaikum Kak
      09:02 agen (a7): Makasihhh sudah menunggu. Apakah ada lagi yang bisa dibantu?
      """
    Maka aturan "salam" lulus
    Dan aturan "makasih" lulus
    Dan aturan "tutup" lulus
    Dan aturan "tanpa-janji" lulus

  @gagal @nyaris
  Skenario: Salam di tengah pesan, dan pertanyaan terbuka, tidak dihitung
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak
      09:01 agen (a7): Baik, halo juga Kak
      09:02 agen (a7): Kapan yang lain dikirim?
      09:03 agen (a7): Barang yang lain sudah ada lagi di gudang.
      """
    Maka aturan "salam" gagal
    Dan aturan "tutup" gagal

  @gagal
  Skenario: Janji dikenali dari lamanya waktu
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kapan sampai kak?
      09:01 agen (a7): Kami kirim paling lambat 2-3 hari kerja.
      """
    Maka aturan "tanpa-janji" gagal
    Dan buktinya mengutip "kirim paling lambat 2-3 hari kerja"

  @lulus
  Skenario: Nama pelanggan diambil dari data percakapan
    Ketika percakapan ini dinilai:
      """
      nama pelanggan: Sari Dewi
      09:00 pelanggan: Kak
      09:01 agen (a7): Selamat pagi Bu Dewi. Ada yang bisa dibantu?
      """
    Maka aturan "nama" lulus

  @gagal @nyaris
  Skenario: Nama orang lain, atau nama di kalimat kedua, bukan sapaan itu
    Ketika percakapan ini dinilai:
      """
      nama pelanggan: Sari Dewi
      09:00 pelanggan: Kak
      09:01 agen (a7): Selamat pagi Bu Sarinah. Apa benar dengan Bu Sari?
      """
    Maka aturan "nama" gagal
