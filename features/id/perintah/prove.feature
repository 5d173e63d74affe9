# language: id
Fitur: sop prove membuktikan apakah aturan-aturan sebuah SOP cocok satu sama lain

  Skenario: salam yang wajib dan sekaligus dilarang
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals: {salam: {any: [selamat pagi]}}
      rules:
        - {id: wajib, kind: greeting, signal: salam}
        - {id: dilarang, kind: phrase, signal: salam, must: never}
      """
    Ketika menjalankan: sop prove sop.yaml --lang id
    Maka kode keluarnya 1
    Dan keluarannya memuat "PERTENTANGAN: wajib, dilarang"

  Skenario: SOP contoh tidak berisi pertentangan
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals: {salam: {any: [selamat pagi]}}
      rules:
        - {id: wajib, kind: greeting, signal: salam}
      """
    Ketika menjalankan: sop prove sop.yaml --lang id
    Maka kode keluarnya 0
    Dan keluarannya memuat "0 pertentangan"
    Dan keluarannya memuat "Selamat pagi"
