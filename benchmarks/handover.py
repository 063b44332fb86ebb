"""Time a sealed export and its import over two installations, beside age and disk alone.

The reference of an export is the same bytes through age (pyrage) and a file brought to disk; of an
import the same bytes through age and one commit of them.
"""

import json
import os
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import uuid4

import pyrage
from letter import family_letter

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.exchange.bundle_content import BundleContent, SharedLevel, SharedScreening
from kansrijk_desktop.exchange.bundle_reading import MAX_BYTES, read_bundle
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.json import JsonObject, dump_json
from kansrijk_desktop.records.consent import Consent, ConsentForm
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household, Patient
from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.screening import Moment, ScreeningStatus
from kansrijk_desktop.services.incoming import IncomingHandover
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.practitioners import PractitionerRepository

ROUNDS = 12
CONVERSATIONS = 8
ANSWERS = 120
NOW = datetime(2026, 11, 21, 13, 3, tzinfo=UTC)
SUBJECTS = ("housing", "money", "stress", "substances")
KEY = bytes(range(32))


def main() -> None:
    """Print the medians in milliseconds as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        sender = an_installation(Path(folder, "a"), "Praktijk De Brug", Role.MIDWIFE)
        receiver = an_installation(Path(folder, "b"), "JGZ Voorbeeld", Role.YOUTH_HEALTH_NURSE)
        knows(sender, receiver)
        knows(receiver, sender)
        print(json.dumps(measured(sender, receiver, Path(folder))))
        for one in (sender, receiver):
            one.kept.database.close()


def measured(sender: Workspace, receiver: Workspace, folder: Path) -> dict[str, float]:
    """Return the medians; the first two rounds warm up."""
    out, bare_out, into, bare_in, size = [], [], [], [], 0
    for number in range(ROUNDS + 2):
        household_id, paper = a_family(sender, number)
        path = folder / f"{number}.age"
        out.append(timed(lambda: export(sender, household_id, paper.id, path)))  # noqa: B023 - at once
        into.append(timed(lambda: take_in(receiver, path)))  # noqa: B023
        size = len(paper.content)
        bare_out.append(timed(lambda: bare_export(paper.content, folder / "bare")))  # noqa: B023
        bare_in.append(timed(lambda: bare_import(receiver, paper.content, folder / "bare")))  # noqa: B023
    names = ("export_ms", "bare_export_ms", "import_ms", "bare_import_ms")
    rounds = (out, bare_out, into, bare_in)
    return {
        **{name: median(times[2:]) for name, times in zip(names, rounds, strict=True)},
        "longest_import_ms": max(into[2:]),
        **largest(sender),
        "bytes": size,
    }


def largest(sender: Workspace) -> dict[str, float]:
    """Return how long reading the largest Bundle takes, and its JSON alone."""
    patient = Patient(str(uuid4()), str(uuid4()), "Femke", "Reuring", date(1999, 4, 12))
    consent = Consent(
        str(uuid4()), patient.id, "JGZ Voorbeeld", "", SUBJECTS, ConsentForm.SPOKEN, NOW.date()
    )
    bundle = json.loads(dump_json(document_bundle(told_of(sender, patient, consent))))
    resources = (entry["resource"] for entry in bundle["entry"])
    talk = next(one for one in resources if one["resourceType"] == "QuestionnaireResponse")
    items = talk["item"]
    room = MAX_BYTES * 0.9 - len(json.dumps(bundle))
    talk["item"] = items * (1 + int(room / len(json.dumps(items))))
    content = json.dumps(bundle).encode()
    return {
        "largest_ms": timed(lambda: read_bundle(content, NOW.date())),
        "bare_largest_ms": timed(lambda: json.loads(content)),
    }


def timed(work) -> float:  # type: ignore[no-untyped-def] # noqa: ANN001 - any work without arguments
    """Return how long a piece of work takes."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def export(sender: Workspace, household_id: str, paper_id: str, path: Path) -> None:
    """Seal a paper for the partner, keep that it leaves, and write the file."""
    handovers = sender.partners.handovers
    (partner,) = handovers.desk(household_id).partners
    sealed = handovers.seal(household_id, paper_id, partner)
    handovers.write(path, sealed.content)


def take_in(receiver: Workspace, path: Path) -> None:
    """Open a file, look for the family, show it beside what is known, and take it over."""
    importing = receiver.partners.handover_import
    incoming = importing.read_file(path)
    if not isinstance(incoming, IncomingHandover) or importing.candidates(incoming):
        raise TypeError("another file than expected")
    preview = importing.preview(incoming, "")
    importing.take_over(preview, preview.proposed)


