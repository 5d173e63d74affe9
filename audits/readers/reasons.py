"""Why something of the data could not be read, in the reader's language.

Readers give their reasons in English, because programs keep them; here is what each one says in Indonesian.
"""

from __future__ import annotations

import re
from functools import cache

_KINDS = "conversation records are .ndjson, .jsonl (also .gz, .zst) or .parquet files"
_KINDS_ID = "catatan percakapan adalah berkas .ndjson, .jsonl (juga .gz, .zst) atau .parquet"

INDONESIAN = {
    # files and folders
    "cannot be read: {}": "tidak dapat dibaca: {}",
    "cannot be read further: {}": "selanjutnya tidak dapat dibaca: {}",
    "{}: no such file or folder; {}": "{}: tidak ada berkas atau folder seperti itu; {}",
    "did you mean {}?": "maksudnya {}?",
    "put quotes around a name with spaces: {}": "nama yang memuat spasi diapit tanda kutip: {}",
    "no such folder": "foldernya tidak ada",
    "Not a directory": "itu bukan folder",
    "Read-only file system": "tempatnya hanya dapat dibaca",
    "File name too long": "nama berkasnya terlalu panjang",
    "No space left on device": "disk penuh",
    f"{_KINDS}, or - for standard input": f"{_KINDS_ID}, atau - untuk masukan baku",
    "{}: may not be read; check its permissions": "{}: tidak boleh dibaca; periksa izinnya",
    "{}: nothing to read in this folder; looked for {}": (
        "{}: tidak ada yang dapat dibaca dalam folder ini; yang dicari {}"
    ),
    "a path is empty; give a file, a folder, or - for standard input": (
        "nama berkas kosong; berikan berkas, folder, atau - untuk masukan baku"
    ),
    f"no data given; {_KINDS}, a folder of them, or - for standard input": (
        f"data belum disebut; {_KINDS_ID}, folder berisi itu, atau - untuk masukan baku"
    ),
    "{} need {}: pip install {}": "{} memerlukan {}: pip install {}",
    "No such file or directory": "berkas atau folder tidak ada",
    "Permission denied": "tidak ada izin",
    "Is a directory": "itu folder",
    "Parquet files": "berkas Parquet",
    "Excel workbooks": "buku kerja Excel",
    "not recognised as an export; name its format with --from, or take it out of the folder": (
        "tidak dikenali sebagai ekspor; sebutkan bentuknya dengan --from, atau keluarkan dari folder"
    ),
    "not recognised as an export; name its format with --from": (
        "tidak dikenali sebagai ekspor; sebutkan bentuknya dengan --from"
    ),
    "this is YAML, as SOPs are; data are conversations or exports of them": (
        "ini YAML, seperti SOP; data adalah percakapan atau ekspornya"
    ),
    "which column is what is not known; say it with --mapping, or take it out of the folder": (
        "kolom mana yang apa tidak diketahui; terangkan dengan --mapping, atau keluarkan dari folder"
    ),
    # packed files and archives
    "gzip stream ends early; what follows is lost": "berkas gzip terpotong; sisanya hilang",
    "zstd stream ends early; what follows is lost": "berkas zstd terpotong; sisanya hilang",
    "gzip stream is damaged ({}); what follows is lost": "berkas gzip rusak ({}); sisanya hilang",
    "zstd stream is damaged ({}); what follows is lost": "berkas zstd rusak ({}); sisanya hilang",
    "not a readable zip archive: {}": "bukan arsip zip yang dapat dibaca: {}",
    "{} in the archive cannot be read: {}": "{} dalam arsip tidak dapat dibaca: {}",
    "{} in the archive is damaged: {}": "{} dalam arsip rusak: {}",
    "{} is larger than {} MiB when unpacked": "{} lebih besar daripada {} MiB bila dibuka",
    "larger than {} MiB when unpacked": "lebih besar daripada {} MiB bila dibuka",
    "{} would unpack to {} MiB": "{} akan menjadi {} MiB bila dibuka",
    "line {} is longer than {} MiB": "baris {} lebih panjang daripada {} MiB",
    "the line is longer than {} MiB": "barisnya lebih panjang daripada {} MiB",
    # text and JSON
    "the text is UTF-16; save it as UTF-8": "teksnya UTF-16; simpan sebagai UTF-8",
    "not text: a file of JSON lines is expected": "bukan teks: seharusnya berkas berisi baris JSON",
    "not a JSON object: the line does not begin with {{": "bukan objek JSON: barisnya tidak diawali {{",
    "not valid UTF-8: byte {} at offset {}": "bukan UTF-8 yang benar: byte {} pada posisi {}",
    "not valid JSON: the line is empty": "bukan JSON yang benar: barisnya kosong",
    "not valid JSON: the record is cut off at its end (offset {})": (
        "bukan JSON yang benar: catatannya terpotong di ujung (posisi {})"
    ),
    "not valid JSON: write {} instead of {} at offset {}": (
        "bukan JSON yang benar: tulis {} sebagai ganti {} pada posisi {}"
    ),
    "not valid JSON: write {} in small letters at offset {}": (
        "bukan JSON yang benar: tulis {} dengan huruf kecil pada posisi {}"
    ),
    "not valid JSON: the record ends before offset {} (write one record a line)": (
        "bukan JSON yang benar: catatannya selesai sebelum posisi {} (tulis satu catatan setiap baris)"
    ),
    "not valid JSON: {}": "bukan JSON yang benar: {}",
    "nested too deeply": "bersarang terlalu dalam",
    # conversation records
    "conversation {} ({}): {}": "percakapan {} ({}): {}",
    "entry {} is no object": "butir {} bukan objek",
    "`{}`: {} is missing": "`{}`: {} tidak ada",
    "{} is missing": "{} tidak ada",
    "`{}`: {} expected, not {}": "`{}`: seharusnya {}, bukan {}",
    "{} expected, not {}": "seharusnya {}, bukan {}",
    "`{}`: {} is none of customer, agent, bot, system": "`{}`: {} bukan customer, agent, bot, atau system",
    "`{}`: an event of type {} needs {}": "`{}`: kejadian jenis {} memerlukan {}",
    "`{}`: the number is too large": "`{}`: bilangannya terlalu besar",
    "`{}`: {} is not a time such as {}": "`{}`: {} bukan waktu seperti {}",
    "{} or {}": "{} atau {}",
    "text": "teks",
    "a whole number": "bilangan bulat",
    "a number": "bilangan",
    "true or false": "true atau false",
    "a list": "daftar",
    "an object": "objek",
    # help desks
    "not in the form of the API: {}": "tidak berbentuk seperti API: {}",
    "no {}": "tidak ada {}",
    "holds no conversation: {}": "tidak berisi percakapan: {}",
    "an object with {}": "objek dengan {}",
    "nothing in it": "isi kosong",
    "{} without their conversations ({}); put the files of both in one folder and name the folder": (
        "{} tanpa percakapannya ({}); taruh kedua berkasnya dalam satu folder, lalu sebut foldernya"
    ),
    "chat {}: message {} is no object": "chat {}: pesan {} bukan objek",
    "chat {}: message {} has no role": "chat {}: pesan {} tidak mempunyai `role`",
    "JSON of an unknown form: {}; name its format with --from": (
        "JSON yang bentuknya tidak dikenal: {}; sebutkan bentuknya dengan --from"
    ),
    "a list of {}": "daftar {}",
    "chat {}: no list of messages with a role": "chat {}: tidak ada daftar pesan dengan `role`",
    # WhatsApp
    "no such date or time: {}": "tidak ada tanggal atau jam seperti itu: {}",
    "the archive holds no chat (.txt)": "arsipnya tidak berisi chat (.txt)",
    "no line begins with a date and a time as WhatsApp writes them": (
        "tidak ada baris yang diawali tanggal dan jam seperti yang ditulis WhatsApp"
    ),
    # tables and logs
    "not readable as CSV: {}": "tidak terbaca sebagai CSV: {}",
    "{} cells, the header has {}": "{} sel, sedangkan kepalanya {}",
    "no id in column {}": "tidak ada id dalam kolom {}",
    "who is {}? Name it under `speakers` in the mapping": "siapa {}? Sebutkan pada `speakers` dalam pemetaan",
    "{} is no time; say how it is written with `date_format` in the mapping": (
        "{} bukan waktu; terangkan cara menulisnya dengan `date_format` dalam pemetaan"
    ),
    "column {} holds no JSON": "kolom {} tidak berisi JSON",
    "not a readable workbook: {}": "bukan buku kerja yang dapat dibaca: {}",
    "sheet {} cannot be read further: {}": "lembar {} selanjutnya tidak dapat dibaca: {}",
    "not a readable Parquet file: {}": "bukan berkas Parquet yang dapat dibaca: {}",
    "has no column {}": "tidak mempunyai kolom {}",
    "rows {} to {} cannot be read: {}": "baris {} sampai {} tidak dapat dibaca: {}",
    "the row holds a text that is not UTF-8 or a time out of range": (
        "barisnya berisi teks yang bukan UTF-8 atau waktu di luar jangkauan"
    ),
    "not valid XML: {}": "bukan XML yang benar: {}",
    "declares an entity; such XML is not read": "menyatakan entitas; XML seperti itu tidak dibaca",
    "refers to another file; such XML is not read": "menunjuk berkas lain; XML seperti itu tidak dibaca",
    "a trace has more than {} events": "sebuah jejak mempunyai lebih dari {} kejadian",
}
"""What a reader says -> the same in Indonesian. `{}` is anything, itself in Indonesian if it is here too."""


def told(reason: str, language: str) -> str:
    """The reason, line by line, in a language ("id", else English); as it is if nothing is known of it."""
    if language != "id":
        return reason
    return "\n".join(_translated(line) for line in reason.split("\n"))


def _translated(reason: str, depth: int = 0) -> str:
    for pattern, template in _patterns():
        if depth < 4 and (found := pattern.fullmatch(reason)):
            return template.format(*(_translated(part, depth + 1) for part in found.groups()))
    return reason


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The longest texts first, so that the one that says most is taken."""
    ordered = sorted(INDONESIAN.items(), key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple((re.compile(_pattern(english), re.DOTALL), template) for english, template in ordered)


def _pattern(english: str) -> str:
    parts = (re.escape(part.replace("{{", "{")) for part in english.split("{}"))
    return "(.+?)".join(parts)
