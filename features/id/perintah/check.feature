# language: id
Fitur: sop check
  Sebelum dipakai, SOP diperiksa: semua kesalahan sekaligus, masing-masing dengan berkas, baris, kolom, dan usul.

  Skenario: SOP yang benar
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: salam, kind: greeting}
        - {id: penutup, kind: closing}
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "Benar: uji@1.0.0"
    Dan keluarannya memuat "2 aturan"

  Skenario: Empat salah tulis ditunjukkan sekaligus, masing-masing dengan usul
    Diketahui berkas "sop.yaml" yang berisi:
      """
      sop: toko
      version: 1.0.0
      title: SOP toko
      language: id
      timezone: Asia/Jakarta
      uses: [library:signals/id]
      rules:
        - {id: salam, kind: greetng}
        - {id: penutup, kind: closing, singal: closing_question}
        - {id: cepat, kind: deadline, metric: first_reply, within: 15 menit}
        - {id: maaf, kind: phrase, signal: apolog, must: {at_least: 1}}
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 3
    Dan keluarannya memuat "sop.yaml:8:23"
    Dan keluarannya memuat "Maksud Anda `greeting`?"
    Dan keluarannya memuat "sop.yaml:9:34"
    Dan keluarannya memuat "Maksud Anda `signal`?"
    Dan keluarannya memuat "sop.yaml:10:62"
    Dan keluarannya memuat "`15m`"
    Dan keluarannya memuat "sop.yaml:11:38"
    Dan keluarannya memuat "`apology`"
    Dan keluarannya memuat "^^^^^^^"
    Dan keluarannya memuat "4 kesalahan"

  Garis-Besar Skenario: Kesalahan makna: <apa>
    Diketahui SOP ini di berkas "sop.yaml":
      """
      calendars:
        toko: {hours: {mon-fri: ["08:00-16:00"]}}
      ladders:
        bantuan: [agent, supervisor, manager]
      rules:
        - <aturan>
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 3
    Dan keluarannya memuat "<sebutan>"

    Contoh:
      | apa                             | sebutan     | aturan                                                                                                    |
      | kalender yang tidak ada         | `jam-toko`  | {id: a, kind: deadline, metric: first_reply, within: 5m, calendar: jam-toko}                              |
      | tingkat di luar tangga          | `supervisr` | {id: a, kind: escalation, trigger: {signal: complaint}, ladder: bantuan, to: supervisr}                   |
      | pola urutan kurang satu sisi    | `b`         | {id: a, kind: sequence, template: response, a: {action: cek}}                                             |
      | hari kerja tanpa kalender       | 2bd         | {id: a, kind: deadline, metric: first_reply, within: 2bd}                                                 |
      | dua tenggat, tak satu pun jelas | `metric`    | {id: a, kind: deadline, within: 5m}                                                                       |
      | dua langkah bernama sama        | dua langkah | {id: b, kind: recovery, trigger: {type: message}, steps: [{id: a, type: message}, {id: a, type: status}]} |

  Skenario: Kalender yang tidak pernah buka
    Diketahui SOP ini di berkas "sop.yaml":
      """
      calendars:
        tutup-terus: {hours: {sun: []}}
      rules:
        - {id: balas, kind: deadline, metric: first_reply, within: 5m, calendar: tutup-terus}
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 3
    Dan keluarannya memuat "kalender `tutup-terus` tidak pernah buka"

  Skenario: Nama aturan yang dipakai dua kali
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: salam, kind: greeting}
        - {id: salam, kind: closing}
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 3
    Dan keluarannya memuat "`salam`"

  Skenario: Satu hari kalender atau satu hari kerja?
    Diketahui SOP ini di berkas "sop.yaml":
      """
      calendars:
        toko: {hours: {mon-fri: ["08:00-16:00"]}}
      rules:
        - {id: kirim, kind: deadline, metric: resolution, within: 1d, calendar: toko}
      """
    Ketika menjalankan: sop check sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "peringatan"
    Dan keluarannya memuat "1bd"

  Garis-Besar Skenario: Hasil untuk program lain (<bentuk>)
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - {id: salam, kind: greetng}
      """
    Ketika menjalankan: sop check sop.yaml --format <bentuk>
    Maka kode keluarnya 3
    Dan keluarannya memuat "<isi>"

    Contoh:
      | bentuk | isi                           |
      | json   | "code": "unknown-kind"        |
      | sarif  | "ruleId": "unknown-kind"      |
      | github | ::error file=sop.yaml,line= |

  Skenario: Berkas yang tidak ada
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules: []
      """
    Ketika menjalankan: sop check sopp.yaml
    Maka kode keluarnya 4
    Dan keluarannya memuat "sopp.yaml"
    Dan keluarannya memuat "sop.yaml`?"
