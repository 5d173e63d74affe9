"""What a quote may show to people: each case is a line somebody might write in a chat."""

from __future__ import annotations

import time

import pytest

from audits.masking import mask

HIDDEN = {
    "09.254.294.3-407.000": "[NIK]",
    "NPWP 092542943407000": "NPWP [NIK]",
    "budi\uff20example.com": "[email]",
    "budi@example\uff0ecom": "[email]",
    "081234567890": "[telepon]",
    "hp saya 0812-3456-7890 ya": "hp saya [telepon] ya",
    "0812 3456 7890 / 0812.3456.7891": "[telepon] / [telepon]",
    "+62 812-3456-7890": "[telepon]",
    "+62 (812) 345 6789": "[telepon]",
    "+62 812.345.678": "[telepon]",
    "(021) 555-1234 ext 2": "[telepon] ext 2",
    "(0812-3456-7890)": "([telepon])",
    "tel.:021.555.1234": "tel.:[telepon]",
    "https://wa.me/6281234567890?text=halo": "https://wa.me/[telepon]?text=halo",
    "WA08123456789ya": "WA[telepon]ya",
    "0 8 1 2 3 4 5 6 7 8 9 0": "[telepon]",
    "0812\u200b3456\u200b7890": "[telepon]",
    "0812\u00a03456\u20137890": "[telepon]",
    "０８１２３４５６７８９０": "[telepon]",
    "٠٨١٢٣٤٥٦٧٨٩٠": "[telepon]",
    "+1 (415) 555-2671, +44 20 7946 0958, 415-555-2671": "[telepon], [telepon], [telepon]",
    "0812345678 150.000": "[telepon] 150.000",
    "05/01/2026 081234567890": "05/01/2026 [telepon]",
    "4111 1111 1111 1111": "[kartu]",
    "4111-1111-1111-1111": "[kartu]",
    "4111111111111111": "[kartu]",
    "3782 822463 10005": "[kartu]",
    "kartu 6011.1111.1111.1117.": "kartu [kartu].",
    "NIK 3174051201900001": "NIK [NIK]",
    "ktp: 3174 0552 0190 0001": "ktp: [NIK]",
    "3174055201900001": "[NIK]",
    "transfer ke 1234567890 ya": "transfer ke [rekening] ya",
    "rek BCA 1234567890 a.n. Budi": "rek BCA [rekening] a.n. Budi",
    "rekening: 123-456-7890": "rekening: [rekening]",
    "norek 1234 5678 90": "norek [rekening]",
    "mandiri 137-00-1234567-8": "mandiri [rekening]",
    "0123-01-012345-50-1": "[rekening]",
    "acc 12345678": "acc [rekening]",
    "1234 5678 9012 3456": "[rekening]",
    "budi.santoso+toko@mail.example.co.id, ya": "[email], ya",
    "Budi_99@Example.COM": "[email]",
    "budi08123456789@gmail.com": "[email]",
    "budi (at) gmail (dot) com": "[email]",
    "budi[at]gmail.com": "[email]",
    "budi @ gmail.com": "[email]",
}

SHOWN = [
    "",
    "pesanan O-1 sudah dikirim",
    "INV/2026/001 dan INV/20260105/MPL/1234567890",
    "TRX-20260105-000123",
    "no pesanan 2301234567890, order 576543210987654321",
    "#1234567890",
    "resi JP1234567890 atau resi 0012345678912",
    "550e8400-e29b-41d4-a716-446655440000",
    "Rp150.000, Rp 1.500.000.000, IDR 2000000000, $1,000,000,000.00",
    "totalnya 1.500.000.000 atau 1500000000 rupiah",
    "saya beli 2 pcs 150.000, ongkir 20.000",
    "2026-01-05T09:00:00+07:00",
    "2026-01-05 09:00:00 sampai 05-01-2026 jam 09.00-17.00",
    "jam 08.00-17.00 (senin-jumat 08.00-16.30)",
    "diskon 50% s.d. 31.12.2026, +10.000 poin",
    "tahun 2023-2024-2025",
    "ukuran 10-20-30 cm, 4.5/5 dari 1.234 ulasan, RT 01/02 kode pos 12345",
    "hubungi @tokoku.id (at the shop) ya",
    "barang saya rusak 😀 tolong dibantu",
]


@pytest.mark.parametrize(("text", "masked"), HIDDEN.items())
def test_hidden(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask(f"Kak, {text} makasih") == f"Kak, {masked} makasih"
    assert mask(f"Kak,\n{text}\nmakasih") == f"Kak,\n{masked}\nmakasih"


@pytest.mark.parametrize("text", SHOWN)
def test_shown(text: str) -> None:
    assert mask(text) == text
    assert mask(f"Kak, {text} makasih") == f"Kak, {text} makasih"


@pytest.mark.parametrize("text", list(HIDDEN))
def test_masking_twice_changes_nothing(text: str) -> None:
    assert mask(mask(text)) == mask(text)


def test_labels_are_in_the_language_asked_for() -> None:
    text = "081234567890, budi@example.com, 4111 1111 1111 1111, rek 1234567890, NIK 3174051201900001"
    assert mask(text, "en") == "[phone], [email], [card], rek [account], NIK [ID number]"
    assert mask(text, "fr") == mask(text, "en")


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "0",
        "1 ",
        "12 ",
        "8-",
        "1.000.",
        "08123456789 ",
        "4111-",
        "a",
        "a@",
        "@a.",
        "a.",
        "(at ",
        "+",
        "rp",
        "\u200b1",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        start = time.perf_counter()
        mask((unit * length)[:length])
        return time.perf_counter() - start

    short = min(seconds(15_000) for _ in range(2))
    assert seconds(60_000) < 12 * short + 0.1


def test_a_megabyte_of_digits() -> None:
    start = time.perf_counter()
    assert mask("7" * 1_000_000) == "[rekening]"
    assert time.perf_counter() - start < 2
