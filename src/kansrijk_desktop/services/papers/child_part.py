"""Fill the child's own part: what belongs in the record of the child, which both parents may read.

Nothing of safety, nothing *niet voor thuis*, nothing the instrument keeps from home: the rule of
the paper has taken that out before (`rules.py`). No levels: they are about the parents.
"""

from collections.abc import Iterator

from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.report_content import Report, Section
from kansrijk_desktop.documents.wording import written_date
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.people import RelatedPerson
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.letter_people import member_of
from kansrijk_desktop.services.letter_subjects import letter_subjects
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.talks import (
    ABOUT,
    agreements_section,
    help_section,
)
from kansrijk_desktop.services.papers.words import (
    birth_words,
    consent_section,
    fact_rows,
    identifiers,
    moment_and_day,
    signature,
)
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier
from kansrijk_desktop.texts import _


def child_content(
    known: KnownFamily, draft: PaperDraft, shared: SharedDossier, consent: Consent, reference: str
) -> Report:
    """Return the part of one child."""
    child = child_of(known, draft.child_id)
    born = child.birth_date
    return Report(
        title=draft.rule.title,
        file_title=draft.rule.file_title,
        made_at=known.made_at,
        lines=(f"{written_date(known.today)} · kenmerk {reference}",),
        identifiers=identifiers(child.name, born, reference),
        about=ABOUT,
        sections=(
            Section(_("Het kind"), facts=fact_rows(_about_child(known, child))),
            Section(_("Het gezin"), facts=_family(known, child)),
            *_subjects(shared),
            help_section(shared),
            agreements_section(shared),
            consent_section(known, shared, consent, draft.organization.strip()),
        ),
        signature=signature(known.practitioner),
    )


def child_of(known: KnownFamily, child_id: str) -> RelatedPerson:
    """Return a child of the family.

    Raises:
        LookupError: there is no such child.
    """
    for person in known.dossier.related_persons:
        if person.id == child_id:
            return person
    raise LookupError("no such child")


def _about_child(known: KnownFamily, child: RelatedPerson) -> tuple[tuple[str, str], ...]:
    birth = _birth_of(known, child)
    day = child.birth_date or (birth.born_on if birth else None)
    return (
        (_("Naam"), child.name),
        (_("Geboren"), birth_words(birth) if birth else written_date(day) if day else ""),
        (_("Plaats"), birth.place if birth else ""),
    )


def _birth_of(known: KnownFamily, child: RelatedPerson) -> Birth | None:
    return next((one for one in known.dossier.births if one.child_id == child.id), None)


def _family(known: KnownFamily, child: RelatedPerson) -> tuple[Heard, ...]:
    """Return who live with the child; brothers and sisters of other houses are not its business."""
    others = [
        member_of(one, known.today)
        for one in known.dossier.related_persons
        if one.id != child.id and one.lives_in
    ]
    mother = Heard(_("moeder"), known.dossier.patient.full_name)
    return (mother, *(Heard(one.who, one.remark) for one in others))


def _subjects(shared: SharedDossier) -> Iterator[Section]:
    """Yield what was last told about each subject."""
    for subject in shared.subjects:
        moment = shared.latest_about(subject)[0]
        told = letter_subjects(moment.conversation, moment.day, tells_levels=False)
        for one in told:
            if one.title == domain_word(subject):
                wish = (Heard(_("Wens"), one.wish),) if one.wish else ()
                asked = Heard(_("Besproken bij"), moment_and_day(moment))
                yield Section(one.title, facts=(*one.heard, *wish, asked))
