# language: id
Fitur: Jam kerja, istirahat, dan hari libur
  Bila aturan menyebut kalender, lima belas menit berarti lima belas menit jam kerja. Di luar jam buka waktunya
  berhenti, dan pesan yang datang saat tutup mulai dihitung pada pembukaan berikutnya.

  Dasar:
    Diketahui SOP ini:
      """
      calendars:
        toko:
          timezone: Asia/Jakarta
          hours: {mon-fri: ["08:00-12:00", "13:00-17:00"], sat: ["09:00-13:00"], sun: []}
          holidays: {country: ID, categories: [public, government], closed: ["--12-31"], open: ["2026-02-16"]}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, calendar: toko}
        - {id: tuntas, kind: deadline, start: {action: bayar}, stop: {action: kirim}, within: 2bd, calendar: toko}
      """

  Skenario: Istirahat siang tidak dihitung
    Ketika percakapan ini dinilai:
      """
      11:55 pelanggan: Kak, sofa abu-abu masih ada?
      13:10 agen (a1): Halo Kak, masih ada dua.
      """
    Maka aturan "balas" lulus
    Dan terukur 15m dari batas 15m
    Dan tenggatnya 13:10

  Skenario: Pesan malam hari mulai dihitung besok pagi
    Ketika percakapan ini dinilai:
      """
      Senin 2026-01-05
      22:30 pelanggan: Kak, sofa abu-abu masih ada?
      Selasa 2026-01-06
      08:20 agen (a1): Selamat pagi Kak, masih ada dua.
      """
    Maka aturan "balas" gagal
    Dan terukur 20m dari batas 15m
    Dan tenggatnya 2026-01-06 08:15

  Skenario: Sabtu sore ke Senin pagi melewati hari Minggu
    Ketika percakapan ini dinilai:
      """
      Sabtu 2026-01-10
      12:50 pelanggan: Kak, bisa diantar hari ini?
      Senin 2026-01-12
      08:05 agen (a1): Selamat pagi Kak, bisa diantar siang ini.
      """
    Maka aturan "balas" lulus
    Dan terukur 15m dari batas 15m

  Skenario: Hari libur nasional dilewati
    Ketika percakapan ini dinilai:
      """
      Senin 2026-08-17
      09:00 pelanggan: Kak, toko buka?
      Selasa 2026-08-18
      08:10 agen (a1): Selamat pagi Kak, hari ini buka.
      """
    Maka aturan "balas" lulus
    Dan tenggatnya 2026-08-18 08:15

  Skenario: Tutup setiap 31 Desember dan Tahun Baru
    Ketika percakapan ini dinilai:
      """
      Rabu 2025-12-31
      09:00 pelanggan: Kak, toko buka?
      Jumat 2026-01-02
      08:15 agen (a1): Selamat pagi Kak, sudah buka lagi.
      """
    Maka aturan "balas" lulus

  Skenario: Cuti bersama yang dinyatakan tetap buka
    Ketika percakapan ini dinilai:
      """
      Senin 2026-02-16
      09:00 pelanggan: Kak, toko buka?
      09:20 agen (a1): Buka Kak.
      """
    Maka aturan "balas" gagal
    Dan terukur 20m dari batas 15m

  Skenario: Dua hari kerja adalah jam yang sama dua hari kerja kemudian
    Ketika percakapan ini dinilai:
      """
      Kamis 2026-01-08
      15:00 tindakan: bayar {"order": "O-4"}
      Sabtu 2026-01-10
      13:00 tindakan (g1): kirim {"order": "O-4"}
      """
    Maka aturan "tuntas" lulus
    Dan tenggatnya 2026-01-10 13:00

  Skenario: Shift malam melewati tengah malam
    Diketahui SOP ini:
      """
      calendars:
        malam: {hours: {daily: ["22:00-06:00"]}}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 3h, calendar: malam}
      """
    Ketika percakapan ini dinilai:
      """
      Senin 2026-01-05
      23:00 pelanggan: Kak, pesanan saya dibatalkan sistem
      Selasa 2026-01-06
      02:00 agen (a9): Halo Kak, sudah kami aktifkan lagi.
      """
    Maka aturan "balas" lulus
    Dan terukur 3h dari batas 3h

  Skenario: Jam buka mengikuti zona waktu kalendernya
    Diketahui SOP ini:
      """
      calendars:
        jayapura: {timezone: Asia/Jayapura, hours: {mon-fri: ["08:00-16:00"]}}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, calendar: jayapura}
      """
    Ketika percakapan ini dinilai:
      """
      13:50 pelanggan: Kak, di Jayapura sudah hampir tutup ya?
      13:59 agen (a4): Halo Kak, iya, sebentar lagi.
      """
    Maka aturan "balas" lulus
    Dan terukur 9m dari batas 15m
    Dan tenggatnya 2026-01-06 06:05

  Skenario: Tanpa kalender, yang dipakai jam dinding
    Diketahui SOP ini:
      """
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m}
      """
    Ketika percakapan ini dinilai:
      """
      11:55 pelanggan: Kak, sofa abu-abu masih ada?
      13:10 agen (a1): Halo Kak, masih ada dua.
      """
    Maka aturan "balas" gagal
    Dan terukur 1h15m dari batas 15m
