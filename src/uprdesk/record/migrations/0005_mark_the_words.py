"""A mark of the record's words, which labels leave as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("record", "0004_tell_machines_apart")]

    operations = [
        migrations.AddField("Edition", "words", models.CharField(default="", max_length=32)),
    ]
