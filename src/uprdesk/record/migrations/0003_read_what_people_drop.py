"""Files that people dropped to have them read, and what was read of them."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_index_the_words"),
        ("shell", "0001_long_work"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Drop",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "being read"),
                            ("asking", "says not what it is"),
                            ("read", "read, not saved"),
                            ("saving", "being saved"),
                            ("saved", "saved"),
                        ],
                        default="reading",
                        max_length=8,
                    ),
                ),
                ("document", models.JSONField(default=dict)),
                ("remarks", models.JSONField(default=list)),
                ("problem", models.JSONField(default=list)),
                ("doubtful", models.PositiveIntegerField(default=0)),
                ("withdrawn", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="shell.job",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drops",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="record.importrun",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=16)),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("changed", "changes"),
                            ("joined", "adds"),
                            ("known", "known"),
                            ("refused", "cannot be kept"),
                            ("unread", "not read"),
                        ],
                        max_length=8,
                    ),
                ),
                ("doubtful", models.BooleanField(default=False)),
                ("told", models.JSONField()),
                ("before", models.JSONField(default=dict)),
                ("why", models.JSONField(default=list)),
                (
                    "drop",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="record.drop",
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
                "indexes": [
                    models.Index(fields=["drop", "change", "place"], name="piece_by_change")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("drop", "place"), name="a_piece_has_its_place")
                ],
            },
        ),
    ]
