"""English: as in all languages here, and its own signs for numbers."""

from config.formats import *

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
