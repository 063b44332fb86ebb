"""What the screen of papers shows, as frozen data."""

from dataclasses import dataclass, field

from kansrijk_desktop.documents.preview import PageImage
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.services.known_contacts import KnownContact
from kansrijk_desktop.services.papers.draft import PaperDraft


@dataclass(frozen=True, slots=True)
class AgreedRecipient:
    """Somebody she agreed to.

    Attributes:
        details: what she agreed to, when and until when.
    """

    consent_id: str
    name: str
    details: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to pick: an agreement, a child, a partner."""

    key: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class EarlierPaper:
    """A paper that went out."""

    document_id: str
    title: str
    recipient: str
    day: str


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What must be looked at once more before a paper leaves.

    Attributes:
        lines: a title and a text each.
        sensitive: what asks for extra care, in words; empty for nothing.
        has_data: what it says can leave as a file for machines as well.
        asks_passphrase: the passphrase is asked again.
    """

    lines: tuple[tuple[str, str], ...]
    sensitive: str = ""
    has_data: bool = False
    asks_passphrase: bool = False


@dataclass(frozen=True, slots=True)
class DocumentsState:
    """Everything the screen shows.

    Attributes:
        kind: the paper being made; None while it is chosen.
        recipients: whom she agreed to, for this kind of paper.
        consent_id: the recipient the paper is for; empty where there is none.
        subjects: what may be told at most to this recipient.
        agreements, children, partners: what there is to pick.
        unsure_count: offers that stay off the sheet until somebody looked them up.
        pages: the paper as it would leave now; none while it may not be made.
        problem_of_paper: why there is no paper.
        delivered: what was done with it, and when.
    """

    is_loaded: bool = False
    earlier: tuple[EarlierPaper, ...] = ()
    kind: DocumentKind | None = None
    draft: PaperDraft = field(default_factory=PaperDraft)
    recipients: tuple[AgreedRecipient, ...] = ()
    consent_id: str = ""
    subjects: tuple[str, ...] = ()
    may_have_bsn: bool = False
    may_tell_marked: bool = False
    agreements: tuple[Pick, ...] = ()
    children: tuple[Pick, ...] = ()
    partners: tuple[Pick, ...] = ()
    contacts: tuple[KnownContact, ...] = ()
    unsure_count: int = 0
    pages: tuple[PageImage, ...] = ()
    is_rendering: bool = False
    problem_of_paper: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    second_look: SecondLook | None = None
    is_leaving: bool = False
    file_name: str = ""
    delivered: str = ""
    error: str = ""
