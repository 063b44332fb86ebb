"""Make a paper about a family, see what its reader will read, and let it leave after a look."""
