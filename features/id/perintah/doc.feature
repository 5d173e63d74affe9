# language: id
Fitur: sop doc
  SOP menjadi buku pegangan untuk melatih agen: tiap aturan dalam kalimat biasa, alasannya, contohnya.

  Latar Belakang:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      sop: toko
      version: 1.2.0
      title: {id: Layanan toko, en: Shop service}
      language: id
      timezone: Asia/Jakarta
      uses: [library:signals/id]
      calendars:
        jam-kerja:
          hours: {mon-fri: ["08:00-12:00", "13:00-17:00"]}
          holidays: {country: ID}
      ladders:
        bantuan: [agent, supervisor, manager]
      rules:
        - id: salam
          kind: greeting
          title: {id: Salam di pesan pertama, en: Greet first}
          help: {id: Pelanggan merasa diterima.}
          severity: critical
          pillar: professionalism
          source: S-01
          examples:
            - {expect: pass, chat: "C: ada yang ukuran L?\nA (dina): Selamat pagi, Kak. Ada."}
            - {expect: fail, chat: "C: ada yang ukuran L?\nA (dina): ada"}
        - id: balasan-pertama
          kind: deadline
          title: {id: Balasan pertama, en: First reply}
          metric: first_reply
          within: 15m
          calendar: jam-kerja
          targets: [{when: {priority: urgent}, within: 5m}]
          pillar: timeliness
        - id: naik
          kind: escalation
          title: {id: Ke supervisor, en: To supervisor}
          trigger: {signal: request_human, by: customer}
          ladder: bantuan
          to: supervisor
          within: 30m
          pillar: accessibility
        - id: pulih
          kind: recovery
          title: {id: Pemulihan, en: Recovery}
          trigger: {signal: complaint, by: customer}
          steps:
            - {id: maaf, title: {id: Minta maaf, en: Apologise}, signal: apology}
            - {id: solusi, title: {id: Beri jalan keluar, en: Solve}, signal: solution}
          pillar: empathy
      """

  Skenario: Buku pegangan memuat aturan, alasan, contoh, batas waktu, jam buka, dan tangga
    Ketika menjalankan: sop doc sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "# Buku pegangan: Layanan toko"
    Dan keluarannya memuat "**Pesan pertama agen memuat «salam pembuka».**"
    Dan keluarannya memuat "Mengapa: Pelanggan merasa diterima."
    Dan keluarannya memuat "**Contoh yang baik**"
    Dan keluarannya memuat "**Contoh yang keliru**"
    Dan keluarannya memuat "→ tidak ada salam dalam pesan pertama agen"
    Dan keluarannya memuat "**15 menit** | 5 menit bila prioritas urgent"
    Dan keluarannya memuat "| Senin–Jumat | 08:00–12:00, 13:00–17:00 |"
    Dan keluarannya memuat "1. Minta maaf: pesan agen yang memuat «permintaan maaf»"
    Dan keluarannya memuat "-.->|"30 menit"|"

  Skenario: Aturan kritis didahulukan, dan daftar isinya menurut pilar
    Ketika menjalankan: sop doc sop.yaml
    Maka keluarannya memuat "## Yang tidak boleh dilanggar"
    Dan keluarannya memuat "- [1. Profesionalisme](#c1)"
    Dan keluarannya memuat "- [2. Ketepatan waktu](#c2)"

  Skenario: Bahasa Inggris, dengan tanda pada yang hanya ada dalam bahasa Indonesia
    Ketika menjalankan: sop doc sop.yaml --lang en
    Maka keluarannya memuat "# Handbook: Shop service"
    Dan keluarannya memuat "The first agent message has ‘greeting’."
    Dan keluarannya memuat "Why: Pelanggan merasa diterima. *(only in Indonesian)*"

  Skenario: Halaman HTML yang berdiri sendiri
    Ketika menjalankan: sop doc sop.yaml -o html=pegangan.html
    Maka kode keluarnya 0
    Dan ada berkas "pegangan.html" yang memuat "<svg class="drawing""
    Dan ada berkas "pegangan.html" yang memuat "default-src 'none'"

  Skenario: SOP yang keliru ditunjukkan kesalahannya
    Diketahui berkas "rusak.yaml" yang berisi:
      """
      sop: x
      rules: [
      """
    Ketika menjalankan: sop doc rusak.yaml
    Maka kode keluarnya 3
