# language: id
@kind:prerequisite
Fitur: Yang harus dilakukan lebih dulu
  Ada tindakan yang hanya boleh dilakukan sesudah yang lain: uang dikembalikan sesudah pelanggan dikenali dan pesanannya
  dilihat, dan pesanan dibatalkan sesudah pelanggan menyetujuinya.

  Dasar:
    Diketahui SOP ini:
      """
      signals:
        setuju: {by: customer, any: [ya silakan, "ya, silakan", boleh kak]}
      rules:
        - id: diperiksa
          kind: prerequisite
          before: {action: refund}
          needs:
            - {any: [{action: cek_ktp}, {all: [{action: cek_hp}, {action: cek_email}]}]}
            - {action: lihat_pesanan, same: [args.order]}
        - id: disetujui
          kind: prerequisite
          before: {action: refund}
          needs: [{signal: setuju, by: customer, since: {type: message, by: agent}}]
      """

  @lulus
  Skenario: Dikenali, dilihat pesanannya, disetujui
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: kak, uang pesanan O-1 minta dibalikin ya
      09:01 tindakan (a7): cek_ktp {"user": "u3"}
      09:02 tindakan (a7): lihat_pesanan {"order": "O-1"}
      09:03 agen (a7): Rp30.000 kami kembalikan ke rekening Kakak, lanjutkan?
      09:04 pelanggan: Ya, silakan
      09:05 tindakan (a7): refund {"order": "O-1"}
      """
    Maka aturan "diperiksa" lulus
    Dan aturan itu berlaku 1 kali, terpenuhi 1 kali
    Maka aturan "disetujui" lulus

  @lulus @nyaris
  Skenario: Dua pemeriksaan sebagai ganti yang satu
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: refund O-1 dong kak
      09:01 tindakan (a7): cek_email {"user": "u3"}
      09:02 tindakan (a7): lihat_pesanan {"order": "O-1"}
      09:03 tindakan (a7): cek_hp {"user": "u3"}
      09:05 tindakan (a7): refund {"order": "O-1"}
      """
    Maka aturan "diperiksa" lulus

  @gagal
  Skenario: Yang dilihat pesanan lain
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: refund O-1 dong kak
      09:01 tindakan (a7): cek_ktp {"user": "u3"}
      09:02 tindakan (a7): lihat_pesanan {"order": "O-2"}
      09:05 tindakan (a7): refund {"order": "O-1"}
      """
    Maka aturan "diperiksa" gagal
    Dan alasannya memuat "lihat_pesanan"
    Dan ada 1 temuan

  @gagal
  Skenario: Usulnya berubah sesudah disetujui
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: refund O-1 dong kak
      09:01 agen (a7): Rp30.000 kami kembalikan ya, Kak?
      09:02 pelanggan: boleh kak
      09:03 agen (a7): Ternyata hanya Rp20.000, Kak.
      09:05 tindakan (a7): refund {"order": "O-1"}
      """
    Maka aturan "disetujui" gagal
    Dan buktinya mengutip "Ternyata hanya Rp20.000, Kak."
