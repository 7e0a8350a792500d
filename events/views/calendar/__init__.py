"""The calendar by month and as a list: what both are made of."""
