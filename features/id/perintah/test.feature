# language: id
Fitur: sop test
  Penulis SOP membuktikan bahwa aturannya berarti seperti yang dimaksud, dengan percakapan singkat.

  Skenario: Contoh pada aturan dijalankan, yang meleset ditunjukkan di barisnya
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - id: salam
          kind: greeting
          examples:
            - expect: pass
              chat: |
                C: barangnya ada?
                A: Selamat pagi, Kak. Ada.
            - expect: pass
              title: langsung menjawab
              chat: |
                C: barangnya ada?
                +2m A (dina): ada
      """
    Ketika menjalankan: sop test sop.yaml
    Maka kode keluarnya 1
    Dan keluarannya memuat "salam#2 langsung menjawab: seharusnya pass, ternyata fail"
    Dan keluarannya memuat "→ 2 +2m A (dina): ada"
    Dan keluarannya memuat "salam: sesudah ini kurang: tidak ada salam dalam pesan pertama agen"
    Dan keluarannya memuat "1 tes lulus, 1 gagal"

  Skenario: Batas waktu diuji tanpa menunggu
    Diketahui SOP ini di berkas "sop.yaml":
      """
      calendars:
        jam-kerja: {hours: {mon-fri: ["08:00-17:00"]}}
      rules:
        - id: balasan-pertama
          kind: deadline
          metric: first_reply
          within: 15m
          calendar: jam-kerja
          examples:
            - expect: pass
              title: tepat pada batasnya
              chat: |
                16:50 C: halo
                2026-01-06
                08:05 A: Selamat pagi
            - expect: fail
              message: 2
              chat: |
                C: halo
                +16m A: Selamat pagi
            - expect: pending
              as_of: 09:10
              chat: |
                status: open
                09:00 C: halo
      """
    Ketika menjalankan: sop test sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "3 tes lulus"

  Skenario: Tes di berkas tersendiri menguji beberapa aturan sekaligus
    Diketahui SOP ini di berkas "toko.yaml":
      """
      rules:
        - {id: salam, kind: greeting}
        - {id: penutup, kind: closing}
      """
    Dan berkas "toko.test.yaml" yang berisi:
      """
      tests:
        - expect: {salam: pass, penutup: fail}
          chat: |
            C: barangnya ada?
            A: Selamat pagi, Kak. Ada.
      """
    Ketika menjalankan: sop test toko.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "1 tes lulus"

  Skenario: Salah tulis di dalam percakapan ditunjukkan di barisnya
    Diketahui berkas "toko.test.yaml" yang berisi:
      """
      tests:
        - expect: {salm: pass}
          chat: |
            C: barangnya ada?
            Dina: Ada
      """
    Dan SOP ini di berkas "toko.yaml":
      """
      rules:
        - {id: salam, kind: greeting}
      """
    Ketika menjalankan: sop test toko.yaml
    Maka kode keluarnya 3
    Dan pemberitahuannya memuat "toko.test.yaml:2:14: kesalahan: tidak ada aturan `salm`"
    Dan pemberitahuannya memuat "Maksud Anda `salam`?"
    Dan pemberitahuannya memuat "toko.test.yaml:5:7: kesalahan: `Dina` bukan penutur atau kejadian"
