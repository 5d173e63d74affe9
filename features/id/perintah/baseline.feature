# language: id
Fitur: sop baseline
  SOP baru, arsip lama: temuan yang sudah ada dicatat sekali, lalu hanya temuan baru yang dihitung.

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

  Skenario: Dengan baseline hanya temuan baru yang dihitung
    Ketika menjalankan: sop baseline chat.ndjson --sop sop.yaml -o baseline.txt
    Maka kode keluarnya 0
    Dan ada berkas "baseline.txt" yang memuat "janji-uang"
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --baseline baseline.txt
    Maka kode keluarnya 0
    Dan keluarannya memuat "temuan dari baseline 1"

  Skenario: Temuan yang sudah tidak ada disebut
    Diketahui berkas "baseline.txt" yang berisi:
      """
      # catatan lama
      00000000000000aa janji-uang
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --baseline baseline.txt
    Maka kode keluarnya 1
    Dan keluarannya memuat "Baseline: 1 dari 1 temuan sudah tidak ada"
