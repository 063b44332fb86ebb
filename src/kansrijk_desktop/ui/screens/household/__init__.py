"""One family on one screen."""
