# language: id
@S-16
Fitur: S-16 Naik ke atasan bila perlu, dan hanya bila perlu
  Yang meminta atasan disambungkan; tangganya tidak dilompati; pertanyaan biasa tidak dinaikkan.

  Dasar:
    Diketahui SOP bawaan "service-recovery"

  Skenario: Pelanggan meminta atasan dan disambungkan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: saya mau bicara sama atasannya saja
      10:03 agen (vera): Baik, Pak, kami sambungkan.
      10:05 eskalasi: supervisor
      11:00 eskalasi: manager
      """
    Maka aturan "escalation-on-request" lulus
    Dan aturan "escalation-ladder" lulus
    Dan aturan "escalation-reasoned" lulus

  Skenario: Permintaannya dibiarkan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: saya mau bicara sama atasannya saja
      10:03 agen (vera): Iya Pak, sebentar.
      13:00 agen (vera): Pesanannya masih dicek.
      """
    Maka aturan "escalation-on-request" gagal

  Skenario: Langsung ke manajer, supervisor dilompati
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: refund saya belum cair juga, kecewa
      10:03 eskalasi: manager
      """
    Maka aturan "escalation-ladder" gagal

  Skenario: Pertanyaan biasa dinaikkan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: warna hijau ada?
      10:01 eskalasi: supervisor
      """
    Maka aturan "escalation-reasoned" gagal

  Skenario: Menyebut atasan bukan meminta atasan
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: seragam buat atasan saya ada ukuran XL?
      10:03 agen (vera): Ada, Pak.
      """
    Maka aturan "escalation-on-request" tidak berlaku
