"""Fill the papers for a partner in care: request for a home visit, handover to JGZ, kraamzorg."""

from collections.abc import Iterator
from dataclasses import replace

from kansrijk_desktop.documents.content import (
    Agreement,
    ConsentGiven,
    Course,
    Earlier,
    Explained,
    HelpOffered,
    Obstetrics,
    Recipient,
    ReferralContent,
    Subject,
)
from kansrijk_desktop.documents.wording import CONSENT_FORMS, written_date
from kansrijk_desktop.records.consent import Consent, Explanation
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.dutch_dates import long_date, short_date
from kansrijk_desktop.services.letter_people import (
    alive,
    client_of,
    member_of,
    obstetrics_of,
    sender_of,
    told_people,
)
from kansrijk_desktop.services.letter_subjects import (
    first_actions,
    letter_subjects,
    told_strengths,
)
from kansrijk_desktop.services.papers.dataset import to_copy
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.words import (
    birth_words,
    born_now,
    explanation_of,
    moment_and_day,
    moment_word,
    state_word,
)
from kansrijk_desktop.services.pregnancy_words import before_birth_words, is_born
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier, SharedMoment
from kansrijk_desktop.services.sharing import STRENGTHS, SUBJECTS
from kansrijk_desktop.texts import _


def handover_content(
    known: KnownFamily, draft: PaperDraft, shared: SharedDossier, consent: Consent, reference: str
) -> ReferralContent:
    """Return what this partner in care may read of all conversations."""
    dossier, rule = known.dossier, draft.rule
    is_youth_health = draft.kind is not DocumentKind.MATERNITY_CARE_HANDOVER
    births = _births(known)
    return ReferralContent(
        reference=reference,
        made_at=known.made_at,
        urgency=draft.urgency,
        sender=sender_of(known.practitioner),
        recipient=Recipient(
            draft.recipient_kind,
            draft.organization.strip(),
            draft.attention_of.strip(),
            draft.contact.strip(),
        ),
        client=client_of(dossier.patient, tells_bsn=draft.tells_bsn),
        consent=consent_given(known, shared, consent),
        question=draft.question.strip(),
        instrument=", ".join(shared.form_titles),
        reason=draft.reason.strip(),
        assessment=draft.assessment.strip(),
        obstetrics=_obstetrics(known),
        household=tuple(
            member_of(person, known.today) for person in told_people(dossier, draft.recipient_kind)
        ),
        home_visit=draft.home_visit.strip(),
        subjects=tuple(_subjects(shared)),
        strengths=_strengths(shared),
        agreements=agreements_on_paper(shared),
        coordinator=draft.coordinator.strip(),
        title=rule.title,
        file_title=rule.file_title,
        known=_known(shared, consent),
        explained=_explained(draft, consent),
        course=_course(shared),
        births=births,
        help_offered=help_on_paper(shared),
        to_copy=tuple(to_copy(known, shared, consent)) if is_youth_health else (),
    )


def consent_given(known: KnownFamily, shared: SharedDossier, consent: Consent) -> ConsentGiven:
    """Return her permission with only the subjects that are told."""
    return ConsentGiven(
        form=consent.form,
        given_on=consent.given_on,
        subjects=tuple(domain_word(subject) for subject in shared.subjects),
        recipient=consent.recipient,
        purpose=consent.purpose,
        asked_by=consent.recorded_by or known.practitioner.name,
        given_by=consent.given_by,
        interpreter=consent.interpreter,
        valid_until=consent.valid_until,
    )


def agreements_on_paper(shared: SharedDossier) -> tuple[Agreement, ...]:
    """Return the agreements picked, and what she wants to do first herself."""
    picked = (Agreement(one.who, one.what, long_date(one.due_on)) for one in shared.agreements)
    latest = next(
        (actions for moment in reversed(shared.moments) if (actions := _actions(moment))), ()
    )
    return (*picked, *(Agreement(_("Cliënt"), action) for action in latest))


