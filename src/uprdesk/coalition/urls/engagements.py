"""Addresses of engagements: begin, the way in, its rules."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
