# language: id
@S-12
Fitur: S-12 Memulihkan layanan dalam enam langkah
  Menghormati, mendengarkan, menggali harapan yang tidak terpenuhi, menerangkan jalan keluar, bertindak dan menindaklanjuti,
  lalu memeriksa apakah pelanggan puas.

  Dasar:
    Diketahui SOP bawaan "service-recovery"

  Skenario: Didengar, dicarikan jalan keluar, dan ditanya hasilnya
    Ketika percakapan ini dinilai:
      """
      14:00 pelanggan: mesin jahitnya rusak, baru seminggu, kecewa saya
      14:03 agen (gita): Mohon maaf, Bu, kami mengerti pasti mengecewakan. Boleh kami tahu rusaknya bagaimana?
      14:05 pelanggan: jarumnya macet terus
      14:08 agen (gita): Baik, Bu. Mesinnya kami ganti yang baru hari ini.
      14:09 tindakan: replace {"order": "J-2"}
      16:00 agen (gita): Penggantinya sudah diterima, Bu? Apakah sudah sesuai?
      16:10 pelanggan: sudah, makasih ya
      """
    Maka aturan "recovery-essential" lulus
    Dan aturan "recovery-satisfaction-checked" lulus

  Skenario: Maaf tanpa jalan keluar
    Ketika percakapan ini dinilai:
      """
      14:00 pelanggan: mesin jahitnya rusak, baru seminggu, kecewa saya
      14:03 agen (gita): Mohon maaf ya, Bu.
      """
    Maka aturan "recovery-essential" gagal

  Skenario: Jalan keluar diberikan, kepuasannya tidak pernah ditanya
    Ketika percakapan ini dinilai:
      """
      14:00 pelanggan: mesin jahitnya rusak, baru seminggu, kecewa saya
      14:03 agen (gita): Mohon maaf, Bu. Mesinnya kami ganti yang baru hari ini.
      14:04 pelanggan: oke
      """
    Maka aturan "recovery-essential" lulus
    Dan aturan "recovery-satisfaction-checked" gagal

  Skenario: Tanpa keluhan tidak ada yang dipulihkan
    Ketika percakapan ini dinilai:
      """
      14:00 pelanggan: mesin jahitnya ada yang portabel?
      14:03 agen (gita): Ada, Bu, beratnya 3 kg.
      """
    Maka aturan "recovery-essential" tidak berlaku
