"""Files as people make them in Excel, and what the desk says when they are uploaded."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

ROW = {
    "id": "1",
    "title_fr": "Forum d’Agadir",
    "programme": "forums",
    "kind": "forum",
    "region": "souss-massa",
    "starts_on": "2026-05-04",
}


def row(number: int = 1, **cells: Any) -> dict[str, Any]:
    """A row that is right; `cells` are typed over it."""
    return ROW | {"id": str(number)} | cells


def xlsx(*rows: dict[str, Any], heads: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    names = list(dict.fromkeys(name for each in rows for name in each))
    sheet.append([(heads or {}).get(name, name) for name in names])
    for each in rows:
        sheet.append([each.get(name) for name in names])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv_bytes(*rows: dict[str, Any], delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode(encoding)


def upload(client: Any, data: bytes, name: str = "events.xlsx", form: str = "sheet", **typed: Any):
    """The page that answers to an upload: the dry run, or what is wrong with the file."""
    sent = {"file": SimpleUploadedFile(name, data), **typed}
    return client.post(reverse("admin:events_event_import", args=[form]), sent)


def confirm(client: Any, page: Any, form: str = "sheet"):
    """Press the button of the dry run."""
    assert page.context["shown"], faults(page)
    address = reverse("admin:events_event_import", args=[form])
    return client.post(address, {"shown": page.context["shown"]}, follow=True)


def bring(client: Any, data: bytes, name: str = "events.xlsx", form: str = "sheet", **typed: Any):
    """Upload and confirm."""
    return confirm(client, upload(client, data, name, form, **typed), form)


def faults(page: Any) -> list[tuple[int, str, str]]:
    """The row, the column and the sentence of each error, as the page shows them."""
    plan = page.context["plan"]
    for fault in plan.faults:
        assert str(fault.row) in page.text
    return [(fault.row, fault.column, fault.message) for fault in plan.faults]


def refusal(page: Any) -> str:
    """Why a file could not be read at all."""
    return " ".join(page.context["form"].errors.get("file", []))


def counted(page: Any) -> tuple[int, int, int]:
    """New, changed, as they were."""
    counts = page.context["counts"]
    return counts["created"], counts["updated"], counts["unchanged"]
