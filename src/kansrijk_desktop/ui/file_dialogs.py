"""Ask which files to read and where to write one, and leave no trace of the answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths  # noqa: TID251 - only to erase, below
from PySide6.QtWidgets import QFileDialog, QWidget

from kansrijk_desktop.texts import _

ChoosesFiles = Callable[[QWidget], list[Path]]
ChoosesReportPath = Callable[[QWidget, str], Path | None]
ChoosesPath = Callable[[QWidget, str], Path | None]
ChoosesFile = Callable[[QWidget, str, str], Path | None]
"""Given a title and which files to show; all when empty."""
ChoosesTarget = Callable[[QWidget, str, str], Path | None]
"""Given a title and a name; its suffix stays when the user types none."""
ChoosesPackage = Callable[[QWidget], Path | None]
"""Also for a table: what is asked is known."""

_TEXT = "*.txt"
_PACKAGE = "*.zip"
_TABLE = "*.csv"


def choose_forms(parent: QWidget) -> list[Path]:
    """Ask which questionnaires to read."""
    chosen, _filter = QFileDialog.getOpenFileNames(
        parent, _("Vragenlijsten kiezen"), _documents(), "FHIR JSON (*.json)"
    )
    forget_dialog()
    return [Path(each) for each in chosen]


def choose_folder(parent: QWidget) -> list[Path]:
    """Ask for a folder with questionnaires."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Map met vragenlijsten"), _documents())
    forget_dialog()
    return [Path(chosen)] if chosen else []


def choose_report_path(parent: QWidget, suggested_name: str) -> Path | None:
    """Ask where to write a report; the kind of file that is chosen is its suffix."""
    kinds = f"{_('Tekst')} ({_TEXT});;JSON (*.json)"
    chosen, kind = QFileDialog.getSaveFileName(
        parent, _("Verslag bewaren"), str(Path(_documents()) / suggested_name), kinds
    )
    forget_dialog()
    return Path(chosen).with_suffix(".txt" if _TEXT in kind else ".json") if chosen else None


def choose_package(parent: QWidget) -> Path | None:
    """Ask which region package to read."""
    return choose_file(parent, _("Regiopakket laden"), _PACKAGE)


def choose_package_path(parent: QWidget, suggested_name: str) -> Path | None:
    """Ask where to write a region package."""
    return _to_write(parent, _("Regiopakket opslaan"), suggested_name, _PACKAGE)


def choose_table(parent: QWidget) -> Path | None:
    """Ask which table to read."""
    return choose_file(parent, _("Tabel inlezen"), _TABLE)


def choose_table_path(parent: QWidget, suggested_name: str) -> Path | None:
    """Ask where to write a table."""
    return _to_write(parent, _("Tabel opslaan"), suggested_name, _TABLE)


def choose_data_path(parent: QWidget, suggested_name: str) -> Path | None:
    """Ask where to write a file for other programs; the suggested name says which kind it is."""
    suffix = Path(suggested_name).suffix
    kind = f"{suffix[1:].upper()} (*{suffix})"
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Bestand bewaren"), str(Path(_documents()) / suggested_name), kind
    )
    forget_dialog()
    return Path(chosen).with_suffix(suffix) if chosen else None


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Ask which file to read."""
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, _documents(), kinds)
    forget_dialog()
    return Path(chosen) if chosen else None


def choose_target(parent: QWidget, title: str, suggested_name: str) -> Path | None:
    """Ask where to write a file."""
    suggested = Path(_documents()) / suggested_name
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, title, str(suggested), f"*{suggested.suffix}"
    )
    forget_dialog()
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(suggested.suffix)


def forget_dialog() -> None:
    """Remove what Qt's own file dialog wrote: the folder's name can be that of a patient."""
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")


def _to_write(parent: QWidget, title: str, suggested_name: str, kind: str) -> Path | None:
    suggested = str(Path(_documents()) / suggested_name)
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, suggested, kind)
    forget_dialog()
    if not chosen:
        return None
    # Added, not put in the place of one: the name ends with a version.
    suffix = kind.removeprefix("*")
    return Path(chosen if chosen.lower().endswith(suffix) else chosen + suffix)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
