"""A birth, an end or a loss, a next pregnancy, a transfer: what happens in a family."""
