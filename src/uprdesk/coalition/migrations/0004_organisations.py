"""Organisations of a coalition."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coalition", "0003_engagements_keys_and_chained_trace")]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('sealed', models.BinaryField()),
                ('generation', models.PositiveIntegerField()),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='coalition.engagement')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
