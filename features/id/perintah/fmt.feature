# language: id
Fitur: sop fmt
  Berkas SOP ditulis dalam satu tata letak, tanpa mengubah artinya dan tanpa menghilangkan komentar.

  Skenario: Berkas dirapikan, komentarnya ikut dengan yang diterangkannya
    Diketahui berkas "sop.yaml" yang berisi:
      """
      # SOP toko kami

      version: 1.0.0
      # nama SOP ini
      sop: toko
      title: 'Toko'
      language: id
      timezone: Asia/Jakarta
      rules:
          - severity: minor   # ringan
            # salam harus ada
            kind: greeting
            id: salam
      """
    Ketika menjalankan: sop fmt sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "Dirapikan: sop.yaml"
    Dan isi berkas "sop.yaml" menjadi:
      """
      # SOP toko kami

      # nama SOP ini
      sop: toko
      version: 1.0.0
      title: Toko
      language: id
      timezone: Asia/Jakarta

      rules:
        - id: salam
          # salam harus ada
          kind: greeting
          severity: minor     # ringan
      """
    Ketika menjalankan: sop fmt sop.yaml --check
    Maka kode keluarnya 0

  Skenario: Hanya diperiksa, untuk CI
    Diketahui berkas "sop.yaml" yang berisi:
      """
      version: 1.0.0
      sop: toko
      """
    Ketika menjalankan: sop fmt sop.yaml --check
    Maka kode keluarnya 1
    Dan keluarannya memuat "Belum rapi: sop.yaml"
    Dan ada berkas "sop.yaml" yang memuat "version: 1.0.0"

  Skenario: Perubahannya ditampilkan dahulu
    Diketahui berkas "sop.yaml" yang berisi:
      """
      version: 1.0.0
      sop: toko
      """
    Ketika menjalankan: sop fmt sop.yaml --diff
    Maka kode keluarnya 0
    Dan keluarannya memuat "+sop: toko"

  Skenario: Berkas yang rusak dibiarkan
    Diketahui berkas "sop.yaml" yang berisi:
      """
      sop: toko
      rules: [
      """
    Ketika menjalankan: sop fmt sop.yaml
    Maka kode keluarnya 3
    Dan ada berkas "sop.yaml" yang memuat "rules: ["
