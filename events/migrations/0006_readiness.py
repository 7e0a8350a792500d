"""How far each language of an event is. What has a text already counts as translated."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import Case, Q, Value, When

LANGUAGES = ("ar", "fr", "en")
TEXTS = ("title", "theme", "summary", "description", "city", "date_note")
MISSING, UNTRANSLATED, TRANSLATED = 0, 1, 3


def judge(apps, schema_editor):
    """One statement: the state follows from which columns are empty."""
    found = {f"readiness_{lang}": state_in(lang) for lang in LANGUAGES}
    apps.get_model("events", "Event").objects.update(**found)


def state_in(lang):
    untranslated = Q(pk__in=[])
    for name in TEXTS:
        untranslated |= Q(**{f"{name}_{lang}": ""}) & ~empty_everywhere(name)
    return Case(
        When(empty_everywhere("title"), then=Value(MISSING)),
        When(untranslated, then=Value(UNTRANSLATED)),
        default=Value(TRANSLATED),
    )


def empty_everywhere(name):
    return Q(**{f"{name}_{lang}": "" for lang in LANGUAGES})


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0005_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='edit',
            name='text_records',
            field=models.JSONField(default=dict, verbose_name='records of texts'),
        ),
        migrations.AddField(
            model_name='event',
            name='readiness_ar',
            field=models.PositiveSmallIntegerField(choices=[(0, 'missing'), (1, 'to be translated'), (2, 'out of date'), (3, 'translated'), (4, 'reviewed')], default=0, editable=False, verbose_name='Arabic'),
        ),
        migrations.AddField(
            model_name='event',
            name='readiness_en',
            field=models.PositiveSmallIntegerField(choices=[(0, 'missing'), (1, 'to be translated'), (2, 'out of date'), (3, 'translated'), (4, 'reviewed')], default=0, editable=False, verbose_name='English'),
        ),
        migrations.AddField(
            model_name='event',
            name='readiness_fr',
            field=models.PositiveSmallIntegerField(choices=[(0, 'missing'), (1, 'to be translated'), (2, 'out of date'), (3, 'translated'), (4, 'reviewed')], default=0, editable=False, verbose_name='French'),
        ),
        migrations.AddField(
            model_name='event',
            name='text_records',
            field=models.JSONField(default=dict, editable=False, verbose_name='records of texts'),
        ),
        migrations.AddField(
            model_name='programme',
            name='source_language',
            field=models.CharField(choices=[('ar', 'Arabic'), ('fr', 'French'), ('en', 'English')], default='fr', help_text='A translation is out of date when the text in this language changes.', max_length=2, verbose_name='language that events are written in first'),
        ),
        migrations.AddField(
            model_name='programme',
            name='text_demands',
            field=models.JSONField(blank=True, default=dict, verbose_name='texts asked for before publication'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['readiness_ar', 'starts_on', 'id'], name='event_ready_in_ar'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['readiness_fr', 'starts_on', 'id'], name='event_ready_in_fr'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['readiness_en', 'starts_on', 'id'], name='event_ready_in_en'),
        ),
        migrations.RunPython(judge, migrations.RunPython.noop),
    ]
