# language: id
Fitur: Rincian hitungan waktu
  Agen yang dinilai terlambat berhak tahu waktu mana yang dihitung. `--ledger` merinci setiap hitungan dari mulai sampai
  berhenti: selang mana yang dihitung, mana yang tidak, dan sebabnya. Jumlah yang dihitung selalu sama dengan hasilnya.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      calendars:
        toko:
          hours: {mon-fri: ["08:00-12:00", "13:00-17:00"]}
          holidays: {country: ID, closed: ["2026-03-18"]}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 1h, calendar: toko}
        - {id: selesai, kind: deadline, metric: resolution, within: 2d, pause_on: [pending]}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      2026-03-17
      16:30 pelanggan: Kak, kompornya mati
      2026-03-20
      09:00 agen (a7): Mohon maaf Kak, boleh fotonya?
      09:00 status: pending
      11:00 status: open
      12:00 status: solved
      """

  Skenario: Jam tutup, hari tutup, dan hari libur disebut namanya
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --ledger -o ndjson
    Maka baris 1 memuat ""elapsed_seconds":5400"
    Dan baris 1 memuat ""from":"2026-03-17T16:30:00+07:00","until":"2026-03-17T17:00:00+07:00","seconds":1800,"counted":true,"why":"waktu kerja""
    Dan baris 1 memuat ""seconds":25200,"counted":false,"why":"di luar jam kerja""
    Dan baris 1 memuat ""counted":false,"why":"tutup menurut kalender: 2026-03-18""
    Dan baris 1 memuat ""counted":false,"why":"libur: Hari Suci Nyepi""

  Skenario: Jeda disebut sebabnya
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --ledger -o ndjson
    Maka baris 2 memuat ""why":"waktu berjalan""
    Dan baris 2 memuat ""seconds":7200,"counted":false,"why":"dijeda: status pending pada 2026-03-20 09:00:00+07:00""

  Skenario: Dalam bahasa Inggris
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --ledger -o ndjson --lang en
    Maka baris 1 memuat ""why":"outside hours""
    Dan baris 2 memuat ""why":"paused: status pending at 2026-03-20 09:00:00+07:00""

  Skenario: Sisa waktu percakapan yang masih berjalan
    Diketahui percakapan "T-2" di berkas "berjalan.ndjson":
      """
      status: open
      2026-03-17
      16:30 pelanggan: Kak, kompornya mati
      """
    Ketika menjalankan: sop audit berjalan.ndjson --sop sop.yaml --as-of 2026-03-18T10:00 -o ndjson
    Maka baris 1 memuat ""verdict":"pending""
    Dan baris 1 memuat ""due_at":"2026-03-20T08:30:00+07:00""
    Dan baris 1 memuat ""left_seconds":1800"
