"""Hand one family over to a partner in care."""
