# language: id
@kind:escalation
Fitur: Eskalasi ke tingkat yang lebih tinggi
  Keluhan yang tidak selesai dalam setengah jam naik ke supervisor. Tingkat yang lebih tinggi juga boleh, asalkan
  tidak ada tingkat yang dilompati, dan tidak ada yang dinaikkan tanpa alasan.

  Dasar:
    Diketahui SOP ini:
      """
      ladders:
        bantuan: [agent, supervisor, manager]
      rules:
        - id: naikkan
          kind: escalation
          trigger: {signal: complaint, by: customer}
          ladder: bantuan
          to: supervisor
          within: 30m
          unless: {status: solved}
      """

  @lulus
  Skenario: Naik ke supervisor tepat pada menit ketiga puluh
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Vasnya datang pecah, saya kecewa sekali
      09:02 agen (a7): Mohon maaf Kak, kami bantu teruskan ke supervisor.
      09:30 eskalasi: supervisor
      """
    Maka aturan "naikkan" lulus
    Dan terukur 30m dari batas 30m

  @gagal
  Skenario: Naik terlambat
    Ketika percakapan ini dinilai:
      """
      09:00 penugasan: a7
      09:00 pelanggan: Vasnya datang pecah, saya kecewa sekali
      09:02 agen (a7): Mohon maaf Kak, kami cek dulu.
      09:45 eskalasi: supervisor
      """
    Maka aturan "naikkan" gagal
    Dan alasannya memuat "eskalasi"
    Dan alasannya memuat "45m"
    Dan buktinya mengutip "datang pecah"
    Dan terukur 45m dari batas 30m
    Dan agennya "a7"

  @gagal
  Skenario: Tidak pernah naik
    Ketika percakapan ini dinilai per 12:00:
      """
      09:00 pelanggan: Kak, barang saya belum sampai juga
      09:02 agen (a7): Mohon maaf Kak.
      11:00 agen (a7): Masih kami cek ya.
      """
    Maka aturan "naikkan" gagal
    Dan buktinya mengutip "barang saya belum sampai"
    Dan yang kurang tampak sesudah pukul 09:02

  @lulus @nyaris
  Skenario: Langsung ke manajer juga cukup
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Vasnya datang pecah, saya kecewa sekali
      09:20 eskalasi: manager
      """
    Maka aturan "naikkan" lulus

  @lulus @nyaris
  Skenario: Selesai sebelum tenggat, jadi tidak perlu naik
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Vasnya datang pecah, saya kecewa sekali
      09:10 agen (a7): Mohon maaf sekali Kak, pengganti kami kirim hari ini, tanpa biaya.
      09:25 status: solved
      """
    Maka aturan "naikkan" lulus

  @tidak-berlaku @nyaris
  Skenario: Bertanya bagaimana kalau pecah belum berarti mengeluh
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, kalau pecah di jalan bisa retur?
      09:02 agen (a7): Bisa Kak, cukup kirim video saat membuka paket.
      """
    Maka aturan "naikkan" tidak berlaku

  @lulus
  Skenario: Keluhan yang diulang sebelum naik dihitung satu kali
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Vasnya datang pecah
      09:10 pelanggan: Halo?? Saya kecewa
      09:29 eskalasi: supervisor
      09:40 pelanggan: Masih kecewa saya, supervisornya mana
      """
    Maka aturan "naikkan" lulus
    Dan aturan itu berlaku 1 kali, terpenuhi 1 kali

  @menunggu
  Skenario: Setengah jamnya belum lewat
    Ketika percakapan ini dinilai per 09:20:
      """
      status: open
      09:00 pelanggan: Vasnya datang pecah, saya kecewa sekali
      09:02 agen (a7): Mohon maaf Kak, kami cek dulu.
      """
    Maka aturan "naikkan" menunggu
    Dan tenggatnya 09:30

  @tidak-dapat-dinilai
  Skenario: Waktu eskalasinya tidak tercatat
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Vasnya datang pecah, saya kecewa sekali
      --:-- eskalasi: supervisor
      """
    Maka aturan "naikkan" tidak dapat dinilai
    Dan alasannya memuat "waktu"

  @gagal
  Skenario: Supervisor dilompati dan dinaikkan tanpa diminta
    Diketahui SOP ini:
      """
      ladders:
        bantuan: [agent, supervisor, manager]
      rules:
        - id: berjenjang
          kind: escalation
          trigger: {signal: request_human}
          ladder: bantuan
          to: supervisor
          no_skip: true
          only_if: {signal: [request_human, complaint], by: customer}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Kak, jam buka tokonya?
      09:01 agen (a7): Pukul 9 sampai 21, Kak.
      09:02 eskalasi: manager
      """
    Maka aturan "berjenjang" gagal
    Dan alasannya memuat "supervisor"
    Dan alasannya memuat "keluhan"
    Dan ada 2 temuan

  @lulus
  Skenario: Naik setingkat demi setingkat sesudah diminta
    Diketahui SOP ini:
      """
      ladders:
        bantuan: [agent, supervisor, manager]
      rules:
        - id: berjenjang
          kind: escalation
          trigger: {signal: request_human}
          ladder: bantuan
          to: supervisor
          no_skip: true
          only_if: {signal: [request_human, complaint], by: customer}
      """
    Ketika percakapan ini dinilai:
      """
      09:00 pelanggan: Saya mau bicara dengan supervisor
      09:01 agen (a7): Baik Kak, kami sambungkan.
      09:02 eskalasi: supervisor
      09:30 eskalasi: manager
      """
    Maka aturan "berjenjang" lulus
