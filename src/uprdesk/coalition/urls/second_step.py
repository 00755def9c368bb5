"""Addresses of the second step of signing in, and sessions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
