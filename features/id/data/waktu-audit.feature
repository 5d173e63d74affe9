# language: id
Fitur: Menilai keadaan pada suatu waktu
  Audit selalu punya tanggal: tanpa disebut, waktu terakhir yang ada dalam data, supaya hasilnya sama bila diulang.
  Yang terjadi sesudahnya tidak dilihat, dan yang belum jatuh tempo menunggu.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 30m}
        - {id: penutup, kind: closing}
        - {id: sopan, kind: phrase, signal: abuse, must: never}
      """

  Garis-Besar Skenario: Percakapan yang sama pada waktu audit yang berbeda (<waktu>)
    Ketika percakapan ini dinilai per <waktu>:
      """
      status: solved
      09:00 pelanggan: Kak, vasnya ada yang 40 cm?
      09:40 agen (a7): Halo Kak, ada. Ada lagi yang bisa kami bantu?
      09:45 status: open -> solved
      """
    Maka aturan "balas" <balas>
    Dan aturan "penutup" <penutup>

    Contoh:
      | waktu | balas    | penutup       |
      | 09:20 | menunggu | tidak berlaku |
      | 09:31 | gagal    | tidak berlaku |
      | 09:41 | gagal    | lulus         |
      | 10:00 | gagal    | lulus         |

  Garis-Besar Skenario: Belum ada balasan pada pukul <waktu>, padahal jatuh tempo pukul 09:30
    Ketika percakapan ini dinilai per <waktu>:
      """
      status: open
      09:00 pelanggan: Kak, vasnya ada yang 40 cm?
      """
    Maka aturan "balas" <hasil>
    Dan tenggatnya 09:30

    Contoh:
      | waktu    | hasil    |
      | 09:29:59 | menunggu |
      | 09:30    | gagal    |

  Skenario: Tanpa waktu audit, dipakai waktu terakhir dalam data
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Kak, vasnya ada yang 40 cm?
      09:20 pelanggan: kak?
      """
    Maka aturan "balas" menunggu

  Skenario: Kata kasar sesudah waktu audit tidak dilihat
    Ketika percakapan ini dinilai per 09:10:
      """
      09:00 pelanggan: Kapan dikirim?
      09:05 agen (a7): Besok, Kak.
      09:30 agen (a7): Dasar goblok.
      """
    Maka aturan "sopan" lulus

  Skenario: Ringkasan menyebut waktu auditnya
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 30m}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      status: open
      09:00 pelanggan: Kak, vasnya ada yang 40 cm?
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --as-of 2026-01-05T09:10
    Maka kode keluarnya 0
    Dan keluarannya memuat "per 2026-01-05 09:10"
    Dan keluarannya memuat "Menunggu"
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka keluarannya memuat "per 2026-01-05 09:00"
