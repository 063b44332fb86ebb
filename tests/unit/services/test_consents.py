"""Consent as a record of its own: record it, withdraw it, see what was shared."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.consent import Consent, ConsentForm, Explanation
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.handover import Handover
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.consent_draft import ConsentDraft, Purpose, problems_of
from kansrijk_desktop.services.consent_words import consent_line
from kansrijk_desktop.services.consents import ConsentOnPage
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.chain_tables import HandoverTable
from kansrijk_desktop.storage.shelf import Shelf
from tests.builders import NOW, TODAY, a_consent
from tests.fakes import FixedClock
from tests.unit.services.letters import kept_talk
from tests.workspaces import a_workspace

DAY = timedelta(days=1)
DRAFT = ConsentDraft(
    purpose=Purpose.HANDOVER,
    recipient="JGZ Voorbeeld",
    subjects=frozenset({"stress", "money"}),
    form=ConsentForm.SPOKEN,
)


@dataclass
class Office:
    workspace: Workspace
    clock: FixedClock
    household_id: str = ""
    screening_id: str = ""

    @property
    def patient_id(self) -> str:
        return self.workspace.dossiers.open(self.household_id).patient.id

    def record(self, draft: ConsentDraft = DRAFT) -> Consent:
        page = self.workspace.consents.record(self.household_id, draft)
        (consent,) = (one.consent for one in page.consents if one.consent.recorded_at)
        return consent

    def withdraw(
        self, consent: Consent, day: str = "", note: str = "", *, with_others: bool = False
    ) -> ConsentOnPage:
        page = self.workspace.consents.withdraw(
            self.household_id, consent.id, day, note, with_others=with_others
        )
        (shown,) = (one for one in page.consents if one.consent.id == consent.id)
        return shown

    def agreed(self, **changes: Any) -> Consent:
        consent = a_consent(patient_id=self.patient_id, recipient_kind="jgz", **changes)
        self.workspace.kept.referrals.add_consent(consent, NOW)
        return consent

    def consents(self) -> dict[str, Consent]:
        dossier = self.workspace.dossiers.open(self.household_id)
        return {one.id: one for one in dossier.consents}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    clock = FixedClock()
    with a_workspace(tmp_path, clock) as workspace:
        yield Office(workspace, clock, *kept_talk(workspace))


def test_a_consent_is_kept_without_a_letter(office: Office) -> None:
    consent = office.record(
        replace(
            DRAFT,
            given_by="moeder",
            interpreter="nummer 12",
            language="Turks",
            given_on="20-11-2026",
            valid_until="1-6-2027",
            includes_not_for_home=True,
        )
    )

    assert consent == Consent(
        id=consent.id,
        patient_id=office.patient_id,
        recipient="JGZ Voorbeeld",
        purpose="overdracht van zorg",
        domains=("money", "stress"),
        form=ConsentForm.SPOKEN,
        given_on=TODAY - DAY,
        given_by="moeder",
        interpreter="nummer 12",
        valid_until=consent.valid_until,
        includes_not_for_home=True,
        recipient_kind="jgz",
        language="Turks",
        recorded_by="M. de Vroed",
        recorded_at=office.clock(),
    )
    assert str(consent.valid_until) == "2027-06-01"


def test_safety_and_what_is_not_for_home_are_only_shared_by_their_own_tick() -> None:
    assert "safety" not in ConsentDraft().subjects
    assert not ConsentDraft().includes_not_for_home


def test_a_home_visit_is_explained_in_three_parts_first(office: Office) -> None:
    visit = replace(DRAFT, purpose=Purpose.HOME_VISIT)

    for told in ((), (Explanation.VISIT, Explanation.WHY)):
        assert list(problems_of(replace(visit, explained=frozenset(told)), TODAY)) == ["explained"]
    consent = office.record(replace(visit, explained=frozenset(Explanation)))

    assert consent.explanations == ("bezoek", "waarom", "gedeeld")
    assert consent.purpose == "prenataal huisbezoek"


def test_only_a_home_visit_keeps_what_was_explained(office: Office) -> None:
    consent = office.record(replace(DRAFT, explained=frozenset(Explanation)))

    assert consent.explanations == ()


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"purpose": None}, "purpose"),
        ({"purpose": Purpose.OTHER}, "own_purpose"),
        ({"recipient": " \u200b "}, "recipient"),
        ({"recipient": "x" * 300}, "recipient"),
        ({"subjects": frozenset()}, "subjects"),
        ({"form": None}, "form"),
        ({"given_by": ""}, "given_by"),
        ({"interpreter": "x" * 300}, "interpreter"),
        ({"language": "x" * 300}, "language"),
        ({"given_on": "22-11-2026"}, "given_on"),
        ({"given_on": "gisteren"}, "given_on"),
        ({"valid_until": "20-11-2026"}, "valid_until"),
        ({"valid_until": "31-2-2027"}, "valid_until"),
    ],
)
def test_what_misses_or_is_wrong_is_said_at_its_field(changes: dict[str, Any], name: str) -> None:
    problems = problems_of(replace(DRAFT, **changes), TODAY)

    assert list(problems) == [name]
    assert problems[name]


def test_a_draft_with_problems_is_not_kept(office: Office) -> None:
    with pytest.raises(ValueError, match="form"):
        office.workspace.consents.record(office.household_id, replace(DRAFT, form=None))

    assert not office.consents()


def test_those_that_hold_stand_first(office: Office) -> None:
    office.agreed(id="over", valid_until=TODAY - DAY)
    office.agreed(id="holds", given_on=TODAY - 9 * DAY)

    page = office.workspace.consents.open(office.household_id)

    assert [(one.consent.id, one.is_holding) for one in page.consents] == [
        ("holds", True),
        ("over", False),
    ]


def test_a_withdrawal_keeps_day_and_note_and_everything_else(office: Office) -> None:
    consent = office.agreed(given_on=TODAY - 9 * DAY)

    shown = office.withdraw(consent, "20-11-2026", "  zij wil het nog niet ")

    assert not shown.is_holding
    assert shown.consent == replace(
        consent, withdrawn_on=TODAY - DAY, withdrawal_note="zij wil het nog niet"
    )


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        ("22-11-2026", "nog niet geweest"),
        ("1-1-2026", "voor de toestemming zelf"),
        ("31-2-2026", "bestaat niet"),
    ],
)
def test_a_day_that_cannot_be_is_refused(office: Office, day: str, refusal: str) -> None:
    consent = office.agreed(given_on=TODAY - 9 * DAY)

    with pytest.raises(InvalidInputError, match=refusal):
        office.withdraw(consent, day)

    assert office.consents()[consent.id] == consent


@pytest.mark.parametrize("consent_id", ["gone", "withdrawn"])
def test_what_was_withdrawn_or_is_gone_is_not_withdrawn_again(
    office: Office, consent_id: str
) -> None:
    office.agreed(id="withdrawn", withdrawn_on=TODAY - DAY, withdrawal_note="eerst")

    with pytest.raises(InvalidInputError, match="al ingetrokken"):
        office.workspace.consents.withdraw(
            office.household_id, consent_id, "", "nog eens", with_others=False
        )

    assert office.consents()["withdrawn"].withdrawal_note == "eerst"


@pytest.mark.parametrize(
    ("with_others", "withdrawn"),
    [(False, {"one"}), (True, {"one", "two"})],
)
def test_the_others_for_the_same_recipient_go_along_when_she_wants(
    office: Office, with_others: bool, withdrawn: set[str]
) -> None:
    one = office.agreed(id="one", given_on=TODAY - 3 * DAY)
    office.agreed(id="two", recipient="jgz  voorbeeld", given_on=TODAY - DAY)
    office.agreed(id="elsewhere", recipient="JGZ Elders")
    before = office.workspace.consents.open(office.household_id)

    office.withdraw(one, "19-11-2026", with_others=with_others)

    (shown,) = (each for each in before.consents if each.consent.id == "one")
    after = office.consents()
    assert shown.others == 1
    assert {key for key, each in after.items() if each.withdrawn_on} == withdrawn
    if with_others:
        assert after["two"].withdrawn_on == TODAY - DAY  # not before it was given


def test_what_was_shared_because_of_it_is_shown(office: Office) -> None:
    consent = office.agreed()
    other = office.agreed(id="other", recipient="Huisarts")
    basis, draft = office.workspace.referrals.begin(office.screening_id, None)
    kept = office.workspace.referrals.keep(
        basis, draft.resting_on(consent), b"%PDF", Delivery.SAVED
    )
    office.clock.advance(timedelta(hours=1))
    office.workspace.referrals.keep_again(kept.id, Delivery.PRINTED)
    with_paper = Handover(
        "h1", office.patient_id, consent.id, "jgz", "JGZ Voorbeeld", office.clock(), kept.id
    )
    sealed = Handover(
        "h2", office.patient_id, consent.id, "jgz", "JGZ Voorbeeld", office.clock() + DAY
    )
    with office.workspace.kept.database.transaction() as session:
        Shelf(Handover, HandoverTable).put(session, with_paper, sealed)

    shown = office.withdraw(consent)
    not_shared = office.withdraw(other)

    assert [(one.what, one.recipient, bool(one.document_id)) for one in shown.shared] == [
        ("overdracht", "JGZ Voorbeeld", False),
        ("Verwijsbrief", "JGZ Voorbeeld", True),
        ("Verwijsbrief", "JGZ Voorbeeld", True),
    ]
    assert not_shared.shared == ()


def test_a_consent_in_one_line_leaves_safety_to_where_she_is_alone() -> None:
    line = consent_line(
        a_consent(domains=("money", "safety"), includes_not_for_home=True, valid_until=TODAY + DAY)
    )

    assert line == (
        "prenataal huisbezoek · geld · mondeling, op 21 november 2026 · tot en met 22 november 2026"
    )


def test_every_kind_of_recipient_can_be_agreed_to(office: Office) -> None:
    for kind in RecipientKind:
        office.workspace.consents.record(office.household_id, replace(DRAFT, recipient_kind=kind))

    assert {one.recipient_kind for one in office.consents().values()} == set(RecipientKind)
