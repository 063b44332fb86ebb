"""Begin, continue, keep and end a screening."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kansrijk_desktop.engine.answers import EMPTY_RECORD, AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession, FormState, LaunchContext
from kansrijk_desktop.errors import FormDefinitionError, HeldElsewhereError, InvalidInputError
from kansrijk_desktop.fhir.json import dump_json, parse_json_object
from kansrijk_desktop.records.people import Patient, RelatedPerson
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.screening import (
    Author,
    Moment,
    OpenScreening,
    Respondent,
    SavedAnswer,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.forms import Forms, OfferedForm
from kansrijk_desktop.services.launch_context import launch_context
from kansrijk_desktop.services.occurrence_counts import with_occurrences
from kansrijk_desktop.services.unhurried import unhurried_clock
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.texts import _

if TYPE_CHECKING:
    from kansrijk_desktop.services.memory import Memory
    from kansrijk_desktop.services.outcome import Outcome

AT_ONCE = 20
"""So many older conversations are filled in at one opening, so that nobody waits for it."""


@dataclass(frozen=True, slots=True)
class OpenedScreening:
    """A screening with what is needed to go on with it.

    Attributes:
        definition: the version of the questionnaire it was begun with.
        answers: every kept answer by address, those of hidden questions included; and how often
            groups occur (`occurrence_counts`).
        user: who is at the keyboard, for forms that ask; None where nobody is known.
        partner: whose answers they are, in a conversation with the partner; None where that is
            not known, and in her own.
    """

    screening: Screening
    patient: Patient
    definition: Definition
    answers: Mapping[str, AnswerRecord]
    user: Practitioner | None = None
    partner: RelatedPerson | None = None

    @property
    def context(self) -> LaunchContext:
        """What the form may know beforehand."""
        return launch_context(self.screening, self.patient, self.user, self.partner)

    @property
    def is_hers(self) -> bool:
        """Whether it is the patient who answers."""
        return self.screening.respondent is Respondent.PATIENT

    @property
    def who(self) -> str:
        """Initials, so that it is certain whose conversation this is."""
        if self.is_hers:
            return self.patient.initials
        initials = initials_of(self.partner.name) if self.partner else ""
        return _("partner {initials}").format(initials=initials).strip()

    @property
    def household_id(self) -> str:
        """The family to return to."""
        return self.patient.household_id

    def new_session(self) -> FormSession:
        """Return the form with its answers, to be filled in further."""
        return FormSession(self.definition, context=self.context, records=self.answers or None)

    def worked_out(self) -> FormState:
        """Return the form worked out to its end; it may take its time, off the UI thread."""
        session = FormSession(
            self.definition, context=self.context, records=self.answers, clock=unhurried_clock
        )
        return session.state


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a conversation begins with.

    Attributes:
        form: the key of a questionnaire, or its name if it came with the program.
        respondent_id: the partner's `RelatedPerson`; empty for the patient.
        author: who fills it in.
    """

    patient_id: str
    form: str
    moment: Moment
    respondent: Respondent = Respondent.PATIENT
    respondent_id: str = ""
    author: Author = Author.PROFESSIONAL

    def is_of(self, screening: Screening) -> bool:
        """Tell whether a conversation is with the same person, for the same moment."""
        mine = (self.patient_id, self.moment, self.respondent, self.respondent_id)
        return mine == (
            screening.patient_id,
            screening.moment,
            screening.respondent,
            screening.respondent_id,
        )


@dataclass(frozen=True, slots=True)
class UnfinishedScreening:
    """An unfinished screening to continue: whose, which form, since when."""

    open_screening: OpenScreening
    title: str
    version: str


