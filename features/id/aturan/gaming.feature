# language: id
@kind:gaming
Fitur: Waktu yang diparkir
  Selama percakapan berstatus pending, hitungan waktu berhenti; sesudah selesai, tidak ada lagi yang dihitung. Status
  hanya boleh dipasang karena keadaannya memang begitu, bukan supaya tenggatnya tampak dipenuhi.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - {id: dijawab-dulu, kind: gaming, finds: pending_unanswered}
        - {id: dibalas-dulu, kind: gaming, finds: pending_without_reply}
        - {id: sungguh-selesai, kind: gaming, finds: quick_reopen, within: 30m}
      """

  @lulus
  Skenario: Dijawab, lalu menunggu pelanggan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:06 agen (a7): Mohon maaf, Kak. Boleh kirim videonya?
      09:06 status: pending
      11:20 pelanggan: [foto]
      11:20 status: open
      11:31 agen (a7): Terima kasih, Kak. Lampu pengganti kami kirim hari ini.
      11:32 status: solved
      """
    Maka aturan "dijawab-dulu" lulus
    Dan aturan itu berlaku 2 kali, terpenuhi 2 kali
    Maka aturan "dibalas-dulu" lulus
    Maka aturan "sungguh-selesai" lulus

  @gagal
  Skenario: Diparkir selagi pelanggan menunggu jawaban
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:06 agen (a7): Mohon maaf, Kak. Boleh kirim videonya?
      11:20 pelanggan: Sudah saya kirim lewat email
      11:21 penugasan: a9
      11:22 status: open -> pending
      15:40 agen (a9): Sudah kami terima, Kak.
      """
    Maka aturan "dijawab-dulu" gagal
    Dan alasannya memuat "status “pending” dipasang padahal pesan terakhir pelanggan belum dijawab"
    Dan buktinya mengutip "Sudah saya kirim lewat email"
    Dan agennya "a9"
    Maka aturan "dibalas-dulu" lulus

  @gagal
  Skenario: Diparkir sebelum ada balasan apa pun
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:02 penugasan: a7
      09:03 status: pending
      13:00 agen (a7): Mohon maaf, Kak. Boleh kirim videonya?
      """
    Maka aturan "dibalas-dulu" gagal
    Dan alasannya memuat "status tunggu dipasang padahal belum ada pesan dari agen sama sekali"
    Dan yang kurang tampak sesudah pukul 09:02
    Dan agennya "a7"
    Maka aturan "dijawab-dulu" gagal

  @gagal
  Skenario: Dinyatakan selesai, lalu segera dibuka lagi
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:50 agen (a7): Kami cek dulu ya, Kak.
      09:55 penugasan: a7
      09:55 status: solved
      10:25 status: open
      16:00 agen (a7): Lampu pengganti kami kirim hari ini.
      16:01 status: solved
      """
    Maka aturan "sungguh-selesai" gagal
    Dan alasannya memuat "dinyatakan selesai, lalu dibuka lagi dalam 30m"
    Dan ada 1 temuan
    Dan aturan itu berlaku 2 kali, terpenuhi 1 kali
    Dan agennya "a7"

  @lulus @nyaris
  Skenario: Dibuka lagi sesudah batasnya lewat
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:04 agen (a7): Lampu pengganti kami kirim hari ini.
      09:55 status: solved
      10:25:01 status: open
      """
    Maka aturan "sungguh-selesai" lulus

  @lulus @nyaris
  Skenario: Dari selesai ke ditutup bukan dibuka lagi
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:04 agen (a7): Lampu pengganti kami kirim hari ini.
      09:55 status: solved
      10:00 status: closed
      """
    Maka aturan "sungguh-selesai" lulus

  @gagal @nyaris
  Skenario: Catatan internal dan sapaan bot bukan jawaban
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:00 bot: Terima kasih, pesan Kakak kami terima.
      09:02 catatan agen (a7): Tanya gudang dulu
      09:03 status: pending
      """
    Maka aturan "dijawab-dulu" gagal
    Dan agennya "a7"
    Maka aturan "dibalas-dulu" gagal

  @gagal @nyaris
  Skenario: Dipasang dua kali selagi pesan yang sama menunggu
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:03 status: pending
      09:30 status: open
      09:31 status: pending
      """
    Maka aturan "dijawab-dulu" gagal
    Dan ada 1 temuan
    Maka aturan "dibalas-dulu" gagal
    Dan ada 2 temuan

  @gagal @nyaris
  Skenario: Balasan yang dicatat di belakang statusnya belum ada waktu status itu dipasang
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:06 status: pending
      09:06 agen (a7): Mohon maaf, Kak. Boleh kirim videonya?
      """
    Maka aturan "dijawab-dulu" gagal
    Maka aturan "dibalas-dulu" gagal

  @lulus @nyaris
  Skenario: Agen yang memulai percakapan
    Ketika percakapan ini dinilai:
      """
      09:00 agen (a7): Kak, alamatnya kurang lengkap. Boleh dilengkapi?
      09:01 status: pending
      """
    Maka aturan "dibalas-dulu" lulus
    Maka aturan "dijawab-dulu" tidak berlaku

  @tidak-berlaku
  Skenario: Tidak ada status yang diatur
    Ketika percakapan ini dinilai:
      """
      09:00 agen (a7): Kak, paketnya kami kirim hari ini.
      """
    Maka aturan "dijawab-dulu" tidak berlaku
    Maka aturan "dibalas-dulu" tidak berlaku
    Maka aturan "sungguh-selesai" tidak berlaku

  @tidak-dapat-dinilai
  Skenario: Waktu dibukanya lagi tidak tercatat
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:55 status: solved
      --:-- status: open
      """
    Maka aturan "sungguh-selesai" tidak dapat dinilai
    Dan alasannya memuat "waktu"

  @gagal @nyaris
  Skenario: Menurut jam kerja, dibuka lagi sesudah akhir pekan tetap terlalu cepat
    Diketahui SOP ini:
      """
      calendars:
        jam-kerja: {hours: {mon-fri: ["08:00-17:00"]}}
      rules:
        - {id: jam-dinding, kind: gaming, finds: quick_reopen, within: 1h}
        - {id: jam-kantor, kind: gaming, finds: quick_reopen, within: 1h, calendar: jam-kerja}
      """
    Ketika percakapan ini dinilai:
      """
      Jumat 2026-01-09
      16:40 agen (a7): Lampu pengganti kami kirim hari ini.
      16:45 status: solved
      Senin 2026-01-12
      08:10 status: open
      """
    Maka aturan "jam-dinding" lulus
    Maka aturan "jam-kantor" gagal

  @gagal
  Skenario: Ucapan terima kasih menunggu jawaban, kecuali SOP mengatakan lain
    Diketahui SOP ini:
      """
      signals:
        terima-kasih: {by: customer, any: [makasih, terima kasih]}
      rules:
        - {id: semua-dijawab, kind: gaming, finds: pending_unanswered}
        - id: kecuali-terima-kasih
          kind: gaming
          finds: pending_unanswered
          needs_no_reply: {signal: terima-kasih}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:06 agen (a7): Mohon maaf, Kak. Boleh kirim videonya?
      09:07 pelanggan: Oke makasih kak, nanti malam ya
      09:08 status: pending
      """
    Maka aturan "semua-dijawab" gagal
    Dan buktinya mengutip "Oke makasih kak, nanti malam ya"
    Maka aturan "kecuali-terima-kasih" lulus

  @gagal @nyaris
  Skenario: Terima kasih yang menyusul pertanyaan tidak menjawab pertanyaannya
    Diketahui SOP ini:
      """
      signals:
        terima-kasih: {by: customer, any: [makasih, terima kasih]}
      rules:
        - {id: dijawab-dulu, kind: gaming, finds: pending_unanswered, needs_no_reply: {signal: terima-kasih}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, kapan lampunya dikirim?
      09:01 pelanggan: makasih ya
      09:08 status: pending
      """
    Maka aturan "dijawab-dulu" gagal
    Dan buktinya mengutip "Kak, kapan lampunya dikirim?"

  @lulus @nyaris
  Skenario: Dibuka lagi hanya oleh ucapan terima kasih
    Diketahui SOP ini:
      """
      signals:
        terima-kasih: {by: customer, any: [makasih, terima kasih]}
      rules:
        - {id: setiap-buka, kind: gaming, finds: quick_reopen, within: 30m}
        - id: bukan-terima-kasih
          kind: gaming
          finds: quick_reopen
          within: 30m
          needs_no_reply: {signal: terima-kasih}
      """
    Ketika percakapan ini dinilai:
      """
      09:55 agen (a7): Lampu pengganti kami kirim hari ini.
      09:55 status: solved
      09:58 pelanggan: makasih kak
      09:58 status: open
      10:02 status: solved
      """
    Maka aturan "setiap-buka" gagal
    Maka aturan "bukan-terima-kasih" lulus

  @gagal @nyaris
  Skenario: Status lain yang menghentikan waktu, dan balasan bot yang dianggap balasan
    Diketahui SOP ini:
      """
      rules:
        - {id: dijawab-dulu, kind: gaming, finds: pending_unanswered, statuses: [pending, on-hold]}
        - {id: bot-boleh, kind: gaming, finds: pending_unanswered, replies_by: [agent, bot], statuses: [on-hold]}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, lampu mejanya mati
      09:00 bot: Kami cek stoknya dulu ya, Kak.
      09:03 status: on-hold
      """
    Maka aturan "dijawab-dulu" gagal
    Dan alasannya memuat "status “pending” atau “on-hold”"
    Maka aturan "bot-boleh" lulus
