"""A referral letter's Bundle, from what that letter has at hand."""

from dataclasses import dataclass, replace
from datetime import datetime

from kansrijk_desktop.exchange import bundle_content
from kansrijk_desktop.exchange.bundle_content import SharedLevel, SharedScreening
from kansrijk_desktop.exchange.bundle_elements import derived, moment_in
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.people import Contact, Patient, RelatedPerson
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.screening import Moment, ScreeningStatus

__all__ = ["BundleContent", "SharedLevel", "referral_bundle"]


@dataclass(frozen=True, slots=True)
class BundleContent:
    """Everything the recipient may read, and nothing else.

    Attributes:
        response: the QuestionnaireResponse, already without what is not shared.
        related_persons: only those the letter names.
        created_at: the moment of the letter; it dates every resource.
    """

    referral: Referral
    consent: Consent
    patient: Patient
    practitioner: Practitioner
    response: JsonObject
    created_at: datetime
    pregnancy: Pregnancy | None = None
    related_persons: tuple[RelatedPerson, ...] = ()
    levels: tuple[SharedLevel, ...] = ()


def referral_bundle(content: BundleContent) -> JsonObject:
    """Return the document Bundle of a letter about one conversation."""
    referral = content.referral
    return document_bundle(
        bundle_content.BundleContent(
            id=referral.id,
            kind=DocumentKind.REFERRAL_LETTER,
            title="Verwijsbrief",
            created_at=content.created_at,
            patient=replace(
                content.patient,
                bsn=content.patient.bsn if referral.includes_bsn else "",
                contact=Contact(),
            ),
            practitioner=content.practitioner,
            consent=content.consent,
            pregnancy=_core(content.pregnancy),
            related_persons=tuple(replace(one, remark="") for one in content.related_persons),
            screenings=(_screening(content),),
            referrals=(replace(referral, id=derived(referral.id, "request"), offer_id=""),),
        )
    )


def _core(pregnancy: Pregnancy | None) -> Pregnancy | None:
    """Return only what this letter tells a machine of a pregnancy."""
    if pregnancy is None:
        return None
    counted = (pregnancy.gravidity, pregnancy.parity, pregnancy.due_date)
    core = Pregnancy(pregnancy.id, pregnancy.patient_id, *counted)
    return core if any(one is not None for one in counted) else None


def _screening(content: BundleContent) -> SharedScreening:
    response = content.response
    return SharedScreening(
        id=content.referral.screening_id,
        questionnaire=text(response, "questionnaire"),
        moment=Moment.OTHER,
        status=ScreeningStatus(text(response, "status")),
        started_at=moment_in(response.get("authored")) or content.created_at,
        response=response,
        levels=content.levels,
    )
