# language: id
@S-15
Fitur: S-15 Tiga macam pelanggan yang mengeluh
  Yang aktif menyampaikan, yang diam, dan yang tidak pernah puas sampai memaki. Kepada yang memaki agen tetap sopan, dan
  boleh menyerahkannya kepada atasan. Yang diam tidak menulis apa-apa, jadi tidak terlihat dari percakapan.

  Dasar:
    Diketahui SOP bawaan "complaints"

  Skenario: Pelanggan memaki, agen tetap sopan
    Ketika percakapan ini dinilai:
      """
      20:00 pelanggan: barangnya rusak! dasar penipu, goblok semua
      20:04 agen (mira): Mohon maaf, Pak. Kami mengerti Bapak kecewa. Kami sambungkan dengan atasan kami ya, Pak.
      20:05 eskalasi: supervisor
      """
    Maka aturan "rude-customer-politely" lulus
    Dan aturan "complainer-types" lulus
    Dan golongannya "active, hyperactive"

  Skenario: Agen membalas kasar
    Ketika percakapan ini dinilai:
      """
      20:00 pelanggan: barangnya rusak! dasar penipu, goblok semua
      20:04 agen (mira): Anda yang goblok, baca aturannya!
      """
    Maka aturan "rude-customer-politely" gagal

  Skenario: Kecewa bukan berarti memaki
    Ketika percakapan ini dinilai:
      """
      20:00 pelanggan: barangnya rusak kak, saya kecewa
      20:04 agen (mira): Mohon maaf, Pak. Kami ganti ya.
      """
    Maka aturan "complainer-types" lulus
    Dan golongannya "active"
    Dan aturan "rude-customer-politely" tidak berlaku
