# language: id
@S-09
Fitur: S-09 Jelas dan ringkas
  Kalimat pendek, tanpa istilah dalam. Apakah penjelasannya mudah dimengerti tidak terlihat; panjangnya terlihat.

  Dasar:
    Diketahui SOP bawaan "online-shop"

  Skenario: Langkah demi langkah
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: gimana cara klaim garansinya kak
      10:04 agen (ayu): Selamat pagi, Kak. Caranya:
        1. Foto nota dan barangnya.
        2. Kirim ke chat ini.
        3. Kami kabari jadwal penjemputannya.
      """
    Maka aturan "clear-sentences" lulus
    Dan aturan "no-jargon" lulus

  Skenario: Istilah gudang
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: kok belum dikirim kak
      10:04 agen (ayu): SKU-nya masih di outbound, Kak, menunggu first mile.
      """
    Maka aturan "no-jargon" gagal

  Skenario: Satu kalimat panjang tanpa titik
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: gimana cara klaim garansinya kak
      10:04 agen (ayu): Untuk klaim garansi nanti Kakak siapkan dulu nota pembelian yang asli beserta kartu garansi yang ada di dalam kotak lalu barangnya difoto dari depan belakang dan samping kemudian dikirim ke kami supaya bisa kami teruskan ke bagian servis yang nanti akan memeriksa apakah kerusakannya termasuk yang ditanggung atau tidak
      """
    Maka aturan "clear-sentences" gagal

  Skenario: Panjang, tetapi kalimatnya pendek
    Ketika percakapan ini dinilai:
      """
      10:00 pelanggan: gimana cara klaim garansinya kak
      10:04 agen (ayu): Siapkan nota pembelian, Kak. Kartu garansi ada di dalam kotak. Foto barangnya dari depan dan belakang. Kirim fotonya ke chat ini. Nanti kami teruskan ke bagian servis. Jawabannya paling lama tiga hari kerja. Kalau ditanggung, barangnya kami jemput. Biayanya gratis.
      """
    Maka aturan "clear-sentences" lulus
