"""Whether a user may: mandates compared with demands, by ids."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Model

from events.models import Mandate
from events.rights.rules import RULES


def mandates(user: Any) -> tuple[Mandate, ...]:
    """The mandates of a user, read once a request."""
    held: tuple[Mandate, ...] | None = getattr(user, "held_mandates", None)
    if held is None:
        held = tuple(user.mandates.all()) if user.is_active and user.is_staff else ()
        user.held_mandates = held
    return held


def may(user: Any, act: str, obj: Model) -> bool:
    """Whether `user` may do `act` (view, add, change, delete, or a step) with `obj`."""
    return user.is_superuser or answered(user, obj._meta.label_lower, act, obj)


def ever(user: Any, label: str, act: str) -> bool:
    """Whether `user` may do `act` with some object of a model at least."""
    return user.is_superuser or answered(user, label, act)


def answered(user: Any, label: str, act: str, obj: Any = None) -> bool:
    """Whether a mandate of `user` answers the demand of the rule of a model."""
    rule = RULES.get(label)
    demand = rule(act, obj) if rule else None
    return demand is not None and any(
        one.role >= demand.role and one.covers(demand.scope) for one in mandates(user)
    )


class Mandates(ModelBackend):
    """Signs people in by password, as Django does; what they may, their mandates say.

    Permissions of single models that Django stores are not asked.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Answer for `events.change_venue`, with or without a venue."""
        app, _, name = perm.partition(".")
        act, _, model = name.partition("_")
        return answered(user_obj, f"{app}.{model}", act, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(
            answered(user_obj, label, "view")
            for label in RULES
            if label.startswith(f"{app_label}.")
        )

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """What may be done with some object at least, or with `obj`."""
        return {
            f"{app}.{act}_{model}"
            for app, _, model in (label.partition(".") for label in RULES)
            for act in ("view", "add", "change", "delete")
            if self.has_perm(user_obj, f"{app}.{act}_{model}", obj)
        }
