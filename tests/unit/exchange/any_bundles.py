"""Any content of a document Bundle at all, for property tests."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from kansrijk_desktop.exchange.bundle_content import (
    BundleContent,
    SharedLevel,
    SharedScreening,
    SharedStop,
)
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.consent import Consent, ConsentForm, Explanation
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.life_event import Birth, StopReason
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import (
    Contact,
    Patient,
    RelatedPerson,
    Relationship,
    Safe,
)
from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.records.pregnancy import DueDateMethod, Pregnancy, PregnancyEnd
from kansrijk_desktop.records.referral import RecipientKind, Referral, Urgency
from kansrijk_desktop.records.screening import Author, Moment, Respondent, ScreeningStatus
from tests.builders import (
    NOW,
    TODAY,
)

BSNS = ("999910644", "999911466", "999990159")

# What FHIR allows in a text, and what nobody would call empty.
_LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"), exclude_characters="\ufeff"
)
words = st.text(_LETTERS, min_size=1, max_size=12)
maybe_words = st.just("") | words
ids = st.uuids(version=4).map(str)
days = st.dates(date(1950, 1, 1), TODAY)
days_ahead = st.dates(TODAY, date(2030, 1, 1))
moments = st.integers(0, 200_000_000_000).map(lambda passed: NOW - timedelta(milliseconds=passed))
domains = st.sampled_from(("housing", "money", "stress", "substances", "safety"))


def _answers() -> st.SearchStrategy[JsonObject]:
    values: tuple[st.SearchStrategy[JsonObject], ...] = (
        st.fixed_dictionaries({"valueString": words}),
        st.fixed_dictionaries({"valueBoolean": st.booleans()}),
        st.fixed_dictionaries({"valueInteger": st.integers(-1_000, 1_000)}),
        st.fixed_dictionaries(
            {"valueDecimal": st.decimals("-99", "99", places=2, allow_nan=False)}
        ),
        st.fixed_dictionaries({"valueDate": st.dates().map(str)}),
        st.fixed_dictionaries(
            {"valueCoding": st.fixed_dictionaries({"code": words, "display": words})}
        ),
    )
    return st.one_of(*values)


def _items(depth: int) -> st.SearchStrategy[list[JsonValue]]:
    def with_mark(item: JsonObject, is_marked: bool) -> JsonObject:
        mark: JsonObject = {"extension": [{"url": NOT_FOR_HOME, "valueBoolean": True}]}
        return item | mark if is_marked else item

    question = st.builds(
        with_mark,
        st.fixed_dictionaries(
            {"linkId": words, "answer": st.lists(_answers(), min_size=1, max_size=3)},
            optional={"text": words},
        ),
        st.booleans(),
    )
    some: list[st.SearchStrategy[Any]] = [question]
    if depth > 0:
        some.append(
            st.fixed_dictionaries({"linkId": words, "text": words, "item": _items(depth - 1)})
        )
    return st.lists(st.one_of(some), min_size=1, max_size=3)


@st.composite
def shared_screenings(draw: st.DrawFn, partner: str, pregnancy_id: str) -> SharedScreening:
    questionnaire = f"https://example.org/{draw(ids)}|{draw(st.integers(1, 9))}.0.0"
    is_partner = bool(partner) and draw(st.booleans())
    told = draw(st.lists(domains, unique=True, max_size=5))
    codes = st.sampled_from(("green", "yellow", "orange", "red"))
    return SharedScreening(
        id=draw(ids),
        questionnaire=questionnaire,
        title=draw(maybe_words),
        moment=draw(st.sampled_from(Moment)),
        status=draw(st.sampled_from(ScreeningStatus)),
        started_at=draw(moments),
        finished_at=draw(st.none() | moments),
        response={
            "resourceType": "QuestionnaireResponse",
            "questionnaire": questionnaire,
            "item": draw(_items(2)),
        },
        levels=tuple(
            SharedLevel(one, draw(codes), draw(words), draw(st.booleans())) for one in told
        ),
        respondent=Respondent.PARTNER if is_partner else Respondent.PATIENT,
        respondent_id=partner if is_partner else "",
        author=draw(st.sampled_from(Author)),
        pregnancy_id=draw(st.sampled_from(("", pregnancy_id))),
        source=draw(maybe_words),
    )


@st.composite
def patients(draw: st.DrawFn) -> Patient:
    safe = st.sampled_from(Safe)
    return Patient(
        id=draw(ids),
        household_id="",
        given_name=draw(maybe_words),
        family_name=draw(maybe_words),
        birth_date=draw(st.none() | days),
        bsn=draw(st.sampled_from(("", *BSNS))),
        language=draw(maybe_words),
        needs_interpreter=draw(st.booleans()),
        interpreter_language=draw(maybe_words),
        contact=Contact(
            phone=draw(maybe_words),
            email=draw(maybe_words),
            street=draw(maybe_words),
            postal_code=draw(maybe_words),
            city=draw(maybe_words),
            safe_to_call=draw(safe),
            safe_to_write=draw(safe),
            best_time=draw(maybe_words),
        ),
    )


@st.composite
def practitioners(draw: st.DrawFn) -> Practitioner:
    return Practitioner(
        id=draw(ids),
        name=draw(words),
        role=draw(st.sampled_from(Role)),
        organization=Organization(draw(words), *draw(st.tuples(*[maybe_words] * 3))),
        big_number=draw(maybe_words),
        kckz_number=draw(maybe_words),
        agb_code=draw(maybe_words),
        phone=draw(maybe_words),
        best_hours=draw(maybe_words),
        region="",
    )


@st.composite
def pregnancies(draw: st.DrawFn, patient_id: str) -> Pregnancy:
    return Pregnancy(
        id=draw(ids),
        patient_id=patient_id,
        gravidity=draw(st.none() | st.integers(1, 75)),
        parity=draw(st.none() | st.integers(0, 30)),
        due_date=draw(st.none() | days_ahead),
        due_date_method=draw(st.sampled_from(DueDateMethod)),
        is_multiple=draw(st.booleans()),
        risk_status=draw(maybe_words),
        planned_birth_place=draw(maybe_words),
        ended_on=draw(st.none() | days),
        ended_by=draw(st.none() | st.sampled_from(PregnancyEnd)),
    )


@st.composite
def contents(draw: st.DrawFn) -> BundleContent:
    """Any handover that could be composed: everything told refers to what is told."""
    patient = draw(patients())
    pregnancy = draw(st.none() | pregnancies(patient.id))
    pregnancy_id = pregnancy.id if pregnancy else ""
    people = tuple(
        RelatedPerson(
            id=draw(ids),
            household_id="",
            relationship=kind,
            name=draw(maybe_words),
            birth_date=draw(st.none() | days),
            lives_in=draw(st.booleans()),
            remark=draw(maybe_words),
        )
        for kind in draw(st.lists(st.sampled_from(Relationship), max_size=4))
    )
    partners = [one.id for one in people if one.relationship is Relationship.PARTNER]
    children = [one.id for one in people if one.relationship is Relationship.CHILD]
    screenings = tuple(
        draw(st.lists(shared_screenings(partners[0] if partners else "", pregnancy_id), max_size=3))
    )
    told_ids = st.sampled_from(("", *(one.id for one in screenings)))
    offers = tuple(draw(_offer(patient.id, told_ids)) for _ in range(draw(st.integers(0, 2))))
    consent = draw(_consent(patient.id))
    return BundleContent(
        id=draw(ids),
        kind=DocumentKind.YOUTH_HEALTH_HANDOVER,
        title=draw(words),
        created_at=NOW,
        patient=patient,
        practitioner=draw(practitioners()),
        consent=consent,
        municipality=draw(maybe_words),
        pregnancy=pregnancy,
        related_persons=people,
        births=tuple(
            Birth(
                child_id,
                pregnancy_id,
                draw(days),
                draw(st.none() | st.integers(100, 310)),
                draw(st.none() | st.integers(300, 6_000)),
                draw(maybe_words),
                order,
            )
            for order, child_id in enumerate(children, start=1)
        ),
        stops=tuple(
            SharedStop(draw(ids), draw(st.sampled_from(StopReason)), subject, draw(days))
            for subject in draw(st.lists(st.sampled_from(children), max_size=1))
        )
        if children
        else (),
        screenings=screenings,
        referrals=tuple(
            draw(_referral(patient, consent.id, told_ids, [one.id for one in offers]))
            for _ in range(draw(st.integers(0, 1)))
        ),
        offers=offers,
        agreements=tuple(draw(st.lists(_agreement(patient.id), max_size=2))),
    )


@st.composite
def _consent(draw: st.DrawFn, patient_id: str) -> Consent:
    explained = st.sampled_from([one.value for one in Explanation])
    return Consent(
        id=draw(ids),
        patient_id=patient_id,
        recipient=draw(words),
        purpose=draw(maybe_words),
        domains=("housing", "money", "stress", "substances", "safety"),
        form=draw(st.sampled_from(ConsentForm)),
        given_on=draw(days),
        given_by=draw(maybe_words),
        interpreter=draw(maybe_words),
        valid_until=draw(st.none() | days_ahead),
        includes_not_for_home=draw(st.booleans()),
        recipient_kind=draw(st.sampled_from(("", *(one.value for one in RecipientKind)))),
        language=draw(maybe_words),
        explanations=tuple(draw(st.lists(explained, unique=True))),
    )


@st.composite
def _offer(draw: st.DrawFn, patient_id: str, told_ids: st.SearchStrategy[str]) -> CareOffer:
    return CareOffer(
        id=draw(ids),
        patient_id=patient_id,
        name=draw(maybe_words),
        state=draw(st.sampled_from(OfferState)),
        since=draw(days),
        created_at=draw(moments),
        screening_id=draw(told_ids),
        service_id=draw(maybe_words),
        recipient_kind=draw(st.sampled_from(("", *(one.value for one in RecipientKind)))),
        domains=tuple(draw(st.lists(domains, unique=True))),
        deadline=draw(st.none() | days_ahead),
    )


@st.composite
def _referral(
    draw: st.DrawFn,
    patient: Patient,
    consent_id: str,
    told_ids: st.SearchStrategy[str],
    offers: list[str],
) -> Referral:
    name = draw(maybe_words)
    return Referral(
        id=draw(ids),
        screening_id=draw(told_ids),
        patient_id=patient.id,
        consent_id=consent_id,
        recipient_kind=draw(st.sampled_from(RecipientKind)),
        recipient_name=name,
        recipient_contact=draw(maybe_words) if name else "",
        urgency=draw(st.sampled_from(Urgency)),
        question=draw(maybe_words),
        includes_bsn=bool(patient.bsn),
        reference=draw(maybe_words),
        created_at=draw(moments),
        remarks=draw(maybe_words),
        offer_id=draw(st.sampled_from(("", *offers))),
    )


@st.composite
def _agreement(draw: st.DrawFn, patient_id: str) -> Agreement:
    return Agreement(
        id=draw(ids),
        patient_id=patient_id,
        who=draw(words),
        what=draw(words),
        created_at=draw(moments),
        due_on=draw(st.none() | days_ahead),
        done_on=draw(st.none() | days),
        is_hers=draw(st.booleans()),
        is_not_for_home=draw(st.booleans()),
    )
