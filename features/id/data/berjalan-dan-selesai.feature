# language: id
Fitur: Percakapan yang masih berjalan dan yang sudah selesai
  Selama percakapan berstatus new, open, pending, atau on-hold, yang belum ada masih mungkin datang: hasilnya
  menunggu. Dengan status lain, atau tanpa status, percakapan dianggap selesai. Yang sudah terlanjur salah tetap
  gagal, dan larangan yang belum dilanggar sudah lulus.

  Dasar:
    Diketahui SOP ini:
      """
      rules:
        - {id: penutup, kind: closing}
        - {id: dikirim, kind: sequence, template: response, a: {action: bayar}, b: {action: kirim}}
        - {id: sopan, kind: phrase, signal: abuse, must: never}
        - {id: salam, kind: greeting}
      """

  Garis-Besar Skenario: Yang belum ada pada percakapan berstatus "<status>"
    Ketika percakapan ini dinilai:
      """
      status: <status>
      09:00 tindakan: bayar {"order": "O-1"}
      09:05 agen (a7): Pembayaran pesanan O-1 sudah masuk ya.
      """
    Maka aturan "dikirim" <hasil>
    Dan aturan "penutup" <hasil>
    Dan aturan "sopan" lulus
    Dan aturan "salam" gagal

    Contoh:
      | status    | hasil    |
      | new       | menunggu |
      | open      | menunggu |
      | pending   | menunggu |
      | on-hold   | menunggu |
      | solved    | gagal    |
      | closed    | gagal    |
      | cancelled | gagal    |

  Skenario: Tanpa status, percakapan dianggap selesai
    Ketika percakapan ini dinilai:
      """
      09:00 tindakan: bayar {"order": "O-1"}
      09:05 agen (a7): Halo Kak, pembayarannya sudah masuk.
      """
    Maka aturan "dikirim" gagal
    Dan aturan "penutup" gagal
