"""Fill the sheets for parents: what was agreed, and what there is nearby."""

from collections.abc import Iterator

from kansrijk_desktop.documents.sheet_content import (
    LocalOffer,
    OfferGroup,
    OffersSheet,
    ParentsSheet,
    Step,
)
from kansrijk_desktop.documents.wording import SELECTION
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.region import CareService, Freshness, Layer, Region
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.letter_subjects import first_actions
from kansrijk_desktop.services.papers.draft import MOST_STEPS, PaperDraft, StepDraft
from kansrijk_desktop.services.shared_dossier import KnownFamily, SharedDossier
from kansrijk_desktop.services.sharing import SAFETY
from kansrijk_desktop.texts import _

_FOR_CLIENTS = frozenset({"low-threshold", "acquaintance"})


def parents_content(known: KnownFamily, draft: PaperDraft) -> ParentsSheet:
    """Return the sheet: only what was written on it, and whom to call."""
    return ParentsSheet(
        made_at=known.made_at,
        for_whom=known.dossier.patient.given_name,
        steps=tuple(
            Step(step.what.strip(), step.details.strip()) for step in draft.full_steps[:MOST_STEPS]
        ),
        next_talk=draft.next_talk.strip(),
        reach=_reach(known.practitioner),
        about=SELECTION,
    )


def suggested_steps(known: KnownFamily, shared: SharedDossier) -> tuple[StepDraft, ...]:
    """Return what the sheet begins with: their own agreements, then what she wants to do first.

    To be looked at with her: the paper lies at home, so nothing on it may be *niet voor thuis*.
    """
    hers = [
        StepDraft(one.what, _details(one.who, long_date(one.due_on)))
        for one in known.dossier.agreements
        if one.is_hers and not one.is_not_for_home and one.done_on is None
    ]
    latest = next(
        (
            actions
            for moment in reversed(shared.moments)
            if (actions := first_actions(moment.conversation))
        ),
        (),
    )
    steps = [*hers, *(StepDraft(action) for action in latest)][:MOST_STEPS]
    return (*steps, *[StepDraft()] * (MOST_STEPS - len(steps)))


def offers_content(
    region: Region, municipality: str, practitioner: Practitioner, known: KnownFamily
) -> OffersSheet:
    """Return what anyone can ask for here; nothing in it depends on the family but its place."""
    offers = [
        one
        for one in region.services_in(municipality)
        if is_for_anyone(one) and _is_sure(one, region, known)
    ]
    place = municipality if region.has_municipality(municipality) else ""
    return OffersSheet(
        made_at=known.made_at,
        place=place or ("" if region.layer is Layer.NATIONAL else region.name),
        groups=tuple(_groups(offers)),
        reach=_reach(practitioner),
        about=_("Dit is een selectie van het aanbod."),
    )


def is_for_anyone(service: CareService) -> bool:
    """Tell whether a client can ask for it herself, and it may lie on any kitchen table."""
    can_reach = bool(service.phone or service.website)
    is_about_safety = set(service.domains) == {SAFETY}
    return service.kind in _FOR_CLIENTS and can_reach and not is_about_safety


def unsure_count(region: Region, municipality: str, known: KnownFamily) -> int:
    """Return how many offers stay off the sheet until somebody has looked them up."""
    return sum(
        is_for_anyone(one) and not _is_sure(one, region, known)
        for one in region.services_in(municipality)
    )


def _is_sure(service: CareService, region: Region, known: KnownFamily) -> bool:
    """Tell whether its facts can be relied on: parents cannot see that a number is old."""
    months = region.thresholds.stale_after_months
    return service.freshness(known.today, months) is Freshness.CHECKED


def _groups(offers: list[CareService]) -> Iterator[OfferGroup]:
    """Yield the offers by subject; what helps with more than one stands first."""
    general = [one for one in offers if len(one.domains) != 1]
    if general:
        yield OfferGroup(_("Voor iedereen"), tuple(_offer(one) for one in general))
    titles = (
        ("housing", _("Wonen")),
        ("money", _("Geld")),
        ("stress", _("Stress en zorgen")),
        ("substances", _("Roken, alcohol en drugs")),
    )
    for subject, title in titles:
        found = [one for one in offers if one.domains == (subject,)]
        if found:
            yield OfferGroup(title, tuple(_offer(one) for one in found))


def _offer(service: CareService) -> LocalOffer:
    cost = service.cost[:1].upper() + service.cost[1:]
    languages = _("Talen: {languages}").format(languages=service.languages)
    remarks = (cost, languages if service.languages else "")
    return LocalOffer(
        name=service.name,
        audience=service.audience,
        phone=service.phone,
        website=service.website,
        remarks=" · ".join(part for part in remarks if part),
    )


def _reach(practitioner: Practitioner) -> tuple[str, ...]:
    organization = practitioner.organization
    phone = practitioner.phone or organization.phone
    who = f"{practitioner.name}, {organization.name}"
    return tuple(line for line in (phone, who, practitioner.best_hours) if line)


def _details(who: str, when: str) -> str:
    by = _("voor {day}").format(day=when) if when else ""
    return ", ".join(part for part in (who, by) if part)
