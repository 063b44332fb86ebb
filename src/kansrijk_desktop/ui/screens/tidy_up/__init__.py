"""A double dossier, or a conversation in the wrong one: put it right."""
