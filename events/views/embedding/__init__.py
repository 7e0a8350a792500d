"""Widgets for the pages of others: what they show, and the lines that put them there."""
