"""Addresses of the tours; the language stands before them."""

from django.urls import path

from tour import views

app_name = "tour"
urlpatterns = [
    path("tours/", views.tours, name="tours"),
    path("tours/<slug:slug>/", views.tour, name="tour"),
]
