# language: id
@kind:stages
Fitur: Sampai tahap mana pelayanan berjalan
  Kepala layanan ingin tahu di mana percakapan terputus: sebelum dijawab, sebelum ada solusi, atau sebelum ditanyakan
  hasilnya. Tahap tidak pernah gagal; ia hanya mencatat apa yang dicapai.

  Dasar:
    Diketahui SOP ini:
      """
      signals:
        jalan-keluar: {any: [kami ganti, kami kirim ulang]}
        tanya-hasil: {any: [sudah sesuai, sudah oke]}
      rules:
        - id: tahap
          kind: stages
          stages:
            - {id: kontak, title: {id: Kontak, en: Contact}, type: message, by: customer}
            - {id: jawaban, type: message, by: agent}
            - {id: solusi, any: [{signal: jalan-keluar, by: agent}, {action: refund}]}
            - {id: tindak-lanjut, signal: tanya-hasil, by: agent}
            - {id: toko, type: message, by: agent, when: {channel: toko}}
        - {id: diganti, kind: phrase, signal: jalan-keluar, must: {at_least: 1}}
      """

  @lulus
  Skenario: Sampai hasilnya ditanyakan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Gelasnya pecah
      09:04 agen (a7): Mohon maaf, kami ganti hari ini ya Kak.
      15:00 agen (a7): Gelas penggantinya sudah sesuai, Kak?
      """
    Maka aturan "tahap" lulus
    Dan tahapnya "kontak, jawaban, solusi, tindak-lanjut"
    Dan tahap terjauhnya "tindak-lanjut"

  @gagal
  Skenario: Terputus sesudah dijawab; yang gagal aturan lain
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Gelasnya pecah
      09:04 agen (a7): Wah, kok bisa ya Kak.
      """
    Maka aturan "tahap" lulus
    Dan tahapnya "kontak, jawaban"
    Dan tahap terjauhnya "jawaban"
    Dan aturan "diganti" gagal

  Skenario: Tahap tanpa tahap sebelumnya, karena uangnya langsung dikembalikan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Gelasnya pecah
      09:01 tindakan: refund {"order": "O-1"}
      """
    Maka aturan "tahap" lulus
    Dan tahapnya "kontak, solusi"

  Skenario: Kata yang sama dari pelanggan bukan tahap agen
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Katanya kami kirim ulang, mana?
      """
    Maka aturan "tahap" lulus
    Dan tahapnya "kontak"

  Skenario: Urutannya menurut aturan, walaupun agen menyapa lebih dulu
    Ketika percakapan ini dinilai:
      """
      kanal: toko
      09:00 agen (a7): Halo Kak, pesanan kemarin sudah oke?
      09:05 pelanggan: Sudah, makasih
      """
    Maka aturan "tahap" lulus
    Dan tahapnya "kontak, jawaban, tindak-lanjut, toko"

  Skenario: Tidak satu tahap pun
    Ketika percakapan ini dinilai:
      """
      09:00 sistem: Percakapan dibuat
      """
    Maka aturan "tahap" tidak berlaku

  Skenario: Percakapan yang masih berjalan mencapai apa yang sudah terlihat
    Ketika percakapan ini dinilai:
      """
      status: open
      09:00 pelanggan: Gelasnya pecah
      """
    Maka aturan "tahap" lulus
    Dan tahapnya "kontak"
