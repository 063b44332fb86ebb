"""The questionnaires of this installation, seen by who manages them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.languages import languages_of
from kansrijk_desktop.engine.load_report import LoadReport
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.errors import FormDefinitionError, InvalidInputError
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.instrument import Decision, Instrument, InstrumentState
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.form_differences import Difference, differences_between
from kansrijk_desktop.services.form_editing import Edit, apply_edits, with_version
from kansrijk_desktop.services.form_facts import (
    owner_of,
    period_of,
    refusal_of_new,
    status_of,
)
from kansrijk_desktop.services.forms import Forms, KnownForm, version_order
from kansrijk_desktop.services.instrument_files import (
    ReadFile,
    fingerprint,
    read_files,
    taken_elsewhere,
)
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.texts import _

__all__ = ["Difference", "Instruments", "Questionnaire", "ReadFile", "Version"]

_LONGEST_VERSION = 60


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


class Instruments:
    """What can be done with questionnaires (issue 3.5).

    All but `read` use the database, on its own worker.
    """

    def __init__(
        self, kept: InstrumentRepository, forms: Forms, signed_in: SignedIn, now: Clock
    ) -> None:
        self._kept = kept
        self._forms = forms
        self._signed_in = signed_in
        self._now = now
        # What is here, for `read` on another worker; replaced as a whole, never changed.
        self._fingerprints: Mapping[str, str] = {}

    def questionnaires(self) -> tuple[Questionnaire, ...]:
        """Return every questionnaire, by title."""
        known = self._look()
        by_key: dict[str, list[Version]] = {}
        for one in known:
            by_key.setdefault(one.key, []).append(_version(one))
        found = [_questionnaire(key, versions) for key, versions in by_key.items()]
        return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.key)))

    def read(
        self,
        paths: Sequence[Path],
        report_progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> tuple[ReadFile, ...]:
        """Read files, and the .json files in folders; touches no database (background runner).

        What is known is what `questionnaires` found last; `keep` looks again. Cancelled, it returns
        what was read until then.
        """
        return read_files(paths, self._fingerprints, report_progress, is_cancelled)

    def keep(self, files: Sequence[ReadFile]) -> tuple[Version, ...]:
        """Keep questionnaires that were read, all in one transaction; not yet in use.

        Those that are here already stay as they are, and are returned with the others.

        Raises:
            FormDefinitionError: one of them cannot be kept; then none is.
        """
        self._look()
        fresh: dict[str, tuple[Definition, bytes]] = {}
        seen = dict(self._fingerprints)
        identities = []
        for one in files:
            if one.definition is None or one.problem:
                raise FormDefinitionError(one.problem, details=one.name)
            identity, now = one.definition.identity, fingerprint(one.definition.source)
            if seen.setdefault(identity, now) != now:
                raise FormDefinitionError(taken_elsewhere(), details=one.name)
            if identity not in self._fingerprints:
                fresh.setdefault(identity, (one.definition, one.content))
            identities.append(identity)
        self._keep(fresh.values())
        return self._versions(identities)

    def use(self, identity: str) -> None:
        """Offer a version for new conversations; other versions of it are offered no more.

        Raises:
            FormDefinitionError: its maker retired it, its period is not now, or it cannot be used.
        """
        definition = self._forms.version(identity)
        now = self._now()
        refusal = refusal_of_new(definition.source, local_day(now))
        if refusal:
            raise FormDefinitionError(refusal, details=identity)
        key = self._forms.key_of(identity)
        others = [
            self._decision(one.identity, InstrumentState.WITHDRAWN, now)
            for one in self._forms.known()
            if one.key == key and one.identity != identity and one.state is InstrumentState.IN_USE
        ]
        self._kept.decide([*others, self._decision(identity, InstrumentState.IN_USE, now)])

    def withdraw(self, identity: str) -> None:
        """Offer a version no longer; conversations begun with it go on with it."""
        self._kept.decide([self._decision(identity, InstrumentState.WITHDRAWN, self._now())])

    def definition(self, identity: str) -> Definition:
        """Return the definition of a version.

        Raises:
            FormDefinitionError: it is not here, or this version of the program refuses it.
        """
        return self._forms.version(identity)

    def differences(self, before: str, after: str) -> tuple[Difference, ...]:
        """Compare two versions item by item, by link id."""
        return differences_between(self._forms.version(before), self._forms.version(after))

    def edit(self, identity: str, edits: Sequence[Edit], version: str) -> Version:
        """Keep an edited copy as a new version, not yet in use; the old one stays as it is.

        Raises:
            InvalidInputError: the version is empty, cannot be one, or is there already.
            FormDefinitionError: an edit cannot be made, or the copy could not be filled in.
        """
        original = self._forms.version(identity)
        version = version.strip()
        self._check_version(self._forms.key_of(identity), version)
        content = dump_json(with_version(apply_edits(original.source, edits), version))
        copy = usable_definition(content)
        self._look()
        if copy.identity in self._fingerprints:
            raise InvalidInputError(_("Deze versie is er al. Kies een ander versienummer."))
        self._keep([(copy, content)])
        return self._versions([copy.identity])[0]

    def edit_note(self, identity: str) -> str:
        """Say what an edited copy will be called where a form has no url; otherwise empty."""
        if self._forms.version(identity).url:
            return ""
        return _(
            "Deze vragenlijst heeft geen eigen adres (url). Daardoor herkent het programma een "
            "aangepaste kopie niet als versie van deze: zij komt als aparte vragenlijst in de "
            "lijst, met het versienummer dat u kiest. Neem zelf deze uit gebruik als de kopie haar "
            "vervangt."
        )

    def _look(self) -> tuple[KnownForm, ...]:
        known = self._forms.known()
        before = self._fingerprints
        self._fingerprints = {
            one.identity: before.get(one.identity)
            or (fingerprint(one.form.definition.source) if one.form.definition else "")
            for one in known
        }
        return known

    def _keep(self, fresh: Iterable[tuple[Definition, bytes]]) -> None:
        now, name = self._now(), self._signed_in.practitioner.name
        self._kept.keep(
            Instrument(
                identity=definition.identity,
                content=content,
                state=InstrumentState.LOADED,
                loaded_at=now,
                loaded_by=name,
                url=definition.url,
            )
            for definition, content in fresh
        )

    def _versions(self, identities: Iterable[str]) -> tuple[Version, ...]:
        known = {one.identity: one for one in self._look()}
        return tuple(_version(known[identity]) for identity in dict.fromkeys(identities))

    def _decision(self, identity: str, state: InstrumentState, now: datetime) -> Decision:
        return Decision(identity, state, now, self._signed_in.practitioner.name)

    def _check_version(self, key: str, version: str) -> None:
        if not version:
            raise InvalidInputError(_("Geef de aangepaste kopie een versie, zoals 1.1.0."))
        if len(version) > _LONGEST_VERSION or not version.isprintable() or "|" in version:
            raise InvalidInputError(
                _("Dit kan geen versie zijn. Gebruik letters, cijfers en punten, zoals 1.1.0.")
            )
        taken = {
            one.form.definition.version
            for one in self._forms.known()
            if one.key == key and one.form.definition is not None
        }
        if version in taken:
            raise InvalidInputError(
                _("Versie {version} is er al. Kies een ander versienummer.").format(version=version)
            )


def _questionnaire(key: str, versions: list[Version]) -> Questionnaire:
    """Put versions in order, the newest first; the one in use, or else the newest, gives the title.

    By version number, and where that is the same or absent by the day of loading.
    """
    in_order = sorted(
        versions,
        key=lambda one: (
            version_order(one.identity.partition("|")[2]),
            one.loaded_at.timestamp() if one.loaded_at else 0.0,
        ),
        reverse=True,
    )
    in_use = (one for one in in_order if one.state is InstrumentState.IN_USE)
    return Questionnaire(key, next(in_use, in_order[0]).title, _told_apart(in_order))


def _told_apart(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Give versions without a number that were loaded on one day a mark of their content."""
    counts = Counter(one.label for one in versions)
    return tuple(
        one if counts[one.label] == 1 else replace(one, label=f"{one.label} ({one.identity[-4:]})")
        for one in versions
    )


def _version(known: KnownForm) -> Version:
    definition = known.form.definition
    source = definition.source if definition else {}
    loaded_at = known.instrument.loaded_at if known.instrument else None
    version = definition.version if definition else known.identity.partition("|")[2]
    label = version or (
        _("geladen {day}").format(day=long_date(local_day(loaded_at))) if loaded_at else ""
    )
    first, last = period_of(source)
    return Version(
        identity=known.identity,
        title=(definition.title if definition else "") or _("Vragenlijst zonder titel"),
        label=label,
        state=known.state,
        is_built_in=known.instrument is None,
        owner=owner_of(source),
        licence=text(source, "copyright").strip(),
        fhir_status=status_of(source),
        effective_from=first,
        effective_until=last,
        languages=tuple(filter(None, languages_of(source))),
        question_count=_question_count(definition) if definition else 0,
        loaded_at=loaded_at,
        loaded_by=known.instrument.loaded_by if known.instrument else "",
        report=known.form.report,
    )


def _question_count(definition: Definition) -> int:
    return sum(item.is_question and not item.is_hidden for item in definition.walk())
