"""Find a dossier, make one, or go on where a conversation was broken off."""
