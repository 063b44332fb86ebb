"""Play a whole visit through the real window, as a user would: with mouse and keyboard only."""
