# language: id
@kind:repeated_question
Fitur: Tidak menanyakan yang sudah diberikan
  Pelanggan yang harus mengulang nomor pesanannya kepada setiap agen merasa tidak didengar. Yang sudah diberikan kepada
  satu agen diketahui semua agen. Ia boleh ditanya lagi bila pelanggan sendiri yang meralatnya.

  Dasar:
    Diketahui SOP ini:
      """
      signals:
        tanya-nomor: {by: agent, any: [nomor pesanannya, nomor pesanan kakak]}
        tanya-alamat: {by: agent, any: [alamat lengkapnya]}
        ralat: {by: customer, any: [maaf salah, eh salah]}
      rules:
        - id: tanya-ulang
          kind: repeated_question
          topics:
            nomor-pesanan: {ask: {signal: tanya-nomor}, given: number, changed: {signal: ralat}}
            alamat: {ask: {signal: tanya-alamat}, known: {fields.alamat: {exists: true}}}
        - {id: sama, kind: repeated_question, same_question: true}
      """

  @lulus
  Skenario: Ditanya sekali, dijawab, selesai
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Mau komplain dong
      09:01 agen (a7): Boleh minta nomor pesanannya, Kak?
      09:02 pelanggan: INV/2026/00123
      09:05 agen (a7): Terima kasih, kami cek ya Kak.
      """
    Maka aturan "tanya-ulang" lulus
    Dan aturan itu berlaku 1 kali, terpenuhi 1 kali
    Dan aturan "sama" lulus

  @gagal
  Skenario: Agen berikutnya menanyakannya lagi
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Pesanan INV/2026/00123 belum sampai
      09:01 agen (a7): Kami alihkan ke bagian pengiriman ya Kak.
      09:02 penugasan: a9
      09:10 agen (a9): Halo Kak, boleh minta nomor pesanannya?
      """
    Maka aturan "tanya-ulang" gagal
    Dan alasannya memuat "menanyakan “nomor-pesanan” padahal pelanggan sudah memberikannya"
    Dan buktinya mengutip "INV/2026/00123"
    Dan agennya "a9"

  Skenario: Pelanggan meralat nomornya
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Pesanan 20260012345 belum sampai
      09:01 pelanggan: eh salah Kak, bukan yang itu
      09:02 agen (a7): Baik, nomor pesanan Kakak yang benar berapa?
      """
    Maka aturan "tanya-ulang" lulus

  Skenario: Harga, tanggal, dan nomor telepon bukan nomor pesanan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Yang Rp 250000 itu, saya beli 03-01-2026, hubungi 0812 3456 7890
      09:02 agen (a7): Boleh minta nomor pesanannya, Kak?
      """
    Maka aturan "tanya-ulang" lulus

  Skenario: Alamatnya sudah ada di catatan
    Ketika percakapan ini dinilai:
      """
      alamat: Jl. Melati 5
      09:00 pelanggan: Mau pesan lagi
      09:02 agen (a7): Boleh alamat lengkapnya Kak?
      """
    Maka aturan "tanya-ulang" gagal
    Dan alasannya memuat "sudah ada di catatan"

  Skenario: Pertanyaan yang sama diulang sesudah dijawab
    Ketika percakapan ini dinilai:
      """
      09:00 agen (a7): Apakah lampu indikatornya menyala merah, Kak?
      09:02 pelanggan: tidak, mati total
      09:03 agen (a9): Lampu indikatornya apakah menyala merah ya Kak?
      """
    Maka aturan "sama" gagal
    Dan alasannya memuat "menanyakan hal yang sama lagi"
    Dan agennya "a9"

  Skenario: Diulang karena belum dijawab, tawaran bantuan, dan pesanan lain
    Ketika percakapan ini dinilai:
      """
      09:00 agen (a7): Ada lagi yang bisa kami bantu, Kak?
      09:01 pelanggan: Ada, pesanan yang satu lagi
      09:02 agen (a7): Pesanan 10021 mau dikirim ke mana Kak?
      09:03 pelanggan: maksudnya?
      09:04 agen (a7): Pesanan 10021 mau dikirim ke mana Kak?
      09:05 pelanggan: ke rumah saja
      09:06 agen (a7): Pesanan 10022 mau dikirim ke mana Kak?
      09:07 pelanggan: ke rumah juga
      09:08 agen (a7): Ada lagi yang bisa kami bantu, Kak?
      """
    Maka aturan "sama" lulus

  Skenario: Tidak ada yang ditanyakan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Terima kasih ya
      09:02 agen (a7): Sama-sama, Kak.
      """
    Maka aturan "tanya-ulang" tidak berlaku
    Dan aturan "sama" tidak berlaku
