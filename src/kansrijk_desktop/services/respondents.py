"""Keep the respondents of a family apart: what one of them said never reaches another's page.

The patient's page holds everything but what a partner said and what followed from that. A partner's
page holds only what that partner said, and what the family knows of together.
"""

from dataclasses import dataclass, replace
from typing import Final

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.screening import Respondent, Screening, ScreeningStatus


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who answers for herself or himself.

    Attributes:
        related_id: the partner's `RelatedPerson`; empty for the patient, and for a partner who is
            not in the dossier.
    """

    respondent: Respondent
    related_id: str = ""

    @property
    def is_patient(self) -> bool:
        """Whether it is the patient."""
        return self.respondent is Respondent.PATIENT


PATIENT: Final = Speaker(Respondent.PATIENT)


def speaker_of(screening: Screening) -> Speaker:
    """Return whose answers a conversation holds."""
    if screening.respondent is Respondent.PATIENT:
        return PATIENT
    return Speaker(screening.respondent, screening.respondent_id)


def speakers(dossier: Dossier) -> tuple[Speaker, ...]:
    """Return the patient, and then every partner who was spoken with, the first first."""
    spoken = [
        speaker_of(each)
        for each in reversed(dossier.screenings)
        if each.status is not ScreeningStatus.WITHDRAWN
    ]
    return tuple(dict.fromkeys((PATIENT, *spoken)))


def told_by(dossier: Dossier, speaker: Speaker) -> Dossier:
    """Return the dossier as the page of one respondent may show it."""
    own = {each.id for each in dossier.screenings if speaker_of(each) == speaker}
    others = {each.id for each in dossier.screenings} - own
    kept = _following_from(dossier, own, others, with_rest=speaker.is_patient)
    return kept if speaker.is_patient else _without_hers(kept)


def _following_from(
    dossier: Dossier, own: set[str], others: set[str], *, with_rest: bool
) -> Dossier:
    """Leave out what follows from the others' conversations; `with_rest` keeps what has none."""

    def may_stay(screening_id: str) -> bool:
        return screening_id in own or (with_rest and screening_id not in others)

    referrals = tuple(one for one in dossier.referrals if may_stay(one.screening_id))
    offers = tuple(one for one in dossier.offers if may_stay(one.screening_id))
    gone = {one.id for one in dossier.referrals} - {one.id for one in referrals}
    gone |= {one.id for one in dossier.offers} - {one.id for one in offers}
    documents = tuple(
        one
        for one in dossier.documents
        if one.referral_id not in gone and (with_rest or one.referral_id)
    )
    gone |= {one.id for one in dossier.documents} - {one.id for one in documents}
    handovers = tuple(
        one
        for one in dossier.handovers
        if not gone & {one.document_id, one.offer_id}
        and (with_rest or one.document_id or one.offer_id)
    )
    gone |= {one.id for one in dossier.handovers} - {one.id for one in handovers}
    return replace(
        dossier,
        screenings=tuple(one for one in dossier.screenings if one.id in own),
        levels=tuple(one for one in dossier.levels if one.screening_id in own),
        referrals=referrals,
        offers=offers,
        documents=documents,
        handovers=handovers,
        warm_handovers=tuple(
            one
            for one in dossier.warm_handovers
            if one.handover_id not in gone and (with_rest or one.handover_id)
        ),
        reminders=tuple(one for one in dossier.reminders if may_stay(one.screening_id)),
    )


def _without_hers(dossier: Dossier) -> Dossier:
    """Leave out what only the patient may have told: her history, agreements, consents, notes."""
    earlier = {one.id for one in dossier.earlier_pregnancies}
    past = earlier | {one.child_id for one in dossier.births if one.pregnancy_id in earlier}
    return replace(
        dossier,
        earlier_pregnancies=(),
        births=tuple(one for one in dossier.births if one.pregnancy_id not in earlier),
        stops=tuple(one for one in dossier.stops if one.subject_id not in past),
        skipped_moments=(),
        consents=(),
        agreements=(),
        notes=(),
        events=(),
    )
