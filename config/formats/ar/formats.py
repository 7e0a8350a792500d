"""Arabic: as in all languages here, and its own signs for numbers."""

from config.formats import *

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
