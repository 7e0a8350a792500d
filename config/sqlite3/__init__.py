"""Django's backend for SQLite, with more patience: `ENGINE` of the database."""
