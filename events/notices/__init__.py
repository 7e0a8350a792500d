"""Mail to those who want to know of changes: asked for, confirmed, written, sent once, ended."""
