"""Who may bring events in, take them out and take an import back: every role, own and foreign.

Django-import-export's own pages write whatever a file says; there are none here.
"""

import io

import openpyxl
import pytest
from django.forms.models import model_to_dict
from django.urls import NoReverseMatch, get_resolver, reverse

from events import lifecycle
from events.models import Change, DeskEntry, Event, ExternalId, Import, Publication, Role
from tests import desk, make, sheets
from tests.events.admin.test_rights import in_state
from tests.sheets import row

pytestmark = pytest.mark.django_db

E, R, P, A = Role
ROLES = [None, E, R, P, A]
# From which role on a known event in each state is changed by a file.
CHANGED_BY = {"draft": E, "review": R, "public": P, "withdrawn": P}


def stored():
    return (
        [model_to_dict(one) | {"p": one.publication} for one in Event.objects.order_by("pk")],
        *(model.objects.count() for model in (Change, DeskEntry, ExternalId, Import)),
    )


def pages():
    yield reverse("admin:events_event_import", args=["sheet"])
    yield reverse("admin:events_event_import", args=["calendar"])
    yield reverse("admin:events_event_import_template")


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_every_page_asks_for_a_mandate(role):
    event = make.event()
    client = desk.signed_in(desk.member(role, region=event.region))
    allowed = 200 if role else 403
    for address in pages():
        assert client.get(address).status_code == allowed, address
        before = stored()
        assert client.post(address, {"shown": "forged"}).status_code in {200, 302, 403}
        assert stored() == before
    for kind in ("xlsx", "csv", "ics"):
        address = reverse("admin:events_event_export", args=[kind])
        assert client.get(address).status_code == allowed


@pytest.mark.parametrize("address", ["import/sheet/", "export/csv/"])
def test_a_visitor_is_sent_to_the_door(client, address):
    answer = client.get(f"/fr/admin/events/event/{address}")
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]


@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("role", ROLES[1:], ids=str)
def test_new_events_arrive_within_the_mandate_alone(role, own):
    region = make.region()
    make.programme()
    limits = {"region": region if own else make.region("oriental")}
    client = desk.signed_in(desk.member(role, **limits))
    page = sheets.upload(client, sheets.xlsx(row(1)))
    if own:
        sheets.confirm(client, page)
        assert Event.objects.get().publication == "draft"
    else:
        [(number, _column, message)] = sheets.faults(page)
        assert (number, "outside your mandate" in message) == (2, True)
        assert stored() == ([], 0, 0, 0, 0)


@pytest.mark.parametrize("state", list(Publication))
@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("role", ROLES[1:], ids=str)
def test_known_events_are_changed_as_far_as_a_form_would(role, own, state):
    event = in_state(state)
    limits = {"region": event.region if own else make.region("oriental")}
    client = desk.signed_in(desk.member(role, **limits))
    before = stored()
    page = sheets.upload(client, sheets.xlsx(row(str(event.uid), title_fr="Changé")))
    if own and role >= CHANGED_BY[state]:
        sheets.confirm(client, page)
        event.refresh_from_db()
        assert (event.title_fr, event.publication) == ("Changé", state)
    else:
        assert page.context["shown"] == ""
        # What is foreign is the region; the role alone does not reach the whole of it.
        cells = {"A", "C" if own else "E"}
        assert {column[0] for _row, column, _message in sheets.faults(page)} <= cells
        assert stored() == before


def test_no_file_moves_an_event_out_of_a_mandate():
    event = make.draft()
    make.region("oriental")
    client = desk.signed_in(desk.member(E, region=event.region))
    page = sheets.upload(client, sheets.xlsx(row(str(event.uid), region="oriental")))
    assert "outside your mandate" in page.text
    event.refresh_from_db()
    assert event.region.slug == "souss-massa"


def test_a_mandate_that_ended_between_the_dry_run_and_the_confirmation_is_worth_nothing():
    region = make.region()
    make.programme()
    user = desk.member(E, region=region)
    client = desk.signed_in(user)
    page = sheets.upload(client, sheets.xlsx(row(1)))
    user.mandates.update(region=make.region("oriental"))
    answer = sheets.confirm(client, page)
    assert "outside your mandate" in answer.text
    assert not Event.objects.exists()


def test_a_calendar_is_offered_what_its_reader_may_write_for():
    ours = make.region("oriental")
    make.region()
    make.programme()
    client = desk.signed_in(desk.member(E, region=ours))
    form = client.get(reverse("admin:events_event_import", args=["calendar"])).context["form"]
    assert list(form.fields["region"].queryset) == [ours]


def test_a_template_names_what_its_reader_may_write_for():
    ours = make.region("oriental")
    make.region()
    make.programme()
    client = desk.signed_in(desk.member(E, region=ours))
    answer = client.get(reverse("admin:events_event_import_template"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    lists = list(book.worksheets[1].values)
    assert {line[1] for line in lists[1:] if line[1]} == {"oriental en"}
    assert "Forum" in {line[2] for line in lists}
    page = sheets.upload(client, answer.content)
    assert "no row to import" in sheets.refusal(page)


@pytest.mark.parametrize("act", ["delete", "change"])
def test_an_undo_goes_as_far_as_the_mandate(act):
    make.region()
    make.programme()
    user = desk.member(P)
    client = desk.signed_in(user)
    sheets.bring(client, sheets.xlsx(row(1, title_ar="ع", title_en="x")))
    if act == "change":
        lifecycle.publish(Event.objects.get())
        sheets.bring(client, sheets.xlsx(row(1, title_fr="Autre")))
        user.mandates.update(role=E)
    else:
        user.mandates.update(region=make.region("oriental"))
    before = stored()
    batch = Import.objects.first()
    answer = client.post(desk.address("undo", batch.pk, model="import"), follow=True)
    assert "Your mandate does not reach" in desk.told(answer)
    assert stored() == before


def test_the_pages_of_import_export_do_not_exist():
    names = {str(name) for name in get_resolver().reverse_dict}
    assert not any("process_import" in name for name in names)
    for name in ("admin:events_event_process_import", "admin:events_event_export_action"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
