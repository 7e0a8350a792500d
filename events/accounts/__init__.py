"""Signing in to the staff desk: second factor, lock-out, the term of sessions, the log.

Pages are in `events.admin.signing_in`; what is counted and kept is django-otp's and django-axes'.
"""
