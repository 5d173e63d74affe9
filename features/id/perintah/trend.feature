# language: id
Fitur: sop trend
  `sop audit --store` menyimpan setiap audit sekali saja, dan `sop trend` menunjukkan apakah layanan membaik: setiap
  percakapan dihitung sekali, dari audit terakhir yang memuatnya, pada bulan ketika percakapan itu dimulai.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      sop: toko
      version: 1.0.0
      signals:
        sapaan: {by: agent, any: [halo kak]}
      rules:
        - {id: salam, kind: greeting, signal: sapaan, pillar: kesopanan}
      """
    Dan percakapan "T-1" di berkas "januari.ndjson":
      """
      2026-01-05
      09:00 pelanggan: Ada yang bulat? Telepon saya 0812-3456-7890
      09:05 agen (a7): Ada.
      """
    Dan percakapan "T-2" di berkas "februari.ndjson":
      """
      2026-02-05
      10:00 pelanggan: Ada yang kotak?
      10:05 agen (a8): Halo Kak, ada.
      """

  Skenario: Skor dan tingkat lulus tiap bulan
    Ketika menjalankan: sop audit januari.ndjson --sop sop.yaml --store riwayat.duckdb
    Dan menjalankan: sop audit februari.ndjson --sop sop.yaml --store riwayat.duckdb
    Dan menjalankan: sop trend riwayat.duckdb
    Maka kode keluarnya 0
    Dan keluarannya memuat "toko: 2 percakapan dari 2 audit, 2026-01 sampai 2026-02"
    Dan keluarannya memuat "2026-01 1* 0,0"
    Dan keluarannya memuat "2026-02 1* 100,0"
    Dan keluarannya memuat "kurang dari 30 percakapan"

  Skenario: Audit yang sama tidak dihitung dua kali
    Ketika menjalankan: sop audit januari.ndjson --sop sop.yaml --store riwayat.duckdb
    Dan menjalankan: sop audit januari.ndjson --sop sop.yaml --store riwayat.duckdb
    Dan menjalankan: sop audit januari.ndjson februari.ndjson --sop sop.yaml --store riwayat.duckdb
    Dan menjalankan: sop trend riwayat.duckdb --by agent
    Maka keluarannya memuat "2 percakapan dari 1 audit"
    Dan keluarannya memuat "a7 1* 0,0"

  Skenario: Sebelum dan sesudah versi baru SOP
    Ketika menjalankan: sop audit januari.ndjson --sop sop.yaml --store riwayat.duckdb
    Diketahui SOP ini di berkas "sop.yaml":
      """
      sop: toko
      version: 1.1.0
      signals:
        sapaan: {by: agent, any: [halo kak, ada]}
      rules:
        - {id: salam, kind: greeting, signal: sapaan}
      """
    Ketika menjalankan: sop audit januari.ndjson --sop sop.yaml --store riwayat.duckdb
    Dan menjalankan: sop trend riwayat.duckdb --compare 1.0.0 1.1.0
    Maka keluarannya memuat "1.0.0 → 1.1.0: skor 0,0 → 100,0"
    Dan keluarannya memuat "1 percakapan dinilai oleh kedua versi."

  Skenario: Riwayat yang tidak ada, dan berkas yang bukan riwayat
    Ketika menjalankan: sop trend riwayat.duckdb
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "berkas itu tidak ada"
    Ketika menjalankan: sop audit januari.ndjson --sop sop.yaml --store sop.yaml
    Maka kode keluarnya 2
    Dan pemberitahuannya memuat "bukan berkas DuckDB"

  Skenario: Buku kerja Excel dan ringkasan Markdown
    Ketika menjalankan: sop audit januari.ndjson --sop sop.yaml -o excel=hasil.xlsx -o markdown=hasil.md
    Maka ada berkas "hasil.md" yang memuat "Temuan teratas"
    Dan kode keluarnya 0
