# language: id
@S-22
Fitur: S-22 Mengabari sebelum ditanya
  Selama keluhan terbuka pelanggan dikabari berkala; janji mengabari ditepati; tiket tidak diparkir selagi pelanggan menunggu.

  Dasar:
    Diketahui SOP bawaan "service-levels"

  Skenario: Dikabari tiap hari dan sesuai janji
    Ketika percakapan ini dinilai:
      """
      status: open
      Senin 2026-01-05
      09:00 pelanggan: AC baru saya rusak, kecewa
      09:05 agen (ari): Mohon maaf, Bu. Kami kabari dalam 2 jam.
      10:30 agen (ari): Teknisinya sudah dijadwalkan besok, Bu.
      Selasa 2026-01-06
      15:00 agen (ari): Teknisi sudah selesai. AC-nya dingin lagi ya, Bu.
      15:10 status: open -> solved
      """
    Maka aturan "promise-kept" lulus
    Dan aturan "regular-updates" lulus

  Skenario: Seminggu tanpa kabar
    Ketika percakapan ini dinilai:
      """
      Senin 2026-01-05
      09:00 pelanggan: AC baru saya rusak, kecewa
      09:05 agen (ari): Mohon maaf, Bu. Teknisi kami jadwalkan.
      Senin 2026-01-12
      15:00 agen (ari): Teknisinya datang besok, Bu.
      15:10 status: open -> solved
      """
    Maka aturan "regular-updates" gagal

  Skenario: Tiket ditunda selagi pelanggan menunggu jawaban
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: freon tipe apa ya yang cocok?
      09:05 status: open -> pending
      11:00 agen (ari): R32, Bu.
      """
    Maka aturan "not-parked-unanswered" gagal

  Skenario: Ditunda karena menunggu pelanggan itu wajar
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: freon tipe apa ya yang cocok?
      09:05 agen (ari): Boleh kirim foto label AC-nya, Bu?
      09:06 status: open -> pending
      """
    Maka aturan "not-parked-unanswered" lulus
