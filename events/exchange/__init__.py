"""Events in files: written for spreadsheets and calendars, read from them, and taken back.

A file becomes a `table`, a table a `plan` (the dry run), and a plan that was confirmed is stored.
"""
