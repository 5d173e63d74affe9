# language: id
@S-06
Fitur: S-06 Menawarkan di akhir, bukan di tengah keluhan
  Menjelang akhir, pembeli ditawari pilihan lain atau promo. Kepada orang yang sedang kecewa tidak.

  Dasar:
    Diketahui SOP bawaan "online-shop"

  Skenario: Promo di pesan penutup
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: madu hutannya 2 botol
      09:02 tindakan: create_order {"order": "H-9"}
      09:04 agen (tio): Siap, Kak, totalnya 170 ribu.
      09:05 agen (tio): Untuk pesanan berikutnya ada diskon 10%.
      """
    Maka aturan "offer-at-the-end" lulus

  Skenario: Pesanan selesai tanpa penawaran
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: madu hutannya 2 botol
      09:02 tindakan: create_order {"order": "H-9"}
      09:04 agen (tio): Siap, Kak, totalnya 170 ribu.
      09:05 agen (tio): Terima kasih.
      """
    Maka aturan "offer-at-the-end" gagal

  Skenario: Berjualan kepada pelanggan yang sedang kecewa
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: madunya bocor di jalan, kecewa saya
      09:04 agen (tio): Kak, hari ini ada diskon 30% untuk semua madu lho!
      """
    Maka aturan "no-promotion-in-complaint" gagal

  Skenario: Voucher sebagai ganti rugi bukan jualan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: madunya bocor di jalan, kecewa saya
      09:04 agen (tio): Mohon maaf, Kak. Sebagai kompensasi kami beri voucher diskon 30%.
      """
    Maka aturan "no-promotion-in-complaint" tidak berlaku
