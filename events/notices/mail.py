"""A letter as a mail: as text and as HTML, in the direction of its language, with its headers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import salted_hmac

from events.lines import one_line
from events.models import Notice
from events.notices.address import link
from events.notices.letter import letter
from events.notices.parts import END, ISOLATE, Letter, Section
from events.trilingual import DIRECTIONS

# Unicode's mark for a line that is read from the right.
RIGHT = "\u200f"


def message(notice: Notice) -> EmailMultiAlternatives | None:
    """The mail of a notice, in the language of its subscriber; None where nothing is to be said."""
    with translation.override(notice.subscriber.language):
        said = letter(notice)
        if said is None:
            return None
        lang = notice.subscriber.language
        made = EmailMultiAlternatives(
            subject=one_line(said.subject),
            body=as_text(said, lang),
            from_email=settings.EMAIL_BOUNCES,
            to=[notice.subscriber.email],
            headers=headers(notice),
        )
        context = {"letter": said, "lang": lang, "dir": DIRECTIONS[lang]}
        made.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
        return made


def headers(notice: Notice) -> dict[str, Any]:
    """Which mail it is, the same at each attempt; and how programs end the subscription.

    RFC 8058: a program posts to the address, and nobody is asked again.
    """
    found = {
        "Message-ID": message_id(notice),
        "From": settings.DEFAULT_FROM_EMAIL,
        "Auto-Submitted": "auto-generated",
        "Content-Language": notice.subscriber.language,
    }
    if notice.kind == Notice.Kind.CONFIRM:
        return found
    return found | {
        "List-Id": f"<notices.{settings.SITE_HOST}>",
        "List-Unsubscribe": f"<{link(notice.subscriber, 'leave')}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def message_id(notice: Notice) -> str:
    """The name of the mail, which tells nobody whom it is for and cannot be guessed."""
    value = f"{notice.subscriber.key} {notice.kind} {notice.number}"
    name = salted_hmac("events.notices.message", value, algorithm="sha256").hexdigest()[:32]
    return f"<{name}@{settings.SITE_HOST}>"


def as_text(said: Letter, lang: str) -> str:
    """The letter as plain text; each line of a language from the right says so."""
    start = RIGHT if DIRECTIONS[lang] == "rtl" else ""
    found = "\n".join(marked(line, start) for line in lines(said))
    return f"{found}\n"


def marked(line: str, start: str) -> str:
    return start + line if line and not line.startswith("http") else line


def lines(said: Letter) -> Iterator[str]:
    for paragraph in said.lead:
        yield from (paragraph, "")
    for section in said.sections:
        yield from section_lines(section)
    if said.act:
        yield from (said.act.label, said.act.address, "")
    yield from ("--" if said.foot else "",)
    for each in said.foot:
        yield from (each.label, each.address)


def section_lines(section: Section) -> Iterator[str]:
    """Titles may be in another language: they keep their direction and leave that of the line."""
    if section.heading:
        yield from (section.heading, "")
    for line in section.lines:
        yield f"• {ISOLATE}{line.title}{END}"
        yield from filter(None, (line.words, line.facts, line.address))
        yield ""
    if section.more:
        yield from (section.more, "")
