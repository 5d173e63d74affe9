# language: id
Fitur: Kode keluar
  Program lain membaca hasil audit dari kode keluarnya: 0 bersih, 1 ada temuan seberat yang ditanyakan, 2 salah
  pemakaian, 3 SOP salah, 4 data hilang atau sebagian tidak terbaca, 5 kesalahan di dalam program. Yang lebih besar
  menang: audit yang tidak lengkap tidak pernah tampak bersih.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        sapaan: {by: agent, any: [halo kak]}
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: salam, kind: greeting, signal: sapaan, severity: minor}
        - {id: janji-uang, kind: phrase, signal: janji, must: never, severity: critical}
      """
    Dan berkas "salah.yaml" yang berisi:
      """
      sop: salah
      rules: []
      """
    Dan percakapan "T-1" di berkas "ringan.ndjson":
      """
      09:00 pelanggan: Uang saya bagaimana?
      09:01 agen (a7): Sedang diperiksa bagian keuangan, Kak.
      """
    Dan percakapan "T-2" di berkas "berat.ndjson":
      """
      09:00 pelanggan: Uang saya bagaimana?
      09:01 agen (a7): Halo Kak, tenang, uangnya pasti kembali.
      """
    Dan percakapan "T-3" di berkas "rusak.ndjson":
      """
      09:00 pelanggan: Uang saya bagaimana?
      09:01 agen (a7): Halo Kak, tenang, uangnya pasti kembali.
      """
    Dan baris ini di berkas "rusak.ndjson":
      """
      {"id": "T-4"
      """

  Garis-Besar Skenario: sop <perintah> berakhir dengan <kode>
    Ketika menjalankan: sop <perintah>
    Maka kode keluarnya <kode>

    Contoh:
      | kode | perintah                                              |
      | 0    | check sop.yaml                                        |
      | 3    | check salah.yaml                                      |
      | 0    | audit ringan.ndjson --sop sop.yaml                    |
      | 1    | audit ringan.ndjson --sop sop.yaml --fail-on minor    |
      | 0    | audit ringan.ndjson --sop sop.yaml --fail-on major    |
      | 1    | audit berat.ndjson --sop sop.yaml                     |
      | 1    | audit berat.ndjson --sop sop.yaml -o ndjson           |
      | 0    | audit berat.ndjson --sop sop.yaml --fail-on never     |
      | 2    | audit                                                 |
      | 2    | audit ringan.ndjson                                   |
      | 2    | audit ringan.ndjson --sop sop.yaml -o pdf             |
      | 2    | audit ringan.ndjson --sop sop.yaml --as-of besok      |
      | 2    | audit ringan.ndjson --sop sop.yaml --fail-on parah    |
      | 2    | audti ringan.ndjson --sop sop.yaml                    |
      | 3    | audit ringan.ndjson --sop salah.yaml                  |
      | 4    | audit tidak-ada.ndjson --sop sop.yaml                 |
      | 4    | audit rusak.ndjson --sop sop.yaml                     |
      | 4    | audit rusak.ndjson --sop sop.yaml --fail-on never     |
      | 4    | audit berat.ndjson rusak.ndjson --sop sop.yaml -o csv |

  Skenario: Kesalahan di dalam program diakui, tanpa pesan yang menakutkan
    Diketahui ada cacat di dalam program
    Ketika menjalankan: sop audit ringan.ndjson --sop sop.yaml
    Maka kode keluarnya 5
    Dan pemberitahuannya memuat "Kesalahan dalam program"
    Dan pemberitahuannya memuat "Hasilnya tidak lengkap"

  Skenario: Salah ketik nama perintah dijawab dengan usul
    Ketika menjalankan: sop audti ringan.ndjson --sop sop.yaml
    Maka pemberitahuannya memuat "sop audit"
