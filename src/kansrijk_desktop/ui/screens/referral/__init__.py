"""Write a letter, see what the recipient will read, and let it leave after a second look."""
