# language: id
@S-07
Fitur: S-07 Menutup dengan pertanyaan tertutup, terima kasih, dan salam
  Di akhir percakapan yang agak panjang agen bertanya apakah masih ada yang bisa dibantu; di toko yang mau
  (closing-strict) ia juga berterima kasih dan berpamitan.

  Dasar:
    Diketahui SOP ini:
      """
      uses: [library:signals/id, library:rules/closing, library:rules/closing-strict]
      """

  Skenario: Penutup yang lengkap
    Ketika percakapan ini dinilai:
      """
      14:58 pelanggan: kak bisa bayar di tempat ga
      14:59 agen (yuni): Selamat siang, Kak. Bisa untuk dalam kota.
      15:00 pelanggan: berarti bayarnya nanti pas barang datang ya
      15:02 agen (yuni): Betul, Kak. Ada lagi yang bisa kami bantu?
      15:03 pelanggan: ga ada, cukup
      15:04 agen (yuni): Terima kasih sudah menghubungi kami, Kak. Sampai jumpa!
      """
    Maka aturan "closing-question" lulus
    Dan aturan "closing-thanks" lulus
    Dan aturan "closing-farewell" lulus

  Skenario: Berhenti begitu saja
    Ketika percakapan ini dinilai:
      """
      14:58 pelanggan: kak bisa bayar di tempat ga
      14:59 agen (yuni): Selamat siang, Kak. Bisa untuk dalam kota.
      15:00 agen (yuni): Ongkosnya sama.
      15:01 pelanggan: berarti bayarnya nanti pas barang datang ya
      15:02 agen (yuni): Iya.
      """
    Maka aturan "closing-question" gagal
    Dan aturan "closing-thanks" gagal

  Skenario: Undangan bertanya bukan pertanyaan
    Ketika percakapan ini dinilai:
      """
      14:58 pelanggan: kak bisa bayar di tempat ga
      14:59 agen (yuni): Selamat siang, Kak. Bisa untuk dalam kota.
      15:00 agen (yuni): Ongkosnya sama.
      15:01 pelanggan: berarti bayarnya nanti pas barang datang ya
      15:02 agen (yuni): Betul, Kak. Kalau ada pertanyaan silakan chat lagi ya. Terima kasih.
      """
    Maka aturan "closing-question" gagal
    Dan aturan "closing-thanks" lulus

  Skenario: Yang masih berjalan belum perlu ditutup
    Ketika percakapan ini dinilai:
      """
      status: open
      14:58 pelanggan: kak bisa bayar di tempat ga
      14:59 agen (yuni): Selamat siang, Kak. Bisa untuk dalam kota.
      15:00 agen (yuni): Ongkosnya sama.
      15:02 agen (yuni): Kurirnya menerima tunai atau QRIS.
      """
    Maka aturan "closing-question" menunggu
