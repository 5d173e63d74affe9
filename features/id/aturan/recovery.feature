# language: id
@kind:recovery
Fitur: Pemulihan sesudah keluhan
  Sesudah pelanggan mengeluh, agen menghormati dulu (maaf atau empati), lalu mendengarkan (mengulangi atau menggali),
  baru menawarkan solusi. Satu pesan boleh melakukan beberapa langkah, dan obrolan lain boleh menyela.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - id: pemulihan
          kind: recovery
          trigger: {signal: complaint, by: customer}
          order: strict
          steps:
            - {id: hormat, any: [{signal: apology}, {signal: empathy}]}
            - {id: dengar, any: [{signal: [acknowledge, restatement, explore, action_taken]}]}
            - {id: solusi, any: [{signal: solution}, {action: tawarkan}]}
      """

  @lulus
  Skenario: Ketiga langkah dilakukan berurutan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Piring yang datang pecah dua, kecewa banget
      09:02 agen (a7): Mohon maaf, Kak. Pasti mengecewakan, apalagi untuk hadiah.
      09:03 agen (a7): Jadi kendalanya dua piring pecah saat diterima, betul begitu Kak?
      09:04 pelanggan: iya betul
      09:06 agen (a7): Baik Kak, kami kirim pengganti hari ini dan ongkos kirim kami tanggung.
      """
    Maka aturan "pemulihan" lulus
    Dan aturan itu berlaku 1 kali, terpenuhi 1 kali

  @gagal
  Skenario: Tidak ada yang mendengarkan dan tidak ada solusi
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Piring yang datang pecah dua, kecewa banget
      09:02 agen (a7): Maaf ya Kak.
      09:10 agen (a7): Lain kali pilih kemasan kayu saja.
      """
    Maka aturan "pemulihan" gagal
    Dan alasannya memuat "dengar"
    Dan alasannya memuat "solusi"
    Dan buktinya mengutip "datang pecah"
    Dan yang kurang tampak sesudah pukul 09:10
    Dan ada 2 temuan

  @gagal
  Skenario: Solusi ditawarkan sebelum keluhannya didengarkan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Piring yang datang pecah dua, kecewa banget
      09:02 agen (a7): Mohon maaf Kak, solusinya potongan harga saja ya.
      09:05 agen (a7): Boleh kami minta foto piringnya?
      """
    Maka aturan "pemulihan" gagal
    Dan alasannya memuat "solusi"
    Dan buktinya mengutip "solusinya"
    Dan ada 1 temuan

  @lulus @nyaris
  Skenario: Satu pesan yang lengkap sudah cukup
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Gorden yang dikirim salah warna!
      09:03 agen (a7): Mohon maaf Kak. Setelah kami cek memang keliru, jadi kami ganti dengan yang abu-abu hari ini.
      """
    Maka aturan "pemulihan" lulus

  @lulus @nyaris
  Skenario: Menawarkan lewat sistem sama nilainya dengan mengatakannya
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Gorden yang dikirim salah warna!
      09:03 agen (a7): Mohon maaf Kak. Boleh dibantu fotonya?
      09:05 pelanggan: [foto]
      09:08 tindakan (a7): tawarkan {"order": "O-3", "jenis": "tukar"}
      """
    Maka aturan "pemulihan" lulus

  @lulus
  Skenario: Keluhan susulan sebelum tuntas ikut keluhan yang pertama
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Gorden yang dikirim salah warna!
      09:01 pelanggan: mana telat lagi, kesel saya
      09:03 agen (a7): Mohon maaf Kak. Setelah kami cek, dua-duanya memang kesalahan kami.
      09:04 agen (a7): Kami ganti dan kami percepat pengirimannya.
      """
    Maka aturan "pemulihan" lulus
    Dan aturan itu berlaku 1 kali, terpenuhi 1 kali

  @tidak-berlaku @nyaris
  Skenario: Pelanggan yang memuji tidak perlu dipulihkan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Saya tidak kecewa kok, piringnya bagus, tidak ada yang pecah
      09:02 agen (a7): Senang mendengarnya, Kak!
      """
    Maka aturan "pemulihan" tidak berlaku

  @menunggu
  Skenario: Percakapan masih berjalan, solusinya masih bisa datang
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Piring yang datang pecah dua, kecewa banget
      09:02 agen (a7): Mohon maaf Kak. Boleh minta foto piringnya?
      """
    Maka aturan "pemulihan" menunggu

  @gagal
  Skenario: Dengan batas waktu, langkah yang datang sesudahnya dianggap tidak ada
    Diketahui SOP ini:
      """
      rules:
        - id: lekas
          kind: recovery
          trigger: {signal: complaint, by: customer}
          order: any
          within: 1h
          steps: [{id: maaf, signal: apology}, {id: solusi, signal: solution}]
      """
    Ketika percakapan ini dinilai per 12:00:
      """
      09:00 pelanggan: Pesanan saya kurang satu
      09:10 agen (a7): Kami kirim ulang kekurangannya hari ini.
      10:30 agen (a7): Sekali lagi mohon maaf, Kak.
      """
    Maka aturan "lekas" gagal
    Dan alasannya memuat "maaf"
    Dan alasannya memuat "1h"
    Dan yang kurang tampak sesudah pukul 09:10

  @tidak-dapat-dinilai
  Skenario: Dengan batas waktu, langkah tanpa waktu tidak dapat dinilai
    Diketahui SOP ini:
      """
      rules:
        - id: lekas
          kind: recovery
          trigger: {signal: complaint, by: customer}
          within: 1h
          steps: [{id: maaf, signal: apology}]
      """
    Ketika percakapan ini dinilai per 12:00:
      """
      09:00 pelanggan: Pesanan saya kurang satu
      --:-- agen (a7): Mohon maaf, Kak.
      """
    Maka aturan "lekas" tidak dapat dinilai
    Dan alasannya memuat "waktu"
