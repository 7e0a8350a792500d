from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("events", "0010_sign_ins"),
    ]

    operations = [
        migrations.AddField(
            model_name="publiccalendar",
            name="names_at",
            field=models.DateTimeField(
                default=datetime(2026, 1, 1, tzinfo=UTC), verbose_name="names changed at"
            ),
        ),
    ]
