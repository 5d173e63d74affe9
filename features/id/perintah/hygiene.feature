# language: id
Fitur: sop hygiene
  SOP yang tua penuh dengan aturan yang tidak bekerja. Perintah ini menunjukkannya pada arsip yang ada.

  Skenario: Aturan yang diam, yang bising, dan frasa yang tidak pernah cocok
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        hai: {by: agent, any: [halo kak, selamat malam]}
      rules:
        - {id: email-saja, kind: phrase, signal: hai, must: never, when: {channel: email}}
        - {id: jangan-hai, kind: phrase, signal: hai, must: never}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 agen: Halo Kak
      """
    Ketika menjalankan: sop hygiene chat.ndjson --sop sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "Aturan yang tidak pernah berlaku (1): email-saja"
    Dan keluarannya memuat "Aturan yang gagal pada lebih dari 50% percakapan yang dinilainya (1): jangan-hai: gagal 1 dari 1"
    Dan keluarannya memuat "Aturan tanpa contoh yang lulus (2)"
    Dan keluarannya memuat "hai: “selamat malam”"
