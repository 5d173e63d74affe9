# language: id
@kind:deadline
Fitur: Tenggat yang dihitung dengan cara lain
  Tidak semua perusahaan menghitung tenggat dengan cara yang sama. Untuk hal-hal yang diperdebatkan, aturan boleh
  memilih; tanpa pilihan berlaku bawaannya.

  @gagal
  Skenario: Pelanggan tidak diberi kabar selama dua jam
    Diketahui SOP ini:
      """
      rules:
        - {id: kabar, kind: deadline, metric: periodic_update, within: 2h}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, paket saya hilang di kurir
      09:05 agen (a7): Kami laporkan ke kurirnya, Kak.
      11:06 agen (a7): Masih dilacak, Kak.
      12:00 agen (a7): Sudah ketemu, diantar sore ini.
      15:00 status: solved
      """
    Maka aturan "kabar" gagal
    Dan alasannya memuat "kabar berkala"
    Dan aturan itu berlaku 3 kali, terpenuhi 2 kali
    Dan terukur 2h1m dari batas 2h

  @lulus @nyaris
  Skenario: Sesudah selesai tidak perlu ada kabar lagi
    Diketahui SOP ini:
      """
      rules:
        - {id: kabar, kind: deadline, metric: periodic_update, within: 2h}
      """
    Ketika percakapan ini dinilai per 23:00:
      """
      09:05 agen (a7): Paketnya sudah ketemu, Kak, diantar sore ini.
      10:00 status: solved
      """
    Maka aturan "kabar" lulus

  Skenario: Ditahan pihak lain memotong waktu kerja agen, tetapi bukan waktu tunggu pelanggan
    Diketahui SOP ini:
      """
      rules:
        - {id: tunggu, kind: deadline, metric: requester_wait, within: 3h}
        - {id: kerja, kind: deadline, metric: agent_work, within: 3h}
      """
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      09:00 pelanggan: Kak, mesin cuci saya error
      10:00 status: open -> on-hold
      12:00 status: on-hold -> open
      13:00 status: open -> solved
      """
    Maka aturan "tunggu" gagal
    Dan terukur 4h dari batas 3h
    Dan aturan "kerja" lulus
    Dan terukur 2h dari batas 3h

  Garis-Besar Skenario: Dibuka lagi sesudah selesai, dengan reopen: <reopen>
    Diketahui SOP ini:
      """
      rules:
        - {id: selesai, kind: deadline, metric: resolution, within: 90m, reopen: <reopen>}
      """
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      09:00 pelanggan: Kak, mesin cuci saya error
      10:00 status: open -> solved
      15:00 pelanggan: Kok error lagi?
      15:00 status: solved -> open
      16:00 status: open -> solved
      """
    Maka aturan "selesai" <hasil>
    Dan aturan itu berlaku <kali> kali, terpenuhi <beres> kali
    Dan terukur <waktu> dari batas 90m

    Contoh:
      | reopen    | hasil | kali | beres | waktu |
      | continue  | gagal | 1    | 0     | 2h    |
      | new_cycle | lulus | 2    | 2     | 1h    |
      | ignore    | lulus | 1    | 1     | 1h    |

  Garis-Besar Skenario: Batas habis tepat saat toko tutup, dengan at_closing: <pilihan>
    Diketahui SOP ini:
      """
      calendars:
        toko: {hours: {mon-fri: ["08:00-16:00"]}}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 1h, calendar: toko, at_closing: <pilihan>}
      """
    Ketika percakapan ini dinilai:
      """
      Senin 2026-01-05
      15:00 pelanggan: Kak, bantalnya isi dakron atau silikon?
      Selasa 2026-01-06
      08:00 agen (a7): Selamat pagi Kak, isinya silikon.
      """
    Maka aturan "balas" <hasil>
    Dan tenggatnya <tenggat>

    Contoh:
      | pilihan      | hasil | tenggat          |
      | closing      | gagal | 2026-01-05 16:00 |
      | next_opening | lulus | 2026-01-06 08:00 |

  Garis-Besar Skenario: Jeda semalam menunggu pelanggan, dengan pause_hours: <pilihan>
    Diketahui SOP ini:
      """
      calendars:
        toko: {hours: {mon-fri: ["08:00-16:00"]}}
      rules:
        - id: selesai
          kind: deadline
          metric: resolution
          within: 4h
          calendar: toko
          pause_on: [pending]
          pause_hours: <pilihan>
      """
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      09:00 pelanggan: Kak, mesin cuci saya error
      10:00 status: open -> pending
      Selasa 2026-01-06
      09:00 status: pending -> open
      12:30 status: open -> solved
      """
    Maka aturan "selesai" <hasil>
    Dan tenggatnya <tenggat>

    Contoh:
      | pilihan | hasil | tenggat          |
      | working | gagal | 2026-01-06 12:00 |
      | wall    | lulus | 2026-01-08 12:00 |

  Garis-Besar Skenario: Pelanggan bertanya dua kali, dengan repeat_messages: <pilihan>
    Diketahui SOP ini:
      """
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, repeat_messages: <pilihan>}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, bantalnya isi apa?
      09:10 pelanggan: yang ukuran besar maksudnya
      09:20 agen (a7): Silikon, Kak.
      """
    Maka aturan "balas" <hasil>
    Dan terukur <waktu> dari batas 15m

    Contoh:
      | pilihan | hasil | waktu |
      | oldest  | gagal | 20m   |
      | latest  | lulus | 10m   |

  Garis-Besar Skenario: Jawaban bot, dengan replies_by: <pilihan>
    Diketahui SOP ini:
      """
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, replies_by: <pilihan>}
      """
    Ketika percakapan ini dinilai per 12:00:
      """
      status: open
      09:00 pelanggan: Jam buka?
      09:00 bot: Kami buka pukul 08.00 sampai 17.00.
      """
    Maka aturan "balas" <hasil>

    Contoh:
      | pilihan      | hasil |
      | [agent]      | gagal |
      | [agent, bot] | lulus |

  Garis-Besar Skenario: Prioritas dinaikkan di tengah jalan, dengan target_at: <pilihan>
    Diketahui SOP ini:
      """
      rules:
        - id: balas
          kind: deadline
          metric: first_reply
          within: 15m
          targets: [{when: {priority: urgent}, within: 5m}]
          target_at: <pilihan>
      """
    Ketika percakapan ini dinilai:
      """
      prioritas: urgent
      09:00 pelanggan: Kak, kompornya bau gas
      09:05 prioritas: normal -> urgent
      09:10 agen (a7): Kak, mohon cabut regulatornya.
      """
    Maka aturan "balas" <hasil>

    Contoh:
      | pilihan | hasil |
      | start   | lulus |
      | change  | gagal |

  Skenario: Jeda di antara dua kejadian pilihan sendiri
    Diketahui SOP ini:
      """
      rules:
        - id: kirim
          kind: deadline
          start: {action: bayar}
          stop: {action: kirim}
          within: 2h
          pause_while: {from: {action: stok-habis}, until: {action: stok-ada}}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 tindakan: bayar {"order": "O-1"}
      10:00 tindakan: stok-habis
      14:00 tindakan: stok-ada
      15:00 tindakan: kirim {"order": "O-1"}
      """
    Maka aturan "kirim" lulus
    Dan terukur 2h dari batas 2h