def help_on_paper(shared: SharedDossier) -> tuple[HelpOffered, ...]:
    """Return the offers that are under way."""
    return tuple(HelpOffered(one.name, state_word(one.state), one.since) for one in shared.offers)


def _actions(moment: SharedMoment) -> tuple[str, ...]:
    return first_actions(moment.conversation)


def _subjects(shared: SharedDossier) -> Iterator[Subject]:
    """Yield every subject as it was last told, with what was told before."""
    told: dict[str, list[tuple[SharedMoment, Subject]]] = {}
    for moment in shared.moments:
        for one in letter_subjects(moment.conversation, moment.day, tells_levels=True):
            told.setdefault(one.title, []).insert(0, (moment, one))
    for subject in SUBJECTS:
        if found := told.get(domain_word(subject)):
            (latest, last), *before = found
            yield replace(
                last,
                asked_at=_where(latest, is_one_of_many=len(shared.moments) > 1),
                earlier=tuple(_earlier(moment, one) for moment, one in before),
            )


def _earlier(moment: SharedMoment, subject: Subject) -> Earlier:
    return Earlier(moment_and_day(moment), subject.level, subject.heard, subject.wish)


def _where(moment: SharedMoment, *, is_one_of_many: bool) -> str:
    source = moment.screening.source
    at = _("bij {source}").format(source=source) if source else ""
    word = moment_word(moment.screening.moment) if is_one_of_many else ""
    return " ".join(part for part in (word, at) if part)


def _strengths(shared: SharedDossier) -> tuple[str, ...]:
    """Return what protects, as it was last told."""
    latest = shared.latest_about(STRENGTHS)
    return told_strengths(latest[0].conversation) if latest else ()


def _course(shared: SharedDossier) -> Course:
    """Return the level of every subject at every moment; nothing told is nothing shown."""
    moments = [moment for moment in shared.moments if moment.conversation.levels]
    rows = []
    for subject in shared.subjects:
        levels = (moment.conversation.levels.get(subject) for moment in moments)
        words = tuple(LEVEL_WORDS[level.code] if level else "" for level in levels)
        if any(words):
            rows.append((domain_word(subject), words))
    columns = ((moment_word(one.screening.moment), short_date(one.day)) for one in moments)
    return Course(tuple(columns), tuple(rows))


def _obstetrics(known: KnownFamily) -> Obstetrics:
    """Return the obstetric core; after a birth what still counts then."""
    pregnancy, births = known.dossier.pregnancy, known.dossier.births
    if pregnancy is not None and is_born(pregnancy, births):
        return Obstetrics(
            pregnancy.gravidity,
            pregnancy.parity,
            before_birth_words(pregnancy, births),
            is_multiple=pregnancy.is_multiple,
        )
    return obstetrics_of(pregnancy, known.today, is_to_care=True)


def _births(known: KnownFamily) -> tuple[str, ...]:
    """Return the births of this pregnancy, each child by its name: it gets a record of its own."""
    names = {one.id: one.name for one in alive(known.dossier)}
    return tuple(
        ", ".join(part for part in (names[birth.child_id], birth_words(birth)) if part)
        for birth in born_now(known)
        if birth.child_id in names
    )


def _known(shared: SharedDossier, consent: Consent) -> str:
    """Return what she knows of this paper."""
    subjects = ", ".join(domain_word(subject).lower() for subject in shared.subjects)
    return _("zij weet dat dit wordt gedeeld: {subjects} ({form}, {day}).").format(
        subjects=subjects or _("wie zij is en hoe het gezin woont"),
        form=CONSENT_FORMS[consent.form],
        day=written_date(consent.given_on),
    )


def _explained(draft: PaperDraft, consent: Consent) -> tuple[Explained, ...]:
    if draft.kind is not DocumentKind.HOME_VISIT_REQUEST:
        return ()
    return tuple(
        Explained(*explanation_of(one)) for one in Explanation if one in consent.explanations
    )
