"""Import ahead what is needed next, on a worker, and keep it out of the collector's way.

What is imported stays until the end. Left alone the garbage collector walks all of it several times
during the import, and again in the middle of a conversation: 30 to 90 ms each time. `__main__` has
it switched off from the start; it is on again once this is done.
"""

import gc
from importlib import import_module


def warm_up_opening() -> None:
    """Import what opening the dossiers needs, while the passphrase is typed."""
    _import("kansrijk_desktop.app.entry", "kansrijk_desktop.app.open_screens")


def warm_up_conversation() -> None:
    """Import what a dossier and a conversation need; paper waits for the first letter."""
    _import(
        "kansrijk_desktop.ui.screens.household.view",
        "kansrijk_desktop.storage.dossier_reading",
        "kansrijk_desktop.storage.time_line",
        "kansrijk_desktop.storage.agreements",
        "kansrijk_desktop.ui.screens.screening.view",
    )


def collect_closed() -> None:
    """Let go now, not some time, of what closed screens held: it lives in circles of objects."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _import(*modules: str) -> None:
    gc.disable()
    try:
        for module in modules:
            import_module(module)
    finally:
        gc.enable()
    gc.freeze()
