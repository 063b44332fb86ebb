"""Manage questionnaires: load, check, try out, take in use, change, withdraw."""
