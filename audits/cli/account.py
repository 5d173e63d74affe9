"""What a conversion read, left out and guessed, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audits.cli.words import say
from audits.readers.formats.interface import Account

_READ = {
    "conversations": ("percakapan", "conversations"),
    "messages": ("pesan", "messages"),
    "notices": (
        "pemberitahuan WhatsApp (menjadi tindakan sistem)",
        "notices of WhatsApp's (actions of the system)",
    ),
    "deleted_messages": ("pesan yang sudah dihapus", "deleted messages"),
    "media_files": (
        "berkas media dalam arsip (disebut dalam chat, isinya tidak dibaca)",
        "media files in the archive (named in the chat, not read)",
    ),
    "internal_notes": ("di antaranya catatan internal", "of them internal notes"),
    "quotes_set_aside": ("kutipan surel disisihkan ke `quoted`", "quotes of mails set aside under `quoted`"),
    "status_changes": ("perubahan status", "changes of status"),
    "assignments": ("penugasan", "assignments"),
    "ratings": ("penilaian", "ratings"),
    "actions": ("tindakan", "actions"),
    "other_events": ("kejadian lain", "other events"),
    "other_parts_as_actions": ("di antaranya bagian jenis lain", "of them parts of other kinds"),
    "metric_events_kept_beside": ("metric events disimpan di samping", "metric events kept beside"),
    "prompts_kept_beside": ("instruksi disimpan di `instructions`", "prompts kept under `instructions`"),
    "results_kept_with_their_call": (
        "hasil alat disimpan pada tindakannya (`result`)",
        "tool results kept with their action (`result`)",
    ),
    "results_without_a_call": ("hasil alat tanpa tindakan", "tool results without an action"),
    "steps_other_than_complete": (
        "langkah selain selesai (jenis lifecycle)",
        "steps other than complete (type lifecycle)",
    ),
    "rows": ("baris tabel", "rows"),
}
_SKIPPED = {
    "lines_before_the_first": ("baris sebelum pesan pertama", "lines before the first message"),
    "first_values_that_the_record_has": (
        "nilai awal bidang, sudah ada dalam catatan",
        "first values of fields, which the record has",
    ),
    "activities_that_are_conversations": (
        "aktivitas yang sudah ada sebagai percakapan",
        "activities that are there as conversations",
    ),
    "items_of_no_one": (
        "butir yang bukan pesan atau tindakan (penalaran)",
        "items that are no message or action (reasoning)",
    ),
    "deleted_notes": ("catatan yang sudah dihapus", "deleted notes"),
    "exports_beside_records": (
        "ekspor dalam folder berisi catatan percakapan",
        "exports in a folder of conversation records",
    ),
    "empty_rows": ("baris kosong", "empty rows"),
    "other_sheets": ("lembar lain dalam buku kerja", "other sheets of the workbook"),
    "nested_attributes": ("atribut di dalam atribut", "attributes inside attributes"),
}
_NOTES = {
    "date_order_assumed": (
        "{source}: urutan tanggal tidak pasti, dibaca sebagai {order}; bila salah, pakai --date-order.",
        "{source}: the order of day and month is uncertain, read as {order}; if that is wrong: --date-order.",
    ),
    "lines_before_the_first": (
        "{source}: {lines} baris sebelum pesan pertama dilewati.",
        "{source}: {lines} lines before the first message were left out.",
    ),
    "stamps_inside_texts": (
        "{source}: {lines} baris bertanggal dengan bentuk lain dianggap bagian dari pesan.",
        "{source}: {lines} lines with a date in another shape were taken as part of a message.",
    ),
    "exports_beside_records": (
        "{source}: dalam folder ini hanya catatan percakapan yang dibaca, bukan {names}. Sebutkan berkasnya, "
        "atau pakai --from.",
        "{source}: only the conversation records in this folder are read, not {names}. Name the files, or "
        "use --from.",
    ),
    "agents_by_file_name": (
        "{source}: agennya {names}, karena nama berkas menyebut lawan bicaranya; bila salah, pakai --agents.",
        "{source}: agents are {names}, as the file's name says who the other one is; if not: --agents.",
    ),
    "agents_guessed": (
        "{source}: agennya diduga {names}, dari namanya; bila salah, pakai --agents.",
        "{source}: agents are thought to be {names}, by their names; if that is wrong, use --agents.",
    ),
    "long_silence": (
        "{source}: ada diam {days} hari di tengah chat; --gap 24h memisahkan percakapannya.",
        "{source}: there is a silence of {days} days in the chat; --gap 24h tells conversations apart.",
    ),
    "agents_by_notice": (
        "{source}: agennya {names}, karena lawan bicaranya akun bisnis; bila salah, pakai --agents.",
        "{source}: agents are {names}, as the other one is a business account; if not: --agents.",
    ),
    "agents_owner": (
        "{source}: agennya {names}, yaitu pemilik ponsel yang mengekspor; bila salah, pakai --agents.",
        "{source}: agents are {names}, whose phone made the export; if that is wrong, use --agents.",
    ),
    "agents_recurring": (
        "{source}: agennya {names}, karena menulis dalam banyak chat; bila salah, pakai --agents.",
        "{source}: agents are {names}, who write in many of the chats; if that is wrong, use --agents.",
    ),
    "agents_saved": (
        "{source}: agennya diduga {names}, karena lawan bicaranya nomor tak tersimpan; bila salah: --agents.",
        "{source}: agents are thought to be {names}, as the other number is not saved; if not: --agents.",
    ),
    "agents_unknown": (
        "{source}: agennya tidak diketahui, maka `by` kosong. Yang menulis: {names}. Pakai --agents.",
        "{source}: who the agent is cannot be told, so `by` stays empty. Who wrote: {names}. Use --agents.",
    ),
    "no_agent_in_chat": (
        "{source}: tidak ada agen dari --agents yang menulis di sini. Yang menulis: {names}.",
        "{source}: none of --agents wrote here. Who wrote: {names}.",
    ),
    "author_guessed": (
        "Peran sebagian penulis tidak ada dalam data; yang bukan pemohon dianggap agen.",
        "The data do not tell the role of some authors; who is not the requester is taken as an agent.",
    ),
    "description_as_message": (
        "Tiket tanpa komentar: uraiannya menjadi pesan pertama.",
        "Tickets without comments: the description is the first message.",
    ),
    "only_descriptions": (
        "Tiket tanpa `conversations`: hanya uraiannya yang ada; ekspor percakapannya juga.",
        "Tickets without `conversations`: there is only the description; export the conversations too.",
    ),
    "parts_missing": (
        "{source}: hanya {have} dari {of} bagian ada dalam data.",
        "{source}: only {have} of {of} parts are in the data.",
    ),
    "only_last_messages": (
        "Daftar percakapan ini hanya memuat pesan terakhir; ekspor pesannya satu per satu percakapan.",
        "This list of conversations has the last message of each only; export the messages of each.",
    ),
    "status_of_their_own": (
        "Status buatan sendiri dibaca sebagai open: {status} (ada di `fields.status_name`).",
        "A status of your own making is read as open: {status} (it is in `fields.status_name`).",
    ),
    "message_failed": (
        "{source}: pesan {id} gagal terkirim.",
        "{source}: message {id} failed to be sent.",
    ),
}


def told(account: Account) -> Iterator[str]:
    """The account, a line a fact."""
    for source, name in list(account.formats.items())[:20]:
        yield say(f"{source}: dibaca sebagai {name}.", f"{source}: read as {name}.")
    order = list(_READ)
    read = sorted(account.read.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else 99)
    parts = [f"{number:,} {_word(_READ, code)}" for code, number in read if number]
    if parts:
        yield say("Dibaca: ", "Read: ") + ", ".join(parts) + "."
    left = [f"{number:,} {_word(_SKIPPED, code)}" for code, number in account.skipped.items() if number]
    if left:
        yield say("Dilewati: ", "Left out: ") + ", ".join(left) + "."
    if account.bad:
        yield say(f"Tidak dapat dibaca: {account.bad:,}.", f"Could not be read: {account.bad:,}.")
    for code, about in account.notes[:40]:
        yield say(*_NOTES[code]).format(**about)


def _word(words: dict[str, tuple[str, str]], code: str) -> str:
    if code.startswith("audit_event:"):
        return say("kejadian audit ", "audit events ") + code.partition(":")[2]
    if code.startswith("stream:"):
        return say("dari aliran ", "of stream ") + code.partition(":")[2]
    return say(*words[code]) if code in words else code


def as_json(account: Account) -> dict[str, Any]:
    """The account for programs."""
    return {
        "schema": "conversion/1",
        "formats": account.formats,
        "read": dict(account.read),
        "skipped": dict(account.skipped),
        "unreadable": account.bad,
        "notes": [{"code": code, **about} for code, about in account.notes],
    }


__all__ = ["as_json", "told"]
