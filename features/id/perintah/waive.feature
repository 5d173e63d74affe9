# language: id
Fitur: sop waive
  Ada temuan yang sudah dijelaskan, misalnya karena sistem mati. Temuan itu tetap tercantum, lengkap dengan alasan dan
  siapa yang menjawab, tetapi tidak dihitung, sampai tanggal yang disebut.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: janji-uang, kind: phrase, signal: janji, must: never, severity: critical}
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, severity: major}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Uang saya bagaimana kak?
      09:05 agen (a7): Tenang, uangnya pasti kembali.
      """

  Skenario: Temuan yang dikecualikan tetap tercantum dan tidak dihitung
    Diketahui berkas "waivers.yaml" yang berisi:
      """
      # kesepakatan rapat 2 Januari
      - fingerprint: 4a4a4a4a4a4a4a4a
        reason: contoh
        owner: Rina
        expires: 2026-06-30
      """
    Ketika menjalankan: sop waive 54630ac23dc2f405 --reason 'Sistem mati' --owner Rina --expires 2026-06-30
    Maka kode keluarnya 0
    Dan ada berkas "waivers.yaml" yang memuat "# kesepakatan rapat 2 Januari"
    Dan ada berkas "waivers.yaml" yang memuat "Sistem mati"
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --waivers waivers.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "skor 100,0"
    Dan keluarannya memuat "Dikecualikan, tercantum tetapi tidak dihitung: temuan dengan pengecualian 1, kegagalan seluruhnya 1"
    Dan keluarannya memuat "Pengecualian tidak terpakai: 4a4a4a4a4a4a4a4a"
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --waivers waivers.yaml -o ndjson
    Maka baris 1 memuat ""verdict":"fail""
    Dan baris 1 memuat ""waived":{"reason":"Sistem mati","owner":"Rina","expires":"2026-06-30"}"

  Skenario: Pengecualian yang kedaluwarsa tidak berlaku lagi, dan dilaporkan
    Ketika menjalankan: sop waive 54630ac23dc2f405 --reason 'Sistem mati' --owner Rina --expires 2026-01-04
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --waivers waivers.yaml
    Maka kode keluarnya 1
    Dan keluarannya memuat "skor 0,0"
    Dan keluarannya memuat "Pengecualian kedaluwarsa"
    Dan keluarannya memuat "temuannya masih ada, dan dihitung"

  Skenario: Hari terakhirnya masih berlaku
    Ketika menjalankan: sop waive 54630ac23dc2f405 --reason 'Sistem mati' --owner Rina --expires 2026-01-05
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --waivers waivers.yaml
    Maka kode keluarnya 0
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --waivers waivers.yaml --as-of 2026-01-06T00:00
    Maka kode keluarnya 1

  Skenario: Berkas pengecualian yang salah disebut dengan barisnya
    Diketahui berkas "salah.yaml" yang berisi:
      """
      - fingerprint: 4a4a4a4a4a4a4a4a
        reason: contoh
        expires: besok
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --waivers salah.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "salah.yaml:1: `owner` belum diisi"
    Dan pemberitahuannya memuat "salah.yaml:1: `besok` bukan tanggal"
