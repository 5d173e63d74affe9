# language: id
Fitur: sop convert dan --from
  Arsip percakapan jarang berbentuk catatan kami. Perintah ini membaca ekspor dari WhatsApp, meja bantuan, log, dan tabel,
  lalu menunjukkan apa yang dipahami. Tidak ada yang hilang diam-diam: yang dilewati dihitung, yang tak terbaca disebut.

  Skenario: Ekspor WhatsApp menjadi catatan percakapan
    Diketahui berkas "Chat WhatsApp dengan Sari.txt" yang berisi:
      """
      12/03/24 08.15 - Pesan dan panggilan dienkripsi secara end-to-end.
      12/03/24 08.15 - Sari: Halo kak, barang saya rusak
      12/03/24 08.16 - Sari: <Media tidak disertakan>
      12/03/24 08.20 - Rina: Mohon maaf, Kak.
      Boleh kirim nomor pesanannya?
      """
    Ketika menjalankan: sop convert "Chat WhatsApp dengan Sari.txt"
    Maka kode keluarnya 0
    Dan baris 1 memuat ""id":"Chat WhatsApp dengan Sari""
    Dan baris 1 memuat ""at":"2024-03-12T08:20:00","type":"message","by":"agent","author":"Rina""
    Dan baris 1 memuat ""name":"encryption_notice""
    Dan pemberitahuannya memuat "agennya Rina, karena nama berkas menyebut lawan bicaranya"

  Skenario: Langsung diaudit, tanpa mengubah apa pun lebih dulu
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals: {pagi: {any: [selamat]}}
      rules: [{id: salam, kind: greeting, signal: pagi}]
      """
    Dan berkas "chat.txt" yang berisi:
      """
      12/03/24 08.15 - Sari: Halo
      12/03/24 08.20 - Admin Toko: Selamat pagi, Kak
      """
    Ketika menjalankan: sop audit chat.txt --sop sop.yaml
    Maka kode keluarnya 0
    Dan pemberitahuannya memuat "agennya diduga Admin Toko"
    Dan keluarannya memuat "1 percakapan"

  Skenario: Audit tidak menebak siapa agennya
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals: {pagi: {any: [selamat]}}
      rules: [{id: salam, kind: greeting, signal: pagi}]
      """
    Dan berkas "chat.txt" yang berisi:
      """
      12/03/24 08.15 - Sari: Halo
      12/03/24 08.20 - Rina: Selamat pagi, Kak
      """
    Ketika menjalankan: sop audit chat.txt --sop sop.yaml
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "siapa agennya? Yang menulis: Sari, Rina."
    Ketika menjalankan: sop audit chat.txt --sop sop.yaml --agents Rina
    Maka kode keluarnya 0
    Ketika menjalankan: sop audit chat.txt --sop sop.yaml --agents Rin
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "`--agents`: Rin tidak menulis dalam satu pun chat ini. Maksud Anda Rina?"

  Skenario: Tanggal yang tidak ada disebut dengan barisnya, pesannya tetap ada
    Diketahui berkas "chat.txt" yang berisi:
      """
      30/02/24 08.15 - Admin: Halo
      29/02/24 08.16 - Sari: Ya
      """
    Ketika menjalankan: sop convert chat.txt
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "chat.txt:1: tidak ada tanggal atau jam seperti itu: 30/02/24 08:15"
    Dan keluarannya memuat ""text":"Halo""

  Skenario: Tabel dengan berkas pemetaan
    Diketahui berkas "kolom.yaml" yang berisi:
      """
      columns: {id: No, at: Waktu, by: Dari, text: Isi}
      date_format: "%d-%m-%Y %H:%M"
      speakers: {agent: [CS], customer: [Pembeli]}
      """
    Dan berkas "pesan.csv" yang berisi:
      """
      No;Waktu;Dari;Isi
      T1;05-01-2026 09:00;Pembeli;Halo
      T1;05-01-2026 09:05;CS;Pagi, Kak
      T1;05-01-2026 09:06;Satpam;Siapa?
      """
    Ketika menjalankan: sop convert pesan.csv
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "--mapping FILE"
    Ketika menjalankan: sop convert pesan.csv --mapping kolom.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "pesan.csv:4: siapa 'Satpam'?"
    Dan keluarannya memuat ""at":"2026-01-05T09:05:00","by":"agent","text":"Pagi, Kak""

  Skenario: Tiket meja bantuan, dengan catatan internal dan kutipan surel
    Diketahui berkas "tiket.json" yang berisi:
      """
      {"ticket": {"id": 7, "requester_id": 1, "assignee_id": 2, "status": "hold", "via": {"channel": "email"}},
       "users": [{"id": 1, "role": "end-user", "name": "Sari"}, {"id": 2, "role": "agent", "name": "Ani"}],
       "comments": [{"id": 1, "author_id": 1, "body": "Rusak\n> Pesanan dikirim", "public": true, "created_at": "2026-01-05T02:00:00Z"},
                    {"id": 2, "author_id": 2, "body": "Cek gudang", "public": false, "created_at": "2026-01-05T02:05:00Z"}]}
      """
    Ketika menjalankan: sop convert tiket.json
    Maka kode keluarnya 0
    Dan pemberitahuannya memuat "tiket.json: dibaca sebagai zendesk"
    Dan keluarannya memuat ""status":"on-hold""
    Dan keluarannya memuat ""text":"Rusak","quoted":"> Pesanan dikirim""
    Dan keluarannya memuat ""public":false"
