# language: id
Fitur: Laporan HTML (sop audit -o html)
  Satu berkas untuk dikirim: ringkasan, rincian, halaman setiap agen untuk pembinaan, temuan, dan percakapannya. Nama dan
  nomor disamarkan kecuali diminta; nama dalam daftar agen ditampilkan.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        sapaan: {by: agent, any: [halo kak]}
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: salam, kind: greeting, signal: sapaan, pillar: kesopanan, title: Salam pembuka}
        - {id: janji-uang, kind: phrase, signal: janji, must: never, pillar: kepatuhan, title: Tanpa janji}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Ada yang bulat? Telepon saya 0812-3456-7890
      09:05 agen (wulan): Halo Kak, dengan Wulan. Uangnya pasti kembali.
      """
    Dan percakapan "T-2" di berkas "chat.ndjson":
      """
      10:00 pelanggan: Uang saya bagaimana?
      10:05 agen (a8): Halo Kak, sedang kami cek.
      """

  Skenario: Ringkasan, rincian, halaman agen, dan sampel
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o html=laporan.html --lang id
    Maka kode keluarnya 0
    Dan ada berkas "laporan.html" yang memuat "Menurut pilar"
    Dan ada berkas "laporan.html" yang memuat "Menurut jam"
    Dan ada berkas "laporan.html" yang memuat "Yang perlu dilatih"
    Dan ada berkas "laporan.html" yang memuat "<mark class="offending">pasti kembali</mark>"
    Dan ada berkas "laporan.html" yang memuat "1 dari 1 percakapan tanpa pelanggaran, diambil acak"
    Dan ada berkas "laporan.html" yang memuat "percakapan yang gagal dan sampel saja"

  Skenario: Nama dan nomor disamarkan, kode agen tetap
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o html=laporan.html --lang id
    Maka ada berkas "laporan.html" yang memuat "dengan <span class="hid">[nama]</span>"
    Dan ada berkas "laporan.html" yang memuat ">a8<"

  Skenario: Nama dalam daftar agen ditampilkan, dan agen dibandingkan menurut tim
    Diketahui berkas "agen.csv" yang berisi:
      """
      agent,name,team
      wulan,Wulan D.,Pagi
      a8,Bayu,Pagi
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --roster agen.csv -o html=laporan.html --lang id
    Maka ada berkas "laporan.html" yang memuat "Wulan D."
    Dan ada berkas "laporan.html" yang memuat "dibandingkan dengan tim Pagi"
    Dan ada berkas "laporan.html" yang memuat "Menurut tim"
