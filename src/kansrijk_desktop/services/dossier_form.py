"""The dossier as it is typed: every field a text, read into records when all of it is right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import (
    Contact,
    Household,
    Patient,
    RelatedPerson,
    Relationship,
    Safe,
)
from kansrijk_desktop.records.pregnancy import FULL_TERM, DueDateMethod, Pregnancy
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.typed_text import (
    read_bsn,
    read_count,
    read_date,
    read_name,
    read_remark,
)
from kansrijk_desktop.texts import _

T = TypeVar("T")

OLDEST_BIRTH_YEAR = 1900
LONGEST_OVERDUE = timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class RelatedPersonForm:
    """A partner, child or other person as typed; `id` is empty for a new one."""

    relationship: Relationship
    id: str = ""
    name: str = ""
    birth_date: str = ""
    lives_in: bool = True
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DossierForm:
    """All fields of the dossier screen, as typed."""

    given_name: str = ""
    family_name: str = ""
    birth_date: str = ""
    bsn: str = ""
    phone: str = ""
    email: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    municipality: str = ""
    safe_to_call: Safe = Safe.UNKNOWN
    safe_to_write: Safe = Safe.UNKNOWN
    best_time: str = ""
    language: str = ""
    needs_interpreter: bool = False
    interpreter_language: str = ""
    gravidity: str = ""
    parity: str = ""
    due_date: str = ""
    due_date_method: DueDateMethod = DueDateMethod.UNKNOWN
    is_multiple: bool = False
    risk_status: str = ""
    planned_birth_place: str = ""
    related_persons: tuple[RelatedPersonForm, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class ReadDossier:
    """What a form says: records when it is right, else a message per field.

    Attributes:
        problems: field name to Dutch message; a related person's field is `related_persons.2.name`.
    """

    dossier: Dossier | None
    problems: dict[str, str]


def form_of(dossier: Dossier) -> DossierForm:
    """Return the dossier as the user would have typed it."""
    patient, contact = dossier.patient, dossier.patient.contact
    pregnancy = dossier.pregnancy or Pregnancy(id="", patient_id=patient.id)
    return DossierForm(
        given_name=patient.given_name,
        family_name=patient.family_name,
        birth_date=short_date(patient.birth_date),
        bsn=patient.bsn,
        phone=contact.phone,
        email=contact.email,
        street=contact.street,
        postal_code=contact.postal_code,
        city=contact.city,
        municipality=dossier.household.municipality,
        safe_to_call=contact.safe_to_call,
        safe_to_write=contact.safe_to_write,
        best_time=contact.best_time,
        language=patient.language,
        needs_interpreter=patient.needs_interpreter,
        interpreter_language=patient.interpreter_language,
        gravidity=_count(pregnancy.gravidity),
        parity=_count(pregnancy.parity),
        due_date=short_date(pregnancy.due_date),
        due_date_method=pregnancy.due_date_method,
        is_multiple=pregnancy.is_multiple,
        risk_status=pregnancy.risk_status,
        planned_birth_place=pregnancy.planned_birth_place,
        related_persons=tuple(
            RelatedPersonForm(
                id=person.id,
                relationship=person.relationship,
                name=person.name,
                birth_date=short_date(person.birth_date),
                lives_in=person.lives_in,
                remark=person.remark,
            )
            for person in dossier.related_persons
        ),
    )


def read_form(
    form: DossierForm, known: Dossier, today: date, new_id: Callable[[], str]
) -> ReadDossier:
    """Read the typed fields over a known dossier, whose ids and history are kept."""
    reader = _Reader(today)
    patient = _patient(form, known.patient, reader)
    pregnancy = _pregnancy(form, known, reader, new_id)
    related = tuple(
        _related_person(person, known.household.id, index, reader, new_id)
        for index, person in enumerate(form.related_persons)
    )
    _keep_births(known, related, reader)
    household = replace(
        known.household, municipality=reader.read("municipality", form.municipality, read_name, "")
    )
    if reader.problems:
        return ReadDossier(None, reader.problems)
    read = replace(
        known, household=household, patient=patient, pregnancy=pregnancy, related_persons=related
    )
    return ReadDossier(read, {})


def refuse_losing(known: Dossier, form: DossierForm) -> None:
    """See that nobody is left out whose birth, death or placement stands in the dossier.

    Raises:
        InvalidInputError: somebody is.
    """
    kept = {person.id for person in form.related_persons}
    noted = {birth.child_id for birth in known.births} | {
        stop.subject_id for stop in known.stops if stop.is_true
    }
    if any(person.id in noted - kept for person in known.related_persons):
        raise InvalidInputError(
            _(
                "Van iemand die u weghaalt, staat een geboorte, overlijden of verhuizing in het "
                "dossier. Draai dat eerst terug. Er is nog niets opgeslagen, niets is kwijt."
            )
        )


def empty_dossier(household_id: str, patient_id: str) -> Dossier:
    """Return a dossier with nothing in it yet, to read a first form over."""
    return Dossier(
        household=Household(id=household_id),
        patient=Patient(id=patient_id, household_id=household_id, given_name="", family_name=""),
    )


class _Reader:
    """Reads fields one by one and remembers what is wrong with each."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.problems: dict[str, str] = {}

    def read(self, name: str, typed: str, reader: Callable[[str], T], otherwise: T) -> T:
        try:
            return reader(typed)
        except InvalidInputError as error:
            self.problems[name] = error.message
            return otherwise

    def birth_date(self, name: str, typed: str) -> date | None:
        day = self.read(name, typed, self._day, None)
        if day and day > self.today:
            self.problems[name] = _("Deze geboortedatum ligt in de toekomst. Kijk het jaar na.")
        elif day and day.year < OLDEST_BIRTH_YEAR:
            self.problems[name] = _("Deze geboortedatum ligt te ver terug. Kijk het jaar na.")
        return day

    def due_date(self, name: str, typed: str, known: date | None) -> date | None:
        """Read a due date; one that was already known stays right when it has passed."""
        day = self.read(name, typed, self._day, None)
        if (
            day
            and day != known
            and not self.today - LONGEST_OVERDUE <= day <= self.today + FULL_TERM
        ):
            self.problems[name] = _(
                "Deze datum past niet bij een zwangerschap van nu. Kijk de maand en het jaar na."
            )
        return day

    def _day(self, typed: str) -> date | None:
        return read_date(typed, self.today)


