"""What the log of the desk says of imports."""

from django.utils.translation import gettext_lazy as _

IMPORT, UNDO = "import", "undo_import"
LABELS = {IMPORT: _("Imported from a file"), UNDO: _("Import undone")}
