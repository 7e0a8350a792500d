"""Webhooks of partners, for administrators: registering, resuming, new secrets, the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelAdmin, ModelForm
from events.admin.dashboard import DeskFilter
from events.admin.scoped import Scoped
from events.models import Delivery, Webhook
from events.webhooks import renewal, sending, signing, target

SHOWN = ("at", "by", "paused_at", "former_until", "log")
DELIVERY = ("at", "number", "state", "tries", "status", "milliseconds", "error", "webhook")


class WebhookForm(ModelForm):
    """An address that messages can be sent to."""

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        target.checked(url)
        return url


@admin.register(Webhook)
class WebhookAdmin(Scoped, ModelAdmin):
    """Where changes are sent."""

    form = WebhookForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ["organisation", "url", "at", "by", "paused_at"]
    list_filter = [DeskFilter, ("paused_at", admin.EmptyFieldListFilter)]
    list_select_related = ["organisation", "by"]
    autocomplete_fields = ["organisation"]
    filter_horizontal = ["regions", "programmes"]
    fields = ["organisation", "url", "regions", "programmes", *SHOWN]
    readonly_fields = SHOWN
    actions = ["resume", "rotate_secret", "replace_secret"]

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Its log goes with a webhook; nobody deletes that alone."""
        found, counts, _needed, protected = super().get_deleted_objects(objs, request)
        return found, counts, set(), protected

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.by = request.user
        super().save_model(request, obj, form, change)
        if not change:
            self.show_secret(request, obj)

    @admin.display(description=_("messages to webhooks"))
    def log(self, obj: Any) -> SafeString | str:
        """The way to all that was sent to it; to nothing where it is not saved yet."""
        if obj.pk is None:
            return self.get_empty_value_display()
        address = f"{reverse('admin:events_delivery_changelist')}?webhook__id__exact={obj.pk}"
        return format_html('<a href="{}">{}</a>', address, gettext("Show its messages"))

    def show_secret(self, request: HttpRequest, webhook: Webhook) -> None:
        """Tell the secret, now and never again."""
        said = gettext("The secret of {webhook}, shown this once: {secret}")
        text = said.format(webhook=webhook, secret=signing.secret(webhook))
        self.message_user(request, text, messages.WARNING)

    @admin.action(description=_("Resume: send what has waited"), permissions=["change"])
    def resume(self, request: HttpRequest, chosen: QuerySet[Webhook]) -> None:
        for webhook in chosen.select_related("organisation"):
            sending.resume(webhook, timezone.now())
            self.tell(request, webhook, _("What has waited is being sent, in order."))

    @admin.action(
        description=_("Make a new secret; the old one signs too for 7 days"),
        permissions=["change"],
    )
    def rotate_secret(self, request: HttpRequest, chosen: QuerySet[Webhook]) -> None:
        said = _("There is a new secret. For 7 days the one before it signs too, no older one.")
        self.renew(request, chosen, partial(renewal.rotate, now=timezone.now()), said)

    @admin.action(
        description=_("Make a new secret; every older one ends at once"),
        permissions=["change"],
    )
    def replace_secret(self, request: HttpRequest, chosen: QuerySet[Webhook]) -> None:
        said = _("There is a new secret. No older one signs any more.")
        self.renew(request, chosen, renewal.replace, said)

    def renew(
        self,
        request: HttpRequest,
        chosen: QuerySet[Webhook],
        renewed: Callable[[Webhook], None],
        said: Any,
    ) -> None:
        """Make a new secret for each, show it, and say what became of older ones."""
        for webhook in chosen.select_related("organisation"):
            renewed(webhook)
            self.show_secret(request, webhook)
            self.tell(request, webhook, said)

    def tell(self, request: HttpRequest, webhook: Webhook, said: Any) -> None:
        """Say what was done, and write it into the history: never the secret."""
        self.message_user(request, f"{webhook}: {said}", messages.SUCCESS)
        self.log_change(request, webhook, str(said))


@admin.register(Delivery)
class DeliveryAdmin(Scoped, ModelAdmin):
    """Each message: when, the answer and how long it took."""

    list_display = DELIVERY
    list_display_links = ["at"]
    list_filter = ["state", "webhook"]
    list_select_related = ["webhook__organisation"]
    fields = DELIVERY
    readonly_fields = DELIVERY
    list_per_page = 50
    show_full_result_count = False
    actions = None

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        """The log is written by sending."""
        return act == "view" and super().is_permitted(request, act, obj)
