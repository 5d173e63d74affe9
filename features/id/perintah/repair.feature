# language: id
Fitur: sop explain --repair
  Agen ingin tahu apa yang cukup diubah supaya percakapannya lulus. Untuk tiap aturan yang gagal perintah ini mencari
  perubahan terkecil, dan hanya menampilkan yang dipastikan oleh kedua penilai.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        maaf: {by: agent, any: [mohon maaf]}
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m}
        - {id: tanpa-janji, kind: phrase, signal: janji, must: never}
        - {id: minta-maaf, kind: phrase, signal: maaf, must: {at_least: 1}}
        - {id: cek-dulu, kind: sequence, template: precedence, a: {action: verify}, b: {action: refund}, same: [args.order]}
        - {id: ringkas, kind: style, by: agent, at_most: {characters: 40}}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Uang saya bagaimana? Telepon saja ke 0812-3456-7890
      09:21 agen (a7): Tenang, uangnya pasti kembali, kami cek dulu ya.
      09:30 tindakan: refund {"order": "O-2"}
      09:45 status: solved
      """
    Dan percakapan "T-2" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Barang saya rusak
      09:05 agen: Mohon maaf, Kak.
      """

  Skenario: Balasan yang terlambat
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule balas --repair --lang id
    Maka kode keluarnya 0
    Dan keluarannya memuat "Perbaikan terkecil (1 perubahan)"
    Dan keluarannya memuat "kirim 6m lebih awal, paling lambat 09:15"
    Dan keluarannya memuat "+ 09:15 A (a7): Tenang"

  Skenario: Ucapan yang tidak boleh
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule tanpa-janji --repair --lang id
    Maka keluarannya memuat "hilangkan “pasti kembali”"
    Dan keluarannya memuat "+ 09:21 A (a7): Tenang, uangnya, kami cek dulu ya."

  Skenario: Ucapan yang kurang
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule minta-maaf --repair --lang id
    Maka keluarannya memuat "katakan juga «maaf», misalnya “Mohon maaf”"

  Skenario: Tindakan yang dilewati, dengan pesanan yang sama
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule cek-dulu --repair --lang id
    Maka keluarannya memuat "Tambahkan tindakan verify (order: O-2)"
    Dan keluarannya memuat "di antara #1 (09:21) dan #2 (09:30)"

  Skenario: Pesan yang terlalu panjang
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule ringkas --repair --lang id
    Maka keluarannya memuat "paling banyak 40 karakter (sekarang 48)"

  Skenario: Data pribadi tetap disamarkan
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --repair --lang id
    Maka keluarannya memuat "[telepon]"
    Dan "0812-3456-7890" tidak ditampilkan

  Skenario: Tidak ada yang perlu diperbaiki
    Ketika menjalankan: sop explain chat.ndjson T-2 --sop sop.yaml --repair --lang id
    Maka kode keluarnya 0
    Dan keluarannya memuat "tidak ada yang perlu diperbaiki"

  Skenario: Untuk program lain
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule balas --repair -o json
    Maka keluarannya memuat ""do": "move""
    Dan keluarannya memuat ""seconds": -360"
    Dan keluarannya memuat ""smallest": true"
