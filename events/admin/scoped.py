"""Pages of the desk that show and change what the mandates of the user cover, and nothing else."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest

from events import rights
from events.admin.bases import ModelAdmin
from events.admin.refusal import gone


class Scoped(ModelAdmin):
    """Asks the rights for each object; what is out of sight is not found.

    `limited` names the fields of the form that offer only what the user may write for, and what
    of a mandate limits them.
    """

    limited: ClassVar[dict[str, str]] = {}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return rights.seen(request.user, super().get_queryset(request))

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, *args: Any) -> Any:
        """What was typed into the form of something that is gone is given back."""
        if request.method == "POST":
            return gone(request)
        return super()._get_obj_does_not_exist_redirect(request, *args)  # type: ignore[misc]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.is_permitted(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_permitted(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_permitted(request, "delete", obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.is_permitted(request, "view", obj)

    def is_permitted(self, request: HttpRequest, act: str, obj: Any = None) -> bool:
        name = f"{self.opts.app_label}.{act}_{self.opts.model_name}"
        return bool(request.user.has_perm(name, obj))

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form knows who fills it in: what it makes must be within their mandate too."""
        form: Any = super().get_form(request, *args, **kwargs)
        form.user = request.user
        return form

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.limited and "queryset" not in kwargs:
            every = db_field.remote_field.model._default_manager.all()
            limit = self.limited[db_field.name]
            kwargs["queryset"] = rights.offered(request.user, limit, every)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
