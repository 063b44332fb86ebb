"""The checklist of a warm handover: the talk that belongs to the papers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.handover import WarmHandover
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.typed_text import read_date, read_name, read_remark
from kansrijk_desktop.storage.handovers import HandoverRepository
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class WarmForm:
    """The checklist as it is typed.

    Attributes:
        id: empty for a talk that is not kept yet.
        is_patient_present, is_repeated_back: None while not filled in.
        created_at: when it was first kept.
    """

    id: str = ""
    handover_id: str = ""
    recipient_name: str = ""
    planned_on: str = ""
    held_on: str = ""
    participants: str = ""
    is_by_phone: bool = False
    is_patient_present: bool | None = None
    is_repeated_back: bool | None = None
    remarks: str = ""
    created_at: datetime | None = None


def form_of(warm: WarmHandover) -> WarmForm:
    """Return a checklist as it would have been typed."""
    return WarmForm(
        id=warm.id,
        handover_id=warm.handover_id,
        recipient_name=warm.recipient_name,
        planned_on=short_date(warm.planned_on),
        held_on=short_date(warm.held_on),
        participants=warm.participants,
        is_by_phone=warm.is_by_phone,
        is_patient_present=warm.is_patient_present,
        is_repeated_back=warm.is_repeated_back,
        remarks=warm.remarks,
        created_at=warm.created_at,
    )


class WarmHandovers:
    """The talks that go with handovers."""

    def __init__(self, kept: HandoverRepository, now: Clock, new_id: Callable[[], str]) -> None:
        self._kept = kept
        self._now = now
        self._new_id = new_id

    def problems(self, form: WarmForm) -> dict[str, str]:
        """Return what is wrong with the typed fields, a Dutch message per field."""
        return self._read(form)[1]

    def save(self, form: WarmForm, patient_id: str) -> WarmHandover:
        """Keep a checklist, filled in or not yet.

        Raises:
            ValueError: it has problems; ask for those first.
        """
        warm, problems = self._read(form)
        if problems:
            raise ValueError(sorted(problems))
        at = self._now()
        kept = replace(warm, id=form.id or self._new_id(), patient_id=patient_id)
        self._kept.save_warm(kept, at)
        return kept

    def _read(self, form: WarmForm) -> tuple[WarmHandover, dict[str, str]]:
        problems: dict[str, str] = {}
        today = local_day(self._now())

        def read(name: str, typed: str, reader: Callable[[str], str]) -> str:
            try:
                return reader(typed)
            except InvalidInputError as error:
                problems[name] = error.message
                return ""

        def read_day(name: str, typed: str) -> date | None:
            try:
                return read_date(typed, today)
            except InvalidInputError as error:
                problems[name] = error.message
                return None

        held_on = read_day("held_on", form.held_on)
        if held_on is not None and held_on > today:
            problems["held_on"] = _("Deze dag is nog niet geweest. Zet hem bij Gepland op.")
        recipient = read("recipient_name", form.recipient_name, read_name)
        if not recipient and "recipient_name" not in problems:
            problems["recipient_name"] = _("Vul in met wie u het gesprek hebt.")
        warm = WarmHandover(
            id=form.id,
            patient_id="",
            recipient_name=recipient,
            created_at=form.created_at or self._now(),
            handover_id=form.handover_id,
            planned_on=read_day("planned_on", form.planned_on),
            held_on=held_on,
            participants=read("participants", form.participants, read_name),
            is_by_phone=form.is_by_phone,
            is_patient_present=form.is_patient_present,
            is_repeated_back=form.is_repeated_back,
            remarks=read("remarks", form.remarks, read_remark),
        )
        return warm, problems
