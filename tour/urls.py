"""Addresses of the tours; the language stands before them."""

from django.urls import path

from events.views.sheets.sheet import paths
from tour import outcome_pages, views
from tour.answering import answer
from tour.call import page
from tour.poster import tour_sheet

app_name = "tour"
urlpatterns = [
    path("tours/", views.tours, name="tours"),
    path("tours/<slug:slug>/", views.tour, name="tour"),
    path("answer/<str:token>/", answer, name="answer"),
    path("tours/<slug:slug>/follow-up/", outcome_pages.follow_up, name="follow_up"),
    path("tours/<slug:slug>/follow-up.xlsx", outcome_pages.follow_up_xlsx, name="follow_up_xlsx"),
    path("tours/<slug:slug>/report/", outcome_pages.report, name="report"),
    *paths("tours/<slug:slug>/report", outcome_pages.report_sheet, "report_sheet"),
    path("tours/<slug:slug>/<slug:region>/propose/", page.propose, name="propose"),
    path(
        "tours/<slug:slug>/<slug:region>/propose/thanks/",
        page.thanks,
        name="proposal_thanks",
    ),
    *paths("tours/<slug:slug>", tour_sheet, "tour_sheet"),
]
