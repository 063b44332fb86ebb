"""The papers of this installation: begin one, draw it, keep it, let it leave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kansrijk_desktop.documents.archive import read_bundle
from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.correspondent import Correspondent
from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.records.region import HOME_VISIT_SERVICE, Freshness, Region
from kansrijk_desktop.services.care_route import CareRoute
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.services.known_contacts import KnownContact, known_contacts
from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.services.papers.making import MadePaper, PaperMarks, agreed_to, make_paper
from kansrijk_desktop.services.papers.rules import Reader
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.services.shared_dossier import KnownFamily, askable_in, has_marked_in
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.texts import _

AddressBook = Callable[[], Sequence[Correspondent]]


@dataclass(frozen=True, slots=True)
class PaperBasis:
    """What a paper is made from, read once.

    Attributes:
        contacts: recipients the address book and the region package know.
        subjects: the subjects she said something about; filled by `Papers.understand`.
        has_marked_answers: an answer is marked *niet voor thuis*, outside the safety section.
    """

    known: KnownFamily
    region: Region
    marks: PaperMarks
    contacts: tuple[KnownContact, ...] = ()
    subjects: tuple[str, ...] = ()
    has_marked_answers: bool = False


class Papers:
    """Makes papers from whole dossiers."""

    def __init__(
        self,
        repositories: tuple[PatientRepository, ReferralRepository],
        screenings: Screenings,
        care_route: CareRoute,
        writer: tuple[SignedIn, Regions, AddressBook],
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        """Take the repositories, and who writes, in which region, with which address book."""
        self._patients, self._kept = repositories
        self._screenings = screenings
        self._care_route = care_route
        self._signed_in, self._regions, self._address_book = writer
        self._now = now
        self._new_id = new_id

    def read(self, household_id: str) -> PaperBasis:
        """Read what papers are made from.

        What others told with a questionnaire that is not here is theirs to pass on.

        Raises:
            FormDefinitionError: the questionnaire of a conversation is not there: a paper without
                it would be wrong without showing it.
        """
        dossier = self._patients.dossier(household_id)
        ended = [
            one
            for one in reversed(dossier.screenings)
            if one.is_ended and self._screenings.is_readable(one)
        ]
        known = KnownFamily(
            dossier=dossier,
            conversations=tuple(self._screenings.open(one.id) for one in ended),
            practitioner=self._signed_in.practitioner,
            made_at=self._now(),
        )
        region = self._regions.current
        place = dossier.household.municipality
        contacts = (
            *map(_of_correspondent, self._address_book()),
            *known_contacts(region, place, known.today, None),
        )
        return PaperBasis(known, region, self._new_marks(), contacts)

    def understand(self, basis: PaperBasis) -> PaperBasis:
        """Work out what was spoken of; takes a while for a long dossier, and reads nothing."""
        return replace(
            basis,
            subjects=askable_in(basis.known),
            has_marked_answers=has_marked_in(basis.known),
        )

    def another(self, basis: PaperBasis) -> PaperBasis:
        """Return the basis of a further paper: what left stays in the dossier as it was."""
        known = replace(basis.known, made_at=self._now())
        return replace(basis, known=known, marks=self._new_marks())

    def make(self, basis: PaperBasis, draft: PaperDraft) -> MadePaper:
        """Return the paper as it would leave now; reads nothing, so it may run beside a save.

        Raises:
            NoConsentError: it is for others, and she did not agree to that.
            MissingGlyphError: a text holds characters that cannot be printed.
        """
        return make_paper(basis.known, basis.region, draft, basis.marks)

    def keep(self, basis: PaperBasis, paper: MadePaper, delivery: Delivery) -> GeneratedDocument:
        """Keep a paper, and what it asks; done before it leaves.

        A request brings the offer it is for to "referred".

        Raises:
            NoConsentError: she withdrew her consent since the paper was begun.
        """
        draft, patient_id = paper.draft, basis.known.dossier.patient.id
        if paper.consent is not None:
            dossier = replace(basis.known.dossier, consents=self._kept.consents(patient_id))
            agreed_to(replace(basis.known, dossier=dossier, made_at=self._now()), draft)
        # A referral rests on a conversation; without one the paper alone is kept.
        referral = paper.referral if paper.referral and paper.referral.screening_id else None
        document = GeneratedDocument(
            id=basis.marks.document_id,
            patient_id=patient_id,
            referral_id=referral.id if referral else "",
            title=draft.rule.title,
            recipient=_recipient(basis, draft),
            delivery=delivery,
            created_at=self._now(),
            content=paper.content,
            kind=draft.kind,
            consent_id=paper.consent.id if paper.consent else "",
        )
        if referral is None or paper.consent is None:
            self._kept.add_document(document)
            return document
        with self._kept.together():
            offer = self._offer_of(basis, referral)
            offer_id = offer.id if offer else ""
            self._kept.save(paper.consent, replace(referral, offer_id=offer_id), document)
            if offer is not None:
                today = local_day(self._now())
                self._care_route.refer(offer.id, paper.consent, today, referral.id)
        return document

    def data_of(self, paper: MadePaper) -> bytes:
        """Return what a paper says for machines: the Bundle that is inside it."""
        return read_bundle(paper.content)

    def write(self, path: Path, content: bytes) -> None:
        """Write a paper or an export to a file, whole or not at all.

        Raises:
            DiskFullError: it could not be written; a paper is kept in the dossier.
        """
        write_file(
            path,
            content,
            DiskFullError(
                _(
                    "Het bestand kon daar niet worden geschreven. Er is niets kwijt. Kies een "
                    "andere plek en bewaar opnieuw."
                ),
            ),
        )

    def _offer_of(self, basis: PaperBasis, referral: Referral) -> CareOffer | None:
        """Return the offer a request is for; what was not offered yet is offered by it."""
        dossier = basis.known.dossier
        service = basis.region.service(HOME_VISIT_SERVICE, dossier.household.municipality)
        if service is None:
            return None
        return self._care_route.propose(
            dossier.patient.id,
            service,
            service.domains,
            dossier.pregnancy,
            referral.screening_id,
        )

    def _new_marks(self) -> PaperMarks:
        day = local_day(self._now())
        reference = f"K{day:%y%m%d}-{self._new_id()[:4].upper()}"
        return PaperMarks(self._new_id(), reference, self._new_id())


def _recipient(basis: PaperBasis, draft: PaperDraft) -> str:
    """Return to whom a paper went, for the list of the dossier."""
    reader = draft.rule.reader
    if reader is Reader.OTHERS:
        return draft.organization.strip()
    if reader is Reader.PARTNER:
        people = basis.known.dossier.related_persons
        return next((one.name for one in people if one.id == draft.partner_id), _("partner"))
    return {
        Reader.HER_SELF: _("cliënt"),
        Reader.PARENTS: _("ouders"),
    }.get(reader, _("iedereen"))


def _of_correspondent(correspondent: Correspondent) -> KnownContact:
    checked = correspondent.checked_on
    reach = _("telefoon {number}").format(number=correspondent.phone) if correspondent.phone else ""
    return KnownContact(
        kind=correspondent.recipient_kind,
        organization=correspondent.organization,
        contact=reach,
        details=" · ".join(part for part in (correspondent.name, reach) if part),
        freshness=Freshness.CHECKED if checked else Freshness.UNCHECKED,
        checked=_("Uit uw adresboek, nagebeld op {day}.").format(day=long_date(checked))
        if checked
        else _("Uit uw adresboek, nog niet nagebeld."),
    )
