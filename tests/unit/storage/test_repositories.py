from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household, RelatedPerson, Relationship
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.screening import (
    Moment,
    SavedAnswer,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository, SettingRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_consent,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
    a_referral,
)
from tests.unit.storage.conftest import KEY

SCREENING_ID = a_referral().screening_id
LATER = NOW + timedelta(minutes=5)


def a_dossier() -> Dossier:
    child = RelatedPerson("c1", HOUSEHOLD_ID, Relationship.CHILD, "Saar", date(2020, 5, 6), False)
    return Dossier(
        household=Household(HOUSEHOLD_ID, "Utrecht", NOW, NOW),
        patient=a_patient(),
        pregnancy=a_pregnancy(),
        related_persons=(a_partner(), child),
    )


def a_screening() -> Screening:
    return Screening(
        id=SCREENING_ID,
        patient_id=PATIENT_ID,
        questionnaire="https://voorbeeld.nl/form|1.0.0",
        moment=Moment.INTAKE,
        status=ScreeningStatus.IN_PROGRESS,
        started_at=NOW,
    )


def a_document() -> GeneratedDocument:
    return GeneratedDocument(
        id="d1",
        patient_id=PATIENT_ID,
        referral_id=a_referral().id,
        title="Verwijzing",
        recipient="JGZ Voorbeeld",
        delivery=Delivery.SAVED,
        created_at=LATER,
        content=b"%PDF-1.7\0\xff",
    )


def an_answer(address: str, content: str = "{}") -> SavedAnswer:
    return SavedAnswer(SCREENING_ID, address, content, LATER)


@pytest.fixture
def patients(database: Database) -> PatientRepository:
    patients = PatientRepository(database)
    patients.save_dossier(a_dossier())
    return patients


@pytest.fixture
def screenings(database: Database, patients: PatientRepository) -> ScreeningRepository:
    screenings = ScreeningRepository(database)
    screenings.save(a_screening())
    return screenings


@pytest.fixture
def referrals(database: Database, screenings: ScreeningRepository) -> ReferralRepository:
    return ReferralRepository(database)


@pytest.fixture
def reopened(path: Path, database: Database) -> Iterator[Database]:
    database.close()
    reopened = Database.open(path, KEY)
    yield reopened
    reopened.close()


def test_a_dossier_comes_back_as_it_was_saved(patients: PatientRepository) -> None:
    found = patients.dossier(HOUSEHOLD_ID)

    assert found == replace(a_dossier(), related_persons=found.related_persons)
    assert set(found.related_persons) == set(a_dossier().related_persons)
    assert patients.count() == 1


def test_a_patient_without_a_pregnancy_or_a_birth_date_can_be_kept(
    database: Database,
) -> None:
    patients = PatientRepository(database)
    alone = Dossier(
        Household(HOUSEHOLD_ID, "", NOW, NOW, is_demo=True), a_patient(birth_date=None, bsn="")
    )

    patients.save_dossier(alone)

    assert patients.dossier(HOUSEHOLD_ID) == alone
    assert patients.search("", 5)[0].pregnancy is None


def test_a_changed_dossier_replaces_the_old_and_removes_only_who_is_named(
    patients: PatientRepository,
) -> None:
    changed = replace(
        a_dossier(), patient=a_patient(given_name="Sanna"), related_persons=(a_partner(),)
    )

    patients.save_dossier(changed, removed_persons=["c1", "unknown"])

    assert patients.dossier(HOUSEHOLD_ID) == changed
    assert patients.search("sanna", 5)
    assert not patients.search("sanne", 5)


def test_the_pregnancy_that_lasts_is_the_one_shown(patients: PatientRepository) -> None:
    ended = a_pregnancy(id="old", due_date=date(2028, 1, 1), ended_on=date(2026, 1, 1))

    patients.save_dossier(replace(a_dossier(), pregnancy=ended))

    assert patients.dossier(HOUSEHOLD_ID).pregnancy == a_pregnancy()
    assert patients.search("", 5)[0].pregnancy == a_pregnancy()


