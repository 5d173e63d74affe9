# language: id
@S-19
Fitur: S-19 Pelanggan merasa diterima dan dihargai
  Pelanggan ingin diterima, dimengerti, nyaman, dianggap penting, dan dihormati. Dari kata-kata agen terlihat sebagian
  kecilnya saja: menghina selalu salah, sedangkan kurang hangat hanya dicatat, oleh toko yang mau (conduct-strict).

  Dasar:
    Diketahui SOP ini:
      """
      uses: [library:signals/id, library:rules/conduct, library:rules/conduct-strict]
      """

  Skenario: Dihargai
    Ketika percakapan ini dinilai:
      """
      17:00 pelanggan: anak saya alergi kak makanya tanya detail
      17:02 agen (ocha): Terima kasih sudah memberi tahu, Kak. Kami mengerti kekhawatiran Kakak.
      """
    Maka aturan "customer-valued" lulus
    Dan aturan "no-insults" lulus

  Skenario: Dingin
    Ketika percakapan ini dinilai:
      """
      17:00 pelanggan: anak saya alergi kak makanya tanya detail
      17:02 agen (ocha): Cek di label.
      """
    Maka aturan "customer-valued" gagal

  Skenario: Dihina
    Ketika percakapan ini dinilai:
      """
      17:00 pelanggan: anak saya alergi kak makanya tanya detail
      17:02 agen (ocha): Dasar bego, kan ada di label.
      """
    Maka aturan "no-insults" gagal

  Skenario: Menerima barang bukan berterima kasih
    Ketika percakapan ini dinilai:
      """
      17:00 pelanggan: barang sudah di saya
      17:02 agen (ocha): Oke, sudah diterima berarti.
      """
    Maka aturan "customer-valued" gagal
