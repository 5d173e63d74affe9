# language: id
Fitur: sop mutate
  Contoh yang baik mengetahui kesalahan. SOP diubah sedikit demi sedikit; yang tidak ketahuan ditunjukkan bersama
  percakapan yang akan mengetahuinya, siap disalin sebagai contoh.

  Skenario: Batas yang bergeser tidak ketahuan bila contohnya jauh dari batas
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - id: balas
          kind: deadline
          metric: first_reply
          within: 15m
          examples:
            - {expect: pass, chat: "C: hai\n+1m A: ya"}
            - {expect: fail, chat: "C: hai\n+16m A: ya"}
      """
    Ketika menjalankan: sop mutate sop.yaml --threshold 90%
    Maka kode keluarnya 1
    Dan keluarannya memuat "Tidak ketahuan: balas: batas: within 15m → 7m30s"
    Dan keluarannya memuat "- expect: pass # balas"
    Dan keluarannya memuat "1 dari 2 mutan ketahuan oleh 2 contoh: 50,0%"

  Skenario: Apa yang belum ada contohnya
    Diketahui SOP ini di berkas "sop.yaml":
      """
      rules:
        - id: balas
          kind: deadline
          metric: first_reply
          within: 15m
          examples:
            - {expect: pass, chat: "C: hai\n+1m A: ya"}
      """
    Ketika menjalankan: sop test sop.yaml --coverage --threshold 100%
    Maka kode keluarnya 1
    Dan keluarannya memuat "putusan 1 / 5 20,0%"
    Dan keluarannya memuat "balas: fail, pending, not_evaluable, not_applicable"
    Dan pemberitahuannya memuat "Di bawah batas"
