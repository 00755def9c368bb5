"""Organisations of a coalition, and what it needs them for."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

OF_ENGAGEMENT = {
    "on_delete": django.db.models.deletion.CASCADE,
    "related_name": "+",
    "to": "coalition.engagement",
}


class Migration(migrations.Migration):
    dependencies = [("coalition", "0003_engagements_keys_and_chained_trace")]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("sealed", models.BinaryField()),
                ("generation", models.PositiveIntegerField()),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("removed_at", models.DateTimeField(null=True)),
                ("engagement", models.ForeignKey(**OF_ENGAGEMENT)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="CoalitionNeeds",
            fields=[
                ("sealed", models.BinaryField()),
                ("generation", models.PositiveIntegerField()),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("engagement", models.ForeignKey(**OF_ENGAGEMENT)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("engagement",), name="an_engagement_says_its_needs_once"
                    )
                ],
            },
        ),
    ]
