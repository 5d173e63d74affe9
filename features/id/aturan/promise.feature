# language: id
@kind:promise
Fitur: Janji waktu ditepati, atau diperbarui sebelum lewat
  "Kami kabari dalam 2 jam" adalah janji: dua jam kemudian sudah ada kabar, atau janji baru sebelum waktunya habis.
  Waktu dibaca seperti pelanggan mendengarnya; yang bukan waktu ("jam tangan", "buka jam 8-17") bukan janji.

  Dasar:
    Diketahui SOP ini:
      """
      calendars:
        kantor: {hours: {mon-fri: ["08:00-17:00"]}}
      signals:
        janji-waktu: {by: agent, any: [kami kabari, kami kirim, saya telepon, mohon ditunggu]}
        kabar: {by: agent, any: [berikut kabarnya, sudah dikirim, resinya]}
      rules:
        - {id: janji, kind: promise, signal: janji-waktu, kept_by: {any: [{signal: kabar}, {action: kirim}, {status: solved}]}}
        - {id: janji-kantor, kind: promise, signal: janji-waktu, kept_by: {signal: kabar}, calendar: kantor, grace: 15m}
      """

  @lulus
  Skenario: Kabar datang sebelum waktunya
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Paket saya di mana?
      09:05 agen (a7): Kami cek dulu ya Kak, kami kabari dalam 2 jam.
      10:40 agen (a7): Berikut kabarnya: paket sudah di kurir.
      """
    Maka aturan "janji" lulus
    Dan aturan itu berlaku 1 kali, terpenuhi 1 kali
    Dan tenggatnya 2026-01-05 11:05

  @gagal
  Skenario: Waktunya lewat tanpa kabar
    Ketika percakapan ini dinilai:
      """
      09:05 agen (a7): Kami kabari dalam 2 jam ya Kak.
      11:20 pelanggan: Bagaimana Kak?
      11:30 agen (a7): Berikut kabarnya: masih di gudang.
      """
    Maka aturan "janji" gagal
    Dan alasannya memuat "janji “2 jam” baru ditepati 25m sesudah waktunya"
    Dan buktinya mengutip "2 jam"
    Dan agennya "a7"

  Skenario: Tidak ada kabar sama sekali, siapa pun yang bertanya
    Ketika percakapan ini dinilai per 2026-01-07 09:00:
      """
      09:05 agen (a7): Besok kami kirim ya Kak.
      15:00 pelanggan: Resinya mana Kak?
      """
    Maka aturan "janji" gagal
    Dan alasannya memuat "tidak ditepati maupun diperbarui"
    Dan yang kurang tampak sesudah pukul 15:00
    Dan tenggatnya 2026-01-06 23:59:59

  Skenario: Diperbarui tepat waktu, dan janji yang baru masih berjalan
    Ketika percakapan ini dinilai:
      """
      09:05 agen (a7): Kami kabari dalam 2 jam ya Kak.
      11:05 agen (a9): Masih menunggu gudang, mohon ditunggu sampai besok jam 3 sore.
      """
    Maka aturan "janji" menunggu
    Dan aturan itu berlaku 2 kali, terpenuhi 1 kali

  Skenario: Ditepati dengan tindakan, bukan dengan kata-kata
    Ketika percakapan ini dinilai:
      """
      09:05 agen (a7): Sore ini kami kirim.
      16:30 tindakan: kirim {"order": "O-1"}
      """
    Maka aturan "janji" lulus

  Skenario: Hari kerja menurut kalender, sampai jam tutup dan kelonggarannya
    Ketika percakapan ini dinilai:
      """
      Jumat 2026-01-09
      16:00 agen (a7): Kami kabari paling lambat 2 hari kerja.
      Selasa 2026-01-13
      17:10 agen (a7): Berikut kabarnya, Kak.
      """
    Maka aturan "janji-kantor" lulus
    Dan tenggatnya 2026-01-13 17:15
    Dan aturan "janji" tidak dapat dinilai
    Dan alasannya memuat "tidak punya kalender"

  Skenario: Yang terdengar seperti waktu
    Ketika percakapan ini dinilai:
      """
      09:05 agen (a7): Kami kirim jam tangan 3 jutaan itu dengan garansi 1 tahun.
      09:06 agen (a7): Mohon ditunggu ya, kami buka jam 8-17.
      09:07 agen (a7): Refundnya kami kirim dalam 2 jam setelah barang diterima.
      09:08 agen (a7): Kami kabari secepatnya.
      """
    Maka aturan "janji" tidak berlaku

  Skenario: Kapan dijanjikan tidak tercatat
    Ketika percakapan ini dinilai:
      """
      --:-- agen (a7): Kami kabari dalam 2 jam.
      --:-- agen (a7): Berikut kabarnya.
      """
    Maka aturan "janji" tidak dapat dinilai
    Dan alasannya memuat "tidak tercatat"
