# language: id
@S-01
Fitur: S-01 Menyapa di awal percakapan
  Setiap percakapan dibuka dengan salam yang ramah, sopan, dan netral: tidak seperti teman nongkrong, dan tidak menebak
  apakah pelanggannya bapak atau ibu.

  Dasar:
    Diketahui SOP bawaan "online-shop"

  Skenario: Salam dulu, lalu menjawab
    Ketika percakapan ini dinilai:
      """
      10:12 pelanggan: kak tas ranselnya yg navy masih?
      10:15 agen (rina): Selamat pagi, Kak. Yang navy masih ada, tinggal 4.
      """
    Maka aturan "greet-customer" lulus
    Dan aturan "neutral-address" lulus

  Skenario: Langsung menjawab tanpa salam
    Ketika percakapan ini dinilai:
      """
      10:12 pelanggan: kak tas ranselnya yg navy masih?
      10:15 agen (rina): masih, tinggal 4
      10:16 pelanggan: oke mau 1
      10:18 agen (rina): Totalnya 189 ribu ya.
      """
    Maka aturan "greet-customer" gagal
    Dan agennya "rina"

  Skenario: Disapa seperti teman nongkrong
    Ketika percakapan ini dinilai:
      """
      10:12 pelanggan: ransel navy ready?
      10:15 agen (rina): Halo gan, ready nih.
      """
    Maka aturan "greet-customer" lulus
    Dan aturan "neutral-address" gagal
    Dan buktinya mengutip "gan"

  Skenario: Pagi sebagai waktu bukan salam
    Ketika percakapan ini dinilai:
      """
      10:12 pelanggan: kapan ransel saya dikirim?
      10:15 agen (rina): Kurirnya datang besok pagi.
      10:16 agen (rina): Resinya menyusul.
      """
    Maka aturan "greet-customer" gagal
