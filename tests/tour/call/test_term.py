"""Who sent a proposal is known for a term; then only what was accepted, or not read, stays."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tests import calls
from tour.models import Proposal, Sending

pytestmark = pytest.mark.django_db

KEPT = {
    # State and days: is it kept, and with who sent it?
    ("accepted", 29): (True, True),
    ("accepted", 31): (True, False),
    ("new", 29): (True, True),
    ("new", 31): (True, False),
    ("aside", 29): (True, True),
    ("aside", 31): (False, False),
    ("spam", 29): (True, True),
    ("spam", 31): (False, False),
}


def prune() -> str:
    out = StringIO()
    call_command("prune_proposals", stdout=out)
    return out.getvalue()


def test_when_the_term_is_over_personal_data_go_with_all_that_was_not_accepted(settings):
    settings.PROPOSAL_DAYS = 30
    stop = calls.stop()
    made = {case: calls.proposal(stop, case[1], state=case[0]).pk for case in KEPT}
    Sending.objects.create(key="k" * 64, hour=calls.timezone.now() - calls.dt.timedelta(hours=2))
    assert prune() == ("Deleted: 2 proposals, 1 counts of an hour. Erased: who sent 2 proposals.\n")
    for case, pk in made.items():
        found = Proposal.objects.filter(pk=pk).first()
        is_kept, is_known = KEPT[case]
        assert (found is not None) == is_kept, case
        if found is not None:
            assert found.text.startswith(calls.TEXT)
            assert (found.name, found.erased_at is None) == (
                ("Amina Alaoui", True) if is_known else ("", False)
            ), case
    assert prune() == "Deleted: 0 proposals, 0 counts of an hour. Erased: who sent 0 proposals.\n"


def test_the_term_is_that_of_the_setting_wherever_it_is_named(client, settings):
    settings.PROPOSAL_DAYS = 90
    stop = calls.stop()
    for path in (calls.address(stop), "/en/privacy/"):
        assert "after 90 days at the latest" in client.get(path).text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "إذا أرسلتم مقترحا"),
        ("fr", "Si vous envoyez une proposition"),
        ("en", "If you send a proposal"),
    ],
)
def test_the_page_about_privacy_tells_of_proposals(client, language, words):
    page = client.get(f"/{language}/privacy/").text
    assert f'<h2 id="proposals">{words}</h2>' in page
    assert "365" in page


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"erased_at": calls.timezone.now()}, "cannot be written again"),
        ({"consent": False}, "only with the consent"),
    ],
)
def test_the_database_keeps_no_erased_name_and_nothing_without_consent(broken, said):
    proposal = calls.proposal(calls.stop())
    for name, value in broken.items():
        setattr(proposal, name, value)
    with pytest.raises(ValidationError, match=said):
        proposal.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal.save()
