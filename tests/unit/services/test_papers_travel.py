"""Every paper for others, sealed by who wrote it, comes in whole at who it is for."""

from dataclasses import replace

import pytest

from kansrijk_desktop.documents.archive import read_bundle as bundle_inside
from kansrijk_desktop.exchange.bundle_reading import read_bundle
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.correspondence import PartnerDetails
from kansrijk_desktop.services.incoming_facts import Part
from kansrijk_desktop.services.papers.making import MadePaper
from kansrijk_desktop.services.papers.rules import RULES
from tests.builders import NOW, TODAY
from tests.unit.services.chain import House, receive
from tests.unit.services.every_paper import MARKS, agreed_family, make

FOR_OTHERS = [kind for kind, rule in RULES.items() if rule.needs_consent and rule.has_bundle]


@pytest.mark.parametrize("kind", FOR_OTHERS)
def test_a_real_paper_is_sealed_and_comes_in_whole(
    midwife: House, nurse: House, kind: DocumentKind
) -> None:
    made = make(kind)
    assert made.consent is not None
    told = read_bundle(bundle_inside(made.content), TODAY)
    assert told.not_understood == ()
    household_id = _keep(midwife, made, kind)
    partner = midwife.knows(nurse)
    midwife.workspace.partners.correspondence.rename(
        partner.correspondent.id,
        PartnerDetails(made.consent.recipient, kind=RecipientKind(made.consent.recipient_kind)),
    )
    (partner,) = midwife.workspace.partners.correspondence.partners()
    nurse.knows(midwife)

    sealed = midwife.workspace.partners.handovers.seal(household_id, MARKS.document_id, partner)
    incoming = receive(nurse, sealed.content)
    preview = nurse.workspace.partners.handover_import.preview(incoming, "")
    there = nurse.workspace.partners.handover_import.take_over(preview, preview.proposed)

    assert incoming.not_understood == ()
    dossier = nurse.workspace.dossiers.open(there)
    assert dossier.patient.family_name == told.content.patient.family_name
    assert {one.id for one in dossier.screenings} == {one.id for one in told.content.screenings}
    assert all(one.source for one in dossier.screenings)
    assert {one.child_id for one in dossier.births} == {one.child_id for one in told.content.births}
    again = nurse.workspace.partners.handover_import.preview(incoming, there)
    assert {one.novelty.value for one in again.proposals if one.part is not Part.OFFERS} <= {
        "bekend"
    }


def _keep(house: House, made: MadePaper, kind: DocumentKind) -> str:
    family = agreed_family(kind).dossier
    house.workspace.kept.patients.save_dossier(
        Dossier(
            replace(family.household, created_at=NOW, changed_at=NOW),
            family.patient,
            related_persons=family.related_persons,
        )
    )
    assert made.consent is not None
    house.workspace.kept.referrals.add_consent(made.consent, NOW)
    house.workspace.kept.referrals.add_document(
        GeneratedDocument(
            id=MARKS.document_id,
            patient_id=family.patient.id,
            referral_id="",
            title=RULES[kind].title,
            recipient=made.consent.recipient,
            delivery=Delivery.SAVED,
            created_at=house.clock(),
            content=made.content,
            kind=kind,
            consent_id=made.consent.id,
        )
    )
    return family.household.id
