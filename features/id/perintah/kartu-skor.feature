# language: id
Fitur: Kartu skor (sop audit -o scorecard)
  Skor menurut pilar, agen, tim, kanal, dan bulan, masing-masing dengan selang 95%. Yang tidak berlaku tidak dihitung,
  kegagalan kritis menjadikan percakapannya 0, dan agen dengan sedikit percakapan tidak diperingkat.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        sapaan: {by: agent, any: [halo kak]}
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: salam, kind: greeting, signal: sapaan, pillar: kesopanan, weight: 3}
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, pillar: kecepatan}
        - {id: janji-uang, kind: phrase, signal: janji, must: never, severity: critical, pillar: kepatuhan}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Ada yang bulat? Telepon saya 0812-3456-7890
      09:05 agen (a7): Halo Kak, ada.
      """
    Dan percakapan "T-2" di berkas "chat.ndjson":
      """
      10:00 pelanggan: Uang saya bagaimana?
      10:05 agen (a8): Ditunggu ya.
      """

  Skenario: Skor setiap agen dan pilar
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o scorecard
    Maka kode keluarnya 0
    Dan keluarannya memuat "Semua 70,0"
    Dan keluarannya memuat "kesopanan 50,0"
    Dan keluarannya memuat "kecepatan 100,0"
    Dan keluarannya memuat "a7 100,0"
    Dan keluarannya memuat "a8 40,0"
    Dan keluarannya memuat "Tidak ada peringkat agen: belum ada yang memiliki 30 percakapan."

  Skenario: Peringkat bila percakapannya cukup, dengan nama dan tim dari daftar agen
    Diketahui berkas "agen.csv" yang berisi:
      """
      agent,name,team,from,until
      a7,Sari,Pagi,,
      a8,Budi,Malam,2026-01-01,2026-12-31
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o scorecard --roster agen.csv --min-count 1
    Maka keluarannya memuat "1. Sari (a7) 100,0"
    Dan keluarannya memuat "2. Budi (a8) 40,0"
    Dan keluarannya memuat "Pagi 100,0"
    Dan pemberitahuannya memuat "Skor menurut tim: Malam 40,0 (n=1), Pagi 100,0 (n=1)"
