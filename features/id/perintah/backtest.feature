# language: id
Fitur: sop backtest
  Sebelum batas baru disahkan, orang melihat apa jadinya dengan percakapan yang sudah ada: mana yang kini gagal, berapa
  banyak, dan agen serta kanal mana yang paling terkena.

  Dasar:
    Diketahui SOP ini di berkas "lama.yaml":
      """
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m}
      """
    Dan SOP ini di berkas "baru.yaml":
      """
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 5m}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      kanal: whatsapp
      09:00 pelanggan: Halo, ini 0812-3456-7890
      09:10 agen (a7): Selamat pagi, 0812-3456-7890 sudah kami catat.
      """
    Dan percakapan "T-2" di berkas "chat.ndjson":
      """
      10:00 pelanggan: Halo
      10:03 agen (a8): Selamat pagi
      """

  Skenario: Putusan yang berubah, dengan contoh percakapannya
    Ketika menjalankan: sop backtest lama.yaml baru.yaml chat.ndjson
    Maka kode keluarnya 0
    Dan keluarannya memuat "kini gagal pada 1 (50,0%, 9,5%–90,5%) percakapan"
    Dan keluarannya memuat "lulus → gagal: 1"
    Dan keluarannya memuat "T-1 (a7): balasan pertama setelah 10m"
    Dan keluarannya memuat "agen yang paling terkena: a7 (+1/-0)"
    Dan keluarannya memuat "kanal yang paling terkena: whatsapp (+1/-0)"
    Dan "3456" tidak ditampilkan

  Skenario: Kegagalan baru dibatasi
    Ketika menjalankan: sop backtest lama.yaml baru.yaml chat.ndjson --fail-on-new 10%
    Maka kode keluarnya 1
    Dan keluarannya memuat "Terlalu banyak kegagalan baru"

  Skenario: Yang diharapkan ditulis dalam berkas
    Diketahui berkas "harapan.yaml" yang berisi:
      """
      - {rule: balas, exactly: 1}
      - {rule: balas, verdict: pass, at_least: 2}
      """
    Ketika menjalankan: sop backtest lama.yaml baru.yaml chat.ndjson --expect harapan.yaml
    Maka kode keluarnya 1
    Dan keluarannya memuat "balas: 1 lulus, seharusnya paling sedikit 2 (harapan.yaml:2)"

  Skenario: Tabel untuk permintaan perubahan
    Ketika menjalankan: sop backtest lama.yaml baru.yaml chat.ndjson -o markdown=uji.md
    Maka kode keluarnya 0
    Dan ada berkas "uji.md" yang memuat "| `balas` | 1 | 0 | 0,0% → 50,0% |"
