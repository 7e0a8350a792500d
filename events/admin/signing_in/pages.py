"""What the pages around signing in share: they are pages of the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def drawn(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page `admin/signing_in/<template>.html`, which nobody keeps."""
    shared = admin.site.each_context(request)
    page = TemplateResponse(request, f"admin/signing_in/{template}.html", shared | context)
    page.headers["Cache-Control"] = "no-store"
    return page
