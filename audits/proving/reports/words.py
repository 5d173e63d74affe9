"""The sentences of `sop prove` and `sop diff`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "summary": (
        "{sop}: {rules} aturan; {conflicts} pertentangan, {dead} aturan mati, {ladders} kesalahan tangga "
        "atau batas, {follows} aturan berlebih, {unsaid} tidak diputuskan ({seconds} detik).",
        "{sop}: {rules} rules; {conflicts} contradictions, {dead} dead rules, {ladders} faults of ladders or "
        "limits, {follows} redundant rules, {unsaid} not decided ({seconds} s).",
    ),
    "conflict": ("PERTENTANGAN: {rules}", "CONTRADICTION: {rules}"),
    "conflict-why": (
        "Tidak ada percakapan yang mengaktifkan semua aturan ini dan lulus semuanya.",
        "No conversation that activates all of these rules passes them all.",
    ),
    "conflict-timed": (
        "Tidak ada waktu yang memenuhi semua batasnya.",
        "No times keep all of their limits.",
    ),
    "without": ("Tanpa `{rule}`, yang lain lulus:", "Without `{rule}`, the others pass:"),
    "dead": ("ATURAN MATI: {rule}", "DEAD RULE: {rule}"),
    "never-activated": (
        "Tidak ada percakapan yang mengaktifkannya.",
        "No conversation activates it.",
    ),
    "never-passes": (
        "Setiap percakapan yang mengaktifkannya gagal.",
        "Every conversation that activates it fails.",
    ),
    "never-fails": ("`{rule}` tidak pernah gagal.", "`{rule}` can never fail."),
    "follows": (
        "`{rule}` mengikuti dari {given}: yang memenuhi {given} tidak pernah melanggarnya.",
        "`{rule}` follows from {given}: what keeps {given} never breaks it.",
    ),
    "redundant": ("Berlebih", "Redundant"),
    "ladder-circle": (
        "TANGGA BERPUTAR ({name}): {tiers}",
        "CIRCULAR LADDER ({name}): {tiers}",
    ),
    "tier-unreached": (
        "Tangga `{name}`: tidak ada aturan yang menyebut tingkat {tiers}.",
        "Ladder `{name}`: no rule mentions the tier {tiers}.",
    ),
    "tier-bottom": (
        "TANGGA `{name}`: {rules} meneruskan ke tingkat paling bawah, {tiers}.",
        "LADDER `{name}`: {rules} escalates to the lowest tier, {tiers}.",
    ),
    "tier-skipped": (
        "TANGGA `{name}`: {rules} melewati {tiers}, yang tidak dituju aturan mana pun.",
        "LADDER `{name}`: {rules} passes over {tiers}, which no rule leads to.",
    ),
    "tier-due-too-soon": (
        "TANGGA `{name}`: {rules}: waktu untuk {tiers} habis dalam urutan terbalik.",
        "LADDER `{name}`: {rules}: the time for {tiers} is up in the wrong order.",
    ),
    "limit-never-due": (
        "BATAS: {rules}: kalender `{name}` tidak punya jam kerja sebanyak itu.",
        "LIMIT: {rules}: the calendar `{name}` has not that much working time.",
    ),
    "shortest": ("Percakapan terpendek", "Shortest conversations"),
    "passes": ("lulus:", "passes:"),
    "fails": ("gagal:", "fails:"),
    "none": ("(tidak ada)", "(none)"),
    "later": (
        "Semua percakapan dinilai setahun sesudah peristiwa terakhirnya.",
        "All conversations are judged a year after their last event.",
    ),
    "unsaid": ("Tidak diputuskan", "Not decided"),
    "unsaid-pass": ("apakah ia dapat lulus", "whether it can pass"),
    "unsaid-fail": ("apakah ia dapat gagal", "whether it can fail"),
    "unsaid-corpus": ("dinilai atas semua percakapan bersama", "judged over all conversations together"),
    "unsaid-form": ("bergantung pada isi kalimat atau tanggal", "depends on what sentences or dates say"),
    "unsaid-when": (
        "syaratnya menanyakan tanggal atau kelas bertingkat",
        "its conditions ask for dates or classes of classes",
    ),
    "unsaid-same-list": ("`same` menanyakan daftar", "`same` asks for a list"),
    "unsaid-paused": ("batas 0 yang dapat dijeda", "a limit of 0 that can be paused"),
    "unsaid-time": (
        "waktu habis, atau jamnya berbeda kalender",
        "out of time, or clocks of different calendars",
    ),
    "unsaid-measure": ("ukurannya bergantung pada sinyal yang berubah", "it counts a signal that changed"),
    "unfinished": (
        "waktu (--total) habis; belum diputuskan: {left}",
        "the time (--total) was over; left undecided: {left}",
    ),
    "left-rules": ("{count} aturan sendiri-sendiri", "{count} rules by themselves"),
    "left-pairs": ("{count} pasang aturan", "{count} pairs of rules"),
    "left-groups": ("{count} kelompok tiga aturan atau lebih", "{count} groups of three or more rules"),
    "left-follows": (
        "apakah {count} aturan mengikuti dari yang lain",
        "whether {count} rules follow from others",
    ),
    "more-sets": ("dan {count} himpunan aturan lain", "and {count} other sets of rules"),
    "refused": (
        "{count} percakapan tidak dibenarkan oleh kedua penilai dan tidak ditunjukkan.",
        "{count} conversations were not confirmed by both judges and are not shown.",
    ),
    "diff-summary": (
        "{old} → {new}: {counts}.",
        "{old} → {new}: {counts}.",
    ),
    "nothing": ("tidak ada perubahan", "no changes"),
    "added": ("ditambahkan", "added"),
    "removed": ("dihapus", "removed"),
    "stricter": ("lebih ketat", "stricter"),
    "looser": ("lebih longgar", "looser"),
    "incomparable": ("berbeda", "incomparable"),
    "equal": ("sama", "equal"),
    "undecided": ("tidak diputuskan", "not decided"),
    "now-fails": ("Kini gagal:", "Fails now:"),
    "no-longer-fails": ("Tidak lagi gagal:", "No longer fails:"),
    "scope-wider": ("berlaku untuk lebih banyak percakapan", "applies to more conversations"),
    "scope-narrower": ("berlaku untuk lebih sedikit percakapan", "applies to fewer conversations"),
    "scope-other": ("berlaku untuk percakapan lain", "applies to other conversations"),
    "renamed": ("dahulu `{before}`", "was `{before}`"),
    "field": ("{name}: {before} → {after}", "{name}: {before} → {after}"),
    "signals": ("Sinyal", "Signals"),
    "signal-wider": ("menangkap lebih banyak", "finds more"),
    "signal-narrower": ("menangkap lebih sedikit", "finds less"),
    "signal-other": ("menangkap yang lain", "finds other things"),
    "rule": ("Aturan", "Rule"),
    "change": ("Perubahan", "Change"),
    "also": ("Lain-lain", "Also"),
    "gained": ("bertambah: {phrases}", "gained: {phrases}"),
    "lost": ("berkurang: {phrases}", "lost: {phrases}"),
    "head": ("SOP", "SOP"),
}


def sentence(code: str, language: str, /, **said: object) -> str:
    """A sentence in `id` or `en`."""
    return SENTENCES[code][0 if language == "id" else 1].format(**said)
