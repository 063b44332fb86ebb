"""A consent while it is being recorded: what was chosen and typed, and what still misses."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.consent import HER_SELF, Consent, ConsentForm, Explanation
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.sharing import SUBJECTS
from kansrijk_desktop.services.typed_text import read_date, read_name
from kansrijk_desktop.texts import _


class Purpose(StrEnum):
    """What she agrees to; other purposes are written down in words."""

    HOME_VISIT = "prenataal huisbezoek"
    REFERRAL = "verwijzing"
    HANDOVER = "overdracht van zorg"
    CASE_TALK = "overleg over het gezin"
    OTHER = "iets anders"


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """The form of a consent.

    Attributes:
        purpose: None until it is chosen.
        own_purpose: in words, where the purpose is something else.
        subjects: the domains she lets be told; safety only by its own tick.
        form: None until it is asked.
        given_on, valid_until: as typed; no end is without end.
        language: the language it was asked in; empty is Dutch.
        explained: what she was told first about a home visit.
    """

    purpose: Purpose | None = None
    own_purpose: str = ""
    recipient_kind: RecipientKind = RecipientKind.YOUTH_HEALTH
    recipient: str = ""
    subjects: frozenset[str] = field(default_factory=frozenset)
    includes_not_for_home: bool = False
    form: ConsentForm | None = None
    given_by: str = HER_SELF
    interpreter: str = ""
    language: str = ""
    given_on: str = ""
    valid_until: str = ""
    explained: frozenset[Explanation] = field(default_factory=frozenset)

    @property
    def purpose_words(self) -> str:
        """What it is for, as it is kept."""
        is_own = self.purpose in {None, Purpose.OTHER}
        return self.own_purpose.strip() if is_own else str(self.purpose)


def problems_of(draft: ConsentDraft, today: date) -> dict[str, str]:
    """Return what still misses before it can be kept, a Dutch message per field."""
    return dict(_missing(draft)) | dict(_too_long(draft)) | dict(_wrong_days(draft, today))


def consent_of(
    draft: ConsentDraft, today: date, *, consent_id: str, patient_id: str, by: str, at: datetime
) -> Consent:
    """Return the consent; `draft` has no problems."""
    given_on = read_date(draft.given_on, today) or today
    is_visit = draft.purpose is Purpose.HOME_VISIT
    return Consent(
        id=consent_id,
        patient_id=patient_id,
        recipient=read_name(draft.recipient),
        purpose=read_name(draft.purpose_words),
        domains=tuple(subject for subject in SUBJECTS if subject in draft.subjects),
        form=draft.form or ConsentForm.SPOKEN,
        given_on=given_on,
        given_by=read_name(draft.given_by),
        interpreter=read_name(draft.interpreter),
        valid_until=read_date(draft.valid_until, today),
        includes_not_for_home=draft.includes_not_for_home,
        recipient_kind=draft.recipient_kind,
        language=read_name(draft.language),
        explanations=tuple(part for part in Explanation if is_visit and part in draft.explained),
        recorded_by=by,
        recorded_at=at,
    )


def _missing(draft: ConsentDraft) -> Iterable[tuple[str, str]]:
    if draft.purpose is None:
        yield "purpose", _("Kies waarvoor zij toestemming geeft.")
    elif not draft.purpose_words:
        yield "own_purpose", _("Schrijf op waarvoor zij toestemming geeft.")
    if draft.purpose is Purpose.HOME_VISIT and set(Explanation) - draft.explained:
        yield "explained", _("Leg eerst alle drie uit, en zet bij elk een vinkje.")
    if not read_name(draft.recipient[:200]):
        yield "recipient", _("Vul in met wie u mag delen.")
    if not draft.subjects:
        yield "subjects", _("Kies minstens één onderwerp dat u mag delen.")
    if draft.form is None:
        yield "form", _("Leg vast hoe zij toestemming gaf.")
    if not draft.given_by.strip():
        yield "given_by", _("Vul in wie toestemming gaf.")


def _too_long(draft: ConsentDraft) -> Iterable[tuple[str, str]]:
    for name in ("own_purpose", "recipient", "given_by", "interpreter", "language"):
        try:
            read_name(getattr(draft, name))
        except InvalidInputError as error:
            yield name, error.message


def _wrong_days(draft: ConsentDraft, today: date) -> Iterable[tuple[str, str]]:
    days: dict[str, date | None] = {}
    for name in ("given_on", "valid_until"):
        try:
            days[name] = read_date(getattr(draft, name), today)
        except InvalidInputError as error:
            yield name, error.message
    given_on, until = days.get("given_on") or today, days.get("valid_until")
    if given_on > today:
        yield "given_on", _("Deze dag is nog niet geweest. Kies vandaag of eerder.")
    if until is not None and until < max(given_on, today):
        yield "valid_until", _("Deze datum is al voorbij.")
