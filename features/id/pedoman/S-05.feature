# language: id
@S-05
Fitur: S-05 Pesanan diurus selangkah demi selangkah, dan dikirim menurut janji
  Pesanan diterima dan dikonfirmasi, alamatnya dipastikan, dibuat, dikemas, lalu dikirim pada hari yang dijanjikan.
  Formulir yang mudah disalin diperiksa oleh toko yang mau (online-shop-strict).

  Dasar:
    Diketahui SOP bawaan "online-shop"

  Skenario: Dari pesanan sampai kiriman
    Ketika percakapan ini dinilai:
      """
      09:10 pelanggan: jadi pesan kue lapis 2 loyang ya kak, atas nama Bu Ratih
      09:11 tindakan: create_order {"order": "L-31"}
      09:15 agen (nia): Pesanannya sudah kami catat, Bu. Paketnya kami kirim besok.
      09:16 tindakan: confirm_address {"order": "L-31"}
      14:00 tindakan: make {"order": "L-31"}
      16:00 tindakan: pack {"order": "L-31"}
      Selasa 2026-01-06
      10:30 tindakan: ship {"order": "L-31"}
      """
    Maka aturan "order-acknowledged" lulus
    Dan aturan "order-steps-in-order" lulus
    Dan aturan "shipping-promise-kept" lulus

  Skenario: Janji besok, dikirim tiga hari kemudian
    Ketika percakapan ini dinilai:
      """
      09:10 pelanggan: kapan dikirim kak lapisnya?
      09:15 agen (nia): Paketnya kami kirim besok, Bu.
      Kamis 2026-01-08
      10:30 tindakan: ship {"order": "L-31"}
      """
    Maka aturan "shipping-promise-kept" gagal

  Skenario: Alamat baru dipastikan sesudah paketnya berangkat
    Ketika percakapan ini dinilai:
      """
      09:10 pelanggan: pesan kue lapis 2 loyang
      09:11 tindakan: create_order {"order": "L-31"}
      09:30 tindakan: ship {"order": "L-31"}
      09:45 tindakan: confirm_address {"order": "L-31"}
      """
    Maka aturan "order-steps-in-order" gagal

  Skenario: Pesanan masuk dan tidak dikabari
    Ketika percakapan ini dinilai:
      """
      09:10 pelanggan: pesan kue lapis 2 loyang
      09:11 tindakan: create_order {"order": "L-31"}
      12:40 agen (nia): Sudah kami catat ya, Bu.
      """
    Maka aturan "order-acknowledged" gagal

  Skenario: Terlambat, tetapi dikabari sebelum waktunya lewat
    Ketika percakapan ini dinilai:
      """
      09:10 pelanggan: kapan dikirim kak lapisnya?
      09:15 agen (nia): Paketnya kami kirim besok, Bu.
      Selasa 2026-01-06
      15:00 agen (nia): Mohon maaf, Bu, ovennya bermasalah. Paketnya kami kirim Kamis.
      Kamis 2026-01-08
      10:30 tindakan: ship {"order": "L-31"}
      """
    Maka aturan "shipping-promise-kept" lulus
