"""Addresses of keys: recovery, renewal, emergency."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
