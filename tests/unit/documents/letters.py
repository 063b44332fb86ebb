"""Referral letters for tests: one of ordinary length, and parts to make it longer or stranger."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

from kansrijk_desktop.documents.content import (
    Agreement,
    Client,
    ConsentGiven,
    Course,
    Earlier,
    Explained,
    Heard,
    HelpOffered,
    HouseholdMember,
    Involvement,
    Obstetrics,
    Recipient,
    ReferralContent,
    Sender,
    Subject,
    ToCopy,
)
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.pregnancy import GestationalAge
from kansrijk_desktop.records.referral import RecipientKind, Urgency

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 14, 3, tzinfo=timezone(timedelta(hours=1)))
BUNDLE = b'{"resourceType": "Bundle", "type": "document"}'


def a_client(**changes: Any) -> Client:
    """The woman of the worked example; name, numbers and address are invented."""
    fields: dict[str, Any] = {
        "name": "Sanne Reuring",
        "birth_date": date(1994, 3, 14),
        "bsn": "999910644",
        "address": "Kade 8, 3022 EF Voorbeeldstad",
        "may_write": Safe.YES,
        "phone": "06 00 00 00 00",
        "may_call": Safe.YES,
        "may_leave_voicemail": Safe.NO,
        "best_time": "dinsdag na 14.00 uur",
        "language": "Nederlands",
    }
    return Client(**(fields | changes))


def a_subject(**changes: Any) -> Subject:
    """Money, with a quotation."""
    fields: dict[str, Any] = {
        "title": "Geld",
        "level": "oranje",
        "heard": (
            Heard("Rondkomen", "met moeite"),
            Heard("In haar woorden", "Ik durf de brieven niet meer open te maken.", is_quote=True),
        ),
        "since": "drie maanden",
        "arranged": "aanvraag toeslagen loopt",
        "wish": "hulp bij het regelen",
        "unwanted": "geen bewindvoerder",
        "asked_on": TODAY,
        "asked_alone": True,
        "weighing": "zwaarder dan de antwoorden laten zien",
    }
    return Subject(**(fields | changes))


def a_letter(**changes: Any) -> ReferralContent:
    """A letter to youth health care with everything in it."""
    fields: dict[str, Any] = {
        "reference": "KS-2026-0017",
        "made_at": NOW,
        "urgency": Urgency.WITHIN_48_HOURS,
        "sender": Sender(
            name="Fatma Yıldız",
            role="verloskundige",
            organization="Praktijk De Wieg",
            address="Lange Dreef 12, 3021 AB Voorbeeldstad",
            agb_code="08012345",
            big_number="19012345603",
            phone="010 000 00 00",
            best_hours="12.30-13.30 uur",
        ),
        "recipient": Recipient(
            kind=RecipientKind.YOUTH_HEALTH,
            organization="JGZ Maasoever",
            name="mw. De Groot",
            contact="Schoolstraat 4",
        ),
        "client": a_client(),
        "consent": ConsentGiven(
            form=ConsentForm.SPOKEN,
            given_on=TODAY,
            subjects=("Geld", "Stress"),
            purpose="prenataal huisbezoek",
            given_by="cliënt zelf",
            interpreter="tolk Tigrinya",
            valid_until=date(2027, 5, 21),
        ),
        "question": "Wilt u binnen twee weken een prenataal huisbezoek plannen?",
        "instrument": "Signalering zwangerschap 1.0.0",
        "reason": "Sanne is onverwacht weer zwanger; het kind is welkom.",
        "background": "De eerste zwangerschap verliep zonder problemen.",
        "assessment": "Samen gewogen: geldzorgen staan voorop.",
        "obstetrics": Obstetrics(
            gravidity=2,
            parity=1,
            due_date=date(2027, 2, 18),
            due_date_method="echo",
            gestational_age=GestationalAge(27, 3),
            risk_status="VIL A",
            planned_birth_place="thuis",
        ),
        "household": (
            HouseholdMember("partner Mark (34)", "sinds vorige week zonder werk"),
            HouseholdMember("dochter Lotte (4)"),
        ),
        "home_visit": "Er is een kleine hond.",
        "subjects": (a_subject(), a_subject(title="Stress", level="geel")),
        "strengths": ("Moeder van Sanne past op", "Sanne en Mark praten open"),
        "agreements": (
            Agreement("Sanne", "zoekt de brieven bij elkaar", "1 december 2026"),
            Agreement("JGZ", "plant het huisbezoek", "5 december 2026"),
        ),
        "coordinator": "Fatma Yıldız",
        "involved": (Involvement("Huisarts De Vries", "kent het gezin"), Involvement("Oma")),
        "meldcode": (Heard("Stap 2", "overlegd met collega"),),
        "copies": ("huisarts De Vries",),
        "feedback": "Laat ons weten of het huisbezoek is geweest.",
        "bundle": BUNDLE,
    }
    return ReferralContent(**(fields | changes))


def a_bare_letter(**changes: Any) -> ReferralContent:
    """A letter with only what a letter must have."""
    fields: dict[str, Any] = {
        "reference": "KS-1",
        "made_at": NOW,
        "urgency": Urgency.ROUTINE,
        "sender": Sender("J. Bos", "verloskundige", "Praktijk Bos"),
        "recipient": Recipient(RecipientKind.OTHER, "Buurthuis De Haven"),
        "client": Client("Anna Wit"),
        "consent": ConsentGiven(ConsentForm.WRITTEN, TODAY),
        "question": "Wilt u Anna uitnodigen?",
        "instrument": "Signalering zwangerschap 1.0.0",
    }
    return ReferralContent(**(fields | changes))


def a_long_letter() -> ReferralContent:
    """A letter in which every text is far longer than the front has room for."""
    sentence = "Dit is een lange zin over wat er aan de hand is. "
    heard = tuple(Heard(f"Vraag {number}", sentence * number) for number in range(1, 8))
    return a_letter(
        client=a_client(name="Maria Wilhelmina " * 11, address=sentence * 3),
        reason=sentence * 30,
        background=sentence * 60,
        assessment=sentence * 25,
        question=sentence * 14,
        subjects=tuple(
            a_subject(title=title, summary=sentence * 4, heard=heard, arranged=sentence * 60)
            for title in ("Wonen", "Geld", "Stress", "Middelen", "Veiligheid")
        ),
        agreements=tuple(
            Agreement(f"Persoon {number}", sentence * 3, "morgen") for number in range(30)
        ),
        copies=("huisarts",) * 30,
    )


def a_letter_of_many_scripts() -> ReferralContent:
    """Turkish, Polish, Arabic, Tigrinya and Ukrainian in one letter."""
    return a_letter(
        client=a_client(
            name="محمد (Mohammed) ሓዳስ İbrahim Wójcik-Świątek",
            address="شارع الملك فيصل 12-4",
            interpreter="Arabisch (العربية), liever een vrouw",
        ),
        household=(HouseholdMember("partner أحمد الحسن (34)", "zonder werk"),),
        subjects=(
            a_subject(
                heard=(
                    Heard("A", "لا أستطيع الدفع منذ 12-03-2026 (ثلاثة).", True, "ar"),
                    Heard("B", "Kirayı ödeyemiyorum, İşim yok.", True, "tr"),
                    Heard("C", "Nie mogę zapłacić, źle śpię.", True, "pl"),
                    Heard("D", "ኪራይ ክኸፍል ኣይከኣልኩን።", True, "ti"),
                    Heard("E", "Я не можу заплатити.", True, "uk"),
                )
            ),
        ),
    )


def a_handover(**changes: Any) -> ReferralContent:
    """A handover over four moments, with everything a letter does not have."""
    earlier = (
        Earlier(
            "28 weken, 3 september 2026",
            "geel",
            (Heard("Rondkomen", "net"), Heard("Eigen wens", "Minder brieven", is_quote=True)),
            "Informatie",
        ),
        Earlier("intake, 3 mei 2026", "rood", (Heard("Rondkomen", "niet"),)),
    )
    fields: dict[str, Any] = {
        "title": "Overdracht aan de JGZ",
        "file_title": "Overdracht",
        "known": "zij weet dat dit wordt gedeeld: geld, stress (mondeling, 21 november 2026).",
        "explained": (Explained("Wat het bezoek is", "Een verpleegkundige komt thuis langs."),),
        "subjects": (
            a_subject(earlier=earlier, asked_at="kraamtijd, bij Kraamzorg De Roos"),
            a_subject(title="Stress", level="geel"),
        ),
        "course": Course(
            (
                ("intake", "3-5-2026"),
                ("28 weken", "3-9-2026"),
                ("kraamtijd", "17-11-2026"),
                ("2 weken", "21-11-2026"),
            ),
            (
                ("Geld", ("rood", "geel", "", "oranje")),
                ("Stress", ("geel", "", "groen", "geel")),
            ),
        ),
        "births": ("14 november 2026, 39+2 weken, 3400 gram",),
        "help_offered": (
            HelpOffered("Prenataal huisbezoek door de JGZ", "teruggekoppeld", date(2026, 8, 3)),
            HelpOffered("Geldfit", "gestart", date(2026, 6, 1)),
        ),
        "to_copy": (
            ToCopy("R014 Zwangerschap", "Roken in de zwangerschap", "nee", "intake, 3-5-2026"),
            ToCopy("R014 Zwangerschap", "Graviditeit", "2", "dossier"),
        ),
    }
    return a_letter(**(fields | changes))
