"""The public pages: each view reads what is asked, asks one question, and renders."""
