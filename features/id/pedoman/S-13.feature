# language: id
@S-13
Fitur: S-13 Yang dilakukan dan yang tidak
  Mendengar, bukan mengabaikan; kebijakan sebagai pedoman, bukan bahan berdebat; tidak menanyakan lagi yang sudah dijawab;
  tidak mengulur waktu.

  Dasar:
    Diketahui SOP bawaan "conduct"

  Skenario: Kebijakan diterangkan dengan sabar
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: kok ga bisa retur sih
      11:03 agen (luki): Mohon maaf, Kak. Untuk pakaian dalam, retur kami terima bila segelnya utuh. Kami bantu carikan jalan lain ya.
      """
    Maka aturan "no-arguing" lulus
    Dan aturan "no-dismissing" lulus
    Dan aturan "no-blaming" lulus

  Skenario: Berdebat dengan kebijakan
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: kok ga bisa retur sih
      11:03 agen (luki): Aturan tetap aturan, Kak. Kan sudah saya jelaskan tadi.
      """
    Maka aturan "no-arguing" gagal

  Skenario: Disuruh menunggu berulang-ulang tanpa kabar
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: refund saya gimana kak
      11:03 agen (luki): Mohon ditunggu ya, Kak.
      11:40 pelanggan: masih lama?
      11:42 agen (luki): Mohon ditunggu ya, Kak.
      """
    Maka aturan "no-stalling" gagal

  Skenario: Menunggu dua kali, dengan kabar di antaranya
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: refund saya gimana kak
      11:03 agen (luki): Mohon ditunggu ya, Kak.
      11:20 agen (luki): Dananya sudah disetujui, tinggal proses bank.
      11:21 agen (luki): Mohon ditunggu sebentar ya.
      """
    Maka aturan "no-stalling" lulus

  Skenario: Menanyakan lagi yang sudah ditulis pelanggan
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: mau tukar ukuran kak, pesanan ORD-55120
      11:09 agen (luki): Halo Kak, nomor pesanannya berapa ya?
      """
    Maka aturan "no-asking-again" gagal
