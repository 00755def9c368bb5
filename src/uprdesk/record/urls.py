"""Addresses of the record."""

app_name = "record"
urlpatterns: list = []
