# language: id
Fitur: Untuk percakapan yang mana sebuah aturan berlaku
  `when` memilih percakapan menurut kanal, prioritas, tanda, pelanggan, atau bidang lain. `targets` memberi batas lain
  kepada sebagian percakapan; yang pertama cocok yang dipakai. `exclude` dan `effective` mengeluarkan percakapan dari
  seluruh SOP: tidak ada hasil sama sekali.

  Dasar:
    Diketahui SOP ini:
      """
      effective: {from: 2026-01-01, until: 2026-06-30}
      exclude: {tags: [spam, uji-coba]}
      rules:
        - {id: salam-email, kind: greeting, when: {channel: email}}
        - {id: salam-lain, kind: greeting, when: {channel: {not: email}}}
        - {id: belanja-besar, kind: closing, when: {fields.nilai: {gte: 1000000}}}
        - id: balas
          kind: deadline
          metric: first_reply
          within: 15m
          targets:
            - {when: {priority: urgent}, within: 5m}
            - {when: {channel: email}, within: 4h}
            - {when: {customer.new: true}, within: 10m}
      """

  Skenario: Aturan untuk surel saja
    Ketika percakapan ini dinilai:
      """
      kanal: email
      09:00 pelanggan: Selamat pagi, saya ingin meminta faktur pajak.
      12:00 agen (a7): Selamat siang, Ibu Rina. Faktur terlampir.
      """
    Maka aturan "salam-email" lulus
    Dan aturan "salam-lain" tidak berlaku
    Dan aturan "balas" lulus
    Dan terukur 3h dari batas 4h

  Skenario: Kanal yang tidak tercatat bukan surel
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, faktur pajak bisa?
      09:12 agen (a7): Bisa Kak.
      """
    Maka aturan "salam-email" tidak berlaku
    Dan aturan "salam-lain" gagal
    Dan aturan "balas" lulus
    Dan terukur 12m dari batas 15m

  Skenario: Dua batas cocok, yang ditulis lebih dulu yang dipakai
    Ketika percakapan ini dinilai:
      """
      kanal: email
      prioritas: urgent
      09:00 pelanggan: Kompor yang dikirim mengeluarkan api!
      09:06 agen (a7): Ibu, mohon segera tutup regulatornya.
      """
    Maka aturan "balas" gagal
    Dan terukur 6m dari batas 5m

  Skenario: Pelanggan baru dibalas dalam sepuluh menit
    Ketika percakapan ini dinilai:
      """
      pelanggan baru: ya
      09:00 pelanggan: Halo, baru pertama mau belanja di sini
      09:12 agen (a7): Halo Kak, selamat datang!
      """
    Maka aturan "balas" gagal
    Dan terukur 12m dari batas 10m

  Garis-Besar Skenario: Belanja <nilai> rupiah
    Ketika percakapan ini dinilai:
      """
      nilai: <nilai>
      09:00 pelanggan: Kak, pesanan saya sudah dikirim?
      09:02 agen (a7): Halo Kak, sudah tadi pagi.
      """
    Maka aturan "belanja-besar" <hasil>

    Contoh:
      | nilai   | hasil         |
      | 1000000 | gagal         |
      | 999999  | tidak berlaku |

  Skenario: Nilai belanja tidak tercatat, jadi perbandingannya tidak pernah benar
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, pesanan saya sudah dikirim?
      09:02 agen (a7): Halo Kak, sudah tadi pagi.
      """
    Maka aturan "belanja-besar" tidak berlaku

  Skenario: Percakapan uji coba tidak dinilai
    Ketika percakapan ini dinilai:
      """
      tag: refund, uji-coba
      09:00 pelanggan: tes tes 123
      09:10 agen (a7): ok masuk
      """
    Maka percakapan itu tidak dinilai

  Garis-Besar Skenario: Percakapan tanggal <tanggal> di luar masa berlaku SOP
    Ketika percakapan ini dinilai:
      """
      <tanggal>
      09:00 pelanggan: Kak, teko masih ada?
      09:10 agen (a7): Masih.
      """
    Maka percakapan itu tidak dinilai

    Contoh:
      | tanggal    |
      | 2025-12-31 |
      | 2026-07-01 |

  Skenario: Hari terakhir masa berlaku masih dinilai
    Ketika percakapan ini dinilai:
      """
      2026-06-30
      23:50 pelanggan: Kak, teko masih ada?
      23:55 agen (a7): Halo Kak, masih.
      """
    Maka aturan "salam-lain" lulus
