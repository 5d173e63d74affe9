# language: id
Fitur: sop init
  Orang baru mulai dari SOP contoh yang sudah benar dan beberapa percakapan untuk mencobanya.

  Skenario: SOP contoh langsung dapat diperiksa dan dipakai
    Ketika menjalankan: sop init
    Maka kode keluarnya 0
    Dan keluarannya memuat "sop check sop.yaml"
    Dan ada berkas "sop.yaml" yang memuat "language: id"
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 0
    Ketika menjalankan: sop audit percakapan.ndjson --sop sop.yaml
    Maka kode keluarnya 1
    Dan keluarannya memuat "4 percakapan"

  Skenario: Berkas yang sudah ada tidak ditimpa
    Diketahui berkas "sop.yaml" yang berisi:
      """
      # SOP saya sendiri
      """
    Ketika menjalankan: sop init
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "sop.yaml"
    Dan ada berkas "sop.yaml" yang memuat "SOP saya sendiri"

  Skenario: Di folder baru, dalam bahasa Inggris
    Ketika menjalankan: sop init toko --lang en
    Maka kode keluarnya 0
    Dan ada berkas "toko/sop.yaml" yang memuat "language: en"
    Ketika menjalankan: sop check toko/sop.yaml
    Maka kode keluarnya 0
