"""Fill the papers for reading along: her own dossier (AVG, article 15), and a partner's own part.

Her own paper holds everything that is about her, in words. Safety, *niet voor thuis* and what else
could harm her at home are on it only when she can keep it where nobody else reads it. Never on it:
what a partner told, what the professional saw of safety, work notes, and the Meldcode track.
"""

from collections.abc import Iterator

from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.report_content import Report, Section
from kansrijk_desktop.documents.wording import SELECTION, capitalised, written_date
from kansrijk_desktop.records.people import RelatedPerson, Relationship
from kansrijk_desktop.services.advice import LEVEL_WORDS, domain_word
from kansrijk_desktop.services.letter_subjects import heard_answer
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.her_records import (
    about_her,
    pregnancies,
    shared_with,
)
from kansrijk_desktop.services.papers.talks import agreements_grid, help_section
from kansrijk_desktop.services.papers.words import (
    about_patient,
    fact_rows,
    identifiers,
    moment_and_day,
)
from kansrijk_desktop.services.shared_dossier import (
    KnownFamily,
    SharedDossier,
    SharedMoment,
    weighed_by_professional,
)
from kansrijk_desktop.services.sharing import SUBJECTS, subject_of
from kansrijk_desktop.texts import _


def her_access(
    known: KnownFamily, draft: PaperDraft, shared: SharedDossier, reference: str
) -> Report:
    """Return her own dossier in words."""
    is_safe = draft.is_safe_to_keep is True
    return Report(
        title=draft.rule.title,
        file_title=draft.rule.file_title,
        made_at=known.made_at,
        lines=(f"{written_date(known.today)} · kenmerk {reference}", _from(known)),
        identifiers=about_patient(known.dossier.patient, reference),
        about=SELECTION,
        sections=(
            Section(_("Over jou"), facts=about_her(known, is_safe=is_safe)),
            *pregnancies(known, is_safe=is_safe),
            Section(_("Je gezin"), facts=_family(known, is_safe=is_safe)),
            *(
                section
                for moment in shared.moments
                for section in _moment(known, moment, is_safe=is_safe)
            ),
            help_section(shared),
            agreements_grid(shared.agreements),
            *shared_with(known, is_safe=is_safe),
        ),
    )


def partner_access(
    known: KnownFamily, draft: PaperDraft, shared: SharedDossier, reference: str
) -> Report:
    """Return what a partner may read: what he told, and who he is; nothing of hers."""
    partner = partner_of(known, draft.partner_id)
    children = tuple(
        Heard(_("Kind"), _named(one))
        for one in known.dossier.related_persons
        if draft.names_children and one.relationship is Relationship.CHILD and one.lives_in
    )
    born = written_date(partner.birth_date) if partner.birth_date else ""
    return Report(
        title=draft.rule.title,
        file_title=draft.rule.file_title,
        made_at=known.made_at,
        lines=(f"{written_date(known.today)} · kenmerk {reference}", _from(known)),
        identifiers=identifiers(partner.name, partner.birth_date, reference),
        about=SELECTION,
        sections=(
            Section(
                _("Over jou"),
                facts=(*fact_rows(((_("Naam"), partner.name), (_("Geboren"), born))), *children),
            ),
            *(section for moment in shared.moments for section in _answers(moment)),
            Section(
                _("Wat je vertelde"),
                text="" if shared.moments else _("Er staat hier geen gesprek met jou."),
            ),
        ),
    )


def partner_of(known: KnownFamily, partner_id: str) -> RelatedPerson:
    """Return a partner of the family.

    Raises:
        LookupError: there is no such partner.
    """
    for person in known.dossier.related_persons:
        if person.id == partner_id and person.relationship is Relationship.PARTNER:
            return person
    raise LookupError("no such partner")


def _from(known: KnownFamily) -> str:
    """Return who keeps the dossier."""
    practitioner = known.practitioner
    return f"{practitioner.organization.name} · {practitioner.name}, {practitioner.role.value}"


def _family(known: KnownFamily, *, is_safe: bool) -> tuple[Heard, ...]:
    relations = {
        Relationship.PARTNER: _("Partner"),
        Relationship.CHILD: _("Kind"),
        Relationship.OTHER: _("Huisgenoot of familie"),
    }
    return tuple(
        Heard(
            relations[one.relationship],
            ", ".join(part for part in (_named(one), one.remark if is_safe else "") if part),
        )
        for one in known.dossier.related_persons
    )


def _named(person: RelatedPerson) -> str:
    born = written_date(person.birth_date) if person.birth_date else ""
    return f"{person.name}, geboren {born}" if born else person.name


def _moment(known: KnownFamily, moment: SharedMoment, *, is_safe: bool) -> Iterator[Section]:
    """Yield one conversation: what she said, what came out, and what the professional made of it.

    The professional's own words are about all she knows: they stand where nothing is held back.
    """
    yield from _answers(moment)
    levels = moment.conversation.levels
    outcome = tuple(
        (domain_word(subject), LEVEL_WORDS[levels[subject].code])
        for subject in SUBJECTS
        if subject in levels
    )
    if outcome:
        yield Section(_("Wat eruit kwam"), facts=fact_rows(outcome), is_inner=True)
    if not is_safe:
        return
    opened = next(one for one in known.of() if one.screening.id == moment.screening.id)
    weighed = tuple(heard_answer(item) for item in weighed_by_professional(known, opened))
    if weighed:
        yield Section(_("Weging van de zorgverlener"), facts=weighed, is_inner=True)


def _answers(moment: SharedMoment) -> Iterator[Section]:
    """Yield what was told in one conversation, by subject."""
    yield Section(capitalised(moment_and_day(moment)), is_heading_only=True)
    told = moment.conversation.told
    around = [item for item in told if subject_of(item.item) not in SUBJECTS]
    yield Section(_("Over het gesprek"), facts=tuple(map(heard_answer, around)), is_inner=True)
    for subject in SUBJECTS:
        heard = tuple(map(heard_answer, moment.conversation.told_about(subject)))
        yield Section(domain_word(subject), facts=heard, is_inner=True)
