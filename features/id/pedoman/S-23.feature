# language: id
@S-23
Fitur: S-23 Menindaklanjuti sesudah selesai
  Sesudah masalahnya selesai, pelanggan ditanya apakah sudah puas, atau diminta menilai.

  Dasar:
    Diketahui SOP bawaan "closing"

  Skenario: Ditanya sebelum ditutup
    Ketika percakapan ini dinilai:
      """
      13:00 pelanggan: kunci lemarinya macet
      13:05 agen (wati): Kuncinya sudah kami ganti, Bu. Apakah sekarang sudah berfungsi dengan baik?
      13:10 pelanggan: sudah
      13:11 status: open -> solved
      """
    Maka aturan "feedback-asked" lulus

  Skenario: Pelanggan memberi nilai
    Ketika percakapan ini dinilai:
      """
      13:00 pelanggan: kunci lemarinya macet
      13:05 agen (wati): Sudah kami ganti, Bu.
      13:11 status: open -> solved
      13:30 penilaian: csat 5/5
      """
    Maka aturan "feedback-asked" lulus

  Skenario: Selesai tanpa bertanya
    Ketika percakapan ini dinilai:
      """
      13:00 pelanggan: kunci lemarinya macet
      13:05 agen (wati): Sudah kami ganti, Bu.
      13:11 status: open -> solved
      """
    Maka aturan "feedback-asked" gagal

  Skenario: Yang belum selesai belum perlu ditindaklanjuti
    Ketika percakapan ini dinilai:
      """
      status: open
      13:00 pelanggan: kunci lemarinya macet
      13:05 agen (wati): Kami cek dulu, Bu.
      """
    Maka aturan "feedback-asked" tidak berlaku
