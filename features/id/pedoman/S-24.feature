# language: id
@S-24
Fitur: S-24 Layanan yang sama di setiap saluran
  WhatsApp, Instagram, dan surel harus sama baiknya. Bagian yang tepat waktu dihitung per saluran, beserta selangnya; saluran
  dengan terlalu sedikit percakapan tidak dinilai.

  Dasar:
    Diketahui SOP bawaan "service-levels"

  Skenario: Dua saluran, sama cepatnya
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1..T-30
      kanal: whatsapp
      10:00 pelanggan: ranselnya ready?
      10:03 agen (a1): Halo Kak, ready.
      == T-31..T-60
      kanal: instagram
      10:00 pelanggan: ranselnya ready?
      10:04 agen (a1): Halo Kak, ready.
      """
    Maka kelompok "whatsapp" lulus menurut aturan "target-channels"
    Dan kelompok "instagram" lulus menurut aturan "target-channels"

  Skenario: Instagram tertinggal
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1..T-30
      kanal: whatsapp
      10:00 pelanggan: ranselnya ready?
      10:03 agen (a1): Halo Kak, ready.
      == T-31..T-60
      kanal: instagram
      10:00 pelanggan: ranselnya ready?
      10:45 agen (a1): Halo Kak, ready.
      """
    Maka kelompok "whatsapp" lulus menurut aturan "target-channels"
    Dan kelompok "instagram" gagal menurut aturan "target-channels"

  Skenario: Tiga percakapan terlalu sedikit untuk menilai sebuah saluran
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1..T-3
      kanal: tiktok
      10:00 pelanggan: ranselnya ready?
      10:45 agen (a1): Halo Kak, ready.
      """
    Maka kelompok "tiktok" tidak dapat dinilai menurut aturan "target-channels"
