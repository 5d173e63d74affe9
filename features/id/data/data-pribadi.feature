# language: id
Fitur: Data pribadi dalam laporan
  Nomor telepon, surel, rekening, kartu, dan NIK disamarkan dalam semua yang dibaca orang. Berkas untuk mesin (ndjson)
  tetap persis, dan --unmask menampilkan semuanya bila memang diperlukan.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: ringkas, kind: style, by: agent, at_most: {words: 3}}
      """

  Garis-Besar Skenario: <apa> disamarkan di ringkasan
    Diketahui percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Kak, hubungi saya ya
      09:01 agen (a7): Baik Kak, <kalimat>
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka keluarannya memuat "Baik Kak"
    Dan keluarannya memuat "[<label>]"
    Dan "<rahasia>" tidak ditampilkan
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml --unmask
    Maka keluarannya memuat "<rahasia>"

    Contoh:
      | apa           | label    | rahasia             | kalimat                                           |
      | nomor telepon | telepon  | 0812-3456-7890      | kami telepon ke 0812-3456-7890 sore ini           |
      | surel         | email    | sari.w@contoh.co.id | notanya kami kirim ke sari.w@contoh.co.id         |
      | rekening      | rekening | 1234567890          | transfer saja ke rekening BCA 1234567890 a/n toko |
      | kartu         | kartu    | 4111 1111 1111 1111 | kartunya 4111 1111 1111 1111 sudah kami catat ya  |
      | NIK           | NIK      | 3273012505900001    | NIK Kakak 3273012505900001 sudah kami terima      |

  Skenario: Nomor pesanan, harga, dan jam tetap terbaca
    Diketahui percakapan "T-1" di berkas "chat.ndjson":
      """
      09:01 agen (a7): Pesanan GK-20260105 seharga Rp1.250.000 tiba pukul 15.30
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml
    Maka keluarannya memuat "Pesanan GK-20260105 seharga Rp1.250.000 tiba pukul 15.30"

  Skenario: Berkas untuk mesin tetap persis, tabel untuk orang disamarkan
    Diketahui percakapan "T-1" di berkas "chat.ndjson":
      """
      09:01 agen (a7): Kami telepon ke 0812-3456-7890 sore ini, Kak.
      """
    Ketika menjalankan: sop audit chat.ndjson --sop sop.yaml -o csv=temuan.csv -o ndjson
    Maka keluarannya memuat "0812-3456-7890"
    Dan ada berkas "temuan.csv" yang memuat "[telepon]"
