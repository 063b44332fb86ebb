"""What now: the steps and offers that fit this family."""
