# language: id
Fitur: Beberapa versi SOP dengan masa berlaku masing-masing
  SOP berganti, percakapan lama tidak. Semua versi disimpan dalam satu folder, masing-masing dengan `effective`, dan
  setiap percakapan dinilai menurut versi yang berlaku ketika percakapan itu dimulai.

  Dasar:
    Diketahui SOP ini di berkas "versi-1.yaml":
      """
      sop: toko
      version: "1.0"
      effective: {from: 2025-01-01, until: 2026-01-05}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 30m, severity: minor}
        - {id: singkat, kind: style, at_most: {words: 5}, severity: minor}
      """
    Dan SOP ini di berkas "versi-2.yaml":
      """
      sop: toko
      version: "2.0"
      effective: {from: 2026-01-06}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, severity: critical}
      """
    Dan percakapan "LAMA" di berkas "chat.ndjson":
      """
      2026-01-05
      23:50 pelanggan: Kak, kompornya tidak mau menyala
      2026-01-06
      00:10 agen (a7): Mohon maaf ya Kak, boleh dikirim foto regulatornya?
      """
    Dan percakapan "BARU" di berkas "chat.ndjson":
      """
      2026-01-06
      00:00 pelanggan: Kak, tekonya bocor
      00:20 agen (a7): Mohon maaf Kak.
      """

  Skenario: Versi yang berlaku ketika percakapan dimulai yang dipakai
    Ketika menjalankan: sop audit chat.ndjson --sop . -o ndjson
    Maka kode keluarnya 1
    Dan baris 1 memuat ""conversation":"LAMA","rule":"balas","kind":"deadline","sop":"toko@1.0""
    Dan baris 1 memuat ""verdict":"pass","severity":"minor""
    Dan baris 2 memuat ""rule":"singkat""
    Dan baris 2 memuat ""verdict":"fail""
    Dan baris 3 memuat ""conversation":"BARU","rule":"balas","kind":"deadline","sop":"toko@2.0""
    Dan baris 3 memuat ""verdict":"fail","severity":"critical""

  Skenario: Ringkasan menghitung aturan dari semua versi, dan menyebut versi yang dipakai
    Ketika menjalankan: sop audit chat.ndjson --sop versi-2.yaml --sop versi-1.yaml --lang id
    Maka kode keluarnya 1
    Dan keluarannya memuat "toko@2.0"
    Dan keluarannya memuat "kritis balas 1 gagal 50,0% lulus dari 2"
    Dan keluarannya memuat "minor singkat 1 gagal 0,0% lulus dari 1"
    Dan keluarannya memuat "versi SOP yang berlaku ketika dimulai: toko@1.0 1, toko@2.0 1"

  Skenario: Beratnya temuan menurut versi yang menilainya
    Diketahui percakapan "TELAT" di berkas "lama.ndjson":
      """
      2025-12-30
      09:00 pelanggan: Kak, ada diskon?
      10:00 agen (a7): Ada Kak.
      """
    Ketika menjalankan: sop audit lama.ndjson --sop .
    Maka kode keluarnya 0
    Ketika menjalankan: sop audit lama.ndjson --sop . --fail-on minor
    Maka kode keluarnya 1

  Skenario: Ketika tidak ada versi yang berlaku, percakapan tidak dinilai
    Diketahui percakapan "KUNO" di berkas "kuno.ndjson":
      """
      2024-12-31
      09:00 pelanggan: Kak, ada diskon?
      """
    Ketika menjalankan: sop audit kuno.ndjson --sop .
    Maka kode keluarnya 0
    Dan keluarannya memuat "1 di luar masa berlaku SOP"

  Skenario: Bagian yang sama untuk semua versi ditulis sekali
    Diketahui SOP ini di berkas "umum.yaml":
      """
      sop: umum
      signals:
        salam-toko: {by: agent, any: [selamat datang]}
      rules:
        - {id: salam, kind: greeting, signal: salam-toko, severity: info}
      """
    Ketika menjalankan: sop audit chat.ndjson --sop . -o ndjson
    Maka baris 3 memuat ""conversation":"LAMA","rule":"salam","kind":"greeting","sop":"toko@1.0""
    Dan baris 5 memuat ""conversation":"BARU","rule":"salam","kind":"greeting","sop":"toko@2.0""

  Skenario: Versi baru cukup menulis yang berubah
    Diketahui SOP ini di berkas "versi-2.yaml":
      """
      sop: toko
      version: "2.0"
      effective: {from: 2026-01-06}
      uses: [versi-1.yaml]
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, severity: critical, override: true}
      """
    Ketika menjalankan: sop audit chat.ndjson --sop . -o ndjson
    Maka baris 1 memuat ""conversation":"LAMA","rule":"balas","kind":"deadline","sop":"toko@1.0""
    Dan baris 1 memuat ""verdict":"pass""
    Dan baris 3 memuat ""conversation":"BARU","rule":"balas","kind":"deadline","sop":"toko@2.0""
    Dan baris 3 memuat ""verdict":"fail""
    Dan baris 4 memuat ""rule":"singkat","kind":"style","sop":"toko@2.0""

  Skenario: Dua versi tidak boleh berlaku pada tanggal yang sama
    Diketahui SOP ini di berkas "versi-2.yaml":
      """
      sop: toko
      version: "2.0"
      effective: {from: 2026-01-05}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m}
      """
    Ketika menjalankan: sop check .
    Maka kode keluarnya 3
    Dan keluarannya memuat "versi-1.yaml:6:12"
    Dan keluarannya memuat "`toko@1.0` masih berlaku ketika `toko@2.0` juga berlaku"
    Dan keluarannya memuat "Maksud Anda `until: 2026-01-04`?"
    Ketika menjalankan: sop audit chat.ndjson --sop .
    Maka kode keluarnya 3

  Skenario: Versi-versi yang benar
    Ketika menjalankan: sop check .
    Maka kode keluarnya 0
    Dan keluarannya memuat "Benar: toko@1.0"
    Dan keluarannya memuat "Benar: toko@2.0"
