# language: id
Fitur: Jam tenggat dan profil help desk
  Setiap help desk menghitung tenggat dengan caranya sendiri. Sebuah aturan boleh mengikuti salah satunya dengan
  "profile", atau menentukan pilihannya sendiri. Pilihan yang ditulis di sampingnya selalu menang.

  Skenario: Batas habis tepat saat tutup, jawaban datang tepat saat buka
    Diketahui SOP ini:
      """
      calendars:
        kantor: {hours: {mon-fri: ["08:00-17:00"]}}
      rules:
        - {id: biasa, kind: deadline, metric: first_reply, within: 1h, calendar: kantor}
        - {id: seperti-glpi, kind: deadline, metric: first_reply, within: 1h, calendar: kantor, profile: glpi}
        - {id: pilihan-sendiri, kind: deadline, metric: first_reply, within: 1h, calendar: kantor, profile: glpi, at_closing: closing}
      """
    Ketika percakapan ini dinilai:
      """
      16:00 pelanggan: Kak, kompornya bocor gas
      Selasa 2026-01-06
      08:00 agen (a7): Mohon maaf menunggu, Kak.
      08:30 status: solved
      """
    Maka aturan "biasa" gagal
    Dan tenggatnya 2026-01-05 17:00
    Dan aturan "seperti-glpi" lulus
    Dan tenggatnya 2026-01-06 08:00
    Dan terukur 1h dari batas 1h
    Dan aturan "pilihan-sendiri" gagal

  Skenario: Tiket yang dibuka lagi setelah selesai
    Diketahui SOP ini:
      """
      rules:
        - {id: biasa, kind: deadline, metric: resolution, within: 2h}
        - {id: seperti-jira, kind: deadline, metric: resolution, within: 2h, profile: jira}
        - {id: seperti-zammad, kind: deadline, metric: resolution, within: 2h, profile: zammad}
      """
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      09:00 pelanggan: Kak, kompornya bocor gas
      10:30 status: open -> solved
      11:30 pelanggan: masih bocor kak
      11:30 status: solved -> open
      13:00 status: solved
      """
    Maka aturan "biasa" gagal
    Dan terukur 3h dari batas 2h
    Dan aturan "seperti-jira" lulus
    Dan aturan itu berlaku 2 kali, terpenuhi 2 kali
    Dan aturan "seperti-zammad" lulus
    Dan terukur 1h30m dari batas 2h

  Skenario: Menunggu jawaban pelanggan semalaman
    Diketahui SOP ini:
      """
      calendars:
        kantor: {hours: {mon-fri: ["08:00-17:00"]}}
      rules:
        - {id: biasa, kind: deadline, metric: resolution, within: 2h, calendar: kantor}
        - {id: seperti-glpi, kind: deadline, metric: resolution, within: 2h, calendar: kantor, profile: glpi}
        - {id: seperti-frappe, kind: deadline, metric: resolution, within: 2h, calendar: kantor, profile: frappe}
      """
    Ketika percakapan ini dinilai:
      """
      dibuat: 15:00
      15:00 pelanggan: Kak, kompornya bocor gas
      16:00 status: open -> pending
      Selasa 2026-01-06
      09:00 status: pending -> open
      10:30 status: solved
      """
    Maka aturan "biasa" gagal
    Dan tenggatnya 2026-01-05 17:00
    Dan aturan "seperti-glpi" gagal
    Dan tenggatnya 2026-01-06 10:00
    Dan aturan "seperti-frappe" lulus

  Skenario: Prioritas diturunkan setelah batasnya terlewat
    Diketahui SOP ini:
      """
      rules:
        - {id: saat-mulai, kind: deadline, metric: resolution, within: 8h, targets: [{when: {priority: urgent}, within: 1h}]}
        - {id: selama-berlaku, kind: deadline, metric: resolution, within: 8h, target_at: change, targets: [{when: {priority: urgent}, within: 1h}]}
        - {id: saat-selesai, kind: deadline, metric: resolution, within: 8h, target_at: stop, targets: [{when: {priority: urgent}, within: 1h}]}
      """
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      09:00 pelanggan: Kak, kompornya bocor gas
      11:00 prioritas: urgent -> normal
      12:00 status: solved
      """
    Maka aturan "saat-mulai" gagal
    Dan aturan "selama-berlaku" gagal
    Dan tenggatnya 10:00
    Dan aturan "saat-selesai" lulus
    Dan terukur 3h dari batas 8h

  Skenario: Prioritas diturunkan sebelum batasnya terlewat
    Diketahui SOP ini:
      """
      rules:
        - {id: selama-berlaku, kind: deadline, metric: resolution, within: 8h, target_at: change, targets: [{when: {priority: urgent}, within: 1h}]}
      """
    Ketika percakapan ini dinilai:
      """
      dibuat: 09:00
      09:00 pelanggan: Kak, kompornya bocor gas
      09:30 prioritas: urgent -> normal
      12:00 status: solved
      """
    Maka aturan "selama-berlaku" lulus
    Dan terukur 3h dari batas 8h
