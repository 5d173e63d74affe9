# language: id
@S-03
Fitur: S-03 Cepat menjawab, dan tidak ada pesan yang tertinggal
  Obrolan dijawab saat itu juga, setiap tahapnya tepat waktu menurut jam layanan, dan tidak satu pun pesan dibiarkan.

  Dasar:
    Diketahui SOP bawaan "service-levels"

  Skenario: Dijawab dalam hitungan menit
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: min pompa air yg 125 watt ada?
      10:06 agen (eko): Selamat pagi, Pak. Ada, stoknya 7.
      10:09 pelanggan: bisa kirim hari ini?
      10:20 agen (eko): Bisa, Pak, sebelum jam 3.
      """
    Maka aturan "first-reply" lulus
    Dan terukur 6m dari batas 15m
    Dan aturan "next-reply" lulus
    Dan aturan "no-message-unanswered" lulus

  Skenario: Balasan pertama baru setelah setengah jam lebih
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: min pompa air yg 125 watt ada?
      10:41 agen (eko): Ada, Pak.
      """
    Maka aturan "first-reply" gagal
    Dan terukur 41m dari batas 15m

  Skenario: Pertanyaan terakhir ditinggal
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: min pompa air yg 125 watt ada?
      10:06 agen (eko): Ada, Pak.
      10:07 pelanggan: garansinya berapa tahun?
      """
    Maka aturan "no-message-unanswered" gagal

  Skenario: Ucapan terima kasih tidak menuntut balasan
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: min pompa air yg 125 watt ada?
      10:06 agen (eko): Ada, Pak.
      10:07 pelanggan: oke makasih min
      """
    Maka aturan "no-message-unanswered" lulus

  Skenario: Malam hari toko tutup, paginya dijawab
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      Senin 2026-01-05
      23:30 pelanggan: besok buka jam berapa?
      Selasa 2026-01-06
      08:05 agen (eko): Selamat pagi, Pak. Kami buka jam 8.
      """
    Maka aturan "first-reply" lulus
