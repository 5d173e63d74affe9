# language: id
@S-21
Fitur: S-21 Sepuluh tahap, dari kontak sampai tindak lanjut
  Di tahap mana layanan terputus? Percakapan dicatat sampai tahap mana ia berjalan.

  Dasar:
    Diketahui SOP bawaan "stages"

  Skenario: Sampai tindak lanjut
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      09:00 pelanggan: kak paket saya belum sampai juga, sudah seminggu
      09:04 agen (nur): Mohon maaf atas keterlambatannya, Kak. Mohon ditunggu, kami cek dulu ke kurir.
      09:05 tindakan: check_tracking {"order": "N-88"}
      09:20 agen (nur): Paketnya kami kirim ulang hari ini ya, Kak.
      09:21 agen (nur): Ada lagi yang bisa kami bantu?
      """
    Maka aturan "service-stages" lulus
    Dan tahapnya "contact, channel, request, response, empathy, problem-solving, timeliness, resolution, follow-up"
    Dan tahap terjauhnya "follow-up"

  Skenario: Terputus sesudah tanggapan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: kak toplesnya tahan berapa lama?
      09:04 agen (nur): Tiga bulan, Kak.
      """
    Maka aturan "service-stages" lulus
    Dan tahap terjauhnya "response"

  Skenario: Selesai menurut status, tetapi tidak ditindaklanjuti
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: kak toplesnya tahan berapa lama?
      09:04 agen (nur): Tiga bulan, Kak.
      09:10 status: open -> solved
      """
    Maka aturan "service-stages" lulus
    Dan tahap terjauhnya "resolution"

  Skenario: Pelanggan menyapa, belum meminta apa-apa
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: selamat pagi
      """
    Maka aturan "service-stages" lulus
    Dan tahapnya "contact"
