# language: id
Fitur: Masukan yang berniat buruk
  SOP dan percakapan datang dari mana saja. Tidak satu pun boleh menjalankan perintah, mengacaukan layar, atau membuat
  program berhenti dengan pesan yang tidak dimengerti.

  Skenario: SOP yang mencoba menjalankan perintah
    Diketahui berkas "sop.yaml" yang berisi:
      """
      sop: toko
      version: 1.0.0
      title: !!python/object/apply:os.system ["touch kena-retas"]
      language: id
      timezone: Asia/Jakarta
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 3
    Dan keluarannya memuat "sop.yaml:3:8"
    Dan keluarannya memuat "!!python/object/apply:os.system"
    Dan tidak ada berkas "kena-retas"

  Skenario: SOP kecil yang mengembang menjadi jutaan nilai
    Diketahui berkas "sop.yaml" yang berisi:
      """
      a: &a [x, x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
      f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 3
    Dan keluarannya memuat "nilai"

  Skenario: Pola pencarian yang biasanya membuat komputer macet
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        macet: {any: [{regex: "(a+)+b"}]}
      rules:
        - {id: macet, kind: phrase, signal: macet, must: never}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 agen (a7): aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0

  Skenario: Pola pencarian yang tidak dapat dijamin cepat ditolak
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        kembar: {any: [{regex: "(halo) \\1"}]}
      rules:
        - {id: kembar, kind: phrase, signal: kembar, must: never}
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 3
    Dan keluarannya memuat "kembar: {any: [{regex"

  Skenario: Percakapan dengan karakter kendali dan pembalik arah tulisan
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: ringkas, kind: style, at_most: {words: 2}}
      """
    Dan baris ini di berkas "chat.ndjson":
      """
      {"id": "T-\u001b]0;judul\u0007", "events": [{"at": "2026-01-05T09:00:00", "type": "message", "by": "agent", "text": "Halo \u001b[2J\u001b[31mKak, ini \u202enasetep\u202c \u0000 ya"}]}
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "Halo"
    Dan tidak ada karakter kendali yang sampai ke layar

  Skenario: Rumus yang dititipkan pelanggan tidak dijalankan oleh lembar kerja
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: ringkas, kind: style, by: customer, at_most: {words: 2}}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: =HYPERLINK("http://jahat.example", "klik di sini kak")
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o csv=temuan.csv
    Maka kode keluarnya 0
    Dan ada berkas "temuan.csv" yang memuat "'=HYPERLINK"

  Skenario: Catatan yang bersarang sangat dalam
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: salam, kind: greeting}
      """
    Dan baris bersarang 100000 tingkat di berkas "chat.ndjson"
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "chat.ndjson:1"
