# language: id
@kind:deadline
Fitur: Tenggat balasan, kabar, dan penyelesaian
  Tenggat dihitung pada jam kerja bila aturannya memakai kalender, dan pada jam dinding bila tidak. Tepat pada
  batasnya masih tepat waktu. Selama tenggatnya belum lewat, hasilnya menunggu.

  Dasar:
    Diketahui SOP ini:
      """
      calendars:
        jam-kerja:
          hours: {mon-fri: ["08:00-12:00", "13:00-17:00"], sat: ["09:00-13:00"]}
      rules:
        - id: balasan-pertama
          kind: deadline
          metric: first_reply
          within: 15m
          calendar: jam-kerja
          targets: [{when: {priority: urgent}, within: 5m}]
        - id: balasan-lanjutan
          kind: deadline
          metric: next_reply
          within: 30m
          calendar: jam-kerja
          needs_no_reply: {by: customer, signal: thanks}
        - {id: selesai, kind: deadline, metric: resolution, within: 1d, pause_on: [pending]}
      """

  @lulus
  Skenario: Dibalas tepat pada batasnya
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, kompornya masih garansi?
      09:15 agen (a7): Selamat pagi Kak. Masih, sampai Juni tahun ini.
      09:16 status: solved
      """
    Maka aturan "balasan-pertama" lulus
    Dan terukur 15m dari batas 15m
    Dan tenggatnya 09:15

  @gagal
  Skenario: Balasan pertama terlambat enam menit
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, kompornya masih garansi?
      09:05 pelanggan: kak?
      09:21 agen (a7): Maaf menunggu Kak. Masih, sampai Juni.
      09:22 status: solved
      """
    Maka aturan "balasan-pertama" gagal
    Dan alasannya memuat "balasan pertama"
    Dan alasannya memuat "21m"
    Dan alasannya memuat "15m"
    Dan buktinya mengutip "Kak, kompornya masih garansi?"
    Dan buktinya mengutip "Maaf menunggu Kak. Masih, sampai Juni."
    Dan terukur 21m dari batas 15m
    Dan agennya "a7"

  @gagal
  Skenario: Pelanggan mendesak mendapat batas yang lebih pendek
    Ketika percakapan ini dinilai:
      """
      prioritas: urgent
      09:00 pelanggan: Kabel kompornya berasap!
      09:07 agen (a7): Kak, tolong cabut dulu dari stopkontak ya.
      09:30 status: solved
      """
    Maka aturan "balasan-pertama" gagal
    Dan terukur 7m dari batas 5m

  @gagal
  Skenario: Tidak pernah dibalas
    Ketika percakapan ini dinilai:
      """
      status: closed
      09:00 pelanggan: Kak, kompornya masih garansi?
      09:00 bot: Terima kasih, pesan Anda kami terima.
      10:00 pelanggan: ya sudah kalau tidak dibalas
      """
    Maka aturan "balasan-pertama" gagal
    Dan buktinya mengutip "Kak, kompornya masih garansi?"
    Dan yang kurang tampak sesudah pukul 09:00
    Dan tenggatnya 09:15

  @lulus @nyaris
  Skenario: Istirahat siang tidak dihitung sebagai waktu menunggu
    Ketika percakapan ini dinilai:
      """
      11:50 pelanggan: Kak, mau tanya stok rak
      13:05 agen (a7): Halo Kak, rak yang mana ya?
      13:06 status: solved
      """
    Maka aturan "balasan-pertama" lulus
    Dan terukur 15m dari batas 15m

  @lulus @nyaris
  Skenario: Ucapan terima kasih di akhir tidak menuntut balasan
    Ketika percakapan ini dinilai:
      """
      status: closed
      09:00 pelanggan: Kak, resi pesanan O-7 berapa?
      09:02 agen (a7): Halo Kak, resinya GK-0007.
      09:03 pelanggan: makasih banyak kak
      """
    Maka aturan "balasan-lanjutan" tidak berlaku

  @gagal
  Skenario: Pertanyaan lanjutan dibiarkan 50 menit
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, resi pesanan O-7 berapa?
      09:02 agen (a7): Halo Kak, resinya GK-0007.
      09:10 pelanggan: Kok di aplikasi kurir belum terdaftar?
      10:00 agen (a8): Baru dijemput jam 9 Kak, nanti siang sudah terlihat.
      10:05 pelanggan: terus kira-kira sampai kapan?
      10:20 agen (a8): Besok sore, Kak.
      10:30 status: solved
      """
    Maka aturan "balasan-lanjutan" gagal
    Dan buktinya mengutip "Kok di aplikasi kurir belum terdaftar?"
    Dan aturan itu berlaku 2 kali, terpenuhi 1 kali
    Dan terukur 50m dari batas 30m
    Dan agennya "a8"

  @tidak-berlaku
  Skenario: Pelanggan tidak bertanya apa-apa
    Ketika percakapan ini dinilai:
      """
      09:00 agen (a7): Halo Kak, pesanan O-7 sudah tiba ya. Semoga suka!
      """
    Maka aturan "balasan-pertama" tidak berlaku

  @menunggu
  Skenario: Tenggatnya belum lewat saat audit
    Ketika percakapan ini dinilai per 09:10:
      """
      status: open
      09:00 pelanggan: Kak, kompornya masih garansi?
      """
    Maka aturan "balasan-pertama" menunggu
    Dan tenggatnya 09:15

  @gagal
  Skenario: Masih berjalan, tetapi tenggatnya sudah lewat
    Ketika percakapan ini dinilai per 09:16:
      """
      status: open
      09:00 pelanggan: Kak, kompornya masih garansi?
      """
    Maka aturan "balasan-pertama" gagal

  @tidak-dapat-dinilai
  Skenario: Waktu balasannya tidak tercatat
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, kompornya masih garansi?
      --:-- agen (a7): Selamat pagi Kak, masih.
      09:30 status: solved
      """
    Maka aturan "balasan-pertama" tidak dapat dinilai
    Dan alasannya memuat "waktu"

  @lulus @nyaris
  Skenario: Waktu menunggu jawaban pelanggan tidak dihitung sebagai waktu penyelesaian
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      Senin 2026-01-05
      09:00 pelanggan: Kak, kompornya bocor gas
      09:05 agen (a7): Halo Kak, boleh kirim videonya?
      09:06 status: open -> pending
      Selasa 2026-01-06
      20:00 pelanggan: [foto]
      20:00 status: pending -> open
      20:10 agen (a7): Kami tukar dengan yang baru ya Kak.
      20:30 status: solved
      """
    Maka aturan "selesai" lulus
    Dan terukur 36m dari batas 1d

  @gagal
  Skenario: Penyelesaian makan waktu dua hari
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      09:00 pelanggan: Kak, kompornya bocor gas
      09:05 agen (a7): Halo Kak, kami cek dulu.
      Rabu 2026-01-07
      09:00 status: solved
      """
    Maka aturan "selesai" gagal
    Dan alasannya memuat "penyelesaian"
    Dan tenggatnya 2026-01-06 09:00

  @gagal
  Skenario: Tenggat antara dua kejadian pilihan sendiri
    Diketahui SOP ini:
      """
      calendars:
        gudang: {hours: {mon-sat: ["08:00-16:00"]}}
      rules:
        - {id: kirim, kind: deadline, start: {action: bayar}, stop: {action: kirim}, within: 2bd, calendar: gudang}
      """
    Ketika percakapan ini dinilai:
      """
      Jumat 2026-01-09
      10:00 tindakan: bayar {"order": "O-9"}
      Senin 2026-01-12
      10:01 tindakan (g1): kirim {"order": "O-9"}
      """
    Maka aturan "kirim" gagal
    Dan alasannya memuat "2 hari kerja"
    Dan tenggatnya 2026-01-12 10:00
    Dan agennya "g1"
