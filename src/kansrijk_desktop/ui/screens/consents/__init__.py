"""What a family lets be shared, with whom; record it, withdraw it, see what was shared."""
