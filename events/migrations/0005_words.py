from django.db import migrations

from events.models.event_words import install, remove
from events.search import searchable


def write_words(apps, schema_editor):
    """The words of what is stored, as they are sought from now on."""
    Event = apps.get_model('events', 'Event')
    batch = []
    for event in Event.objects.only('search_text').order_by('pk').iterator(1000):
        words = searchable(event.search_text)
        if words != event.search_text:
            event.search_text = words
            batch.append(event)
        if len(batch) == 1000:
            Event.objects.bulk_update(batch, ['search_text'], batch_size=250)
            batch = []
    Event.objects.bulk_update(batch, ['search_text'], batch_size=250)


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0004_edits'),
    ]

    operations = [
        migrations.RunPython(write_words, migrations.RunPython.noop),
        migrations.RunPython(install, remove),
    ]
