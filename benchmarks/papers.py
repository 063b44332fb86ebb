"""Time every document of the chain, from four conversations, beside plain reportlab."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import partial

from letter import plain_letter, typical_ms
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kansrijk_desktop.assets import forms_folder, resource
from kansrijk_desktop.documents.preview import page_texts
from kansrijk_desktop.engine.answers import AnswerRecord, Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.records.consent import Consent, ConsentForm, Explanation
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household, Patient, RelatedPerson, Relationship
from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.screening import Moment, Respondent, Screening, ScreeningStatus
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.papers.draft import PaperDraft, StepDraft
from kansrijk_desktop.services.papers.making import PaperMarks, make_paper
from kansrijk_desktop.services.papers.rules import RULES
from kansrijk_desktop.services.screenings import OpenedScreening
from kansrijk_desktop.services.shared_dossier import KnownFamily
from kansrijk_desktop.services.sharing import SAFETY, SUBJECTS

FORM = "signalering-zwangerschap"
NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)
FIRST_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d"
PATIENT_ID, HOUSEHOLD_ID, PARTNER_ID, CHILD_ID = (f"{FIRST_ID}{number:04}" for number in range(4))
MOMENTS = (Moment.INTAKE, Moment.WEEKS_28, Moment.MATERNITY_WEEK, Moment.WEEKS_2)


def main() -> None:
    """Print milliseconds per kind of document as JSON, with those of the plain words."""
    pdfmetrics.registerFont(TTFont("Plain", str(resource("fonts", "NotoSans-Regular.ttf"))))
    known, region = family(), load_region(resource("regions", "landelijk"))
    marks = PaperMarks(f"{FIRST_ID}0100", "K261121-AB12", f"{FIRST_ID}0101")
    measured = {}
    for kind, rule in RULES.items():
        draft = PaperDraft(
            kind=kind,
            recipient_kind=next(iter(rule.recipient_kinds), RecipientKind.OTHER),
            organization="JGZ Voorbeeld",
            subjects=frozenset(SUBJECTS) - {SAFETY},
            question="Wilt u met het gezin kijken wat past?",
            child_id=CHILD_ID,
            partner_id=PARTNER_ID,
            is_safe_to_keep=True,
            steps=(StepDraft("De post sorteren"), StepDraft("Bellen"), StepDraft("Samen eten")),
        )
        paper = make_paper(known, region, draft, marks).content
        words = [line for page in page_texts(paper) for line in page.splitlines() if line]
        plain = [word.replace("&", "&amp;").replace("<", "&lt;") for word in words]
        make = partial(make_paper, known, region, draft, marks)
        measured[kind.value] = {
            "ms": typical_ms(make),
            "plain_ms": typical_ms(partial(plain_letter, plain)),
        }
    print(json.dumps(measured))


def family() -> KnownFamily:
    """Return an invented family with four conversations, one of them with the partner."""
    form = Forms(forms_folder()).newest(FORM)
    patient = Patient(PATIENT_ID, HOUSEHOLD_ID, "Femke", "Reuring", date(1999, 4, 12))
    practitioner = Practitioner(
        f"{FIRST_ID}0099", "A. de Wit", Role.MIDWIFE, Organization("Praktijk De Brug")
    )
    conversations = tuple(
        conversation(form, patient, practitioner, number) for number in range(len(MOMENTS))
    )
    people = (
        RelatedPerson(PARTNER_ID, HOUSEHOLD_ID, Relationship.PARTNER, "Jesse Reuring"),
        RelatedPerson(CHILD_ID, HOUSEHOLD_ID, Relationship.CHILD, "Noor", date(2026, 11, 14)),
    )
    dossier = Dossier(
        Household(HOUSEHOLD_ID, municipality="Utrecht"),
        patient,
        Pregnancy(f"{FIRST_ID}0098", PATIENT_ID, 2, 1, date(2026, 11, 20)),
        people,
        tuple(one.screening for one in reversed(conversations)),
        consents=(consent(),),
    )
    return KnownFamily(dossier, conversations, practitioner, NOW)


def conversation(
    form: Definition, patient: Patient, practitioner: Practitioner, number: int
) -> OpenedScreening:
    """Return a conversation in which every question has an answer."""
    is_partners = number == 1
    screening = Screening(
        id=f"{FIRST_ID}{200 + number:04}",
        patient_id=PATIENT_ID,
        questionnaire=form.identity,
        moment=MOMENTS[number],
        status=ScreeningStatus.COMPLETED,
        started_at=NOW - timedelta(weeks=30 - 8 * number),
        respondent=Respondent.PARTNER if is_partners else Respondent.PATIENT,
        respondent_id=PARTNER_ID if is_partners else "",
    )
    answers = {
        item.link_id: AnswerRecord((item.options[number % len(item.options)].value,))
        if item.options
        else AnswerRecord((Value("String", "Sinds deze zomer is dat soms lastig."),))
        for item in form.walk()
        if item.is_question and not item.hidden and item.type in {"choice", "text", "string"}
    }
    return OpenedScreening(screening, patient, form, answers, practitioner)


def consent() -> Consent:
    """Return her permission for all but safety, whatever kind the reader is."""
    return Consent(
        f"{FIRST_ID}0097",
        PATIENT_ID,
        "JGZ Voorbeeld",
        "prenataal huisbezoek",
        tuple(one for one in SUBJECTS if one != SAFETY),
        ConsentForm.SPOKEN,
        date(2026, 11, 16),
        explanations=tuple(Explanation),
    )


if __name__ == "__main__":
    main()
