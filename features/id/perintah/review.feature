# language: id
Fitur: sop review mengatakan apakah sebuah perubahan dapat digabungkan
  Semua pemeriksaan sekaligus, dengan apa yang gagal dan apa yang harus dilakukan.

  Latar Belakang:
    Diketahui SOP ini di berkas "lama.yaml":
      """
      rules:
        - {id: balasan, kind: deadline, metric: first_reply, within: 15m, examples: [{expect: pass, chat: "C: hai\n+15m A: ya"}]}
      """

  Skenario: tanpa perubahan, siap digabungkan
    Ketika menjalankan: sop review lama.yaml lama.yaml --lang id
    Maka kode keluarnya 1
    Dan keluarannya memuat "belum rapi: `lama.yaml`"
    Ketika menjalankan: sop fmt lama.yaml
    Dan menjalankan: sop review lama.yaml lama.yaml --lang id
    Maka kode keluarnya 0
    Dan keluarannya memuat "Siap digabungkan"
    Dan keluarannya memuat "tidak ada data"

  Skenario: batas yang diubah tanpa contoh dan nomor versinya
    Diketahui SOP ini di berkas "baru.yaml":
      """
      rules:
        - {id: balasan, kind: deadline, metric: first_reply, within: 5m, examples: [{expect: pass, chat: "C: hai\n+15m A: ya"}]}
      """
    Ketika menjalankan: sop review lama.yaml baru.yaml --lang id -o text -o markdown=tinjauan.md
    Maka kode keluarnya 1
    Dan keluarannya memuat "1 dari 1 contoh gagal"
    Dan keluarannya memuat "Tulis `version: 2.0.0` (major)"
    Dan keluarannya memuat "`balasan`: lebih ketat"
    Dan keluarannya memuat "Belum siap digabungkan"
    Dan ada berkas "tinjauan.md" yang memuat "| ❌ | Contoh-contoh |"

  Skenario: berkas yang salah menghentikan pemeriksaan lain, dan itu dikatakan
    Diketahui SOP ini di berkas "baru.yaml":
      """
      rules:
        - {id: sopan, kind: greetng}
      """
    Ketika menjalankan: sop review lama.yaml baru.yaml --lang id
    Maka kode keluarnya 3
    Dan keluarannya memuat "Maksud Anda `greeting`?"
    Dan keluarannya memuat "tidak dijalankan: berkasnya belum benar"

  Skenario: nomor telepon dalam kutipan disamarkan di komentar
    Diketahui SOP ini di berkas "baru.yaml":
      """
      rules:
        - {id: balasan, kind: deadline, metric: first_reply, within: 15m, examples: [{expect: fail, chat: "C: 0812-3456-7890\n+15m A: ya"}]}
      """
    Ketika menjalankan: sop review lama.yaml baru.yaml --lang id -o markdown
    Maka kode keluarnya 1
    Dan "0812-3456-7890" tidak ditampilkan
