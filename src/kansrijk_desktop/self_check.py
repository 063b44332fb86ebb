"""Let an installed program check that it is whole: forms, fonts, texts and an empty vault."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.documents.typefaces import Weight, fallback_chain
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.vault import Vault
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.texts import SOURCE_LANGUAGE, _, available_languages, use_language
from kansrijk_desktop.ui.theme import FAMILIES, load_fonts

_PASSPHRASE = "only for this check"  # noqa: S105 - guards nothing


def run_self_check(say: Callable[[str], None]) -> int:
    """Check each part and say how it is; return the exit code of the process.

    A part that fails with anything but words of its own is a bug and is raised.
    """
    problems = [*_check_forms(), *_check_fonts()]
    _check_texts()
    _check_vault()
    for problem in problems:
        say(problem)
    say(_("Het programma is niet heel.") if problems else _("Het programma is heel."))
    return 1 if problems else 0


def _check_forms() -> list[str]:
    """Load every form."""
    paths = sorted(forms_folder().glob("*/*.json"))
    if not paths:
        return [_("Er zijn geen vragenlijsten.")]
    return [
        f"{path.parent.name}/{path.name}: {issue.path}: {issue.message}"
        for path in paths
        for issue in load_form(path.read_bytes()).report.issues
        if issue.severity == "refused"
    ]


def _check_fonts() -> list[str]:
    """Load every font for paper and for the screen; for paper a missing one raises."""
    for weight in Weight:
        fallback_chain(weight)
    # Kept in a name: Qt's fonts live as long as the application object. No screen is needed.
    _application = QApplication.instance() or QApplication(["kansrijk", "-platform", "offscreen"])
    load_fonts()
    known = set(QFontDatabase.families())
    return [_("Lettertype {name} ontbreekt.").format(name=name) for name in set(FAMILIES) - known]


def _check_texts() -> None:
    """Read every catalogue once; one that cannot be read raises."""
    for language in available_languages():
        use_language(language)
    use_language(SOURCE_LANGUAGE)


def _check_vault() -> None:
    """Make an empty vault, lock it, open it again and lock it."""
    with tempfile.TemporaryDirectory(prefix="kansrijk-") as folder:
        vault = Vault(Installation(Path(folder)), KeyCost.floor())
        vault.create(_PASSPHRASE)
        vault.lock()
        vault.unlock(_PASSPHRASE)
        vault.lock()
