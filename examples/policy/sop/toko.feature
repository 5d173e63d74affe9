# language: id
Fitur: SOP Warung Serat, dalam kalimat biasa
  Setiap skenario adalah percakapan dan putusan yang harus didapatnya. Kalau sebuah skenario tidak lagi benar,
  pemeriksaan gagal dan menunjukkan barisnya.

  Skenario: Malam hari tidak dihitung
    Ketika percakapan ini dinilai:
      """
      Senin 2026-01-05
      22:00 pelanggan: Kain lurik ready?
      Selasa 2026-01-06
      08:10 agen (a7): Selamat pagi, Kak. Ready.
      """
    Maka aturan "balasan-pertama" lulus
    Dan terukur 10m dari batas 15m

  Skenario: Terlambat satu menit
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kain lurik ready?
      09:16 agen (a7): Selamat pagi, Kak. Ready.
      """
    Maka aturan "balasan-pertama" gagal
    Dan agennya "a7"
    Dan buktinya mengutip "Selamat pagi, Kak. Ready."
    Tetapi aturan "salam" lulus

  Skenario: Percakapan yang masih berjalan belum gagal
    Ketika percakapan ini dinilai per 09:10:
      """
      status: open
      09:00 pelanggan: Kain lurik ready?
      """
    Maka aturan "balasan-pertama" menunggu
