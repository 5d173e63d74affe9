# language: id
Fitur: sop test menjalankan fitur di samping SOP
  Berkas toko.feature di samping toko.yaml berisi percakapan dan putusan dalam kalimat biasa.

  Latar Belakang:
    Diketahui SOP ini di berkas "toko.yaml":
      """
      rules:
        - {id: balasan, kind: deadline, metric: first_reply, within: 15m}
      """

  Skenario: skenario yang benar dan yang tidak
    Diketahui berkas "toko.feature" yang berisi:
      """
      # language: id
      Fitur: Balasan
        Skenario: Tepat waktu
          Ketika percakapan ini dinilai:
            ```
            09:00 pelanggan: Halo
            09:15 agen (a7): Halo Kak
            ```
          Maka aturan "balasan" lulus
          Dan terukur 15m dari batas 15m
        Skenario: Terlambat
          Ketika percakapan ini dinilai:
            ```
            09:00 pelanggan: Halo
            09:16 agen (a7): Halo Kak
            ```
          Maka aturan "balasan" gagal
          Dan agennya "a8"
      """
    Ketika menjalankan: sop test toko.yaml --lang id
    Maka kode keluarnya 1
    Dan keluarannya memuat "1 tes lulus, 1 gagal"
    Dan keluarannya memuat "tidak benar bahwa agennya "a8"; ternyata: a7"

  Skenario: kalimat yang tidak dikenal ditunjuk barisnya
    Diketahui berkas "toko.feature" yang berisi:
      """
      # language: id
      Fitur: Balasan
        Skenario: Tepat waktu
          Ketika percakapan ini dinlai:
            ```
            09:00 pelanggan: Halo
            ```
          Maka aturan "balas" lulus
      """
    Ketika menjalankan: sop test toko.yaml --lang id
    Maka kode keluarnya 3
    Dan pemberitahuannya memuat "toko.feature:4:5"
    Dan pemberitahuannya memuat "Maksud Anda `percakapan ini dinilai:`?"
    Dan pemberitahuannya memuat "Maksud Anda `balasan`?"
