# language: id
@S-10
Fitur: S-10 Menerima keluhan
  Keluhan didengar sampai selesai, tidak disangkal dan tidak dipotong; agen minta maaf, dan toko yang
  mau (complaints-strict) meminta intinya diulang.

  Dasar:
    Diketahui SOP ini:
      """
      uses: [library:signals/id, library:rules/complaints, library:rules/complaints-strict]
      """

  Skenario: Didengar, diulang, dimintakan maaf
    Ketika percakapan ini dinilai:
      """
      19:20 pelanggan: rak piringnya datang penyok kak, kecewa banget
      19:24 agen (fitri): Mohon maaf ya Kak atas rak piringnya. Jadi raknya penyok waktu diterima, betul begitu?
      19:25 pelanggan: iya bagian bawahnya
      19:30 agen (fitri): Baik, Kak, kami kirim penggantinya besok.
      """
    Maka aturan "complaint-taken-up" lulus
    Dan aturan "complaint-apology" lulus
    Dan aturan "complaint-not-denied" lulus
    Dan aturan "complaint-restated" lulus

  Skenario: Disangkal
    Ketika percakapan ini dinilai:
      """
      19:20 pelanggan: rak piringnya datang penyok kak, kecewa banget
      19:24 agen (fitri): Tidak mungkin, barang kami selalu bagus. Itu salah Kakak sendiri.
      """
    Maka aturan "complaint-not-denied" gagal
    Dan agennya "fitri"

  Skenario: Langsung ditutup
    Ketika percakapan ini dinilai:
      """
      19:20 pelanggan: rak piringnya datang rusak kak, kakinya patah
      19:24 agen (fitri): Baik. Ada lagi yang bisa kami bantu?
      """
    Maka aturan "complaint-not-closed-first" gagal

  Skenario: Menanggapi dan menutup dalam satu pesan itu bukan memotong
    Ketika percakapan ini dinilai:
      """
      19:20 pelanggan: rak piringnya goyang, kecewa
      19:24 agen (fitri): Kami minta maaf, Kak, penggantinya kami kirim hari ini. Ada lagi yang bisa dibantu?
      """
    Maka aturan "complaint-not-closed-first" lulus
