"""What a demo is played on: the application, without a screen where there is none, and a folder."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kansrijk_desktop.app.hardening import forbid_core_dumps
from kansrijk_desktop.demo.evidence import LOOKS, Evidence, Inspect
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import Look


def an_application() -> QApplication:
    """Return the application there is, or begin one."""
    forbid_core_dumps()
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(sys.argv[:1])


def evidence_in(
    out: Path,
    application: QApplication,
    inspect: Inspect | None = None,
    looks: Mapping[str, Look] = LOOKS,
) -> Evidence:
    """Return the evidence that goes into a folder.

    Raises:
        ExpectedError: nothing can be written into that folder.
    """
    try:
        return Evidence(out, application, inspect, looks)
    except OSError as error:
        raise ExpectedError(
            _(
                "In deze map kan niet worden geschreven: {folder}. Kies een andere met --out."
            ).format(folder=out),
            details=error.strerror or "",
        ) from error