def test_an_unknown_dossier_is_not_found(patients: PatientRepository) -> None:
    with pytest.raises(LookupError):
        patients.dossier("unknown")
    with pytest.raises(LookupError):
        patients.dossier_of_patient("unknown")


def test_a_dossier_is_found_by_its_patient(patients: PatientRepository) -> None:
    assert patients.dossier_of_patient(PATIENT_ID) == patients.dossier(HOUSEHOLD_ID)


def test_a_screening_knows_whom_it_is_about(screenings: ScreeningRepository) -> None:
    assert screenings.patient(PATIENT_ID) == a_patient()
    with pytest.raises(LookupError):
        screenings.patient("unknown")


def test_a_household_without_its_times_is_a_mistake_of_the_caller(database: Database) -> None:
    with pytest.raises(ValueError, match="times"):
        PatientRepository(database).save_dossier(
            replace(a_dossier(), household=Household(HOUSEHOLD_ID))
        )


def test_a_screening_and_its_answers_come_back(screenings: ScreeningRepository) -> None:
    saved = replace(a_screening(), place="G3", saved_at=LATER, seconds_spent=61)

    screenings.save(saved, [an_answer("G2"), an_answer("kind[1].naam", '{"é": 1}')])

    assert screenings.screening(SCREENING_ID) == saved
    assert screenings.answers(SCREENING_ID) == (
        an_answer("G2"),
        an_answer("kind[1].naam", '{"é": 1}'),
    )


def test_saving_the_same_answer_again_changes_nothing(screenings: ScreeningRepository) -> None:
    screenings.save(a_screening(), [an_answer("G2", "old")])

    for _ in range(2):
        screenings.save(a_screening(), [an_answer("G2", "new")])

    assert screenings.answers(SCREENING_ID) == (an_answer("G2", "new"),)


def test_a_time_with_another_offset_is_the_same_moment(screenings: ScreeningRepository) -> None:
    summer = datetime(2026, 7, 1, 3, 4, tzinfo=timezone(timedelta(hours=2)))

    screenings.save(replace(a_screening(), saved_at=summer))

    found = screenings.screening(SCREENING_ID).saved_at
    assert found == summer
    assert found is not None
    assert found.tzinfo == UTC


def test_an_answer_to_an_unknown_screening_is_refused_whole(
    database: Database, patients: PatientRepository
) -> None:
    screenings = ScreeningRepository(database)
    stray = replace(a_screening(), patient_id="unknown")

    with pytest.raises(Exception, match="FOREIGN KEY"):
        screenings.save(stray, [an_answer("G2")])

    assert screenings.answers(SCREENING_ID) == ()
    with pytest.raises(LookupError):
        screenings.screening(SCREENING_ID)


def test_unfinished_screenings_come_with_whose_they_are_the_last_saved_first(
    screenings: ScreeningRepository,
) -> None:
    screenings.save(replace(a_screening(), id="late", saved_at=LATER))
    screenings.save(replace(a_screening(), id="done", status=ScreeningStatus.COMPLETED))

    found = screenings.unfinished()

    assert [each.screening.id for each in found] == ["late", SCREENING_ID]
    assert (found[0].patient_name, found[0].patient_initials) == ("Sanne Reuring", "S. R.")
    assert found[0].household_id == HOUSEHOLD_ID


def test_a_finished_screening_is_no_longer_open_in_the_search(
    patients: PatientRepository, screenings: ScreeningRepository
) -> None:
    before = patients.search("reuring", 5)[0].has_open_screening
    screenings.save(replace(a_screening(), status=ScreeningStatus.STOPPED, finished_at=LATER))

    assert before
    assert not patients.search("reuring", 5)[0].has_open_screening


def test_a_referral_is_kept_with_its_consent_and_document(
    patients: PatientRepository, referrals: ReferralRepository
) -> None:
    referrals.save(a_consent(), a_referral(), a_document())

    dossier = patients.dossier(HOUSEHOLD_ID)
    assert dossier.referrals == (a_referral(),)
    assert dossier.documents == (replace(a_document(), content=b""),)
    assert len(dossier.screenings) == 1
    assert referrals.referrals(PATIENT_ID) == (a_referral(),)
    assert referrals.consents(PATIENT_ID) == (a_consent(),)
    assert referrals.document_content("d1") == a_document().content