class Screenings:
    """The screenings of this installation; `user` tells who is at the keyboard.

    `follow` is told what an ended conversation came to, inside the transaction that keeps it.
    """

    def __init__(
        self,
        kept: ScreeningRepository,
        forms: Forms,
        now: Clock,
        new_id: Callable[[], str],
        user: Callable[[], Practitioner | None] = lambda: None,
        follow: "Callable[[Screening, Outcome], None] | None" = None,
    ) -> None:
        self._kept = kept
        self._forms = forms
        self._now = now
        self._new_id = new_id
        self._user = user
        self._follow = follow

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
        """Begin a screening with the patient; see `begin`."""
        return self.begin(Beginning(patient_id, form, moment))

    def begin(self, beginning: Beginning) -> OpenedScreening:
        """Begin a screening; one that is open for this person, form and moment is continued.

        Raises:
            FormDefinitionError: the questionnaire cannot be used.
        """
        key = self._forms.key_of_form(beginning.form)
        for each in self._kept.unfinished():
            known = each.screening
            if beginning.is_of(known) and self._forms.key_of(known.questionnaire) == key:
                return self.open(known.id)
        begun = self._forms.to_begin(key, local_day(self._now()))
        screening = Screening(
            id=self._new_id(),
            patient_id=beginning.patient_id,
            questionnaire=begun.identity,
            moment=beginning.moment,
            status=ScreeningStatus.IN_PROGRESS,
            started_at=self._now(),
            respondent=beginning.respondent,
            respondent_id=beginning.respondent_id,
            author=beginning.author,
            pregnancy_id=self._kept.current_pregnancy_id(beginning.patient_id),
        )
        self._kept.save(screening)
        return self.open(screening.id)

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
            self._partner(screening),
        )

    def remember(self, screening: Screening) -> "Memory":
        """Return what the same respondent said in the conversation before this one.

        Only our own questionnaires share their questions: in a form of others the same link id is
        another question. What was held elsewhere counts too.
        """
        # What reads answers and levels is not needed before the first list is shown.
        from kansrijk_desktop.services.memory import NO_MEMORY, OUR_SIGNALLING, memory_of

        is_ours = screening.questionnaire.startswith(OUR_SIGNALLING)
        for earlier in self._kept.ended_before(screening) if is_ours else ():
            if earlier.questionnaire.startswith(OUR_SIGNALLING):
                try:
                    state = self.open(earlier.id).worked_out()
                except FormDefinitionError:
                    # Without its questionnaire the answers cannot be read; the talk goes on.
                    return NO_MEMORY
                return memory_of(state, local_day(earlier.started_at))
        return NO_MEMORY

    def is_readable(self, screening: Screening) -> bool:
        """Tell whether its questionnaire is here; one that others held may have another."""
        return not screening.source or self._forms.has(screening.questionnaire)

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

    def save(
        self,
        screening: Screening,
        changes: Mapping[str, AnswerRecord | None],
        outcome: "Outcome | None" = None,
    ) -> Screening:
        """Keep changed answers and the screening in one transaction; return it as kept.

        An answer that was cleared is kept as an empty one, so that no deletion can go wrong. Once
        a conversation has ended, what it came to is kept along with every change.

        Raises:
            HeldElsewhereError: others held it; what they were told stays as they told it.
        """
        if screening.source:
            raise HeldElsewhereError(held_elsewhere_words())
        moment = self._now()
        saved = replace(screening, saved_at=moment)
        with self._kept.together():
            self._kept.save(
                saved,
                [
                    SavedAnswer(screening.id, address, _write(record or EMPTY_RECORD), moment)
                    for address, record in changes.items()
                ],
                outcome.levels if outcome else (),
            )
            if outcome is not None and self._follow is not None:
                self._follow(saved, outcome)
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
        return tuple(self._offer(each) for each in self._kept.unfinished() if not each.is_at_rest)

    def fill_in_levels(self, household_id: str, most: int = AT_ONCE) -> int:
        """Keep what older conversations came to, the latest first; return how many were filled in.

        Those that ended before this was kept have no levels yet. One that cannot be worked out is
        left as it is.
        """
        from kansrijk_desktop.services.outcome import outcome_of

        filled = 0
        for screening_id in self._kept.without_levels(household_id, most):
            try:
                outcome = outcome_of(screening_id, self.open(screening_id).worked_out())
            except FormDefinitionError:
                continue
            if outcome is not None:
                self._kept.save_levels(outcome.levels)
                filled += 1
        return filled

    def _end(self, screening: Screening, status: ScreeningStatus) -> Screening:
        refuse_withdrawn(self._kept.screening(screening.id))
        from kansrijk_desktop.services.outcome import outcome_of

        outcome = outcome_of(screening.id, self.open(screening.id).worked_out())
        ended = replace(screening, status=status, finished_at=self._now())
        return self.save(ended, {}, outcome)

    def _partner(self, screening: Screening) -> RelatedPerson | None:
        if screening.respondent is Respondent.PATIENT:
            return None
        return self._kept.related_person(screening.respondent_id)

    def _offer(self, each: OpenScreening) -> UnfinishedScreening:
        identity = each.screening.questionnaire
        try:
            version = self._forms.version(identity).version
        except FormDefinitionError:
            # The offer stands: opening it then says what to do about the missing version.
            version = identity.partition("|")[2]
        title = self.form_title(identity)
        if each.screening.respondent is Respondent.PARTNER:
            title = _("{form}, met de partner").format(form=title)
        return UnfinishedScreening(each, title, version)


def initials_of(name: str) -> str:
    """Return the initials of a name in one line ("J. R.")."""
    words = name.split()
    ends = (words[0], words[-1]) if len(words) > 1 else tuple(words)
    return " ".join(f"{word[:1].upper()}." for word in ends)


def refuse_withdrawn(screening: Screening) -> None:
    """See that nothing follows from a conversation that does not count.

    Raises:
        InvalidInputError: it was withdrawn.
    """
    if screening.status is ScreeningStatus.WITHDRAWN:
        raise InvalidInputError(withdrawn_words())


def withdrawn_words() -> str:
    """Say that a conversation was withdrawn."""
    return _("Dit gesprek is ingetrokken. U kunt het lezen, maar het telt nergens meer mee.")


def held_elsewhere_words() -> str:
    """Say that a conversation is not ours to change."""
    return _("Dit gesprek hield een andere organisatie. U kunt het lezen, niet veranderen.")


def _read(content: str) -> AnswerRecord:
    return AnswerRecord.from_json(parse_json_object(content.encode()))


def _write(record: AnswerRecord) -> str:
    return dump_json(record.as_json()).decode()
