# language: id
@kind:style
Fitur: Kerapian setiap pesan
  Setiap pesan agen diukur sendiri-sendiri; setiap batas yang dilanggar menjadi satu temuan. Pesan yang sudah terkirim
  tidak berubah lagi, jadi aturan ini hanya menunggu bila yang diukur adalah pesan-pesan terakhir.

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

  @gagal
  Skenario: Kalimat yang terlalu panjang melelahkan pembaca
    Diketahui SOP ini:
      """
      rules:
        - {id: kalimat-ringkas, kind: style, at_most: {longest_sentence: 12}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Lampunya mati, kak
      09:02 agen (a7): Baik, Kak. Mohon lampunya dilepas dulu dari stopkontak lalu ditunggu kira-kira lima menit sebelum dipasang kembali ya, Kak.
      """
    Maka aturan "kalimat-ringkas" gagal
    Dan alasannya memuat "16 kata dalam satu kalimat, paling banyak 12"

  @lulus @nyaris
  Skenario: Titik pada singkatan, harga, dan tautan tidak memutus kalimat
    Diketahui SOP ini:
      """
      rules:
        - {id: dua-kalimat, kind: style, at_most: {sentences: 2}, at_least: {longest_sentence: 10}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Dikirim ke mana?
      09:02 agen (a7): Kami kirim ke Jl. Melati No. 7, Kec. Coblong, a.n. Bpk. Andi. Ongkirnya Rp. 15.000, rinciannya di toko.co.id/resi?no=1 ya Kak
      """
    Maka aturan "dua-kalimat" lulus

  @gagal
  Skenario: Jawaban berbahasa Inggris untuk toko yang berbahasa Indonesia
    Diketahui SOP ini:
      """
      rules:
        - {id: bahasa, kind: style, at_least: {indonesian: 0.8}, at_most: {mixing: 0.2}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Barangnya sudah dikirim?
      09:02 agen (a7): Yes, we have sent it this morning.
      09:05 agen (a7): Kami sudah kirim, please wait ya.
      """
    Maka aturan "bahasa" gagal
    Dan alasannya memuat "bagian bahasa Indonesia 0"
    Dan alasannya memuat "bagian bahasa kedua"
    Dan ada 3 temuan

  @lulus @nyaris
  Skenario: Kata dagang yang dipakai kedua bahasa, dan pesan yang terlalu pendek, bukan bahasa Inggris
    Diketahui SOP ini:
      """
      rules:
        - {id: bahasa, kind: style, at_least: {indonesian: 0.8}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Cara ordernya gimana?
      09:02 agen (a7): Silakan order lewat admin, bisa chat atau online ya Kak, promo free voucher masih ada.
      09:03 agen (a7): JNE Express, ready stock.
      """
    Maka aturan "bahasa" lulus

  @lulus
  Skenario: Pembuka mengikuti templat obrolan
    Diketahui SOP ini:
      """
      rules:
        - id: pembuka
          kind: style
          first: 1
          at_least: {template: 0.8}
          templates: ["Selamat {pagi}, Kak {nama}. Terima kasih sudah menghubungi Toko Lampu. Ada yang bisa kami bantu?"]
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Halo
      09:01 agen (a7): Selamat siang kak Budi Santoso, terima kasih sdh menghubungi toko lampu. Ada yang bisa kami bantu? 🙏
      09:02 agen (a7): Ditunggu ya
      """
    Maka aturan "pembuka" lulus
    Dan aturan itu berlaku 1 kali, terpenuhi 1 kali

  @gagal @nyaris
  Skenario: Salam dengan kata-kata sendiri bukan templatnya
    Diketahui SOP ini:
      """
      rules:
        - id: pembuka
          kind: style
          first: 1
          at_least: {template: 0.8}
          templates: ["Selamat {pagi}, Kak {nama}. Terima kasih sudah menghubungi Toko Lampu. Ada yang bisa kami bantu?"]
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Halo
      09:01 agen (a7): Selamat pagi Kak, ada yang bisa dibantu?
      """
    Maka aturan "pembuka" gagal
    Dan alasannya memuat "kemiripan dengan templat 0.5"
    Dan alasannya memuat "paling sedikit 0.8"

  @menunggu
  Skenario: Pesan terakhir masih dapat disusul pesan lain
    Diketahui SOP ini:
      """
      rules:
        - {id: penutup-tenang, kind: style, last: 1, at_most: {exclamations: 0}}
      """
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Terima kasih
      09:01 agen (a7): Sama-sama!
      """
    Maka aturan "penutup-tenang" menunggu

  @gagal
  Skenario: Jawaban dirangkai menjadi kalimat, bukan butir
    Diketahui SOP ini:
      """
      rules:
        - {id: tanpa-butir, kind: style, at_most: {list_items: 0}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Ada warna apa saja?
      09:01 agen (a7): 1.500 rupiah untuk yang merah, Kak
      09:02 agen (a7): - Biru
      09:03 agen (a7): 2️⃣ Hijau
      """
    Maka aturan "tanpa-butir" gagal
    Dan alasannya memuat "1 butir daftar, paling banyak 0"
    Dan ada 2 temuan

  @lulus
  Skenario: Pertanyaan tentang cara dijawab dengan langkah bernomor
    Diketahui SOP ini:
      """
      signals:
        tanya-cara:
          any: [bagaimana cara, gimana cara, caranya bagaimana, caranya gimana]
          by: customer
        langkah-bernomor:
          any: [{regex: '(?:^|\s)1[.)]\s?[a-z].*\s2[.)]\s?[a-z]'}]
          by: agent
      rules:
        - {id: langkah, kind: sequence, template: response, a: {signal: tanya-cara}, b: {signal: langkah-bernomor}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Gimana cara pasang lampunya, kak?
      09:02 agen (a7): Begini, Kak: 1. Matikan listrik. 2. Putar lampu lama. 3. Pasang yang baru.
      """
    Maka aturan "langkah" lulus

  @gagal @nyaris
  Skenario: Harga berderet bukan langkah bernomor
    Diketahui SOP ini:
      """
      signals:
        tanya-cara:
          any: [bagaimana cara, gimana cara, caranya bagaimana, caranya gimana]
          by: customer
        langkah-bernomor:
          any: [{regex: '(?:^|\s)1[.)]\s?[a-z].*\s2[.)]\s?[a-z]'}]
          by: agent
      rules:
        - {id: langkah, kind: sequence, template: response, a: {signal: tanya-cara}, b: {signal: langkah-bernomor}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Caranya gimana ya?
      09:02 agen (a7): Harganya 1.500 untuk tipe A dan 2.000 untuk tipe B, Kak. Lihat video saja ya.
      """
    Maka aturan "langkah" gagal
    Dan buktinya mengutip "Caranya gimana"
