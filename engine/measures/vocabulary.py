"""The commonest words of Indonesian and of English, written for this program: those that hold sentences
together, and those that every service chat uses. Informal spellings are words too.

Left out on purpose, as they stand in sentences of both: order, admin, chat, online, promo, link, sorry, ok,
no, free, cancel, ready, service.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INDONESIAN = _words(
    """
    yang dan di ke dari untuk dengan pada dalam oleh sebagai tentang seperti antara tanpa sampai hingga
    sejak atau tetapi tapi namun karena sebab jika kalau bila apabila agar supaya maka lalu kemudian setelah
    sesudah sebelum ketika saat sambil selama sehingga walau meski meskipun walaupun padahal bahwa melainkan
    serta saya aku kami kita anda kamu kalian dia ia mereka beliau ini itu sini situ sana begini begitu
    demikian apa siapa mana kapan dimana kemana kenapa mengapa bagaimana gimana berapa apakah bagaimanakah
    tidak tak bukan belum jangan ada adalah ialah yaitu yakni telah sudah sedang akan masih pernah lagi bisa
    dapat boleh harus perlu mau ingin hendak mungkin pasti tentu memang juga pun saja hanya cuma sangat
    sekali paling lebih kurang cukup terlalu hampir agak selalu sering kadang jarang segera langsung baru
    lama semua setiap tiap beberapa banyak sedikit para si satu dua tiga empat lima enam tujuh delapan
    sembilan sepuluh puluh ratus ribu juta kali pertama kedua ketiga sebuah seorang ya iya halo hai selamat
    pagi siang sore malam terima kasih terimakasih makasih mohon maaf tolong silakan silahkan harap permisi
    baik baiklah bagus benar betul salah sama lain lainnya besok kemarin hari jam menit minggu bulan tahun
    tanggal sekarang nanti tadi dulu sebentar ditunggu tunggu menunggu mari ayo yuk kak kakak mas mbak bapak
    ibu pak bu bang abang adik dek om tante gan pelanggan nasabah barang pesanan pesan memesan kirim dikirim
    pengiriman paket kurir alamat harga bayar dibayar pembayaran uang dana pulsa rekening nomor kode akun
    masuk keluar bantu dibantu membantu bantuan informasi pertanyaan jawaban tanya jawab cek dicek periksa
    dicoba coba pakai dipakai buat dibuat beli dibeli jual ganti diganti kembali kembalikan rusak hilang
    habis kosong tersedia gratis ongkir stok toko produk ukuran warna kasus keluhan kendala masalah gangguan
    jaringan pakaian rumah orang teman anak nama sesuai tahu paham mengerti lihat dilihat terlihat muncul
    hubungi dihubungi menghubungi tulis ditulis isi diisi unggah unduh aplikasi layanan petugas pihak bagian
    tempat cara hal lewat melalui tersebut berikut atas bawah depan belakang luar kecil besar mahal murah
    cepat lambat susah mudah enak buruk sakit rugi untung senang kecewa proses diproses terjadi gagal
    berhasil selesai menjadi jadi terus tetap mulai menurut merupakan diri sendiri yg dgn utk dg tp tpi krn
    karna klo kalo klu jk bhw sdg sdh udh udah dah blm blum belom tdk gak ga nggak enggak ngga gk kagak kaga
    tida bkn jgn ud jg jga sy sya aq gw gue gua lu lo elo kmu klian qta mrk kmi dmn dmna kmn knp knapa kpn
    gmn gmna brp brapa bgt banget bngt bgmn bs bsa dpt hrs lg lgi aja aj doang cuman skrg skrng skr trus trs
    terusan smp sampe ampe nyampe pake pke bikin kasi dikasih udahan gitu gini kayak kyk kek kaya nih ni tuh
    tu sih deh dong donk kok koq lah loh kan toh mah min mimin yaa iy iyaa iye makasi mksh trims trimakasih
    trmksh tlg tlong mhn maap smua sm ama bnyk byk dikit tau tauk ngerti liat lht ngeliat nunggu nanya
    bilang ngomong kirain biar biarin nyoba bales balas dibalas balesnya org tmn bln thn mnt jm bsk kmrn td
    ntar ntr msh masi dlu dl jd jdi jadinya emang emg mgkn kira lupa kena pas cape capek bener bnr bgs parah
    gara gegara makin malah mulu melulu harusnya katanya soalnya kayaknya mba sist bpk makan minum tidur
    pulang pergi datang berangkat naik turun jalan berjalan kerja bekerja belajar rasa pikir bicara bertemu
    ketemu dengar cari mencari ambil bawa simpan buka tutup pilih hapus tambah kurangi mulut tangan kaki
    mata kepala badan hati angin hujan panas dingin tanah laut kota desa daerah negara merah putih hitam
    hijau biru kuning cokelat coklat bunga pohon buah nasi ayam ikan gula garam sapi kucing ayah kakek nenek
    paman bibi suami istri keluarga saudara tetangga laki perempuan pria wanita bayi sekolah kantor pasar
    jembatan mobil sepeda kereta pesawat kapal penumpang sopir macet kartu kuota sinyal kabel lampu listrik
    baterai layar berkas gambar foto surat kertas buku pena baju celana sepatu tas meja kursi pintu jendela
    dapur dinding atap pecah bocor sobek patah basah kering bersih kotor luas sempit panjang pendek tinggi
    rendah berat ringan keras lembut penuh lengkap utuh asli palsu aneh jelas senin selasa rabu kamis jumat
    sabtu januari februari maret mei juni juli agustus oktober desember maksud alasan balasan laporan lapor
    solusi saran kritik pendapat contoh pilihan biaya tarif potongan hadiah berlaku aktif blokir daftar
    terdaftar terpilih batal membatalkan setuju tolak menerima bersama berdua mirip beda berbeda persis
    seluruh sebagian separuh setengah awas bingung takut marah hebat jelek jahat mantap keren sabar tenang
    semangat selanjutnya sebelumnya berikutnya terlebih dahulu diperlukan merasa membuat memberikan
    mendapatkan menggunakan melakukan mengenai mengirim memiliki adanya berupa guna demi wah aduh duh
    """
)

ENGLISH = _words(
    """
    the an of to in on at for with from by about into onto over under between through during before after
    since until against without within upon and or but nor so because if unless while when where whether
    though although than then as that this these those there here it its he she they we you i me my mine
    your yours his her hers their theirs our ours us him them who whom whose which what why how is am are
    was were be been being do does did done doing have has had having will would shall should can could may
    might must cannot not yes yeah yep nope none never ever always often sometimes also too very just only
    more most less least much many few some any each every all both either neither other another same such
    own one two three four five six seven eight nine ten first second next last once again still already yet
    now today tomorrow yesterday soon later week weeks day days hour hours minute minutes month months year
    years hello hi hey good morning afternoon evening night please thank welcome sure okay great nice right
    fine well glad happy afraid apologize apologise apologies understand know think see look looking need
    want like get got getting give given go going gone went come coming came make made making take taken
    took tell told say said ask asked asking let help helped helping find found try tried use used using
    work working works call called wait waiting send sent sending receive received keep put show checked
    book booked pay paid payment price cost money buy bought sell return returned change changed cancelled
    confirm confirmed provide provided enjoy wish hope hoping love loved time place name number address date
    way thing things something anything nothing everything someone anyone people person home house room city
    street restaurant flight train car weather doctor appointment reservation question answer information
    details issue problem trouble what's it's that's there's i'm i've i'll i'd don't doesn't didn't can't
    won't isn't aren't you're we're they're old big small long short high low available perfect correct able
    else instead back out up down off around away near far early late closed wrong bad better lot lots kind
    begin begins begun start starts started stop stops stopped opens close closes happen happened search
    searching speak speaking talk talking walk walking drive driving eat eating food drink water coffee
    breakfast lunch dinner family friend friends mother father brother sister son daughter wife husband
    child children man men woman women boy girl baby dog cat school hand head eye eyes face red blue green
    white black yellow brown weekend monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august october december enter choose select remove delete repeat hear
    heard remember forget forgot broken damaged missing lost wet clean dirty empty heavy light hard easy
    difficult fast slow cheap expensive account bill license reason example choice degrees miles
    inches tall wide deep half quarter whole part parts piece pieces maybe perhaps actually really quite
    rather almost enough even however therefore dont doesnt didnt cant wont isnt im ive ur thx thanku gonna
    wanna gotta yall bye goodbye feel felt seem seems believe mean means guess suppose sounds interested
    require required end leave leaving left stay listen watch read write
    """
)
