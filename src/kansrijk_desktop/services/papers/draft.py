"""A paper while it is being made: what was chosen and typed, and what still misses."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.referral import RecipientKind, Urgency
from kansrijk_desktop.services.papers.rules import RULES, PaperRule, Reader
from kansrijk_desktop.services.referral_draft import MAY_HAVE_BSN
from kansrijk_desktop.services.sharing import Permission
from kansrijk_desktop.services.typed_text import read_date, read_name, read_remark
from kansrijk_desktop.texts import _

MOST_STEPS = 3
MOST_STEP_LENGTH = 160
"""A paper for the fridge: longer is not read."""

_LINES = ("organization", "attention_of", "coordinator", "meeting", "next_talk", "their_reference")
_AREAS = ("contact", "question", "reason", "assessment", "home_visit", "agreed", "follow_up")
_ASKING = frozenset(
    {
        DocumentKind.HOME_VISIT_REQUEST,
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        DocumentKind.MATERNITY_CARE_HANDOVER,
        DocumentKind.CASE_TALK_AGENDA,
    }
)


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One thing that was agreed, for the sheet of the parents.

    Attributes:
        details: who does it and when.
    """

    what: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """The form of a paper; each kind uses a few of its fields.

    Attributes:
        subjects: the subjects to tell; her consent may narrow them further.
        question: what is asked of the reader; on the agenda the parents' own question.
        agreement_ids: agreements picked by hand.
        child_id, partner_id: the `RelatedPerson` it is about.
        is_safe_to_keep: she can keep it where nobody else reads it; None until asked.
        names_children: the children of the family stand on a partner's paper.
        steps: for the sheet of the parents.
        meeting: when and where a case talk is held.
        their_reference: of the letter that is answered.
        received_on: as typed.
        contact_made: a word of `CONTACT_MADE`, or empty.
    """

    kind: DocumentKind = DocumentKind.YOUTH_HEALTH_HANDOVER
    recipient_kind: RecipientKind = RecipientKind.YOUTH_HEALTH
    organization: str = ""
    attention_of: str = ""
    contact: str = ""
    subjects: frozenset[str] = field(default_factory=frozenset)
    includes_not_for_home: bool = False
    includes_bsn: bool = False
    urgency: Urgency = Urgency.ROUTINE
    question: str = ""
    reason: str = ""
    assessment: str = ""
    home_visit: str = ""
    coordinator: str = ""
    agreement_ids: frozenset[str] = field(default_factory=frozenset)
    child_id: str = ""
    partner_id: str = ""
    is_safe_to_keep: bool | None = None
    names_children: bool = False
    steps: tuple[StepDraft, ...] = (StepDraft(),) * MOST_STEPS
    next_talk: str = ""
    meeting: str = ""
    their_reference: str = ""
    received_on: str = ""
    contact_made: str = ""
    agreed: str = ""
    follow_up: str = ""

    @property
    def rule(self) -> PaperRule:
        """For whom it is."""
        return RULES[self.kind]

    @property
    def permission(self) -> Permission:
        """What is asked to be told; her consent and the rule of the paper narrow it."""
        return self.rule.narrowed(Permission(self.subjects, self.includes_not_for_home))

    @property
    def tells_bsn(self) -> bool:
        """Whether the BSN is on the paper: chosen, and this recipient may have it."""
        return self.includes_bsn and self.recipient_kind in MAY_HAVE_BSN

    @property
    def full_steps(self) -> tuple[StepDraft, ...]:
        """The steps that were written."""
        return tuple(step for step in self.steps if step.what.strip())

    def with_step(self, index: int, step: StepDraft) -> "PaperDraft":
        """Return the draft with one step changed."""
        steps = (*self.steps[:index], step, *self.steps[index + 1 :])
        return replace(self, steps=steps)


CONTACT_MADE = ("gelukt", "gepland", "niet gelukt")


def problems_of(draft: PaperDraft, today: date) -> dict[str, str]:
    """Return what still misses before the paper may leave, a Dutch message per field."""
    return dict(_missing(draft)) | dict(_unreadable(draft, today))


def _missing(draft: PaperDraft) -> Iterable[tuple[str, str]]:
    if draft.rule.needs_consent and not draft.organization.strip():
        yield "organization", _("Vul in naar wie het papier gaat.")
    if draft.kind in _ASKING and not draft.question.strip():
        yield "question", _("Schrijf in één zin wat er wordt gevraagd.")
    if draft.kind is DocumentKind.PARENTS_SHEET and not draft.full_steps:
        yield "steps.0", _("Schrijf minstens één afspraak op.")
    if draft.kind is DocumentKind.CHILD_PART and not draft.child_id:
        yield "child_id", _("Kies over welk kind het gaat.")
    if draft.rule.reader is Reader.PARTNER and not draft.partner_id:
        yield "partner_id", _("Kies voor wie het is.")
    if draft.rule.asks_to_keep_safe and draft.is_safe_to_keep is None:
        yield "is_safe_to_keep", _("Vraag haar of zij dit veilig kan bewaren, en kies.")


def _unreadable(draft: PaperDraft, today: date) -> Iterable[tuple[str, str]]:
    for name in (*_LINES, *_AREAS):
        read = read_name if name in _LINES else read_remark
        try:
            read(getattr(draft, name))
        except InvalidInputError as error:
            yield name, error.message
    try:
        read_date(draft.received_on, today)
    except InvalidInputError as error:
        yield "received_on", error.message
    for index, step in enumerate(draft.steps):
        if max(len(step.what), len(step.details)) > MOST_STEP_LENGTH:
            yield (
                f"steps.{index}",
                _("Maak dit korter: hoogstens {count} tekens, dan leest het makkelijk.").format(
                    count=MOST_STEP_LENGTH
                ),
            )
