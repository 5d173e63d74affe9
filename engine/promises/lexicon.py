"""The words, Indonesian and English, that name times, lead to them, or take them away; in small letters."""

from __future__ import annotations

from collections.abc import Mapping


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


NUMBERS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "satu one a an",
            "dua two",
            "tiga three",
            "empat four",
            "lima five",
            "enam six",
            "tujuh seven",
            "delapan eight",
            "sembilan nine",
            "sepuluh ten",
            "sebelas eleven",
            "twelve",
        ),
        1,
    )
    for word in words.split()
}

MINUTE, HOUR, DAY = 60, 3_600, 86_400
UNITS: Mapping[str, str] = {
    word: unit
    for unit, words in {
        "second": "detik second seconds sec",
        "minute": "menit mnt mnit min mins minute minutes",
        "hour": "jam hour hours hrs",
        "day": "hari hri hr day days",
        "week": "minggu mgg pekan week weeks",
        "month": "bulan bln month months",
    }.items()
    for word in words.split()
}
ONE_UNIT: Mapping[str, str] = {
    "sejam": "hour",
    "sehari": "day",
    "seminggu": "week",
    "sepekan": "week",
    "sebulan": "month",
    "semenit": "minute",
}
SECONDS: Mapping[str, int] = {"second": 1, "minute": MINUTE, "hour": HOUR}

WORKING = frozenset(("kerja", "krja"))
WORKING_BEFORE = frozenset(("business", "working"))
RANGE = frozenset(("-", "–", "—", "sampai", "sampe", "hingga", "sd", "to", "atau", "or", "until"))

LEADS = _words("dalam dlm within in maksimal maksimum maks max maximal maximum selambatnya lambatnya most")
"""Words after which so much time is a limit."""
AFTER_PALING = frozenset(("lambat", "lama", "telat"))
FILLERS = _words(
    "waktu kurun jangka tempo kurang lebih dari sekitar kisaran kira sekira about around "
    "approximately approx at less than the next another only just - ± ~ : ≈ < ≤"
)
"""Words that may stand between such a word and the time."""
FOLLOWS = (("lagi",), ("lg",), ("kedepan",), ("ke", "depan"), ("mendatang",), ("from", "now"))
"""Words that make so much time before them a limit."""

NOT_AFTER = (
    *(("setelah",), ("sesudah",), ("stlh",), ("sejak",), ("semenjak",), ("terhitung",), ("pasca",)),
    *(("lalu",), ("yang", "lalu"), ("yg", "lalu"), ("terakhir",), ("belakangan",), ("sebelum",)),
    *(("sebelumnya",), ("kemarin",), ("sekali",), ("dari",), ("per",), ("ago",), ("after",), ("of",)),
    *(("since",), ("following",), ("before",), ("from",), ("once",), ("prior",)),
)
"""Words after which a time is counted from something else, or is over."""
STILL = (
    *(("dari", "sekarang"), ("dari", "hari", "ini"), ("dari", "saat", "ini"), ("terhitung", "sekarang")),
    *(("terhitung", "hari", "ini"), ("from", "now"), ("from", "today"), ("sejak", "sekarang")),
    *(("setelah", "ini"), ("sejak", "hari", "ini"), ("after", "this")),
)
"""The same words where they mean now."""
NOT_BEFORE = _words(
    "buka tutup open opens opened close closes closed operasional operasi garansi umur usia warranty "
    "guarantee "
    "sejak semenjak dari from since mulai start starts starting setelah sesudah after setiap tiap every each "
    "last kemarin kmrn kmarin tadi td lalu selama sudah udah sdh telah per hours jadwal"
)
"""Words just before a time that make it no limit: opening hours, ages, beginnings, what is over."""

PARTS: Mapping[str, str] = {
    "pagi": "morning",
    "siang": "noon",
    "sore": "afternoon",
    "malam": "night",
    "mlm": "night",
    "malem": "night",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "night",
    "night": "night",
}
CLOCK = _words("jam jm pukul pkl pk at by before until till")
CLOCK_ID = _words("jam jm pukul pkl pk")
ZONES: Mapping[str, int] = {"wib": 7, "wita": 8, "wit": 9}
NO_HOUR = _words(
    "juta jutaan jt ribu ribuan rb rban k menit mnt jam hari orang pcs x % tahun bulan minggu kali persen "
    "an "
    "hours minutes days business working"
)
"""What follows a number that is not an hour."""

TOMORROW = _words("besok bsk bsok besuk esok tomorrow tmrw tmr")
SOON = _words("nanti ntar nnti nti tar")
THIS = frozenset(("ini", "this"))
NEXT = frozenset(("depan", "dpn", "next"))
BERIKUT = _words("berikutnya berikut selanjutnya")
OVER = _words("lalu kemarin kmrn tadi ago last")

WEEKDAYS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "senin senen monday mon",
            "selasa tuesday tue tues",
            "rabu wednesday wed",
            "kamis thursday thu thurs",
            "jumat jum'at jum’at friday fri",
            "sabtu saturday",
            "ahad minggu sunday",
        )
    )
    for word in words.split()
}
PLAIN_WEEKDAYS = _words("senin senen selasa rabu kamis jumat jum'at jum’at sabtu ahad")
"""Names of days that need no word before them; `minggu` is a week without `hari`."""

MONTHS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "januari january jan",
            "februari february feb pebruari",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agt agu aug ags",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for word in words.split()
}
ORDINALS = frozenset(("st", "nd", "rd", "th"))
DATE = _words("tanggal tgl tggl on by before pada")
GLUE = _words("at by on pada , sebelum before paling lambat maksimal maks max nanti hari di around sekitar")
"""What may stand between a day and a time of day."""
