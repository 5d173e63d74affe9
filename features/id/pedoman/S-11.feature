# language: id
@S-11
Fitur: S-11 Lima bagian permintaan maaf
  Mengakui kesalahan, bertanggung jawab, memberi ganti rugi, menyesal, dan membuktikannya. Bagian mana yang terucap
  dicatat; yang hanya sebagian tidak otomatis salah, kecuali toko memakai aturan yang ketat (complaints-strict).

  Skenario: Kelima bagiannya terucap
    Diketahui SOP bawaan "complaints"
    Ketika percakapan ini dinilai:
      """
      08:30 pelanggan: undangan saya salah cetak, acaranya lusa! kecewa
      08:34 agen (hana): Ini kesalahan kami, Kak, dan kami bertanggung jawab penuh. Kami sangat menyesal.
      08:35 agen (hana): Undangannya kami cetak ulang gratis, dan kami pastikan hal ini tidak terulang.
      """
    Maka aturan "apology-parts" lulus

  Skenario: Sekadar menanggapi tanpa satu bagian pun
    Diketahui SOP bawaan "complaints"
    Ketika percakapan ini dinilai:
      """
      08:30 pelanggan: undangan saya salah cetak, acaranya lusa! kecewa
      08:34 agen (hana): Oke Kak, dicek.
      """
    Maka aturan "apology-parts" tidak berlaku

  Skenario: Menurut aturan ketat maaf saja belum cukup
    Diketahui SOP ini:
      """
      uses: [library:signals/id, library:rules/complaints-strict]
      """
    Ketika percakapan ini dinilai:
      """
      08:30 pelanggan: undangan saya salah cetak, acaranya lusa! kecewa
      08:34 agen (hana): Mohon maaf ya Kak.
      """
    Maka aturan "apology-complete" gagal

  Skenario: Janji memperbaiki yang tidak pernah dikerjakan
    Diketahui SOP ini:
      """
      uses: [library:signals/id, library:rules/complaints-strict]
      """
    Ketika percakapan ini dinilai:
      """
      08:30 pelanggan: undangan saya salah cetak, acaranya lusa! kecewa
      08:34 agen (hana): Mohon maaf Kak, kami pastikan hal ini tidak terulang lagi.
      08:35 pelanggan: terus undangan saya?
      """
    Maka aturan "apology-carried-out" gagal
