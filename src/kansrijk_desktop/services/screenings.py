"""Begin, continue, keep and end a screening."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kansrijk_desktop.engine.answers import EMPTY_RECORD, AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.errors import FormDefinitionError, HeldElsewhereError
from kansrijk_desktop.fhir.json import dump_json, parse_json_object
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.screening import (
    Moment,
    OpenScreening,
    SavedAnswer,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.forms import Forms, OfferedForm
from kansrijk_desktop.services.launch_context import launch_context
from kansrijk_desktop.services.occurrence_counts import with_occurrences
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class OpenedScreening:
    """A screening with what is needed to go on with it.

    Attributes:
        definition: the version of the questionnaire it was begun with.
        answers: every kept answer by address, those of hidden questions included; and how often
            groups occur (`occurrence_counts`).
        user: who is at the keyboard, for forms that ask; None where nobody is known.
    """

    screening: Screening
    patient: Patient
    definition: Definition
    answers: Mapping[str, AnswerRecord]
    user: Practitioner | None = None

    @property
    def context(self) -> LaunchContext:
        """What the form may know beforehand."""
        return launch_context(self.screening, self.patient, self.user)

    @property
    def who(self) -> str:
        """Her initials, so that it is certain whose conversation this is."""
        return self.patient.initials

    @property
    def household_id(self) -> str:
        """The family to return to."""
        return self.patient.household_id

    def new_session(self) -> FormSession:
        """Return the form with its answers, to be filled in further."""
        return FormSession(self.definition, context=self.context, records=self.answers or None)


@dataclass(frozen=True, slots=True)
class UnfinishedScreening:
    """An unfinished screening to continue: whose, which form, since when."""

    open_screening: OpenScreening
    title: str
    version: str


class Screenings:
    """The screenings of this installation; `user` tells who is at the keyboard."""

    def __init__(
        self,
        kept: ScreeningRepository,
        forms: Forms,
        now: Clock,
        new_id: Callable[[], str],
        user: Callable[[], Practitioner | None] = lambda: None,
    ) -> None:
        self._kept = kept
        self._forms = forms
        self._now = now
        self._new_id = new_id
        self._user = user

    def offered_forms(self) -> tuple[OfferedForm, ...]:
        """Return the questionnaires a new screening may begin with today."""
        return self._forms.offered(local_day(self._now()))

    def form_title(self, identity: str) -> str:
        """Return the title of the questionnaire a screening was begun with, as far as known."""
        try:
            title = self._forms.version(identity).title
        except FormDefinitionError:
            title = ""
        return title or identity.partition("|")[0].rpartition("/")[2]

    def start(self, patient_id: str, form: str, moment: Moment) -> OpenedScreening:
        """Begin a screening; one that is open for this patient, form and moment is continued.

        The form is named by its key, or by its name if it came with the program.

        Raises:
            FormDefinitionError: the questionnaire cannot be used.
        """
        key = self._forms.key_of_form(form)
        for each in self._kept.unfinished():
            known = each.screening
            is_same = known.patient_id == patient_id and known.moment is moment
            if is_same and self._forms.key_of(known.questionnaire) == key:
                return self.open(known.id)
        begun = self._forms.to_begin(key, local_day(self._now()))
        screening = Screening(
            id=self._new_id(),
            patient_id=patient_id,
            questionnaire=begun.identity,
            moment=moment,
            status=ScreeningStatus.IN_PROGRESS,
            started_at=self._now(),
        )
        self._kept.save(screening)
        patient = self._kept.patient(patient_id)
        return OpenedScreening(screening, patient, begun, {}, self._user())

    def open(self, screening_id: str) -> OpenedScreening:
        """Return a screening with its answers and the form version it was begun with.

        Raises:
            FormDefinitionError: that version is not there.
        """
        screening = self._kept.screening(screening_id)
        kept = {each.address: _read(each.content) for each in self._kept.answers(screening_id)}
        definition = self._forms.version(screening.questionnaire)
        return OpenedScreening(
            screening,
            self._kept.patient(screening.patient_id),
            definition,
            with_occurrences(kept, definition),
            self._user(),
        )

    def open_own(self, screening_id: str) -> OpenedScreening:
        """Return a screening to go on with.

        Raises:
            HeldElsewhereError: others held it.
            FormDefinitionError: see `open`.
        """
        screening = self._kept.screening(screening_id)
        if screening.source:
            patient = self._kept.patient(screening.patient_id)
            raise HeldElsewhereError(held_elsewhere_words(), patient.household_id)
        return self.open(screening_id)

    def save(self, screening: Screening, changes: Mapping[str, AnswerRecord | None]) -> Screening:
        """Keep changed answers and the screening in one transaction; return it as kept.

        An answer that was cleared is kept as an empty one, so that no deletion can go wrong.

        Raises:
            HeldElsewhereError: others held it; what they were told stays as they told it.
        """
        if screening.source:
            raise HeldElsewhereError(held_elsewhere_words())
        moment = self._now()
        saved = replace(screening, saved_at=moment)
        self._kept.save(
            saved,
            [
                SavedAnswer(screening.id, address, _write(record or EMPTY_RECORD), moment)
                for address, record in changes.items()
            ],
        )
        return saved

    def settle(self) -> None:
        """Bring what was saved to rest on the disk: after each section of a conversation."""
        self._kept.settle()

    def finish(self, screening: Screening) -> Screening:
        """End a screening: the conversation is complete for this moment."""
        return self._end(screening, ScreeningStatus.COMPLETED)

    def stop(self, screening: Screening) -> Screening:
        """End a screening before all was asked; what is there stays and may be used."""
        return self._end(screening, ScreeningStatus.STOPPED)

    def note_epd_copy(self, screening: Screening) -> Screening:
        """Record that the short text was copied for the practice's own record."""
        return self.save(replace(screening, epd_copied_at=self._now()), {})

    def unfinished(self) -> tuple[UnfinishedScreening, ...]:
        """Return the screenings to offer to continue, the last saved first."""
        return tuple(self._offer(each) for each in self._kept.unfinished())

    def _end(self, screening: Screening, status: ScreeningStatus) -> Screening:
        return self.save(replace(screening, status=status, finished_at=self._now()), {})

    def _offer(self, each: OpenScreening) -> UnfinishedScreening:
        identity = each.screening.questionnaire
        try:
            version = self._forms.version(identity).version
        except FormDefinitionError:
            # The offer stands: opening it then says what to do about the missing version.
            version = identity.partition("|")[2]
        return UnfinishedScreening(each, self.form_title(identity), version)


def held_elsewhere_words() -> str:
    """Say that a conversation is not ours to change."""
    return _("Dit gesprek hield een andere organisatie. U kunt het lezen, niet veranderen.")


def _read(content: str) -> AnswerRecord:
    return AnswerRecord.from_json(parse_json_object(content.encode()))


def _write(record: AnswerRecord) -> str:
    return dump_json(record.as_json()).decode()
