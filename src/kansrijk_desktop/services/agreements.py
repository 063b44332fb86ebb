"""What was agreed in a family (who, what, when), and the professional's own notes.

An agreement of the parents themselves may stand on their sheet, unless it is not for home. Notes go
into no document.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_date, read_name, read_remark
from kansrijk_desktop.storage.agreements import AgreementRepository
from kansrijk_desktop.texts import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """An agreement as it is typed."""

    who: str = ""
    what: str = ""
    due_on: str = ""
    is_hers: bool = False
    is_not_for_home: bool = False


def form_of(agreement: Agreement) -> AgreementForm:
    """Return an agreement as the user would have typed it."""
    return AgreementForm(
        who=agreement.who,
        what=agreement.what,
        due_on=short_date(agreement.due_on),
        is_hers=agreement.is_hers,
        is_not_for_home=agreement.is_not_for_home,
    )


class Agreements:
    """Makes, changes and ticks off agreements; writes notes. Every change can be taken back."""

    def __init__(
        self,
        kept: AgreementRepository,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._kept = kept
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def of_patient(self, patient_id: str) -> tuple[Agreement, ...]:
        """Return the agreements of a family, the oldest first."""
        return self._kept.of_patient(patient_id)

    def notes(self, patient_id: str) -> tuple[Note, ...]:
        """Return the notes about a family, the latest first."""
        return self._kept.notes(patient_id)

    def check(self, form: AgreementForm, known: Agreement | None = None) -> dict[str, str]:
        """Return what is wrong with the typed fields, a Dutch message per field."""
        return self._read(form, known)[1]

    def save(
        self, patient_id: str, form: AgreementForm, known: Agreement | None = None
    ) -> Agreement:
        """Keep a new agreement, or `known` as it is typed now.

        Raises:
            ValueError: the form has problems; call `check` first.
        """
        agreement, problems = self._read(form, known)
        if problems:
            raise ValueError(sorted(problems))
        if known is None:
            kept = replace(
                agreement, id=self._new_id(), patient_id=patient_id, created_at=self._now()
            )
        else:
            kept = agreement
        self._kept.save(kept, self._now())
        return kept

    def tick(self, agreement: Agreement, *, is_done: bool) -> Agreement:
        """Keep that it was done today, or not yet after all."""
        ticked = replace(agreement, done_on=self._today() if is_done else None)
        self._kept.save(ticked, self._now())
        return ticked

    def remove(self, agreement: Agreement) -> None:
        """Take an agreement away that was written down by mistake."""
        self._kept.forget(agreement, self._now())

    def put_back(self, agreement: Agreement) -> None:
        """Keep an agreement as it was before it was changed, ticked or taken away."""
        self._kept.save(agreement, self._now())

    def write(self, patient_id: str, text: str, known: Note | None = None) -> Note:
        """Keep a new note, or `known` with another text.

        Raises:
            InvalidInputError: it is empty or too long.
        """
        written = read_remark(text)
        if not written:
            raise InvalidInputError(
                _("Schrijf eerst iets op. Een lege notitie wordt niet bewaard.")
            )
        if known is not None:
            note = replace(known, text=written)
        else:
            writer = self._signed_in.practitioner.name
            note = Note(self._new_id(), patient_id, written, writer, self._now())
        self._kept.save_note(note, self._now())
        return note

    def remove_note(self, note: Note) -> None:
        """Take a note away that was written down by mistake."""
        self._kept.forget_note(note, self._now())

    def put_note_back(self, note: Note) -> None:
        """Keep a note as it was before it was changed or taken away."""
        self._kept.save_note(note, self._now())

    def _read(
        self, form: AgreementForm, known: Agreement | None
    ) -> tuple[Agreement, dict[str, str]]:
        problems: dict[str, str] = {}

        def read(name: str, reader: Callable[[], T], otherwise: T) -> T:
            try:
                return reader()
            except InvalidInputError as error:
                problems[name] = error.message
                return otherwise

        known_day = known.due_on if known else None
        before = known or Agreement("", "", "", "", self._now())
        agreement = replace(
            before,
            who=read("who", lambda: _who(form.who), ""),
            what=read("what", lambda: _what(form.what), ""),
            due_on=read("due_on", lambda: self._day(form.due_on, known_day), None),
            is_hers=form.is_hers,
            is_not_for_home=form.is_not_for_home,
        )
        return agreement, problems

    def _day(self, typed: str, known: date | None) -> date | None:
        """Read the day; one that was agreed before stays right when it has passed."""
        day = read_date(typed, self._today())
        if day is not None and day != known and day < self._today():
            raise InvalidInputError(
                _("Deze dag is al geweest. Kies vandaag of later, of laat het leeg.")
            )
        return day

    def _today(self) -> date:
        return local_day(self._now())


def _who(typed: str) -> str:
    who = read_name(typed)
    if not who:
        raise InvalidInputError(_("Vul in wie dit doet."))
    return who


def _what(typed: str) -> str:
    what = read_remark(typed)
    if not what:
        raise InvalidInputError(_("Vul in wat er is afgesproken."))
    return what
