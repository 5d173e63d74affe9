# language: id
@S-26
Fitur: S-26 Angka-angka layanan
  NPS, CSAT, CES, eNPS, penyelesaian di kontak pertama, waktu penyelesaian, retensi, dan nilai pelanggan dihitung dari
  penilaian dan bidang data, dengan jumlah dan selang kepercayaannya. Terlalu sedikit berarti tidak dinilai.

  Dasar:
    Diketahui SOP bawaan "service-levels"

  Skenario: Cepat, selesai sekali datang, pelanggan puas dan kembali sebulan kemudian
    Ketika percakapan-percakapan ini dinilai per 2026-12-01T09:00:
      """
      == T-1..T-40
      status: solved
      customer id: p{n}
      fields.cltv: 2500000
      Senin 2026-01-05
      10:00 pelanggan: mau pesan madunya 2 kak
      10:03 agen (a1): Halo Kak, baik.
      10:05 tindakan: create_order {"order": "H-{n}"}
      10:09 status: open -> solved
      10:10 penilaian: csat 5/5
      10:11 penilaian: nps 10
      10:12 penilaian: ces 7/7
      10:13 penilaian: enps 9
      == T-41..T-80
      status: solved
      customer id: p{n}
      fields.cltv: 2500000
      Kamis 2026-02-05
      10:00 pelanggan: pesan lagi madunya 1 kak
      10:03 agen (a1): Halo Kak, siap.
      10:05 tindakan: create_order {"order": "I-{n}"}
      10:09 status: open -> solved
      """
    Maka seluruh korpus lulus menurut aturan "target-csat"
    Dan nilainya 1 dari 40 yang terukur
    Maka seluruh korpus lulus menurut aturan "target-nps"
    Dan nilainya 100 dari 40 yang terukur
    Maka seluruh korpus lulus menurut aturan "target-ces"
    Maka seluruh korpus lulus menurut aturan "target-enps"
    Maka seluruh korpus lulus menurut aturan "target-first-contact"
    Maka seluruh korpus lulus menurut aturan "target-replies"
    Maka seluruh korpus lulus menurut aturan "target-resolution-time"
    Maka seluruh korpus lulus menurut aturan "target-unanswered"
    Maka seluruh korpus lulus menurut aturan "target-retention"
    Maka seluruh korpus lulus menurut aturan "target-customer-value"

  Skenario: Lambat, kembali lagi dua hari kemudian, sebagian tak dijawab, nilainya buruk
    Ketika percakapan-percakapan ini dinilai per 2026-12-01T09:00:
      """
      == T-1..T-40
      status: solved
      customer id: p{n}
      Senin 2026-01-05
      10:00 pelanggan: mau pesan madunya 2 kak
      14:00 agen (a1): Halo Kak, baik.
      14:05 tindakan: create_order {"order": "H-{n}"}
      Senin 2026-01-12
      10:09 status: open -> solved
      10:10 penilaian: csat 2/5
      10:11 penilaian: nps 3
      10:12 penilaian: ces 2/7
      10:13 penilaian: enps 4
      == T-41..T-80
      status: solved
      customer id: p{n}
      Rabu 2026-01-14
      10:00 pelanggan: madunya kok belum datang kak?
      """
    Maka seluruh korpus gagal menurut aturan "target-csat"
    Dan nilainya 0 dari 40 yang terukur
    Maka seluruh korpus gagal menurut aturan "target-nps"
    Dan nilainya -100 dari 40 yang terukur
    Maka seluruh korpus gagal menurut aturan "target-ces"
    Maka seluruh korpus gagal menurut aturan "target-enps"
    Maka seluruh korpus gagal menurut aturan "target-first-contact"
    Maka seluruh korpus gagal menurut aturan "target-replies"
    Maka seluruh korpus gagal menurut aturan "target-resolution-time"
    Maka seluruh korpus gagal menurut aturan "target-unanswered"
    Maka seluruh korpus gagal menurut aturan "target-retention"

  Skenario: Separuh 10 dan separuh 7: yang 7 tidak memihak
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1..T-20
      10:00 pelanggan: madunya ready?
      10:03 agen (a1): Halo Kak, ready.
      10:09 penilaian: nps 10
      == T-21..T-40
      10:00 pelanggan: madunya ready?
      10:03 agen (a1): Halo Kak, ready.
      10:09 penilaian: nps 7
      """
    Maka seluruh korpus lulus menurut aturan "target-nps"
    Dan nilainya 50 dari 40 yang terukur

  Skenario: Dua penilaian belum angka
    Ketika percakapan-percakapan ini dinilai:
      """
      == T-1..T-2
      10:00 pelanggan: madunya ready?
      10:03 agen (a1): Halo Kak, ready.
      10:09 penilaian: csat 1/5
      """
    Maka seluruh korpus tidak dapat dinilai menurut aturan "target-csat"
