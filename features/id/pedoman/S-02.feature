# language: id
@S-02
Fitur: S-02 Memanggil pelanggan dengan namanya
  Bila nama pelanggan sudah diketahui, ia disapa dengan namanya atau dengan sapaan yang disepakati di balasan-balasan
  pertama. Bila tidak diketahui, aturan ini tidak berlaku.

  Dasar:
    Diketahui SOP bawaan "online-shop"

  Skenario: Nama pelanggan disebut
    Ketika percakapan ini dinilai:
      """
      nama pelanggan: Wulandari Putri
      13:02 pelanggan: ongkir ke Sleman berapa ya
      13:05 agen (dion): Selamat siang, Kak Wulan. Ke Sleman 12 ribu.
      13:06 agen (dion): Mau dikirim hari ini, Kak Wulandari?
      """
    Maka aturan "address-customer" lulus

  Skenario: Sapaan umum yang disepakati juga cukup
    Ketika percakapan ini dinilai:
      """
      nama pelanggan: Wulandari Putri
      13:02 pelanggan: ongkir ke Sleman berapa ya
      13:05 agen (dion): Siang Kak, ke Sleman 12 ribu.
      """
    Maka aturan "address-customer" lulus

  Skenario: Tidak disapa sama sekali
    Ketika percakapan ini dinilai:
      """
      nama pelanggan: Wulandari Putri
      13:02 pelanggan: ongkir ke Sleman berapa ya
      13:05 agen (dion): Selamat siang. Ke Sleman 12 ribu.
      13:06 pelanggan: kalau COD bisa?
      13:09 agen (dion): Bisa, tambah 3 ribu.
      """
    Maka aturan "address-customer" gagal

  Skenario: Nama yang tidak diketahui tidak dapat disebut
    Ketika percakapan ini dinilai:
      """
      13:02 pelanggan: ongkir ke Sleman berapa ya
      13:05 agen (dion): Selamat siang. Ke Sleman 12 ribu.
      """
    Maka aturan "address-customer" tidak berlaku
