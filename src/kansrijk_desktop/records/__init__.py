"""Plain records: what the dossier holds, as frozen dataclasses."""
