# language: id
Fitur: sop explain
  Agen yang dinilai berhak tahu sebabnya. Perintah ini menerangkan satu percakapan sebagai pohon: apa yang diminta
  aturan, kejadian mana yang membuatnya berlaku, apa saja yang dilihat, dan apa yang terukur.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      calendars:
        toko: {hours: {mon-fri: ["08:00-12:00", "13:00-17:00"]}}
      signals:
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, calendar: toko}
        - {id: janji-uang, kind: phrase, signal: janji, must: never, severity: critical}
        - {id: cek-dulu, kind: sequence, template: precedence, a: {action: verify}, b: {action: refund}, same: [args.order]}
        - {id: email-saja, kind: closing, when: {channel: email}}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      kanal: whatsapp
      11:50 pelanggan: Uang saya bagaimana? Telepon saja ke 0812-3456-7890
      13:30 agen (a7): Tenang, uangnya pasti kembali.
      13:31 tindakan (a7): verify {"order": "O-1"}
      13:40 tindakan (a7): refund {"order": "O-2"}
      13:45 status: solved
      """
    Dan percakapan "T-2" di berkas "chat.ndjson":
      """
      14:00 pelanggan: Kak, jam buka hari Sabtu?
      """

  Skenario: Tenggat diterangkan dengan jam yang dihitung
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule balas
    Maka kode keluarnya 0
    Dan keluarannya memuat "balas"
    Dan keluarannya memuat "GAGAL"
    Dan keluarannya memuat "Uang saya bagaimana?"
    Dan keluarannya memuat "Tenang, uangnya pasti kembali."
    Dan keluarannya memuat "15m"
    Dan keluarannya memuat "40m"
    Dan keluarannya memuat "13:05"
    Dan "janji-uang" tidak ditampilkan

  Skenario: Semua aturan diterangkan, juga yang tidak berlaku
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml
    Maka kode keluarnya 1
    Dan keluarannya memuat "janji-uang"
    Dan keluarannya memuat "“pasti kembali”"
    Dan keluarannya memuat "cek-dulu"
    Dan keluarannya memuat "O-2"
    Dan keluarannya memuat "order lain"
    Dan keluarannya memuat "TIDAK BERLAKU"
    Dan keluarannya memuat "kanal harus email, tercatat whatsapp"

  Skenario: Data pribadi disamarkan, kecuali diminta
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml
    Maka keluarannya memuat "[telepon]"
    Dan "0812-3456-7890" tidak ditampilkan
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --unmask
    Maka keluarannya memuat "0812-3456-7890"

  Skenario: Keadaan pada waktu lain
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule balas --as-of 2026-01-05T13:00
    Maka kode keluarnya 0
    Dan keluarannya memuat "MENUNGGU"
    Dan keluarannya memuat "13:05"

  Skenario: Percakapan yang tidak ada
    Ketika menjalankan: sop explain chat.ndjson T-9 --sop sop.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "`T-9` tidak ada dalam data"

  Skenario: Aturan yang salah ketik
    Ketika menjalankan: sop explain chat.ndjson T-1 --sop sop.yaml --rule balass
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "Maksud Anda `balas`?"
