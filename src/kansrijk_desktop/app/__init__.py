"""The composition root: puts services, screens and the window together, and takes them apart.

`program.py` knows the window and what comes before the dossiers are open; `open_screens.py` knows
everything after, and is imported while the passphrase is typed.
"""

from kansrijk_desktop.app.program import Program, run

__all__ = ["Program", "run"]
