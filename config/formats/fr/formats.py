"""French: as in all languages here, and its own words around hours and signs for numbers."""

from config.formats import *

DATETIME_FORMAT = "j F Y à H\u202f\\h\u202fi"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
