# language: id
@kind:sequence
Fitur: Urutan kejadian
  Siapa mendahului siapa: periksa dulu baru kembalikan uang, setiap pesanan harus dikonfirmasi, jangan menanyakan
  yang sudah dijawab. Yang sama nomor pesanannya saja yang saling berpasangan, bila aturannya meminta.

  Dasar:
    Diketahui SOP ini:
      """
      signals:
        nomor-pesanan: {by: customer, any: [{regex: "o-[0-9]+"}]}
        minta-nomor: {by: agent, any: [nomor pesanannya, minta nomor pesanan]}
      rules:
        - id: cek-dulu
          kind: sequence
          template: precedence
          a: {action: verify}
          b: {action: refund}
          same: [args.order]
        - id: pesanan-dikirim
          kind: sequence
          template: response
          a: {action: create_order}
          b: {action: ship}
          same: [args.order]
          within: 1d
        - id: tidak-tanya-ulang
          kind: sequence
          template: not_response
          a: {signal: nomor-pesanan}
          b: {signal: minta-nomor}
      """

  @lulus
  Skenario: Pesanan diperiksa sebelum uangnya dikembalikan
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Mau refund pesanan o-1 kak
      09:05 tindakan (a7): verify {"order": "O-1"}
      09:06 tindakan (a7): refund {"order": "O-1"}
      """
    Maka aturan "cek-dulu" lulus

  @gagal
  Skenario: Uang dikembalikan untuk pesanan yang lain
    Ketika percakapan ini dinilai:
      """
      09:05 tindakan (a7): verify {"order": "O-1"}
      09:06 tindakan (a7): refund {"order": "O-1"}
      09:07 tindakan (a8): refund {"order": "O-2"}
      """
    Maka aturan "cek-dulu" gagal
    Dan alasannya memuat "tidak didahului"
    Dan yang kurang tampak sesudah pukul 09:06
    Dan aturan itu berlaku 2 kali, terpenuhi 1 kali
    Dan ada 1 temuan

  @gagal
  Skenario: Nomor pesanan ditanyakan lagi padahal sudah disebut
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, pesanan o-77 kok belum dikirim
      09:02 agen (a7): Halo Kak, boleh info nomor pesanannya?
      """
    Maka aturan "tidak-tanya-ulang" gagal
    Dan buktinya mengutip "o-77"
    Dan buktinya mengutip "nomor pesanannya"
    Dan agennya "a7"

  @lulus @nyaris
  Skenario: Ditanya dulu, baru disebut
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, pesanan saya kok belum dikirim
      09:02 agen (a7): Halo Kak, boleh info nomor pesanannya?
      09:03 pelanggan: o-77
      09:04 agen (a7): Terima kasih Kak, o-77 dikirim sore ini.
      """
    Maka aturan "tidak-tanya-ulang" lulus

  @tidak-berlaku
  Skenario: Tidak ada uang yang dikembalikan dan tidak ada nomor yang disebut
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Jam buka hari Minggu?
      09:01 tindakan (a7): verify {"order": "O-1"}
      """
    Maka aturan "cek-dulu" tidak berlaku
    Dan aturan "tidak-tanya-ulang" tidak berlaku

  @menunggu
  Skenario: Pesanan baru dibuat, pengirimannya belum terlambat
    Ketika percakapan ini dinilai per 18:00:
      """
      09:00 tindakan (a7): create_order {"order": "O-5"}
      """
    Maka aturan "pesanan-dikirim" menunggu

  @gagal
  Skenario: Pesanan dikirim sehari terlambat
    Ketika percakapan ini dinilai:
      """
      Senin 2026-01-05
      09:00 tindakan (a7): create_order {"order": "O-5"}
      Rabu 2026-01-07
      09:00 tindakan (g1): ship {"order": "O-5"}
      """
    Maka aturan "pesanan-dikirim" gagal
    Dan alasannya memuat "tidak diikuti"
    Dan alasannya memuat "1d"
    Dan agennya "g1"

  @tidak-dapat-dinilai
  Skenario: Waktu pengiriman tidak tercatat
    Ketika percakapan ini dinilai:
      """
      Senin 2026-01-05
      09:00 tindakan (a7): create_order {"order": "O-5"}
      --:-- tindakan (g1): ship {"order": "O-5"}
      Rabu 2026-01-07
      09:00 pelanggan: Sudah sampai, makasih
      """
    Maka aturan "pesanan-dikirim" tidak dapat dinilai
    Dan alasannya memuat "waktu"

  @gagal
  Garis-Besar Skenario: Tiap pola urutan mengenal pelanggarannya: <pola>
    Diketahui SOP ini:
      """
      rules:
        - {id: urutan, kind: sequence, template: <pola>, a: {action: cek}, b: {action: kirim}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 tindakan (a1): <satu>
      09:01 tindakan (a1): <dua>
      09:02 tindakan (a1): <tiga>
      """
    Maka aturan "urutan" gagal

    Contoh:
      | pola                    | satu  | dua   | tiga  |
      | response                | kirim | cek   | cek   |
      | precedence              | kirim | cek   | kirim |
      | succession              | cek   | kirim | cek   |
      | alternate_response      | cek   | cek   | kirim |
      | alternate_precedence    | cek   | kirim | kirim |
      | alternate_succession    | cek   | cek   | kirim |
      | chain_response          | cek   | bayar | kirim |
      | chain_precedence        | cek   | bayar | kirim |
      | chain_succession        | cek   | bayar | kirim |
      | responded_existence     | cek   | bayar | bayar |
      | coexistence             | bayar | kirim | bayar |
      | choice                  | bayar | bayar | bayar |
      | exclusive_choice        | kirim | bayar | cek   |
      | not_coexistence         | kirim | bayar | cek   |
      | not_responded_existence | kirim | bayar | cek   |
      | not_response            | cek   | bayar | kirim |
      | not_precedence          | cek   | bayar | kirim |
      | not_succession          | cek   | bayar | kirim |
      | not_chain_response      | bayar | cek   | kirim |
      | not_chain_precedence    | bayar | cek   | kirim |
      | not_chain_succession    | bayar | cek   | kirim |

  @lulus @nyaris
  Garis-Besar Skenario: Tiap pola urutan membiarkan yang hampir melanggar: <pola>
    Diketahui SOP ini:
      """
      rules:
        - {id: urutan, kind: sequence, template: <pola>, a: {action: cek}, b: {action: kirim}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 tindakan (a1): <satu>
      09:01 tindakan (a1): <dua>
      09:02 tindakan (a1): <tiga>
      """
    Maka aturan "urutan" lulus

    Contoh:
      | pola                    | satu  | dua   | tiga  |
      | response                | cek   | cek   | kirim |
      | precedence              | cek   | kirim | kirim |
      | succession              | cek   | cek   | kirim |
      | alternate_response      | kirim | cek   | kirim |
      | alternate_precedence    | cek   | kirim | cek   |
      | alternate_succession    | cek   | bayar | kirim |
      | chain_response          | kirim | cek   | kirim |
      | chain_precedence        | cek   | kirim | cek   |
      | chain_succession        | bayar | cek   | kirim |
      | responded_existence     | kirim | bayar | cek   |
      | coexistence             | kirim | bayar | cek   |
      | choice                  | bayar | kirim | cek   |
      | exclusive_choice        | kirim | bayar | kirim |
      | not_coexistence         | cek   | bayar | cek   |
      | not_responded_existence | cek   | bayar | cek   |
      | not_response            | kirim | bayar | cek   |
      | not_precedence          | kirim | bayar | cek   |
      | not_succession          | kirim | bayar | cek   |
      | not_chain_response      | cek   | bayar | kirim |
      | not_chain_precedence    | cek   | bayar | kirim |
      | not_chain_succession    | cek   | bayar | kirim |

  @gagal
  Garis-Besar Skenario: Menghitung kejadian: <pola>
    Diketahui SOP ini:
      """
      rules:
        - {id: hitungan, kind: sequence, template: <pola>, a: {action: cek}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 tindakan (a1): <satu>
      09:01 tindakan (a1): <dua>
      """
    Maka aturan "hitungan" gagal
    Dan alasannya memuat "<alasan>"

    Contoh:
      | pola      | satu  | dua   | alasan           |
      | existence | kirim | kirim | paling sedikit 1 |
      | absence   | kirim | cek   | paling banyak 0  |
      | exactly   | cek   | cek   | paling banyak 1  |
      | init      | kirim | cek   | pertama          |
      | end       | cek   | kirim | terakhir         |

  @lulus
  Garis-Besar Skenario: Menghitung kejadian dengan n dan among: <pilihan>
    Diketahui SOP ini:
      """
      rules:
        - {id: hitungan, kind: sequence, template: <pola>, a: {action: cek}, <pilihan>}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, paketnya kok lama
      09:01 tindakan (a1): cek
      09:02 tindakan (a1): cek
      09:03 agen (a1): Sudah kami cek dua kali, Kak.
      """
    Maka aturan "hitungan" lulus

    Contoh:
      | pola      | pilihan               |
      | existence | n: 2                  |
      | exactly   | n: 2                  |
      | absence   | n: 3                  |
      | init      | among: {type: action} |
      | end       | among: {type: action} |
