"""Pages around signing in to the desk: the password, the code, setting it up, a new password."""
