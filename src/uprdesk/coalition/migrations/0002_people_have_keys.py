"""Pseudonyms are sealed, and people have a key pair: at their next sign-in."""

import uprdesk.sealing.server
from django.db import migrations, models

from uprdesk.coalition.models.person import name_digest


def seal_pseudonyms(apps, schema_editor):
    person = apps.get_model("coalition", "Person")
    for one in person.objects.all():
        one.pseudonym = one.plain
        one.sign_in_name = name_digest(one.plain)
        one.save(update_fields=["pseudonym", "sign_in_name"])


class Migration(migrations.Migration):
    dependencies = [("coalition", "0001_people_roles_links_and_trace")]

    operations = [
        migrations.RenameField("person", "pseudonym", "plain"),
        migrations.AddField(
            "person",
            "pseudonym",
            uprdesk.sealing.server.ServerSealedField(null=True, verbose_name="pseudonym"),
        ),
        migrations.AddField(
            "person",
            "public_key",
            models.CharField(blank=True, default="", editable=False, max_length=80),
            preserve_default=False,
        ),
        migrations.AddField("person", "sealed_identity", models.BinaryField(default=b"", editable=False)),
        migrations.RunPython(seal_pseudonyms, migrations.RunPython.noop),
        migrations.RemoveField("person", "plain"),
        migrations.AlterField(
            "person",
            "pseudonym",
            uprdesk.sealing.server.ServerSealedField(verbose_name="pseudonym"),
        ),
        migrations.AlterField(
            "person",
            "sign_in_name",
            models.CharField(editable=False, max_length=64, unique=True),
        ),
        migrations.AlterField(
            "roleofperson",
            "role",
            models.CharField(
                choices=[
                    ("curator", "Curator: imports documents into the public record"),
                    ("trainer", "Trainer: opens cohorts of the course"),
                    ("administrator", "Administrator: invites people and grants roles"),
                ],
                max_length=20,
            ),
        ),
    ]
