# language: id
Fitur: sop diff mengatakan apa arti sebuah perubahan

  Skenario: batas yang diperpendek lebih ketat
    Diketahui SOP ini di berkas "lama.yaml":
      """
      rules:
        - {id: balasan, kind: deadline, metric: first_reply, within: 15m}
      """
    Dan SOP ini di berkas "baru.yaml":
      """
      rules:
        - {id: balasan, kind: deadline, metric: first_reply, within: 5m}
      """
    Ketika menjalankan: sop diff lama.yaml baru.yaml --lang id
    Maka kode keluarnya 0
    Dan keluarannya memuat "balasan: lebih ketat"
    Dan keluarannya memuat "Kini gagal:"
