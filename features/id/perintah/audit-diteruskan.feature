# language: id
Fitur: sop audit --resume
  Audit yang panjang dapat mati di tengah jalan: listrik, memori, atau jendela yang tertutup. Yang sudah dinilai tidak
  dinilai lagi, dan hasilnya sama persis dengan audit yang tidak terganggu.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        sapaan: {by: agent, any: [halo kak]}
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: janji-uang, kind: phrase, signal: janji, must: never}
        - {id: salam, kind: greeting, signal: sapaan}
        - {id: balas, kind: deadline, metric: first_reply, within: 15m}
      """
    Dan 4000 percakapan seperti ini di berkas "chat.ndjson":
      """
      09:00 pelanggan: Uang saya bagaimana kak?
      09:20 agen (a7): Tenang, uangnya pasti kembali.
      """

  Skenario: Perintah yang sama dengan --resume
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o csv=utuh.csv --jobs 1 --fail-on never
    Maka tidak ada yang tertinggal untuk diteruskan
    Ketika dimatikan di tengah jalan: sop audit chat.ndjson --sop sop.yaml -o csv=temuan.csv --jobs 1
    Maka tidak ada berkas "temuan.csv"
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o csv=temuan.csv --jobs 1 --fail-on never --resume
    Maka kode keluarnya 0
    Dan pemberitahuannya memuat "Diteruskan: "
    Dan pemberitahuannya memuat "dari 4.000 catatan sudah dinilai."
    Dan berkas "utuh.csv" dan "temuan.csv" sama persis
    Dan tidak ada yang tertinggal untuk diteruskan

  Skenario: Yang berubah sejak itu dinilai dari awal
    Ketika dimatikan di tengah jalan: sop audit chat.ndjson --sop sop.yaml -o csv=temuan.csv --jobs 1
    Dan menjalankan: sop audit chat.ndjson --sop sop.yaml --as-of 2026-02-01 --fail-on never --resume
    Maka pemberitahuannya memuat "ada yang berubah: waktu audit (--as-of, atau waktu terakhir dalam data); mulai dari awal."

  Skenario: Tidak ada yang perlu diteruskan
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --fail-on never --jobs 1 --resume
    Maka kode keluarnya 0
    Dan pemberitahuannya memuat "Tidak ada audit yang terhenti"
