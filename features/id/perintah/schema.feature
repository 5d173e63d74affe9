# language: id
Fitur: sop schema
  Dengan skema ini editor melengkapi dan memeriksa ketikan penyusun SOP.

  Skenario: Skema ditampilkan
    Ketika menjalankan: sop schema
    Maka kode keluarnya 0
    Dan keluarannya memuat "https://json-schema.org/draft/2020-12/schema"
    Dan keluarannya memuat "within_messages"

  Skenario: Skema disimpan ke berkas
    Ketika menjalankan: sop schema -o json=skema.json
    Maka kode keluarnya 0
    Dan ada berkas "skema.json" yang memuat "first_reply"