def test_a_referral_whose_document_fails_is_not_kept_at_all(
    referrals: ReferralRepository,
) -> None:
    stray = replace(a_document(), referral_id="unknown")

    with pytest.raises(Exception, match="FOREIGN KEY"):
        referrals.save(a_consent(), a_referral(), stray)

    assert referrals.referrals(PATIENT_ID) == ()
    assert referrals.consents(PATIENT_ID) == ()


def test_a_second_print_is_a_document_of_its_own(
    patients: PatientRepository, referrals: ReferralRepository
) -> None:
    referrals.save(a_consent(), a_referral(), a_document())

    referrals.add_document(replace(a_document(), id="d2", delivery=Delivery.PRINTED))

    deliveries = {each.delivery for each in patients.dossier(HOUSEHOLD_ID).documents}
    assert deliveries == {Delivery.SAVED, Delivery.PRINTED}


def test_a_document_comes_back_with_its_bytes(referrals: ReferralRepository) -> None:
    referrals.save(a_consent(), a_referral(), a_document())

    assert referrals.document("d1") == a_document()


def test_an_unknown_document_is_not_found(referrals: ReferralRepository) -> None:
    with pytest.raises(LookupError):
        referrals.document_content("unknown")
    with pytest.raises(LookupError):
        referrals.document("unknown")


def test_withdrawn_consent_stays_with_its_date(referrals: ReferralRepository) -> None:
    referrals.save(a_consent(), a_referral(), a_document())

    referrals.withdraw_consent(a_consent().id, TODAY, LATER)

    assert referrals.consents(PATIENT_ID) == (a_consent(withdrawn_on=TODAY),)


def test_of_consents_of_one_day_the_last_recorded_comes_first(
    referrals: ReferralRepository,
) -> None:
    for number, consent_id in enumerate(("b", "c", "a")):
        at = NOW + timedelta(minutes=number)
        referrals.add_consent(a_consent(id=consent_id, recorded_at=at), at)

    assert [consent.id for consent in referrals.consents(PATIENT_ID)] == ["a", "c", "b"]


def test_every_change_of_substance_moves_the_last_change_forward_never_back(
    patients: PatientRepository, screenings: ScreeningRepository, referrals: ReferralRepository
) -> None:
    def changed_at() -> datetime | None:
        return patients.dossier(HOUSEHOLD_ID).household.changed_at

    moments = [changed_at()]
    screenings.save(replace(a_screening(), saved_at=NOW + timedelta(minutes=1)))
    moments.append(changed_at())
    referrals.add_consent(a_consent(id="k2"), NOW + timedelta(minutes=2))
    moments.append(changed_at())
    referrals.save(a_consent(), a_referral(), a_document())
    moments.append(changed_at())
    screenings.save(replace(a_screening(), saved_at=NOW))
    moments.append(changed_at())

    minutes = [(moment - NOW).seconds // 60 for moment in moments if moment]
    assert minutes == [0, 1, 2, 5, 5]


def test_opening_or_migrating_does_not_touch_the_last_change(
    patients: PatientRepository, reopened: Database
) -> None:
    assert PatientRepository(reopened).dossier(HOUSEHOLD_ID).household.changed_at == NOW


def test_the_professional_at_the_keyboard_comes_back(database: Database) -> None:
    practitioners = PractitionerRepository(database)
    before = practitioners.current()

    practitioners.save(a_practitioner())
    practitioners.save(a_practitioner(role=Role.MATERNITY_CARER, kckz_number="1"))

    assert before is None
    assert practitioners.current() == a_practitioner(role=Role.MATERNITY_CARER, kckz_number="1")


def test_a_setting_has_a_default_until_it_is_set(database: Database) -> None:
    settings = SettingRepository(database)
    before = settings.get("region", "landelijk")

    settings.set("region", "utrecht")

    assert (before, settings.get("region")) == ("landelijk", "utrecht")