def bare_export(content: bytes, path: Path) -> None:
    """Bring the same bytes to disk, encrypted."""
    recipient = _IDENTITY.to_public()
    write_atomically(path, pyrage.encrypt(content, [recipient]))


def bare_import(receiver: Workspace, content: bytes, path: Path) -> None:
    """Read and decrypt the same bytes, and commit them."""
    opened = pyrage.decrypt(path.read_bytes(), [_IDENTITY])
    document = a_paper(str(uuid4()), "", "", opened)
    patient_id = next(iter(receiver.kept.patients.search("", 1))).patient.id
    receiver.kept.referrals.add_document(replace(document, patient_id=patient_id))
    if opened != content:
        raise ValueError("not what was written")


def an_installation(folder: Path, organization: str, role: Role) -> Workspace:
    """Return the services of a fresh installation."""
    os.mkdir(folder)  # noqa: PTH102 - a folder of the benchmark
    database = Database.create(folder / "dossiers.db", KEY)
    practitioner = Practitioner(str(uuid4()), "A. de Wit", role, Organization(organization))
    PractitionerRepository(database).save(practitioner)
    return open_workspace(database, lambda: NOW + timedelta(hours=1))


def knows(one: Workspace, other: Workspace) -> None:
    """Put the card of another in the address book."""
    book = one.partners.correspondence
    book.keep(book.read(other.partners.correspondence.own_card().text.encode()), is_compared=True)


def a_family(sender: Workspace, number: int) -> tuple[str, GeneratedDocument]:
    """Keep a family with a paper about it: eight conversations of 120 answers."""
    household_id, patient_id = str(uuid4()), str(uuid4())
    patient = Patient(patient_id, household_id, "Femke", f"Reuring{number}", date(1999, 4, 12))
    sender.kept.patients.save_dossier(
        Dossier(Household(household_id, created_at=NOW, changed_at=NOW), patient)
    )
    consent = Consent(
        str(uuid4()), patient_id, "JGZ Voorbeeld", "", SUBJECTS, ConsentForm.SPOKEN, NOW.date()
    )
    sender.kept.referrals.add_consent(consent, NOW)
    content = told_of(sender, patient, consent)
    bundle = dump_json(document_bundle(content))
    paper = a_paper(
        content.id, patient_id, consent.id, build(replace(family_letter(), bundle=bundle))
    )
    sender.kept.referrals.add_document(paper)
    return household_id, paper


def a_paper(identity: str, patient_id: str, consent_id: str, content: bytes) -> GeneratedDocument:
    """Return a paper of the dossier."""
    return GeneratedDocument(
        identity,
        patient_id,
        "",
        "Overdracht JGZ",
        "JGZ Voorbeeld",
        Delivery.SAVED,
        NOW,
        content,
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        consent_id,
    )


def told_of(sender: Workspace, patient: Patient, consent: Consent) -> BundleContent:
    """Return what is told of a family."""
    pregnancy = Pregnancy(str(uuid4()), patient.id, 2, 1, date(2027, 6, 9))
    return BundleContent(
        id=str(uuid4()),
        kind=DocumentKind.YOUTH_HEALTH_HANDOVER,
        title="Overdracht JGZ",
        created_at=NOW,
        patient=patient,
        practitioner=sender.signed_in.practitioner,
        consent=consent,
        pregnancy=pregnancy,
        screenings=tuple(a_conversation(pregnancy.id) for _ in range(CONVERSATIONS)),
    )


def a_conversation(pregnancy_id: str) -> SharedScreening:
    """Return a conversation of our own questionnaire's identity, with many answers."""
    questionnaire = "https://kansrijk-desktop.nl/fhir/Questionnaire/signalering-zwangerschap|1.0.0"
    items: list[JsonObject] = [
        {
            "linkId": f"V{number}",
            "text": "Hoe gaat het met de vaste lasten en de rekeningen van deze maand?",
            "answer": [{"valueString": "Meestal goed, soms lastig als de kinderopvang komt."}],
        }
        for number in range(ANSWERS)
    ]
    response: JsonObject = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": questionnaire,
        "item": [*items],
    }
    return SharedScreening(
        id=str(uuid4()),
        questionnaire=questionnaire,
        moment=Moment.INTAKE,
        status=ScreeningStatus.COMPLETED,
        started_at=NOW - timedelta(days=30),
        response=response,
        title="Signalering zwangerschap",
        levels=tuple(SharedLevel(one, "yellow", "Geel") for one in SUBJECTS),
        pregnancy_id=pregnancy_id,
    )


_IDENTITY = pyrage.x25519.Identity.generate()


if __name__ == "__main__":
    main()
