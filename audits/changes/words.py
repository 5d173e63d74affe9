"""The sentences of `sop review`, Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "review": ("Tinjauan SOP: {title}", "SOP review: {title}"),
    "not-ready": (
        "Belum siap digabungkan: {wrong} dari {all} pemeriksaan gagal.",
        "Not ready to merge: {wrong} of {all} checks failed.",
    ),
    "incomplete": (
        "Tinjauan ini tidak lengkap: {wrong} dari {all} pemeriksaan gagal.",
        "This review is incomplete: {wrong} of {all} checks failed.",
    ),
    "look": (
        "Tidak ada yang gagal; {look} hal perlu dilihat orang sebelum digabungkan.",
        "Nothing failed; a person has to look before merging (points: {look}).",
    ),
    "ready": ("Siap digabungkan: semua pemeriksaan lulus.", "Ready to merge: every check passed."),
    "not-run": ("Tidak dijalankan: {skipped} pemeriksaan.", "Checks not run: {skipped}."),
    "step": ("pemeriksaan", "check"),
    "found": ("hasil", "result"),
    "todo": ("yang harus dilakukan", "what to do"),
    "check": ("Berkas benar", "Files are right"),
    "format": ("Berkas rapi", "Files are tidy"),
    "test": ("Contoh-contoh", "Examples"),
    "version": ("Nomor versi", "Version number"),
    "prove": ("Aturan cocok satu sama lain", "Rules fit together"),
    "diff": ("Arti perubahan", "What the change means"),
    "mutate": ("Mutu contoh", "Strength of the examples"),
    "backtest": ("Akibat pada percakapan", "Effect on conversations"),
    "more": ("Selengkapnya", "More"),
    "cut": (
        "Dipotong: komentar tidak memuat semuanya. Selengkapnya: {command}",
        "Cut: a comment does not hold it all. For the rest: {command}",
    ),
    "check-good": ("tidak ada kesalahan (berkas: {count})", "no mistakes (files: {count})"),
    "check-warned": ("peringatan: {count}; yang pertama: {first}", "warnings: {count}; the first: {first}"),
    "check-wrong": ("kesalahan: {count}; yang pertama: {first}", "errors: {count}; the first: {first}"),
    "invalid": (
        "tidak dijalankan: berkasnya belum benar",
        "not run: the files are not right yet",
    ),
    "format-good": ("semua berkas sudah rapi", "all files are tidy"),
    "format-wrong": ("belum rapi: {files}", "would change: {files}"),
    "format-todo": (
        "Jalankan `sop fmt {new}`, atau salin perubahannya (`sop fmt --diff {new}`).",
        "Run `sop fmt {new}`, or copy the changes (`sop fmt --diff {new}`).",
    ),
    "test-good": (
        "{count} contoh mendapat putusan yang diharapkan",
        "all get their verdicts (examples: {count})",
    ),
    "test-none": ("belum ada satu pun contoh", "there is not one example"),
    "test-none-todo": (
        "Tulis contoh yang lulus dan yang gagal untuk tiap aturan.",
        "Write for each rule an example that passes and one that fails.",
    ),
    "test-wrong": (
        "{failed} dari {count} contoh gagal; yang pertama: {first}",
        "failing: {failed} of {count} examples; the first: {first}",
    ),
    "test-todo": (
        "Salahkah perubahan aturannya? Bila perubahannya memang dimaksud, ubah juga contohnya.",
        "Is the change a mistake? If it is meant, change the example as well.",
    ),
    "version-good": ("`{old}` → `{new}`", "`{old}` → `{new}`"),
    "version-same": ("tetap `{new}`; artinya pun tetap", "still `{new}`, and so is the meaning"),
    "prove-good": (
        "tidak ada pertentangan di antara {rules} aturan",
        "no contradictions among {rules} rules",
    ),
    "prove-unsaid": ("; {count} tidak diputuskan", "; {count} not decided"),
    "prove-wrong": ("kesalahan: {faults}; yang pertama: {first}", "faults: {faults}; the first: {first}"),
    "prove-todo": (
        "Longgarkan atau hapus salah satu aturan yang disebut.",
        "Loosen or remove one of the rules named.",
    ),
    "prove-redundant": ("aturan berlebih: {first}", "redundant: {first}"),
    "prove-redundant-todo": (
        "Hapus aturan itu, atau biarkan bila disengaja.",
        "Remove the rule, or leave it if it is meant.",
    ),
    "diff-good": ("tidak ada putusan yang dapat berubah", "no verdict can change"),
    "diff-look": ("{changes}", "{changes}"),
    "diff-todo": (
        "Apakah ini yang dimaksud? {shown}",
        "Is this what was meant? {shown}",
    ),
    "diff-shown": (
        "Rinciannya menunjukkan percakapannya.",
        "Its details show conversations.",
    ),
    "diff-texts": ("hanya kata-katanya yang berubah", "only words changed"),
    "new-sop": (
        "SOP baru, karena `{old}` tidak ada: belum ada yang dapat dibandingkan",
        "a new SOP, for there is no `{old}`: nothing to compare with",
    ),
    "new-sop-todo": ("Kalau bukan SOP baru, periksa jalurnya.", "If it is not new, check the path."),
    "old-broken": (
        "tidak dibandingkan: SOP yang lama tidak dapat dibaca ({first})",
        "not compared: the old SOP cannot be read ({first})",
    ),
    "old-broken-todo": (
        "Tidak ada yang perlu dilakukan bila perubahan ini memperbaikinya.",
        "Nothing, if this change repairs it.",
    ),
    "no-revision": ("`{old}` tidak ada", "there is no `{old}`"),
    "no-revision-todo": (
        "Periksa namanya. Di GitHub Actions: checkout dengan `fetch-depth: 0`.",
        "Check the name. In GitHub Actions: check out with `fetch-depth: 0`.",
    ),
    "mutate-good": (
        "{killed} dari {whole} kesalahan buatan ketahuan oleh contoh",
        "the examples notice {killed} of {whole} planted mistakes",
    ),
    "mutate-todo": (
        "Tambahkan contoh yang ditunjukkan dalam rinciannya.",
        "Add the examples that its details show.",
    ),
    "backtest-none": (
        "tidak dijalankan: tidak ada data (`--data`)",
        "not run: there are no data (`--data`)",
    ),
    "backtest-missing": ("datanya tidak ada: {reason}", "the data are not there: {reason}"),
    "backtest-empty": ("tidak ada percakapan dalam data", "there are no conversations in the data"),
    "backtest-data-todo": ("Periksa nama foldernya.", "Check the name of the folder."),
    "backtest-good": (
        "tidak ada putusan yang berubah pada {count} percakapan",
        "no verdict changes in {count} conversations",
    ),
    "backtest-look": (
        "dari {count} percakapan, {now} kini gagal dan {less} tidak gagal lagi",
        "of {count} conversations, {now} fail now and {less} no longer do",
    ),
    "backtest-todo": (
        "Lihat contoh percakapannya: adilkah putusan yang baru?",
        "Look at the sample conversations: are the new verdicts fair?",
    ),
    "backtest-unmet": ("; tidak seperti yang diharapkan", "; not as expected"),
    "backtest-unmet-todo": (
        "Perbaiki aturannya, atau ubah harapan yang disebut dalam rinciannya.",
        "Mend the rule, or change the expectations that its details name.",
    ),
    "backtest-unread": ("; {count} percakapan tidak terbaca", "; {count} conversations could not be read"),
    "backtest-unread-todo": (
        "Perbaiki datanya; yang tidak terbaca tidak ikut diuji.",
        "Mend the data; what cannot be read was not tried.",
    ),
    "backtest-lost": ("; ada proses yang mati", "; a worker process died"),
    "broken": ("kesalahan di dalam program: {reason}", "an error inside the program: {reason}"),
    "broken-todo": (
        "Jalankan `{command}` di komputer dengan SOP_TRACEBACK=1, lalu kirim keluarannya kepada pengembang.",
        "Run `{command}` on a computer with SOP_TRACEBACK=1, and send what it prints to the developers.",
    ),
}


def say(language: str, code: str, **said: object) -> str:
    """A sentence in `id` or `en`."""
    return SENTENCES[code][0 if language == "id" else 1].format(**said)
