"""Pages of what came of a tour: the follow-up, the same as a spreadsheet, and the report."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from events import legal_time
from events.conditional import follows_ledger
from events.feed_address import feed_address, feed_path
from events.models import Region
from events.trilingual import active_language
from events.views.sheets.sheet import Sheet
from tour.follow_up import FollowUp
from tour.models import Tour
from tour.progress import Progress
from tour.report import Report


def asked(request: HttpRequest, slug: str) -> FollowUp:
    """The follow-up that an address asks for: one query."""
    tour = get_object_or_404(Tour.objects.public().select_related("programme"), slug=slug)
    return FollowUp(tour, legal_time.today(), request.GET)


@follows_ledger
def follow_up(request: HttpRequest, slug: str) -> HttpResponse:
    """What was promised to which region, by whom and by when."""
    return render(request, "tour/follow_up.html", {"page": asked(request, slug)})


@follows_ledger
def follow_up_xlsx(request: HttpRequest, slug: str) -> HttpResponse:
    """The same promises as a workbook; what writes it takes a process 11 MB, once it is asked."""
    from tour import follow_up_file

    body = follow_up_file.xlsx(asked(request, slug))
    response = HttpResponse(body, follow_up_file.WORKBOOK)
    name = f"mawaid-{slug}-follow-up-{active_language()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def reported(slug: str) -> Report:
    """The report of a public tour."""
    found = get_object_or_404(Tour.objects.public().with_stops(), slug=slug)
    return Report(Progress(found, list(Region.objects.all()), legal_time.today()))


def promised(report: Report) -> FollowUp:
    """All that was promised on the tour of a report."""
    return FollowUp(report.progress.tour, report.progress.today, {})


@follows_ledger
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """A tour in one page."""
    found = reported(slug)
    shown = {"report": found, "progress": found.progress, "promised": promised(found)}
    return render(request, "tour/report.html", shown)


def report_sheet(_request: HttpRequest, slug: str) -> Sheet:
    """The report on paper; the feed is that of the programme."""
    found = reported(slug)
    tour = found.progress.tour
    return Sheet(
        template="sheets/report.html",
        prints=tour.get_report_url(),
        feed=feed_address(feed_path(active_language(), {"programme": [tour.programme.slug]})),
        shown={"report": found, "progress": found.progress, "promised": promised(found)},
    )
