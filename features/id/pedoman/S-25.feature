# language: id
@S-25
Fitur: S-25 Serah terima tanpa yang hilang
  Ketika percakapan berpindah tangan, pelanggan tidak ditanya lagi dan tidak menunggu lebih lama.

  Dasar:
    Diketahui SOP bawaan "service-levels"

  Skenario: Rekan meneruskan tanpa bertanya lagi
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: mau ganti alamat kirim
      10:03 agen (a1): Halo Kak, boleh tahu nomor pesanannya?
      10:04 pelanggan: INV-20931
      10:05 penugasan: a2
      10:12 agen (a2): Baik Kak, pesanan INV-20931 kami ganti alamatnya.
      """
    Maka aturan "no-asking-again" lulus
    Dan aturan "next-reply" lulus

  Skenario: Rekan menanyakan hal yang sama lagi
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: mau ganti alamat kirim
      10:03 agen (a1): Halo Kak, boleh tahu nomor pesanannya?
      10:04 pelanggan: INV-20931
      10:05 penugasan: a2
      10:12 agen (a2): Boleh tahu nomor pesanannya?
      """
    Maka aturan "no-asking-again" gagal
    Dan agennya "a2"

  Skenario: Sesudah serah terima pelanggan menunggu dua jam
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: mau ganti alamat kirim
      10:03 agen (a1): Halo Kak, kami sambungkan ke rekan kami.
      10:04 pelanggan: oke, alamatnya Jl. Melati 5, bisa kan?
      10:05 penugasan: a2
      12:30 agen (a2): Bisa, Kak.
      """
    Maka aturan "next-reply" gagal

  Skenario: Pertanyaan lain sesudah serah terima itu wajar
    Ketika percakapan ini dinilai:
      """
      kanal: whatsapp
      10:00 pelanggan: mau ganti alamat kirim
      10:03 agen (a1): Halo Kak, boleh tahu nomor pesanannya?
      10:04 pelanggan: INV-20931
      10:05 penugasan: a2
      10:12 agen (a2): Alamat barunya di mana, Kak?
      """
    Maka aturan "no-asking-again" lulus
