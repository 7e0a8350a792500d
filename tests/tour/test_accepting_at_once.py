"""Two people accept at the same moment: one plan is made, and the other is told why not."""

import pytest
from django.utils import translation

from events.ledger import Refused
from events.models import Event
from tests import desk
from tests.events.test_concurrency import at_once
from tests.tour import rounds
from tour.models import Tour
from tour.proposals import accept, signed

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_accept_at_once_one_is_refused():
    tour, by = rounds.tour(), desk.administrator()
    tokens = [signed(rounds.proposal(tour, by, least_gap=gap)) for gap in (0, 3)]
    refused = []

    def try_to(token):
        try:
            with translation.override("en"):  # each thread has a language of its own
                accept(Tour.objects.get(pk=tour.pk), token, by, rounds.TODAY)
        except Refused as refusal:
            refused.append(refusal)

    at_once(*(lambda token=token: try_to(token) for token in tokens))
    assert len(refused) == 1
    assert "These stops were changed meanwhile" in str(refused[0])
    assert Event.objects.count() == tour.stops.count() == len(rounds.REGIONS)
