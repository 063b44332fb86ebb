"""Read a conversation that others held."""
