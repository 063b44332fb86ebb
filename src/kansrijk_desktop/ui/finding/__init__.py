"""Find a dossier as you type: the same search on every screen that has one."""
