"""The questionnaires of this installation, seen by who manages them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.load_report import LoadReport
from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.form_editing import Edit


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a questionnaire.

    Attributes:
        label: the version as it is shown; the date it was loaded where the form has none.
        owner: publisher or contact; empty when the form does not say.
        licence: copyright, as the form says it.
        fhir_status: draft, active, retired or unknown.
        effective_from, effective_until: the period of use, where the form has one.
        languages: codes of the languages it can be shown in, its own first.
        is_built_in: it came with the program and cannot be withdrawn for good.
    """

    identity: str
    title: str
    label: str
    state: InstrumentState
    is_built_in: bool
    owner: str
    licence: str
    fhir_status: str
    effective_from: date | None
    effective_until: date | None
    languages: tuple[str, ...]
    question_count: int
    loaded_at: datetime | None
    loaded_by: str
    report: LoadReport


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire with all its versions here, the newest first."""

    key: str
    title: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What came of reading one file; nothing is kept yet.

    Attributes:
        name: the file's name without its folder.
        content: its bytes, empty where it could not be read.
        definition: None where it was refused.
        problem: why the file cannot be kept, in Dutch; empty when it can.
        is_known: this very version is here already.
    """

    name: str
    content: bytes
    definition: Definition | None
    report: LoadReport
    problem: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two versions, in Dutch; `link_id` is empty for the form."""

    link_id: str
    before: str
    after: str


class Instruments:
    """What can be done with questionnaires (issue 3.5)."""

    def questionnaires(self) -> tuple[Questionnaire, ...]:
        """Return every questionnaire, by title."""
        raise NotImplementedError

    def read(
        self,
        paths: Sequence[Path],
        report_progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> tuple[ReadFile, ...]:
        """Read files, and the .json files in folders; touches no database (background runner)."""
        raise NotImplementedError

    def keep(self, files: Sequence[ReadFile]) -> tuple[Version, ...]:
        """Keep questionnaires that were read, all in one transaction; not yet in use."""
        raise NotImplementedError

    def use(self, identity: str) -> None:
        """Offer a version for new conversations; other versions of it are offered no more."""
        raise NotImplementedError

    def withdraw(self, identity: str) -> None:
        """Offer a version no longer; conversations begun with it go on with it."""
        raise NotImplementedError

    def definition(self, identity: str) -> Definition:
        """Return the definition of a version."""
        raise NotImplementedError

    def differences(self, before: str, after: str) -> tuple[Difference, ...]:
        """Compare two versions item by item, by link id."""
        raise NotImplementedError

    def edit(self, identity: str, edits: Sequence[Edit], version: str) -> Version:
        """Keep an edited copy as a new version, not yet in use; the old one stays as it is."""
        raise NotImplementedError