def _patient(form: DossierForm, known: Patient, reader: _Reader) -> Patient:
    given = reader.read("given_name", form.given_name, read_name, "")
    family = reader.read("family_name", form.family_name, read_name, "")
    if not family and "family_name" not in reader.problems:
        reader.problems["family_name"] = _("Vul een achternaam in, zodat u dit dossier terugvindt.")
    return replace(
        known,
        given_name=given,
        family_name=family,
        birth_date=reader.birth_date("birth_date", form.birth_date),
        bsn=reader.read("bsn", form.bsn, read_bsn, ""),
        language=reader.read("language", form.language, read_name, ""),
        needs_interpreter=form.needs_interpreter,
        interpreter_language=reader.read(
            "interpreter_language", form.interpreter_language, read_name, ""
        ),
        contact=_contact(form, reader),
    )


def _contact(form: DossierForm, reader: _Reader) -> Contact:
    return Contact(
        phone=reader.read("phone", form.phone, read_name, ""),
        email=reader.read("email", form.email, read_name, ""),
        street=reader.read("street", form.street, read_name, ""),
        postal_code=reader.read("postal_code", form.postal_code, read_name, "").upper(),
        city=reader.read("city", form.city, read_name, ""),
        safe_to_call=form.safe_to_call,
        safe_to_write=form.safe_to_write,
        best_time=reader.read("best_time", form.best_time, read_name, ""),
    )


def _pregnancy(
    form: DossierForm, known: Dossier, reader: _Reader, new_id: Callable[[], str]
) -> Pregnancy | None:
    gravidity = reader.read(
        "gravidity", form.gravidity, lambda typed: read_count(typed, 1, 75), None
    )
    parity = reader.read("parity", form.parity, lambda typed: read_count(typed, 0, 30), None)
    if gravidity is not None and parity is not None and parity >= gravidity:
        reader.problems["parity"] = _(
            "P is lager dan G: deze zwangerschap telt nog niet mee in P. Kijk G en P na."
        )
    known_day = known.pregnancy.due_date if known.pregnancy else None
    due_date = reader.due_date("due_date", form.due_date, known_day)
    typed = (
        gravidity,
        parity,
        due_date,
        form.risk_status.strip(),
        form.planned_birth_place.strip(),
    )
    if known.pregnancy is None and all(value in (None, "") for value in typed):
        return None
    before = known.pregnancy or Pregnancy(id=new_id(), patient_id=known.patient.id)
    return replace(
        before,
        gravidity=gravidity,
        parity=parity,
        due_date=due_date,
        due_date_method=form.due_date_method,
        is_multiple=form.is_multiple,
        risk_status=reader.read("risk_status", form.risk_status, read_name, ""),
        planned_birth_place=reader.read(
            "planned_birth_place", form.planned_birth_place, read_name, ""
        ),
    )


def _related_person(
    form: RelatedPersonForm,
    household_id: str,
    index: int,
    reader: _Reader,
    new_id: Callable[[], str],
) -> RelatedPerson:
    prefix = f"related_persons.{index}."
    name = reader.read(prefix + "name", form.name, read_name, "")
    return RelatedPerson(
        id=form.id or new_id(),
        household_id=household_id,
        relationship=form.relationship,
        name=name,
        birth_date=reader.birth_date(prefix + "birth_date", form.birth_date),
        lives_in=form.lives_in,
        remark=reader.read(prefix + "remark", form.remark, read_remark, ""),
    )


def _keep_births(known: Dossier, related: Sequence[RelatedPerson], reader: _Reader) -> None:
    """See that the day of a birth stays the one that was noted with it."""
    born_on = {birth.child_id: birth.born_on for birth in known.births}
    for index, person in enumerate(related):
        if person.id in born_on and person.birth_date != born_on[person.id]:
            reader.problems.setdefault(
                f"related_persons.{index}.birth_date",
                _("Deze dag is bij de geboorte genoteerd. Verbeter hem daar."),
            )


def _count(number: int | None) -> str:
    return "" if number is None else str(number)
