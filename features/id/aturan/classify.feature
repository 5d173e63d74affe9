# language: id
@kind:classify
Fitur: Menggolongkan percakapan
  Keluhan pengiriman ditangani lain dari keluhan produk, dan pelanggan baru lain dari yang berkali-kali memaki. Golongan
  tidak pernah gagal: ia hanya mengatakan percakapan apa ini, supaya aturan lain berlaku untuk yang perlu saja.

  Dasar:
    Diketahui SOP ini:
      """
      signals:
        soal-kirim: {any: [belum sampai, kurir, resi, resinya]}
        soal-produk: {any: [pecah, cacat, tidak nyala]}
        makian: {any: [penipu, goblok]}
        ganti-rugi: {by: agent, any: [kami ganti, kami kirim pengganti]}
      rules:
        - id: jenis
          kind: classify
          title: Jenis keluhan
          labels:
            pengiriman: {signal: soal-kirim, by: customer}
            produk: {signal: soal-produk, by: customer}
            kasar: {signal: makian, by: customer, at_least: 2}
            pelanggan-baru: {when: {customer.new: true}}
        - id: gawat
          kind: classify
          labels:
            ya: {when: {all: [{class.jenis: produk}, {class.jenis: pelanggan-baru}]}}
        - {id: diganti, kind: phrase, signal: ganti-rugi, must: {at_least: 1}, when: {class.jenis: produk}}
        - {id: hati-hati, kind: phrase, signal: ganti-rugi, must: never, when: {class.jenis: {not: produk}}}
      """

  @lulus
  Skenario: Dua golongan sekaligus
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Resinya mana Kak? Kemarin juga yang datang pecah
      09:04 agen (a7): Mohon maaf, Kak. Yang pecah kami ganti hari ini.
      """
    Maka aturan "jenis" lulus
    Dan golongannya "pengiriman, produk"
    Dan aturan "diganti" lulus
    Dan aturan "hati-hati" tidak berlaku
    Dan aturan "gawat" tidak berlaku

  @gagal
  Skenario: Aturan untuk satu golongan gagal
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Lampunya tidak nyala
      09:04 agen (a7): Baik Kak, terima kasih infonya.
      """
    Maka aturan "jenis" lulus
    Dan golongannya "produk"
    Dan aturan "diganti" gagal
    Dan alasannya memuat "tidak pernah dikatakan"

  Skenario: Tidak satu pun cocok, juga bila agen yang menyebut kurir
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Ada warna biru?
      09:04 agen (a7): Ada Kak, bisa diantar kurir hari ini.
      """
    Maka aturan "jenis" tidak berlaku
    Dan aturan "diganti" tidak berlaku
    Dan aturan "hati-hati" lulus

  Skenario: Sekali memaki belum golongan kasar
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Dasar penipu
      """
    Maka aturan "jenis" tidak berlaku

  Skenario: Sesudah makian kedua sudah, walau percakapan masih berjalan
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Dasar penipu
      09:01 pelanggan: goblok
      """
    Maka aturan "jenis" lulus
    Dan golongannya "kasar"

  Skenario: Golongan dari catatan pelanggan, dan golongan atas golongan
    Ketika percakapan ini dinilai:
      """
      pelanggan baru: ya
      09:00 pelanggan: Gelasnya pecah
      09:04 agen (a7): Kami kirim pengganti ya Kak.
      """
    Maka aturan "jenis" lulus
    Dan golongannya "produk, pelanggan-baru"
    Dan aturan "gawat" lulus
    Dan golongannya "ya"
