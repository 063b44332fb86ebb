"""A referral while it is being written: what was chosen and typed, and what still misses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kansrijk_desktop.errors import InvalidInputError, NoConsentError
from kansrijk_desktop.records.consent import HER_SELF, Consent, ConsentForm
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.records.region import CareService
from kansrijk_desktop.services.consent_rule import Sharing, consent_for, is_for_recipient
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.letter_suggestions import Suggestion, suggestion_for, urgency_for
from kansrijk_desktop.services.sharing import SAFETY, Permission
from kansrijk_desktop.services.typed_text import read_date, read_name, read_remark
from kansrijk_desktop.texts import _

# Care providers must use the BSN (Wabvpz art. 4-9); the municipality may within its tasks; others
# have no ground for it.
CARE_PROVIDERS = frozenset(
    {
        RecipientKind.YOUTH_HEALTH,
        RecipientKind.MIDWIFE,
        RecipientKind.GENERAL_PRACTITIONER,
        RecipientKind.HOSPITAL,
        RecipientKind.MATERNITY_CARE,
    }
)
MAY_HAVE_BSN = CARE_PROVIDERS | {RecipientKind.FAMILY_WORKER, RecipientKind.DEBT_HELP}
_OF_CONSENT = ("consent_form", "given_by", "interpreter", "valid_until")


@dataclass(frozen=True, slots=True)
class ReferralDraft:
    """The form of a referral letter.

    Attributes:
        subjects: domains she lets be told; "safety" only by its own consent.
        consent_form: None until asked: without consent nothing leaves.
        valid_until: as typed; empty is without end.
        rests_on: a consent that was recorded before; None when it is asked for this letter.
    """

    recipient_kind: RecipientKind = RecipientKind.YOUTH_HEALTH
    organization: str = ""
    attention_of: str = ""
    contact: str = ""
    purpose: str = ""
    subjects: frozenset[str] = field(default_factory=frozenset)
    includes_not_for_home: bool = False
    consent_form: ConsentForm | None = None
    given_by: str = HER_SELF
    interpreter: str = ""
    valid_until: str = ""
    includes_bsn: bool = False
    urgency: Urgency = Urgency.ROUTINE
    question: str = ""
    reason: str = ""
    assessment: str = ""
    rests_on: Consent | None = None

    @property
    def is_to_care(self) -> bool:
        """Whether the recipient is a care provider."""
        return self.recipient_kind in CARE_PROVIDERS

    @property
    def tells_bsn(self) -> bool:
        """Whether the BSN is on the letter: chosen, and this recipient may have it."""
        return self.includes_bsn and self.recipient_kind in MAY_HAVE_BSN

    @property
    def permission(self) -> Permission:
        """What she lets be told."""
        return Permission(self.subjects, self.includes_not_for_home)

    def sharing(self, patient_id: str) -> Sharing:
        """Return what would be told about a patient, and to whom."""
        return Sharing(
            patient_id,
            self.organization,
            self.recipient_kind,
            self.subjects,
            tells_marked=self.includes_not_for_home,
        )

    def for_recipient(self, kind: RecipientKind) -> "ReferralDraft":
        """Return the draft for another kind of recipient: BSN as it fits, consent asked anew."""
        return replace(
            self,
            recipient_kind=kind,
            includes_bsn=kind in CARE_PROVIDERS,
            subjects=self.subjects - {SAFETY},
            includes_not_for_home=False,
            consent_form=None,
            rests_on=None,
        )

    def resting_on(self, consent: Consent) -> "ReferralDraft":
        """Return the draft on a consent that was recorded before: no subject more than it has.

        Safety and *niet voor thuis* stay off until they are ticked.
        """
        return replace(
            self,
            organization=consent.recipient,
            subjects=self.subjects & set(consent.domains),
            includes_not_for_home=self.includes_not_for_home and consent.includes_not_for_home,
            consent_form=consent.form,
            given_by=consent.given_by,
            interpreter=consent.interpreter,
            valid_until=short_date(consent.valid_until),
            rests_on=consent,
        )

    def asked_anew(self) -> "ReferralDraft":
        """Return the draft with a consent of its own, still to be asked."""
        return replace(self, rests_on=None, consent_form=None)

    def after(self, before: "ReferralDraft") -> "ReferralDraft":
        """Return the draft without the recorded consent, where a change contradicts that."""
        if self.rests_on is None:
            return self
        if not is_for_recipient(self.rests_on, self.organization, self.recipient_kind):
            return self.asked_anew()
        is_changed = any(getattr(self, name) != getattr(before, name) for name in _OF_CONSENT)
        if is_changed and before.rests_on == self.rests_on:
            return replace(self, rests_on=None)
        return self


def problems_of(draft: ReferralDraft, today: date) -> dict[str, str]:
    """Return what still misses before the letter may leave, a Dutch message per field."""
    problems = dict(_missing(draft)) | dict(_too_long(draft))
    if draft.rests_on is not None:
        return dict(_not_agreed(draft, draft.rests_on, today)) | problems
    try:
        until = read_date(draft.valid_until, today)
    except InvalidInputError as error:
        problems["valid_until"] = error.message
    else:
        if until and until < today:
            problems["valid_until"] = _("Deze datum is al voorbij.")
    return problems


def _missing(draft: ReferralDraft) -> Iterable[tuple[str, str]]:
    if not draft.organization.strip():
        yield "organization", _("Vul in naar wie de brief gaat.")
    if draft.consent_form is None:
        yield "consent_form", _("Leg vast hoe zij toestemming gaf. Zonder toestemming geen brief.")
    if not draft.given_by.strip():
        yield "given_by", _("Vul in wie toestemming gaf.")
    if not draft.subjects:
        yield "subjects", _("Kies minstens één onderwerp dat u mag delen.")
    if not draft.question.strip():
        yield "question", _("Schrijf in één zin wat u van de ontvanger vraagt.")


def _not_agreed(draft: ReferralDraft, consent: Consent, today: date) -> Iterable[tuple[str, str]]:
    try:
        consent_for([consent], draft.sharing(consent.patient_id), today)
    except NoConsentError as error:
        yield "subjects" if consent.holds_on(today) else "consent_form", error.message


def _too_long(draft: ReferralDraft) -> Iterable[tuple[str, str]]:
    lines = ("organization", "attention_of", "purpose", "given_by", "interpreter")
    for name in (*lines, "contact", "question", "reason", "assessment"):
        read = read_name if name in lines else read_remark
        try:
            read(getattr(draft, name))
        except InvalidInputError as error:
            yield name, error.message


def suggested_draft(
    kind: RecipientKind,
    spoken_of: Iterable[str],
    levels: Mapping[str, str],
    service: CareService | None = None,
    own_words: str = "",
) -> ReferralDraft:
    """Return a draft to begin with: every subject spoken of but safety, which is asked apart."""
    subjects = frozenset(spoken_of) - {SAFETY}
    suggestion = suggestion_for(kind, service, own_words)
    return ReferralDraft(
        recipient_kind=kind,
        purpose=suggestion.purpose,
        question=suggestion.question,
        subjects=subjects,
        includes_bsn=kind in CARE_PROVIDERS,
        urgency=urgency_for(levels, subjects),
    )


def readdressed(draft: ReferralDraft, kind: RecipientKind, before: Suggestion) -> ReferralDraft:
    """Return the draft for another kind of recipient; what was typed by hand stays."""
    suggestion = suggestion_for(kind)
    return replace(
        draft.for_recipient(kind),
        purpose=suggestion.purpose if draft.purpose == before.purpose else draft.purpose,
        question=suggestion.question if draft.question == before.question else draft.question,
    )


def with_subject(
    draft: ReferralDraft, subject: str, levels: Mapping[str, str], *, is_shared: bool
) -> ReferralDraft:
    """Return the draft with one subject more or less; an urgency set by hand stays."""
    subjects = draft.subjects | {subject} if is_shared else draft.subjects - {subject}
    is_by_hand = draft.urgency is not urgency_for(levels, draft.subjects)
    urgency = draft.urgency if is_by_hand else urgency_for(levels, subjects)
    return replace(draft, subjects=subjects, urgency=urgency)
