"""The example family of the programme text, to try the program with.

Mother Reuring is pregnant again, unexpected and welcome; father lost his job; there were debts
already (seed 002). Everything beyond that is invented: first names, dates, street and number. The
BSN is from the range 9999 that is set apart for tests (Nictiz test material).
"""

from datetime import date, timedelta

from kansrijk_desktop.records.people import Relationship, Safe
from kansrijk_desktop.records.pregnancy import FULL_TERM, DueDateMethod
from kansrijk_desktop.services.dossier_form import DossierForm, RelatedPersonForm
from kansrijk_desktop.services.dutch_dates import short_date

_PREGNANT_FOR = timedelta(weeks=11, days=3)


def reuring_family(today: date) -> DossierForm:
    """Return the example family, 11 weeks and 3 days pregnant today."""
    return DossierForm(
        given_name="Sanne",
        family_name="Reuring",
        birth_date="3-4-1996",
        bsn="999910644",
        phone="06 00000000",
        street="Voorbeeldstraat 1",
        postal_code="1234 AB",
        city="Voorbeelddorp",
        municipality="Voorbeelddorp",
        safe_to_call=Safe.YES,
        safe_to_write=Safe.YES,
        best_time="doordeweeks na 10 uur",
        gravidity="2",
        parity="1",
        due_date=short_date(today - _PREGNANT_FOR + FULL_TERM),
        due_date_method=DueDateMethod.ULTRASOUND,
        planned_birth_place="nog niet gekozen",
        related_persons=(
            RelatedPersonForm(Relationship.PARTNER, name="Jesse Reuring", birth_date="30-1-1994"),
            RelatedPersonForm(Relationship.CHILD, name="Noor Reuring", birth_date="1-2-2023"),
        ),
    )
