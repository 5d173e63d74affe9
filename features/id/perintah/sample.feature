# language: id
Fitur: sop sample
  Sebagian hasil ditinjau orang. Undiannya dapat diulang, data pribadinya disamarkan, dan lembarnya tinggal diisi.

  Dasar:
    Diketahui SOP ini di berkas "sop.yaml":
      """
      signals:
        sapaan: {by: agent, any: [halo kak]}
        janji: {by: agent, any: [pasti kembali]}
      rules:
        - {id: salam, kind: greeting, signal: sapaan, pillar: kesopanan, weight: 3}
        - {id: balas, kind: deadline, metric: first_reply, within: 15m, pillar: kecepatan}
        - {id: janji-uang, kind: phrase, signal: janji, must: never, severity: critical, pillar: kepatuhan}
      """
    Dan percakapan "T-1" di berkas "chat.ndjson":
      """
      09:00 pelanggan: Ada yang bulat? Telepon saya 0812-3456-7890
      09:05 agen (a7): Halo Kak, ada.
      """
    Dan percakapan "T-2" di berkas "chat.ndjson":
      """
      10:00 pelanggan: Uang saya bagaimana?
      10:05 agen (a8): Ditunggu ya.
      """

  Skenario: Lembar tinjauan tanpa data pribadi
    Ketika menjalankan: sop sample chat.ndjson --sop sop.yaml -n 6 -o csv=tinjauan.csv
    Maka kode keluarnya 0
    Dan pemberitahuannya memuat "6 dari 6 hasil diambil untuk ditinjau."
    Dan ada berkas "tinjauan.csv" yang memuat "review,remark,reviewer"
    Dan ada berkas "tinjauan.csv" yang memuat "Telepon saya [telepon]"

  Skenario: Undian yang sama dapat diulang
    Ketika menjalankan: sop sample chat.ndjson --sop sop.yaml -n 3 --seed 7 -o csv=satu.csv
    Ketika menjalankan: sop sample chat.ndjson --sop sop.yaml -n 3 --seed 7 --jobs 2 -o csv=dua.csv
    Maka berkas "satu.csv" dan "dua.csv" sama persis

  Skenario: Yang paling dekat dengan batas
    Ketika menjalankan: sop sample chat.ndjson --sop sop.yaml -n 6 --by boundary -o yaml
    Maka keluarannya memuat "rule: balas"
    Dan "rule: salam" tidak ditampilkan
