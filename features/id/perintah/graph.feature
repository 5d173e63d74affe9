# language: id
Fitur: sop graph
  SOP sebagai gambar: tangga, langkah, urutan, sinyal tiap aturan, dan berkas.

  Latar Belakang:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      uses: [library:signals/id]
      ladders: {bantuan: [agent, supervisor]}
      rules:
        - {id: naik, kind: escalation, title: Ke supervisor, trigger: {signal: request_human, by: customer}, ladder: bantuan, to: supervisor, within: 30m}
        - {id: cek, kind: sequence, title: Cek dulu, template: precedence, a: {action: verify}, b: {action: refund}}
        - {id: pulih, kind: recovery, title: Pemulihan, trigger: {signal: complaint}, steps: [{id: maaf, signal: apology}]}
      """

  Skenario: Sebagai Mermaid
    Ketika menjalankan: sop graph sop.yaml
    Maka kode keluarnya 0
    Dan keluarannya memuat "flowchart LR"
    Dan keluarannya memuat "Tangga «bantuan»"
    Dan keluarannya memuat "-.->|"30 menit"|"
    Dan keluarannya memuat "["tindakan verify"]"
    Dan keluarannya memuat "-->|"Cek dulu"|"
    Dan keluarannya memuat "(["permintaan maaf"])"
    Dan keluarannya memuat "library:signals/id"

  Skenario: Sebagai SVG
    Ketika menjalankan: sop graph sop.yaml -o svg=peta.svg
    Maka kode keluarnya 0
    Dan ada berkas "peta.svg" yang memuat "Langkah: Pemulihan"
