"""The views of the calendar, by month, week, year, as a list and a map: what they are made of."""
