# language: id
@S-20
Fitur: S-20 Sepuluh pilar layanan
  Setiap aturan bawaan menyebut pilar yang dijaganya, sehingga buku panduan dan kartu nilai dapat disusun menurut pilar.

  Skenario: Terlambat menjawab itu soal ketepatan waktu
    Diketahui SOP bawaan "service-levels"
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: halo, sepedanya ready?
      11:30 agen (a1): Ready, Kak.
      """
    Maka aturan "first-reply" gagal
    Dan pilarnya salah satu dari "timeliness, responsiveness"

  Skenario: Satu balasan dingin menyentuh empati, bukan ketepatan waktu
    Diketahui SOP bawaan "complaints"
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: sepedanya datang rantainya putus, kecewa
      10:01 agen (a1): Tidak mungkin, Kak. Itu salah Kakak sendiri.
      """
    Maka aturan "complaint-not-denied" gagal
    Dan pilarnya salah satu dari "empathy, professionalism"

  Skenario: Layanan yang baik lulus di pilar mana pun
    Diketahui SOP bawaan "online-shop"
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: sepedanya ready kak?
      10:02 agen (a1): Selamat pagi, Kak. Masih ada dua, warna merah dan biru.
      """
    Maka aturan "greet-customer" lulus
    Dan pilarnya salah satu dari "professionalism"

  Skenario: Setiap aturan bawaan menyebut pilarnya
    Diketahui SOP bawaan "online-shop"
    Maka setiap aturannya menyebut salah satu dari sepuluh pilar
