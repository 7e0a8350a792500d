"""What takes place, where, and how others see it."""
