# language: id
Fitur: Data yang tidak rapi
  Ekspor dari aplikasi obrolan jarang sempurna. Yang bisa dirapikan dirapikan dan dihitung: urutan, waktu yang kosong,
  zona waktu yang tidak tertulis. Yang tidak terbaca disebut satu per satu dengan berkas dan barisnya, sisanya tetap
  dinilai, dan kode keluarnya 4: audit yang tidak lengkap tidak pernah tampak bersih.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        sapaan: {by: agent, any: [halo kak, selamat pagi]}
      rules:
        - {id: salam, kind: greeting, signal: sapaan}
        - {id: balas, kind: deadline, metric: first_reply, within: 15m}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Kak, rak sepatunya bisa dirakitkan?
      09:02 agen (a7): Halo Kak, bisa, gratis untuk Jabodetabek.
      """

  Skenario: Semua terbaca
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "1 percakapan"
    Dan keluarannya memuat "100,0%"

  Garis-Besar Skenario: Satu catatan rusak disebut, yang lain tetap dinilai (<masalah>)
    Diketahui baris ini di berkas "chat.ndjson":
      """
      <baris>
      """
    Dan percakapan "T-3" di berkas "chat.ndjson":
      """
      10:00 pelanggan: Kak, ongkir ke Solo berapa?
      10:01 agen (a7): Halo Kak, 18 ribu.
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "chat.ndjson:2"
    Dan pemberitahuannya memuat "<sebab>"
    Dan keluarannya memuat "2 percakapan"
    Dan keluarannya memuat "1 catatan tidak terbaca"

    Contoh:
      | masalah                 | sebab          | baris                                                                                          |
      | terpotong               | JSON           | {"id": "T-2", "events": [                                                                      |
      | tanpa nomor             | id             | {"events": []}                                                                                 |
      | teks berupa angka       | events[0].text | {"id": "T-2", "events": [{"type": "message", "by": "agent", "text": 5}]}                       |
      | pembicara tidak dikenal | kasir          | {"id": "T-2", "events": [{"type": "message", "by": "kasir", "text": "Halo"}]}                  |
      | pesan tanpa isi         | text           | {"id": "T-2", "events": [{"type": "message", "by": "agent"}]}                                  |
      | waktu bukan waktu       | kemarin        | {"id": "T-2", "events": [{"at": "kemarin", "type": "message", "by": "agent", "text": "Halo"}]} |

  Skenario: Satu huruf rusak
    Diketahui percakapan "T-2" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Lampunya rusak
      """
    Dan satu huruf di berkas "chat.ndjson" rusak
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "chat.ndjson:2"
    Dan pemberitahuannya memuat "UTF-8"

  Skenario: Berkas mampat yang terpotong saat diunduh
    Diketahui berkas "chat.ndjson" dimampatkan menjadi "unduhan.ndjson.gz" tetapi terpotong
    Ketika menjalankan: sop audit unduhan.ndjson.gz --sop sop.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "unduhan.ndjson.gz:1"
    Dan keluarannya memuat "tidak terbaca"

  Skenario: Kejadian yang tidak urut diurutkan, lalu disebut
    Diketahui percakapan "T-2" di berkas "chat.ndjson":
      """
      09:02 agen (a7): Halo Kak, bisa.
      09:00 pelanggan: Kak, bisa COD?
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "1 catatan tidak urut waktu"

  Skenario: Waktu tanpa zona dibaca dalam zona waktu SOP, lalu disebut
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "1 catatan tanpa zona waktu"
    Dan keluarannya memuat "Asia/Jakarta"

  Skenario: Yang membutuhkan waktu yang kosong tidak dapat dinilai, bukan gagal
    Diketahui percakapan "T-2" di berkas "chat.ndjson":
      """
      --:-- pelanggan: Kak, bisa COD?
      --:-- agen (a7): Halo Kak, bisa.
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "2 peristiwa tanpa waktu"
    Dan keluarannya memuat "Tidak dapat dinilai"
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --max-unevaluable 0.1
    Maka kode keluarnya 1

  Skenario: Kunci yang tidak dikenal dan zona waktu lain diterima
    Diketahui baris ini di berkas "chat.ndjson":
      """
      {"id": "T-2", "merek": "GK", "events": [{"at": "2026-01-05T02:00:00Z", "type": "message", "by": "customer", "text": "Kak, bisa COD?", "warna": 1}, {"at": "2026-01-05T11:10:00+09:00", "type": "message", "by": "agent", "text": "Halo Kak, bisa."}]}
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o ndjson
    Maka kode keluarnya 0
    Dan keluarannya memuat ""started_at":"2026-01-05T09:00:00+07:00""
    Dan keluarannya memuat ""elapsed_seconds":600"

  Skenario: Dua percakapan bernomor sama
    Diketahui percakapan "T-1" di berkas "chat.ndjson":
      """
      11:00 pelanggan: Kak, warna hitam ada?
      11:01 agen (a8): Ada.
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "2 percakapan"
    Dan keluarannya memuat "1 gagal"
    Dan keluarannya memuat "Id berulang, semuanya dinilai: T-1"
    Dan pemberitahuannya memuat "chat.ndjson:2"

  Garis-Besar Skenario: Data kosong atau tidak ada (<data>)
    Diketahui berkas "kosong.ndjson" yang berisi:
      """
      """
    Ketika menjalankan: sop audit <data> --sop sop.yaml
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "<pesan>"

    Contoh:
      | data          | pesan                |
      | kosong.ndjson | Tidak ada percakapan |
      | chatt.ndjson  | chat.ndjson          |
