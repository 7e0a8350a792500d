"""Sheets: pages of the calendar laid out for paper, and the same as PDF."""
