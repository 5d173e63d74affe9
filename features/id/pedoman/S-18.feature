# language: id
@S-18
Fitur: S-18 Kesalahan agen yang menimbulkan keberatan
  Reaksi buruk, terlalu panjang menjelaskan, tidak mendengar, tidak tahu, sok tahu, memotong, memojokkan, tidak peduli.
  Memotong pelanggan yang sedang mengetik tidak terekam; pesan beruntun dan panjangnya terlihat.

  Dasar:
    Diketahui SOP bawaan "conduct"

  Skenario: Tenang, peduli, secukupnya
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      12:00 pelanggan: saya masih ragu sih
      12:02 agen (ica): Tidak apa-apa, Kak. Bagian mana yang masih kurang jelas?
      """
    Maka aturan "no-over-explaining" lulus
    Dan aturan "no-cornering" lulus
    Dan aturan "no-dismissing" lulus

  Skenario: Memojokkan dengan pertanyaan bertubi-tubi
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      12:00 pelanggan: saya masih ragu sih
      12:02 agen (ica): Ragu kenapa? Harganya? Kualitasnya? Tidak percaya sama kami? Jadi beli tidak?
      """
    Maka aturan "no-cornering" gagal

  Skenario: Tidak peduli
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      12:00 pelanggan: terus saya harus gimana
      12:02 agen (ica): Itu bukan urusan kami, Kak. Terserah Kakak.
      """
    Maka aturan "no-dismissing" gagal

  Skenario: Kata bukan dan urusan tanpa nada acuh
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      12:00 pelanggan: terus saya harus gimana
      12:02 agen (ica): Urusan pengirimannya kami bantu dari sini, Kak. Bukan Kakak yang harus menelepon kurir.
      """
    Maka aturan "no-dismissing" lulus
