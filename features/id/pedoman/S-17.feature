# language: id
@S-17
Fitur: S-17 Menanggapi keberatan
  Keberatan karena perasaan, karena hitungan, atau yang tidak ada hubungannya: tidak dibantah dan tidak
  dibiarkan, dan di toko yang mau (objections-strict) ditanggapi dengan salah satu dari enam cara.

  Dasar:
    Diketahui SOP ini:
      """
      uses: [library:signals/id, library:rules/objections, library:rules/objections-strict]
      """

  Skenario: Mahal, lalu digali dan diberi alasan
    Ketika percakapan ini dinilai:
      """
      16:00 pelanggan: kok mahal ya kak, di toko sebelah lebih murah
      16:02 agen (seno): Kami mengerti, Kak. Boleh tahu, yang di sebelah garansinya berapa tahun? Punya kami lebih awet, garansi 5 tahun.
      """
    Maka aturan "objection-answered" lulus
    Dan aturan "objection-technique" lulus
    Dan aturan "objection-not-argued" lulus

  Skenario: Disuruh beli di tempat lain
    Ketika percakapan ini dinilai:
      """
      16:00 pelanggan: kok mahal ya kak, di toko sebelah lebih murah
      16:02 agen (seno): Ya sudah beli di sebelah saja kalau begitu.
      """
    Maka aturan "objection-not-argued" gagal

  Skenario: Keberatan dibiarkan
    Ketika percakapan ini dinilai:
      """
      16:00 pelanggan: kok mahal ya kak, di toko sebelah lebih murah
      """
    Maka aturan "objection-answered" gagal

  Skenario: Menanyakan harga bukan keberatan
    Ketika percakapan ini dinilai:
      """
      16:00 pelanggan: harganya berapa kak?
      16:02 agen (seno): 250 ribu, Kak.
      """
    Maka aturan "objection-types" tidak berlaku
    Dan aturan "objection-answered" tidak berlaku
