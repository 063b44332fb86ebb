"""Read a letter that went out, and let it leave again."""
