# language: id
Fitur: sop calibrate
  Lembar yang sudah diisi dibandingkan dengan hasil program dan dengan peninjau lain: kesepakatan, kappa, presisi dan
  recall setiap aturan, dan setiap ketidaksepakatan dengan kutipannya.

  Dasar:
    Diketahui berkas "rina.csv" yang berisi:
      """
      key,conversation,rule,verdict,message,quote,review,remark
      k1,T-1,salam,fail,tidak ada salam,,gagal,
      k2,T-2,salam,fail,tidak ada salam,Hai Kak,lulus,Hai juga salam
      k3,T-3,salam,pass,,,lulus,
      k4,T-4,salam,pass,,,lulus,
      """
    Dan berkas "budi.csv" yang berisi:
      """
      key;conversation;rule;verdict;message;quote;review;remark
      k1;T-1;salam;fail;tidak ada salam;;setuju;
      k2;T-2;salam;fail;tidak ada salam;Hai Kak;salah;
      k3;T-3;salam;pass;;;tidak berlaku;
      """

  Skenario: Satu peninjau
    Ketika menjalankan: sop calibrate rina.csv
    Maka kode keluarnya 0
    Dan keluarannya memuat "4 hasil ditinjau oleh rina (4)"
    Dan keluarannya memuat "Hasil dan peninjau sepakat 75,0% dari 4 (30,1–95,4), kappa 0,50"
    Dan keluarannya memuat "salam 4 75,0% 0,50 50,0% (9,5–90,5) 100,0% (20,7–100,0) 1 0"
    Dan keluarannya memuat "T-2 · salam: hasil fail, peninjau rina pass"
    Dan keluarannya memuat "tidak ada salam “Hai Kak”"
    Dan keluarannya memuat "rina: Hai juga salam"

  Skenario: Dua peninjau
    Ketika menjalankan: sop calibrate rina.csv budi.csv
    Maka kode keluarnya 0
    Dan keluarannya memuat "budi · rina: 66,7% dari 3"
    Dan keluarannya memuat "Tidak dibandingkan, karena peninjau terbelah atau ragu: 1"

  Skenario: Jawaban yang tidak dikenal disebut dengan barisnya
    Diketahui berkas "salah.csv" yang berisi:
      """
      key,rule,verdict,review
      k1,salam,fail,mungkin
      k2,salam,fail,gagal
      """
    Ketika menjalankan: sop calibrate salah.csv
    Maka kode keluarnya 4
    Dan pemberitahuannya memuat "salah.csv:2: jawaban `mungkin` tidak dikenal"
    Dan keluarannya memuat "1 hasil ditinjau"
