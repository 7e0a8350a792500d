"""What regions are written by e-mail, in their language: the question, and one reminder of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from events.ledger import Refused
from events.lines import one_line
from tour.invitations import log, takes_answers
from tour.models import Invitation, StopEntry

if TYPE_CHECKING:
    from django.contrib.auth.models import User

QUESTION, REMINDER = "question", "reminder"

logger = logging.getLogger(__name__)


def mail(invitation: Invitation, by: User | None) -> None:
    """Send the question; what could not be sent is not told as sent."""
    refuse_unsendable(invitation)
    try:
        send(invitation, QUESTION)
    except OSError as error:
        logger.exception("A question to a region was not sent.")
        raise Refused(_("The mail server did not take the e-mail: try again later.")) from error
    with transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(mailed_at=timezone.now())
        log(invitation.stop, StopEntry.Step.MAILED, by)


def refuse_unsendable(invitation: Invitation) -> None:
    """Refuse where no mail can be sent, or where the address asks nothing any more."""
    if not settings.SENDS_MAIL:
        raise Refused(_("This site sends no e-mail: pass the address on yourself."))
    if not invitation.email:
        raise Refused(_("No e-mail address was given: pass the address on yourself."))
    if not takes_answers(invitation, invitation.stop, timezone.now()):
        raise Refused(_("This question is closed: its term is over, or it was withdrawn."))


def send(invitation: Invitation, kind: str) -> None:
    """Write the letter and hand it to the mail server."""
    context = {
        "invitation": invitation,
        "stop": invitation.stop,
        "address": settings.SITE_URL + invitation.get_absolute_url(),
        "site_name": settings.SITE_NAME,
    }
    with translation.override(invitation.language):
        subject = render_to_string(f"tour/letters/{kind}_subject.txt", context)
        text = render_to_string(f"tour/letters/{kind}.txt", context)
    EmailMessage(one_line(subject), text, to=[invitation.email]).send()
