# language: id
@S-04
Fitur: S-04 Menjawab pertanyaan produk sampai tuntas
  Pertanyaan tentang produk dijawab menurut pengetahuan produk. Tidak tahu itu boleh; membiarkannya tidak. Apakah isi
  jawabannya benar tidak terlihat dari percakapan.

  Dasar:
    Diketahui SOP bawaan "online-shop"

  Skenario: Belum tahu, lalu dicari tahu
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: kak blendernya bisa buat giling bumbu kering ga?
      11:02 agen (sari): Wah, saya kurang tahu, Kak.
      11:20 agen (sari): Sudah kami tanyakan ke bagian teknis. Bisa, Kak, pakai gelas kecilnya. Kami kirim panduannya.
      """
    Maka aturan "dont-know-followed-up" lulus

  Skenario: Tidak tahu, dan berhenti di situ
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: kak blendernya bisa buat giling bumbu kering ga?
      11:02 agen (sari): Saya kurang tahu, Kak.
      11:03 pelanggan: oh gitu
      """
    Maka aturan "dont-know-followed-up" gagal

  Skenario: Pelanggan yang tidak tahu, bukan agennya
    Ketika percakapan ini dinilai:
      """
      11:00 pelanggan: saya kurang tahu tipenya kak, yang gelasnya dua
      11:02 agen (sari): Itu tipe BL-20, Kak. Dayanya 350 watt, garansi satu tahun.
      """
    Maka aturan "dont-know-followed-up" tidak berlaku
