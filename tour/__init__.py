"""A programme that visits the regions one after another; builds on events."""
