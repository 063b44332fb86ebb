"""The questionnaires there are: every released version, read when first asked for."""

from collections.abc import Iterator
from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.texts import _

_DRAFT = "draft"


class Forms:
    """The released questionnaires in a folder, one sub-folder per questionnaire.

    A file is `<name>/<version>.json`; a draft (`1.1.0-draft.json`) is left out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[Path, Definition] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of the questionnaires that have a released version."""
        folders = sorted(path for path in self._folder.glob("*") if path.is_dir())
        return tuple(folder.name for folder in folders if _releases(folder))

    def newest(self, name: str) -> Definition:
        """Return the newest released version of a questionnaire.

        Raises:
            FormDefinitionError: there is none, or it cannot be used.
        """
        releases = _releases(self._folder / name)
        if not releases:
            raise FormDefinitionError(
                _("De vragenlijst ontbreekt. Installeer het programma opnieuw. Er is niets kwijt."),
                details=name,
            )
        return self._load(releases[-1])

    def version(self, identity: str) -> Definition:
        """Return the version a screening was begun with.

        Raises:
            FormDefinitionError: this version is not (any more) among the questionnaires.
        """
        for definition in self._all():
            if definition.identity == identity:
                return definition
        raise FormDefinitionError(
            _(
                "De versie van de vragenlijst waarmee dit gesprek is begonnen ontbreekt. "
                "De antwoorden zijn bewaard. Installeer het programma opnieuw."
            ),
            details=identity,
        )

    def _all(self) -> Iterator[Definition]:
        # What was opened before comes first: reading a form takes time.
        yield from tuple(self._loaded.values())
        for name in self.names():
            for path in reversed(_releases(self._folder / name)):
                if path not in self._loaded:
                    yield self._load(path)

    def _load(self, path: Path) -> Definition:
        if path not in self._loaded:
            loaded = load_form(path.read_bytes())
            if loaded.definition is None:
                raise FormDefinitionError(
                    _("Deze vragenlijst kan niet worden gebruikt. Er is niets kwijt."),
                    details=path.name,
                )
            self._loaded[path] = loaded.definition
        return self._loaded[path]


def _releases(folder: Path) -> list[Path]:
    """Return the released versions in a folder, the newest last."""
    paths = [path for path in folder.glob("*.json") if _DRAFT not in path.stem]
    return sorted(paths, key=_version_key)


def _version_key(path: Path) -> tuple[tuple[int, str], ...]:
    """Order 1.10.0 after 1.9.0."""
    parts = path.stem.split(".")
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
