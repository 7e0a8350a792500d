"""The staff desk as a browser sees it: who is signed in, and what a form would send."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from events.models import Mandate, Role

number = count(1)


def administrator() -> User:
    return User.objects.create_superuser(f"admin-{next(number)}")


def member(role: Role | None = None, **limits: Any) -> User:
    """A member of staff, with a mandate of the role: for everything, or within `limits`."""
    user = User.objects.create_user(f"member-{next(number)}", is_staff=True)
    if role is not None:
        Mandate.objects.create(user=user, role=role, **limits)
    return user


def signed_in(user: User | None = None) -> Client:
    client = Client()
    client.force_login(user or administrator())
    return client


def address(page: str, *args: Any, model: str = "event", app: str = "events") -> str:
    """Such as /fr/admin/events/event/3/change/."""
    return reverse(f"admin:{app}_{model}_{page}", args=args)


def typed(response: Any, **changes: Any) -> dict[str, Any]:
    """What the browser would send with the form on this page; `changes` is typed over it.

    A new row of a part is written as `agenda={"day": "2026-02-10"}`.
    """
    data: dict[str, Any] = {}
    for form in forms_of(response):
        for field in form:
            data |= sent(field)
    for name, value in changes.items():
        if isinstance(value, dict):
            add_row(data, name, value)
        else:
            data[name] = value
    return data


def forms_of(response: Any) -> Any:
    """The form of the page, and those of the rows below it."""
    yield response.context["adminform"].form
    for inline in response.context.get("inline_admin_formsets", ()):
        yield inline.formset.management_form
        yield from inline.formset.initial_forms


def sent(field: Any) -> dict[str, Any]:
    """A field as it stands on the page and, beside it, what it held when the page was opened."""
    value = field.value()
    if value is None or value is False:
        return {}
    return {field.html_name: as_sent(value)} | opened_with(field, value)


def as_sent(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [str(getattr(each, "pk", each)) for each in value]
    return "on" if value is True else str(value)


def opened_with(field: Any, value: Any) -> dict[str, Any]:
    """The hidden input beside a field; on a page shown again it holds what the form put there."""
    if not field.field.show_hidden_initial:
        return {}
    name, data = field.html_initial_name, field.form.data
    again = data.getlist(name) if name in data else None
    return {name: as_sent(value) if again is None else again}


def add_row(data: dict[str, Any], prefix: str, values: dict[str, Any]) -> None:
    """Type a new row, as the link “add another” makes one."""
    row = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = str(row + 1)
    data |= {f"{prefix}-{row}-{name}": value for name, value in values.items()}


def complaints(response: Any) -> str:
    """All that the page says is wrong, as text; the page must be there."""
    assert response.status_code == 200
    found = [form.errors.as_text() for form in forms_of(response)]
    for inline in response.context.get("inline_admin_formsets", ()):
        found.append(inline.formset.non_form_errors().as_text())
        found += [form.errors.as_text() for form in inline.formset.forms]
    return "\n".join(found)


def told(response: Any) -> str:
    """The messages at the head of the page that answered."""
    return "\n".join(str(message) for message in response.context["messages"])
