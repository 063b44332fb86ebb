"""Nothing that was written can be read without the key, in any file, at any moment."""

import base64
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Contact, Household
from kansrijk_desktop.records.screening import Moment, SavedAnswer, Screening, ScreeningStatus
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository, SettingRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    a_consent,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
    a_referral,
)

MARK = "GEHEIM-7f3a"
PASSPHRASE = f"{MARK} vier paarse fietsen"
SCREENING = Screening(
    a_referral().screening_id,
    PATIENT_ID,
    MARK,
    Moment.INTAKE,
    ScreeningStatus.IN_PROGRESS,
    NOW,
    place=MARK,
)


def forms_of(mark: str) -> list[bytes]:
    """The ways in which a text may lie in a file."""
    forms = []
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        plain = mark.encode(encoding)
        forms += [plain, plain.lower(), plain.upper(), plain.hex().encode()]
        # In base64 a text looks different at each of three places; the ends depend on neighbours.
        forms += [base64.b64encode(b"\0" * shift + plain)[4:-4] for shift in range(3)]
    return forms


def found_in(folder: Path, *marks: str) -> list[str]:
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for mark in marks
        if any(form in path.read_bytes() for form in forms_of(mark))
    ]


def write_everything(database: Database) -> None:
    """Put the mark in every field that takes text."""
    marked = a_patient(
        given_name=MARK,
        family_name=MARK,
        language=MARK,
        interpreter_language=MARK,
        contact=Contact(MARK, MARK, MARK, MARK, MARK, best_time=MARK),
    )
    PatientRepository(database).save_dossier(
        Dossier(
            Household(HOUSEHOLD_ID, MARK, NOW, NOW),
            marked,
            a_pregnancy(risk_status=MARK, planned_birth_place=MARK),
            (a_partner(name=MARK, remark=MARK),),
        )
    )
    SettingRepository(database).set("plaats", MARK)
    PractitionerRepository(database).save(a_practitioner(name=MARK))
    screenings = ScreeningRepository(database)
    for number in range(30):
        answer = SavedAnswer(SCREENING.id, f"A{number % 7}", f'{{"text": "{MARK}"}}', NOW)
        screenings.save(replace(SCREENING, saved_at=NOW + timedelta(seconds=number)), [answer])
    ReferralRepository(database).save(
        a_consent(purpose=MARK, given_by=MARK),
        a_referral(question=MARK, remarks=MARK),
        GeneratedDocument(
            "d1",
            PATIENT_ID,
            a_referral().id,
            MARK,
            MARK,
            Delivery.SAVED,
            NOW,
            MARK.encode() * 5000,
        ),
    )


def test_the_scan_finds_a_text_in_every_form(tmp_path: Path) -> None:
    for number, form in enumerate(forms_of(MARK)):
        (tmp_path / f"{number}").write_bytes(b"abc" + form + b"def")
    (tmp_path / "in-base64").write_bytes(base64.b64encode(f"xy{MARK}{MARK}z".encode()))
    (tmp_path / "clean").write_bytes(b"niets")

    found = found_in(tmp_path, MARK)

    assert len(found) == len(forms_of(MARK)) + 1
    assert "clean" not in found


def test_no_file_holds_plain_text_during_a_visit_nor_after_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    key = KeyFile(folder / "sleutels.json", KeyCost.floor()).create(PASSPHRASE)
    secrets = (MARK, a_patient().bsn, key.recovery_code, key.data_key.hex(), PASSPHRASE)
    database = Database.create(folder / "dossiers.db", key.data_key)

    write_everything(database)
    # Copied by another process: reading open files ourselves would break the locks on them.
    copier = shutil.which("cp") or "cp"
    subprocess.run([copier, "-r", str(folder), str(tmp_path / "during")], check=True)  # noqa: S603
    database.backup_to(folder / "copy.db")
    database.checkpoint()
    database.close()

    assert (tmp_path / "during" / "dossiers.db-wal").stat().st_size > 0
    assert found_in(tmp_path, *secrets) == []
    reopened = Database.open(folder / "dossiers.db", key.data_key)
    assert PatientRepository(reopened).dossier(HOUSEHOLD_ID).patient.given_name == MARK
    reopened.close()
