"""The family Reuring with all that may follow a conversation, for tests of ends and tidying."""

from dataclasses import replace
from datetime import date

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import RelatedPerson
from kansrijk_desktop.services.birth_form import BirthForm, ChildForm
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import TODAY, a_service
from tests.unit.services.test_dossiers import REURING

NEARLY_DUE = "28-11-2026"
"""A due date a week after the test day: 39+0 weeks."""


def a_family(workspace: Workspace, due_date: str = NEARLY_DUE) -> str:
    """Keep the family and return the household's id."""
    return workspace.dossiers.save(replace(REURING, due_date=due_date))


def a_birth(*names: str, born_on: str = "20-11-2026", **changes: object) -> BirthForm:
    """A birth of children with these names, on the day before the test day."""
    children = tuple(ChildForm(name=name, weight="3100", place="thuis") for name in names)
    spare = (ChildForm(),) * (3 - len(children))
    form = BirthForm(born_on=born_on, duration="38+6", count=len(names), children=children + spare)
    return replace(form, **changes)  # type: ignore[arg-type] # fields by name


def with_open_offers(workspace: Workspace, household_id: str) -> tuple[CareOffer, ...]:
    """Make three offers, each further on its way than the one before, and return them."""
    patient_id = workspace.dossiers.open(household_id).patient.id
    for name, state in (
        ("een", None),
        ("twee", OfferState.CONSENTED),
        ("drie", OfferState.DECLINED),
    ):
        offer = workspace.care_route.propose(patient_id, a_service(id=name, name=name))
        if state is not None:
            workspace.care_route.move(offer.id, RouteStep(state, TODAY))
    return workspace.dossiers.open(household_id).offers


def child_named(dossier: Dossier, name: str) -> RelatedPerson:
    """Return one of the family by name."""
    return next(person for person in dossier.related_persons if person.name == name)


def has_open_offers(dossier: Dossier) -> bool:
    """Tell whether an offer still goes on; what she declined does not."""
    over = {OfferState.CLOSED, OfferState.DECLINED}
    return any(offer.state not in over for offer in dossier.offers)


YESTERDAY = date(2026, 11, 20)
