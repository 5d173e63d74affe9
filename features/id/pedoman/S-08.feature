# language: id
@S-08
Fitur: S-08 Bahasa Indonesia yang rapi
  Resmi tetapi ramah, tanpa singkatan yang membingungkan, sedikit emoji, tidak berteriak. Pelanggan boleh menulis sesukanya.

  Dasar:
    Diketahui SOP bawaan "online-shop"

  Skenario: Rapi dan ramah
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: gan yg ukuran L msh ada gk????? 😭😭😭😭😭
      10:03 agen (bayu): Selamat pagi, Kak. Ukuran L masih ada, silakan dipesan. 😊
      """
    Maka aturan "no-abbreviations" lulus
    Dan aturan "no-slang" lulus
    Dan aturan "few-emoji" lulus
    Dan aturan "calm-punctuation" lulus

  Skenario: Singkatan obrolan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: ukuran L masih ada?
      10:03 agen (bayu): Msh ada kak, yg L tdk bisa dikirim hr ini
      """
    Maka aturan "no-abbreviations" gagal

  Skenario: Penuh hiasan dan seruan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: ukuran L masih ada?
      10:03 agen (bayu): Adaaaaaa Kaaaaak!!!! Yuk diorder!!!! 🎉🎉🔥🔥🔥
      """
    Maka aturan "few-emoji" gagal
    Dan aturan "calm-punctuation" gagal

  Skenario: Istilah umum bukan singkatan yang membingungkan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: bisa cod ga
      10:03 agen (bayu): Bisa COD, Kak. Ukuran XXXL juga tersedia, kode INV/2026/011.
      """
    Maka aturan "no-abbreviations" lulus
    Dan aturan "calm-punctuation" lulus
