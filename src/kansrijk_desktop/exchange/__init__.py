"""Bundles, regional service lists and texts for other systems."""
