"""The second step of signing in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coalition", "0005_decisions")]

    operations = [
        migrations.CreateModel(
            name='SecondStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('app', 'App'), ('passkey', 'Passkey'), ('codes', 'Codes')], max_length=10)),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='second_steps', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
