"""Random dossiers: conversations of both respondents, and all that follows, each text a word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.records.consent import Consent, ConsentForm, Explanation
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.records.handover import WarmHandover
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.records.screening import Author, Respondent
from kansrijk_desktop.services.screenings import OpenedScreening
from kansrijk_desktop.services.shared_dossier import KnownFamily
from tests.builders import NOW, PATIENT_ID, TODAY, a_partner, a_patient, a_pregnancy
from tests.unit.services.form_rules import FORMS, SUBJECTS, rules_of
from tests.unit.services.paper_families import (
    PREGNANCY_ID,
    a_child,
    a_conversation,
    a_family,
    an_id,
    form_named,
)
from tests.unit.services.random_answers import Words, random_record

EARLIER_ID = an_id(9)
PARTNER_ID = a_partner().id
LEVELLED = SUBJECTS[1:6]


@dataclass(frozen=True)
class RandomFamily:
    """A dossier, and every word in it by where it stands.

    Attributes:
        answers: words by conversation and address; `notes` those of the professional there.
        others: words that go into no paper at all, whoever reads it.
    """

    known: KnownFamily
    answers: Mapping[tuple[str, str], tuple[str, ...]]
    notes: tuple[str, ...]
    others: tuple[str, ...]


def random_family(seed: int) -> RandomFamily:
    """Return the same dossier for the same seed."""
    random, words = Random(seed), Words()  # noqa: S311 - answers for a test, no secret
    conversations: list[OpenedScreening] = []
    said: dict[tuple[str, str], tuple[str, ...]] = {}
    notes: list[str] = []
    for number in range(1, random.choice((1, 2, 2, 3, 5)) + 1):
        opened, of_answers, of_notes = _conversation(random, words, number)
        conversations.append(opened)
        said |= {(opened.screening.id, address): one for address, one in of_answers.items()}
        notes += of_notes
    others: list[str] = []
    known = a_family(
        conversations,
        patient=replace(
            a_patient(),
            contact=replace(
                a_patient().contact, best_time="", safe_to_write=random.choice(list(Safe))
            ),
        ),
        pregnancy=_pregnancy(random),
        earlier_pregnancies=(
            a_pregnancy(id=EARLIER_ID, ended_on=TODAY - timedelta(days=900), due_date=None),
        ),
        related_persons=(
            a_partner(remark=_remembered(words, others)),
            a_child(remark=_remembered(words, others)),
        ),
        consents=tuple(_consents(random)),
        agreements=tuple(_agreements(random, words)),
        offers=tuple(_offers(random, words, conversations)),
        notes=(Note(an_id(50), PATIENT_ID, _remembered(words, others), "M. de Vroed", NOW),),
        reminders=(Reminder(an_id(51), PATIENT_ID, ReminderKind.TALK_ALONE, an_id(1001), TODAY),),
        documents=tuple(_documents(random, words)),
        handovers=(),
        warm_handovers=(
            WarmHandover(
                an_id(52),
                PATIENT_ID,
                _remembered(words, others),
                NOW,
                remarks=_remembered(words, others),
            ),
        ),
    )
    return RandomFamily(known, said, tuple(notes), tuple(others))


def _remembered(words: Words, where: list[str]) -> str:
    word = words.new()
    where.append(word)
    return word


def _pregnancy(random: Random) -> Any:
    if random.random() < 0.5:
        return a_pregnancy()
    return a_pregnancy(ended_on=TODAY - timedelta(days=7), ended_by=PregnancyEnd.BIRTH)


def _conversation(
    random: Random, words: Words, number: int
) -> tuple[OpenedScreening, dict[str, tuple[str, ...]], list[str]]:
    """Answer every question of one of our forms at random; many marked, many with a note."""
    form = random.choice((*FORMS[:3], *FORMS))
    density = random.choice((0.15, 0.4, 0.9))
    answers: dict[str, AnswerRecord] = {}
    said: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    for item in form_named(form).walk():
        is_inside_repeats = any(one.repeats and one.is_group for one in item.ancestors())
        if not item.is_question or item.hidden or is_inside_repeats:
            continue
        is_way = rules_of(form)[item.link_id].leads_on
        if random.random() > (0.9 if is_way else density):
            continue
        note = words.new() if random.random() < 0.3 else ""
        record = replace(random_record(item, random, words.new), note=note)
        answers[item.link_id] = record
        typed = tuple(str(one.json) for one in record.values if one.type == "String")
        if typed:
            said[item.link_id] = typed
        notes += [note] if note else []
    is_partner = random.random() < 0.3
    opened = a_conversation(
        answers,
        number=number,
        form=form,
        respondent=Respondent.PARTNER if is_partner else Respondent.PATIENT,
        respondent_id=PARTNER_ID if is_partner else "",
        author=random.choice(list(Author)),
        pregnancy_id=random.choice((PREGNANCY_ID, PREGNANCY_ID, "", EARLIER_ID)),
    )
    return opened, said, notes


def _consents(random: Random) -> Iterator[Consent]:
    """Yield consents for several recipients: some hold, some do not."""
    for number, kind in enumerate(RecipientKind):
        for again in range(random.randrange(3)):
            withdrawn = TODAY if random.random() < 0.2 else None
            yield Consent(
                id=an_id(100 + 10 * number + again),
                patient_id=PATIENT_ID,
                recipient=f"Ontvanger {kind.value}",
                purpose="samen kijken",
                domains=tuple(one for one in SUBJECTS if random.random() < 0.6),
                form=random.choice(list(ConsentForm)),
                given_on=TODAY - timedelta(days=random.randrange(-3, 40)),
                valid_until=random.choice((None, None, TODAY - timedelta(days=1))),
                withdrawn_on=withdrawn,
                includes_not_for_home=random.random() < 0.3,
                recipient_kind=kind.value,
                explanations=tuple(one for one in Explanation if random.random() < 0.9),
            )


def _agreements(random: Random, words: Words) -> Iterator[Agreement]:
    for number in range(random.randrange(5)):
        yield Agreement(
            id=an_id(200 + number),
            patient_id=PATIENT_ID,
            who="Sanne",
            what=words.new(),
            created_at=NOW,
            due_on=random.choice((None, TODAY + timedelta(days=3))),
            done_on=random.choice((None, None, TODAY)),
            is_hers=random.random() < 0.6,
            is_not_for_home=random.random() < 0.4,
        )


def _offers(
    random: Random, words: Words, conversations: list[OpenedScreening]
) -> Iterator[CareOffer]:
    for number in range(random.randrange(6)):
        chosen = random.choice(
            (LEVELLED, ("safety",), tuple(random.sample(LEVELLED, random.randrange(1, 4))), ())
        )
        yield CareOffer(
            id=an_id(300 + number),
            patient_id=PATIENT_ID,
            name=words.new(),
            state=random.choice(list(OfferState)),
            since=TODAY,
            created_at=NOW,
            screening_id=random.choice(("", random.choice(conversations).screening.id)),
            domains=tuple(chosen),
        )


def _documents(random: Random, words: Words) -> Iterator[GeneratedDocument]:
    for number in range(random.randrange(3)):
        yield GeneratedDocument(
            id=an_id(400 + number),
            patient_id=PATIENT_ID,
            referral_id="",
            title="Overdracht",
            recipient=words.new(),
            delivery=Delivery.SAVED,
            created_at=NOW,
            content=b"",
            kind=random.choice(list(DocumentKind)),
            consent_id=random.choice(("", an_id(100), an_id(140))),
        )
