"""English: as in all languages here, and its own words around hours and signs for numbers."""

from config.formats import *

DATETIME_FORMAT = "j F Y, H:i"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
