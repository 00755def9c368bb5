"""A machine's labels say which machine: rules or a trained model; a person's keep their key."""

from django.db import migrations, models


def rename_the_classifier(apps, schema_editor):
    """Nothing ever wrote this origin but a store of a developer."""
    labels = apps.get_model("record", "Label").objects
    labels.filter(origin="classifier").update(origin="model")


def keep_the_keys(apps, schema_editor):
    """A person's labels were said of the recommendation on which they stand now."""
    for label in apps.get_model("record", "Label").objects.filter(origin="person"):
        label.key = label.recommendation.key
        label.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("record", "0003_read_what_people_drop")]

    operations = [
        migrations.RemoveConstraint("Label", "only_a_classifier_is_more_or_less_sure"),
        migrations.AddField(
            "Label", "key", models.CharField(blank=True, default="", max_length=60)
        ),
        migrations.AlterField(
            "Label",
            "kind",
            models.CharField(
                choices=[
                    ("issue", "issue"),
                    ("theme", "theme"),
                    ("group", "group of persons"),
                    ("sdg", "Sustainable Development Goal"),
                    ("population", "key population"),
                    ("category", "action category"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            "Label",
            "origin",
            models.CharField(
                choices=[
                    ("source", "a source says so"),
                    ("rules", "proposed by rules"),
                    ("model", "proposed by a trained model"),
                    ("person", "a person confirmed it"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(rename_the_classifier, migrations.RunPython.noop),
        migrations.RunPython(keep_the_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            "Label",
            models.CheckConstraint(
                condition=models.Q(("origin__in", ("rules", "model")), ("confidence", None), _connector="OR"),
                name="only_a_machine_is_more_or_less_sure",
            ),
        ),
        migrations.AddConstraint(
            "Label",
            models.CheckConstraint(
                condition=models.Q(("origin", "person"), ("applies", True), _connector="OR"),
                name="only_a_person_denies",
            ),
        ),
        migrations.AddIndex(
            "Label",
            models.Index(
                condition=models.Q(("origin", "person")), fields=["key"], name="label_of_a_person"
            ),
        ),
    ]
