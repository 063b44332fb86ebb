"""For whom each paper is, and what may be on it at most; the consent may only narrow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.sharing import SAFETY, Permission


class Reader(Enum):
    """Who reads a paper."""

    OTHERS = auto()
    """Somebody else, because of her consent."""
    HER_SELF = auto()
    """She herself, from her own dossier."""
    PARENTS = auto()
    """Both parents; it lies at home."""
    PARTNER = auto()
    """A partner, about his own answers."""
    ANYONE = auto()
    """Anyone: it is about nobody."""


@dataclass(frozen=True, slots=True)
class PaperRule:
    """What holds for one kind of paper.

    Attributes:
        title: as it stands on the paper.
        file_title: as viewers and print queues show it: neutral.
        recipient_kinds: to whom it may go; the first to begin with.
        may_tell_safety: safety may be on it, by its own consent.
        may_tell_marked: answers marked *niet voor thuis* may be on it, if she agreed.
        has_bundle: what it says is inside for machines as well.
    """

    reader: Reader
    title: str
    file_title: str
    recipient_kinds: tuple[RecipientKind, ...] = ()
    may_tell_safety: bool = False
    may_tell_marked: bool = False
    has_bundle: bool = False

    @property
    def needs_consent(self) -> bool:
        """Whether it goes to others."""
        return self.reader is Reader.OTHERS

    @property
    def asks_to_keep_safe(self) -> bool:
        """Whether she takes it along, so that it is asked whether she can keep it safe."""
        return self.reader is Reader.HER_SELF

    @property
    def asks_passphrase(self) -> bool:
        """Whether the passphrase is asked again: the whole dossier leaves at once."""
        return self.reader is Reader.HER_SELF

    def narrowed(self, permission: Permission) -> Permission:
        """Return what she agreed to, as far as this paper may tell it."""
        subjects = permission.subjects
        return Permission(
            subjects if self.may_tell_safety else subjects - {SAFETY},
            permission.includes_not_for_home and self.may_tell_marked,
            is_for_home=permission.is_for_home or not self.may_tell_marked,
        )


RULES: Mapping[DocumentKind, PaperRule] = MappingProxyType(
    {
        DocumentKind.HOME_VISIT_REQUEST: PaperRule(
            Reader.OTHERS,
            "Aanmelding prenataal huisbezoek",
            "Aanmelding",
            (RecipientKind.YOUTH_HEALTH,),
            may_tell_safety=True,
            may_tell_marked=True,
            has_bundle=True,
        ),
        DocumentKind.YOUTH_HEALTH_HANDOVER: PaperRule(
            Reader.OTHERS,
            "Overdracht aan de JGZ",
            "Overdracht",
            (RecipientKind.YOUTH_HEALTH,),
            may_tell_safety=True,
            may_tell_marked=True,
            has_bundle=True,
        ),
        DocumentKind.MATERNITY_CARE_HANDOVER: PaperRule(
            Reader.OTHERS,
            "Overdracht aan de kraamzorg",
            "Overdracht",
            (RecipientKind.MATERNITY_CARE,),
            may_tell_safety=True,
            may_tell_marked=True,
            has_bundle=True,
        ),
        # The parents sit at the table: it tells what is talked about, not what was answered.
        DocumentKind.CASE_TALK_AGENDA: PaperRule(
            Reader.OTHERS,
            "Agenda Knooppunt",
            "Agenda",
            (
                RecipientKind.FAMILY_WORKER,
                RecipientKind.YOUTH_HEALTH,
                RecipientKind.MIDWIFE,
                RecipientKind.MATERNITY_CARE,
                RecipientKind.HOSPITAL,
                RecipientKind.OTHER,
            ),
            has_bundle=True,
        ),
        DocumentKind.FEEDBACK_SLIP: PaperRule(
            Reader.OTHERS,
            "Terugkoppeling",
            "Terugkoppeling",
            tuple(RecipientKind),
            has_bundle=True,
        ),
        # Both parents with authority may read the record of the child.
        DocumentKind.CHILD_PART: PaperRule(
            Reader.OTHERS,
            "Gegevens voor het dossier van het kind",
            "Gegevens van het kind",
            (RecipientKind.YOUTH_HEALTH,),
            has_bundle=True,
        ),
        # What they cannot see must not be in it: nobody at home opens the file inside a PDF.
        DocumentKind.PARENTS_SHEET: PaperRule(Reader.PARENTS, "Onze afspraken", "Afspraken"),
        DocumentKind.LOCAL_OFFERS: PaperRule(
            Reader.ANYONE, "Aanbod in de buurt", "Aanbod in de buurt"
        ),
        # Every resource of a Bundle is about her: for a partner there is none.
        DocumentKind.PARTNER_ACCESS: PaperRule(Reader.PARTNER, "Inzage", "Inzage"),
        DocumentKind.FULL_ACCESS: PaperRule(
            Reader.HER_SELF,
            "Inzage in je dossier",
            "Inzage",
            may_tell_safety=True,
            may_tell_marked=True,
            has_bundle=True,
        ),
    }
)
"""The referral letter and the Meldcode file are made elsewhere."""
