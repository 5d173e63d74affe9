# language: id
Fitur: sop audit
  Kepala mutu membaca hasilnya dalam sepuluh detik: berapa percakapan, aturan mana yang paling sering dilanggar dengan
  satu kutipan, dan apa yang belum bisa dinilai. Berkas untuk lembar kerja dan program lain tinggal diminta.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        sapaan: {by: agent, any: [halo kak]}
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: janji-uang, kind: phrase, signal: janji, must: never, severity: critical, title: Tidak menjanjikan uang}
        - {id: salam, kind: greeting, signal: sapaan, severity: minor, title: Salam pembuka}
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, severity: major, title: Balasan pertama}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Uang saya bagaimana kak?
      09:20 agen (a7): Tenang, uangnya pasti kembali.
      """
    Dan percakapan "T-2" di berkas "chat.ndjson":
      """
      10:00 pelanggan: Kak, taplaknya ada yang bulat?
      10:03 agen (a8): Halo Kak, ada, diameter 150 cm.
      """

  Skenario: Ringkasan untuk kepala mutu
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 1
    Dan keluarannya memuat "uji@1.0.0"
    Dan keluarannya memuat "2 percakapan"
    Dan keluarannya memuat "skor 50,0"
    Dan keluarannya memuat "kritis janji-uang 1 gagal 50,0% lulus dari 2 Tidak menjanjikan uang"
    Dan keluarannya memuat "T-1: tidak boleh dikatakan"
    Dan keluarannya memuat "pasti kembali"
    Dan keluarannya memuat "mayor balas 1 gagal"
    Dan keluarannya memuat "minor salam 1 gagal"

  Skenario: Ringkasan dalam bahasa Inggris
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --lang en
    Maka kode keluarnya 1
    Dan keluarannya memuat "2 conversations"
    Dan keluarannya memuat "must not be said"

  Skenario: Satu catatan hasil setiap percakapan dan aturan, berurutan
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o ndjson
    Maka kode keluarnya 1
    Dan baris 1 memuat ""conversation":"T-1","rule":"janji-uang""
    Dan baris 1 memuat ""verdict":"fail""
    Dan baris 1 memuat ""quote":"pasti kembali","start":16,"end":29"
    Dan baris 6 memuat ""conversation":"T-2","rule":"balas""
    Dan baris 6 memuat ""verdict":"pass""
    Dan pemberitahuannya memuat "2 percakapan"

  Skenario: Beberapa bentuk sekaligus
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o csv=temuan.csv -o text=ringkasan.txt -o junit=hasil.xml
    Maka kode keluarnya 1
    Dan ada berkas "temuan.csv" yang memuat "janji-uang"
    Dan ada berkas "ringkasan.txt" yang memuat "2 percakapan"
    Dan ada berkas "hasil.xml" yang memuat "<failure"

  Skenario: Diulang, dengan hakim lain atau lebih banyak proses, hasilnya persis sama
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o ndjson=satu.ndjson
    Dan menjalankan: sop audit chat.ndjson --sop sop.yaml -o ndjson=dua.ndjson --judge oracle
    Dan menjalankan: sop audit chat.ndjson --sop sop.yaml -o ndjson=tiga.ndjson --jobs 2
    Maka berkas "satu.ndjson" dan "dua.ndjson" sama persis
    Dan berkas "satu.ndjson" dan "tiga.ndjson" sama persis

  Skenario: Beberapa berkas dan folder sekaligus
    Diketahui percakapan "T-3" di berkas "lain.jsonl":
      """
      11:00 pelanggan: Kak, buka jam berapa?
      11:01 agen (a7): Halo Kak, jam 9.
      """
    Ketika menjalankan: sop audit chat.ndjson lain.jsonl --sop sop.yaml --fail-on never
    Maka kode keluarnya 0
    Dan keluarannya memuat "3 percakapan"
    Ketika menjalankan: sop audit . --sop sop.yaml --fail-on never
    Maka keluarannya memuat "3 percakapan"
