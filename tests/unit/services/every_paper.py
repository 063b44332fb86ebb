"""Every kind of paper as it is really made, from one family that has everything."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kansrijk_desktop.assets import resource
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.region import Region
from kansrijk_desktop.services.papers.draft import PaperDraft, StepDraft
from kansrijk_desktop.services.papers.making import MadePaper, PaperMarks, make_paper
from kansrijk_desktop.services.papers.rules import RULES
from kansrijk_desktop.services.papers.suggestions import suggested_draft
from kansrijk_desktop.services.shared_dossier import KnownFamily, askable_in
from tests.unit.services.paper_families import an_id, everything_family, full_consent

MARKS = PaperMarks(an_id(1), "K261121-AB12", an_id(2))


@cache
def the_region() -> Region:
    """The national package."""
    return load_region(resource("regions", "landelijk"))


def agreed_family(kind: DocumentKind, known: KnownFamily | None = None) -> KnownFamily:
    """The family, having agreed to everything for the reader of this paper."""
    family = known or _everything()
    kinds = RULES[kind].recipient_kinds
    if not kinds:
        return family
    consent = full_consent(
        recipient=f"Organisatie {kinds[0].value}",
        recipient_kind=kinds[0].value,
        domains=("strengths", "housing", "money", "stress", "substances", "safety", "wishes"),
        includes_not_for_home=True,
    )
    return replace(family, dossier=replace(family.dossier, consents=(consent,)))


@cache
def _everything() -> KnownFamily:
    """The family, worked out once for all tests."""
    return everything_family()


def a_draft(kind: DocumentKind, known: KnownFamily) -> PaperDraft:
    """A draft with everything filled in."""
    begun = suggested_draft(kind, known, askable_in(known))
    return replace(
        begun,
        subjects=frozenset(askable_in(known)) if RULES[kind].recipient_kinds else begun.subjects,
        includes_not_for_home=True,
        attention_of="mw. De Groot",
        contact="Schoolstraat 4",
        question=begun.question or "Hoe krijgen wij weer rust in huis?",
        reason="De bank schrijft, en het slapen lukt niet.",
        assessment="Samen gewogen: geld staat voorop.",
        home_visit="Er is een kleine hond.",
        coordinator="M. de Vroed",
        agreement_ids=frozenset(one.id for one in known.dossier.agreements),
        is_safe_to_keep=True,
        names_children=True,
        steps=(StepDraft("De post sorteren", "samen, zaterdag"), StepDraft("Bellen"), StepDraft()),
        next_talk="dinsdag 1 december, 10.00 uur",
        meeting="donderdag 3 december, wijkcentrum",
        their_reference="K261020-0001",
        received_on="20-11-2026",
        contact_made="gelukt",
        agreed="Zij belt de gemeente.",
        follow_up="Over twee weken weer.",
    )


def make(kind: DocumentKind, known: KnownFamily | None = None, **changes: object) -> MadePaper:
    """Make a paper; `changes` are fields of the draft."""
    family = agreed_family(kind, known)
    draft: PaperDraft = replace(a_draft(kind, family), **changes)  # type: ignore[arg-type]
    return make_paper(family, the_region(), draft, MARKS)


def every_kind(kind: DocumentKind) -> bytes:
    """Return one kind of paper as a file."""
    return make(kind).content


def all_kinds() -> Mapping[DocumentKind, MadePaper]:
    """Return every kind of paper."""
    return {kind: make(kind) for kind in RULES}
