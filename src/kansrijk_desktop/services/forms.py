"""The questionnaires there are: those that came with the program, and those that were loaded here.

A version is found as long as it exists, in use or not: a conversation goes on with the version it
was begun with. New conversations begin with what is in use, at most one version of each.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.load_report import LoadReport
from kansrijk_desktop.engine.loading import LoadedForm, load_form
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.records.instrument import Instrument, InstrumentState
from kansrijk_desktop.services.form_facts import refusal_of_new
from kansrijk_desktop.services.form_standing import Standing
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.texts import _

_DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class OfferedForm:
    """A questionnaire that a new conversation may begin with.

    Attributes:
        key: names it whatever its version.
    """

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class KnownForm:
    """One version of a questionnaire that is here.

    Attributes:
        form: without a definition where this version of the program refuses it.
        instrument: how it was loaded here; None for one that came with the program.
    """

    identity: str
    key: str
    form: LoadedForm
    state: InstrumentState
    instrument: Instrument | None = None


class Forms:
    """The released questionnaires in a folder, and the loaded ones among the dossiers.

    In the folder a file is `<name>/<version>.json`; a draft (`1.1.0-draft.json`) is left out.
    """

    def __init__(self, folder: Path, kept: InstrumentRepository | None = None) -> None:
        self._folder = folder
        self._kept = kept
        self._files: dict[Path, LoadedForm] = {}
        self._loaded: dict[str, LoadedForm] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names of the questionnaires that came with the program."""
        folders = sorted(path for path in self._folder.glob("*") if path.is_dir())
        return tuple(folder.name for folder in folders if _releases(folder))

    def newest(self, name: str) -> Definition:
        """Return the newest released version of a questionnaire that came with the program.

        Raises:
            FormDefinitionError: there is none, or it cannot be used.
        """
        releases = _releases(self._folder / name)
        if not releases:
            raise FormDefinitionError(
                _("De vragenlijst ontbreekt. Installeer het programma opnieuw. Er is niets kwijt."),
                details=name,
            )
        return _usable(self._file(releases[-1]), releases[-1].name)

    def version(self, identity: str) -> Definition:
        """Return the version a screening was begun with, in use or not.

        Raises:
            FormDefinitionError: this version is not (any more) among the questionnaires.
        """
        found = self._find(identity)
        if found is not None:
            return _usable(found, identity)
        raise FormDefinitionError(
            _(
                "De versie van de vragenlijst waarmee dit gesprek is begonnen ontbreekt. "
                "De antwoorden zijn bewaard. Installeer het programma opnieuw."
            ),
            details=identity,
        )

    def has(self, identity: str) -> bool:
        """Tell whether a version is among the questionnaires of this installation."""
        return self._find(identity) is not None

    def offered(self, today: date) -> tuple[OfferedForm, ...]:
        """Return what a new conversation may begin with today, by title; ours come first."""
        standing = self._standing()
        ours = {standing.keys[identity] for identity in standing.released}
        offered = []
        for key, identity in standing.in_use.items():
            found = self._find(identity)
            definition = found.definition if found else None
            if definition is not None and not refusal_of_new(definition.source, today):
                offered.append(OfferedForm(key, definition.title or identity))
        return tuple(sorted(offered, key=lambda one: (one.key not in ours, one.title.casefold())))

    def to_begin(self, key: str, today: date) -> Definition:
        """Return the version in use of a questionnaire.

        Raises:
            FormDefinitionError: no new conversation may begin with it; says why.
        """
        identity = self._standing().in_use.get(key)
        if identity is None:
            raise FormDefinitionError(
                _(
                    "Deze vragenlijst is niet in gebruik. Neem haar in gebruik bij Vragenlijsten, "
                    "of kies een andere."
                ),
                details=key,
            )
        definition = self.version(identity)
        refusal = refusal_of_new(definition.source, today)
        if refusal:
            raise FormDefinitionError(refusal, details=identity)
        return definition

    def key_of_form(self, form: str) -> str:
        """Return the key of a questionnaire by its name, or by the key itself.

        Raises:
            FormDefinitionError: there is no such questionnaire.
        """
        return form if form in self._standing().keys.values() else _key(self.newest(form))

    def key_of(self, identity: str) -> str:
        """Return what all versions of a questionnaire have in common."""
        return self._standing().keys.get(identity) or identity.partition("|")[0]

    def known(self) -> tuple[KnownForm, ...]:
        """Return every version that is here, in use or not."""
        standing, instruments = self._standing(), self._instruments()
        return tuple(
            KnownForm(
                identity,
                key,
                self._find(identity) or LoadedForm(None, LoadReport()),
                standing.state(identity),
                instruments.get(identity),
            )
            for identity, key in standing.keys.items()
        )

    def _standing(self) -> Standing:
        released = {
            identity: _key(form.definition)
            for identity, form in self._built_in().items()
            if form.definition is not None
        }
        loaded = {
            identity: instrument.url or identity
            for identity, instrument in self._instruments().items()
        }
        decided = self._kept.states() if self._kept else {}
        return Standing(released | loaded, tuple(released), decided)

    def _instruments(self) -> Mapping[str, Instrument]:
        kept = self._kept.instruments() if self._kept else ()
        return {one.identity: one for one in kept}

    def _built_in(self) -> dict[str, LoadedForm]:
        """Return the usable versions that came with the program, the oldest of each first."""
        paths = [path for name in self.names() for path in _releases(self._folder / name)]
        forms = [self._file(path) for path in paths]
        return {form.definition.identity: form for form in forms if form.definition is not None}

    def _find(self, identity: str) -> LoadedForm | None:
        # What was loaded here comes first: a draft begun with it needs that very content.
        return self._loaded_here(identity) or self._built_in().get(identity)

    def _loaded_here(self, identity: str) -> LoadedForm | None:
        # What was opened before comes first: reading a form takes time.
        if identity not in self._loaded:
            content = self._kept.content(identity) if self._kept else None
            if content is None:
                return None
            self._loaded[identity] = load_form(content)
        return self._loaded[identity]

    def _file(self, path: Path) -> LoadedForm:
        if path not in self._files:
            self._files[path] = load_form(path.read_bytes())
        return self._files[path]


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Return what puts 1.10.0 after 1.9.0."""
    parts = version.split(".")
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def next_version(label: str) -> str:
    """Suggest the version that comes after one."""
    found = re.fullmatch(r"(.*?)(\d{1,9})", label)
    return f"{found[1]}{int(found[2]) + 1}" if found else f"{label}-2" if label else "1"


def _usable(form: LoadedForm, name: str) -> Definition:
    if form.definition is None:
        raise FormDefinitionError(
            _("Deze vragenlijst kan niet worden gebruikt. Er is niets kwijt."), details=name
        )
    return form.definition


def _key(definition: Definition) -> str:
    return definition.url or definition.identity


def _releases(folder: Path) -> list[Path]:
    """Return the released versions in a folder, the newest last."""
    paths = [path for path in folder.glob("*.json") if _DRAFT not in path.stem]
    return sorted(paths, key=lambda path: version_order(path.stem))
