# language: id
Fitur: sop measure
  Sebuah putusan hanya sebaik sinyalnya. Perintah ini mengukur sinyal dengan pesan yang sudah diberi label oleh orang:
  berapa yang benar, mana yang keliru, mana yang luput, dan frasa mana yang menyebabkannya.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        keluhan:
          by: customer
          any: [rusak, kecewa, lama sekali]
          none: [tidak rusak]
          is: [Barangnya rusak!, Saya kecewa]
          not: [Tidak rusak kok]
        salam: {any: [halo, pagi]}
      """
    Dan berkas "pesan.ndjson" yang berisi:
      """
      {"id": "1", "by": "customer", "text": "Halo, barang saya rusak", "marah": true, "tanda": ["salam", "keluhan"]}
      {"id": "2", "by": "customer", "text": "Kalau rusak, apakah ada garansi? Telepon 0812-3456-7890", "marah": false, "tanda": []}
      {"id": "3", "by": "customer", "text": "Sudah seminggu tidak dibalas", "marah": true, "tanda": ["keluhan"]}
      {"id": "4", "by": "agent", "text": "Selamat pagi, Kak", "marah": false, "tanda": ["salam"]}
      """

  Skenario: Presisi dan cakupan, dengan kutipan yang keliru dan yang luput
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluhan
    Maka kode keluarnya 0
    Dan keluarannya memuat "50,0%"
    Dan keluarannya memuat "1 dari pihak lain tidak ikut"
    Dan keluarannya memuat "Kalau «rusak», apakah ada garansi?"
    Dan keluarannya memuat "Sudah seminggu tidak dibalas"
    Dan keluarannya memuat "Tidak pernah muncul (3): kecewa, lama sekali, tidak rusak (none)"

  Skenario: Data pribadi dalam kutipan disamarkan, kecuali diminta
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluhan
    Maka keluarannya memuat "[telepon]"
    Dan "0812-3456-7890" tidak ditampilkan
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluhan --unmask
    Maka keluarannya memuat "0812-3456-7890"

  Skenario: Satu kolom berisi daftar label, semuanya diukur sekaligus
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label tanda
    Maka kode keluarnya 0
    Dan keluarannya memuat "salam"
    Dan keluarannya memuat "keluhan"
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label tanda:salam=salam --fail-under F1=1
    Maka kode keluarnya 0

  Skenario: Perbaikan frasa dibandingkan dengan hasil sebelumnya
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluhan -o json=dulu.json
    Maka ada berkas "dulu.json" yang memuat "measure/1"
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        keluhan: {by: customer, any: [rusak, tidak dibalas], none: [kalau rusak]}
      """
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluhan --baseline dulu.json
    Maka keluarannya memuat "Dibandingkan dengan dulu.json"
    Dan keluarannya memuat "keluhan: diperbaiki 2"
    Dan keluarannya memuat "tadinya luput"
    Dan keluarannya memuat "tadinya keliru"

  Skenario: Contoh dalam berkas sinyal menjadi ujiannya sendiri
    Ketika menjalankan: sop measure --signals sop.yaml --examples --fail-under F1=1
    Maka kode keluarnya 0
    Dan keluarannya memuat "3 contoh"

  Skenario: Batas yang tidak tercapai
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluhan --fail-under recall=.8
    Maka kode keluarnya 1
    Dan pemberitahuannya memuat "Di bawah batas: keluhan: recall 0.5000, diminta 0.8"

  Skenario: Nama yang salah ketik
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marh=keluhan
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "kolom `marh` tidak ada dalam data. Maksud Anda `marah`?"
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluan
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "Maksud Anda `keluhan`?"

  Skenario: Baris yang tidak dapat dibaca disebut, sisanya tetap diukur
    Diketahui baris ini di berkas "pesan.ndjson":
      """
      {"id": "5", "by": "customer"}
      """
    Ketika menjalankan: sop measure pesan.ndjson --signals sop.yaml --label marah=keluhan
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "pesan.ndjson:5:"
    Dan keluarannya memuat "50,0%"
