"""The call for proposals: a form without an account, what guards it, and what becomes of a text."""
