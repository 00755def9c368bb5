"""Engagements, their members and keys; links into them; the trace becomes a chain of MACs."""

import hmac
import json
import uuid
from datetime import UTC

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from uprdesk.sealing.server import server_key


def chain(apps, schema_editor):
    """Give the entries that are there their place and MAC; people are named by number."""
    entries = apps.get_model("coalition", "TraceEntry")
    number, mac = 0, ""
    for entry in entries.objects.order_by("pk"):
        number += 1
        entry.number, entry.by_number = number, entry.by_id
        if not entry.deed.startswith("label."):
            entry.target = ""
        told = [
            mac,
            entry.number,
            entry.at.astimezone(UTC).isoformat(),
            entry.by_number,
            entry.deed,
            entry.target,
            entry.detail,
        ]
        words = json.dumps(told, sort_keys=True, ensure_ascii=False)
        mac = hmac.new(server_key("uprdesk.coalition.trace"), words.encode(), "sha256").hexdigest()
        entry.mac = mac
        entry.save(update_fields=["number", "by_number", "target", "mac"])
    if number:
        end = json.dumps(["", number, mac])
        sealed = hmac.new(server_key("uprdesk.coalition.trace end"), end.encode(), "sha256")
        apps.get_model("coalition", "TraceHead").objects.create(
            number=number, mac=mac, seal=sealed.hexdigest()
        )


def give_purposes(apps, schema_editor):
    links = apps.get_model("coalition", "Invitation")
    links.objects.filter(person__isnull=False).update(purpose="password")


class Migration(migrations.Migration):
    dependencies = [("coalition", "0002_people_have_keys")]

    operations = [
        migrations.CreateModel(
            name="Engagement",
            fields=[
                ("sealed", models.BinaryField()),
                ("generation", models.PositiveIntegerField()),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("erase_on", models.DateField(null=True)),
                ("second_step_needed", models.BooleanField(default=False)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("parts", models.JSONField(default=list)),
                ("joined_at", models.DateTimeField()),
                ("admitted_at", models.DateTimeField(null=True)),
                ("engagement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="members", to="coalition.engagement")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to=settings.AUTH_USER_MODEL)),
                ("invited_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("engagement", "person"), name="a_person_is_in_an_engagement_once")]},
        ),
        migrations.CreateModel(
            name="EngagementKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("compartment", models.CharField(choices=[("desk", "The plan, the people, the organisations, the decisions"), ("evidence", "The evidence")], max_length=20)),
                ("generation", models.PositiveIntegerField()),
                ("public", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField()),
                ("kept", models.BinaryField(default=b"")),
                ("engagement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="coalition.engagement")),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("engagement", "compartment", "generation"), name="a_compartment_has_a_generation_once")]},
        ),
        migrations.CreateModel(
            name="HeldKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wrapped", models.BinaryField()),
                ("proof", models.CharField(default="", max_length=64)),
                ("key", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="held", to="coalition.engagementkey")),
                ("person", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="held_keys", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("key", "person"), name="a_person_holds_a_key_once"),
                    models.UniqueConstraint(condition=models.Q(("person", None)), fields=("key",), name="the_recovery_holds_a_key_once"),
                ]
            },
        ),
        migrations.CreateModel(
            name="TraceHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=0)),
                ("mac", models.CharField(default="", max_length=64)),
                ("seal", models.CharField(default="", max_length=64)),
                ("engagement", models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="trace_head", to="coalition.engagement")),
            ],
        ),
        migrations.AddField("traceentry", "engagement", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="trace", to="coalition.engagement")),
        migrations.AddField("traceentry", "number", models.PositiveIntegerField(default=0), preserve_default=False),
        migrations.AddField("traceentry", "by_number", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("traceentry", "mac", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.RemoveField("traceentry", "by"),
        migrations.AddConstraint("traceentry", models.UniqueConstraint(fields=("engagement", "number"), name="a_trace_entry_has_its_place")),
        migrations.AddConstraint("traceentry", models.UniqueConstraint(condition=models.Q(("engagement", None)), fields=("number",), name="an_entry_of_the_installation_has_its_place")),
        migrations.AddField("invitation", "purpose", models.CharField(choices=[("installation", "Installation"), ("password", "Password"), ("engagement", "Engagement")], default="installation", max_length=20)),
        migrations.AddField("invitation", "engagement", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="links", to="coalition.engagement")),
        migrations.RunPython(give_purposes, migrations.RunPython.noop),
        migrations.AddConstraint(
            "invitation",
            models.CheckConstraint(
                condition=models.Q(("engagement", None), ("person", None), ("purpose", "installation"))
                | models.Q(("engagement", None), ("person__isnull", False), ("purpose", "password"))
                | models.Q(("engagement__isnull", False), ("person", None), ("purpose", "engagement")),
                name="a_link_names_what_its_purpose_needs",
            ),
        ),
    ]
