"""What the papers for parents say, in plain words and large type."""

from dataclasses import dataclass, field
from datetime import datetime

from kansrijk_desktop.documents.glyphs import LABEL


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was agreed.

    Attributes:
        details: who does it and by when; may be empty.
    """

    what: str = field(metadata={LABEL: "Afspraak"})
    details: str = field(default="", metadata={LABEL: "Wie en wanneer"})


@dataclass(frozen=True, slots=True)
class ParentsSheet:
    """What was agreed, to hang on the fridge.

    Attributes:
        for_whom: first name only: the paper lies about.
        next_talk: when they see each other again, in words.
        reach: whom to ask, one line each.
        about: what kind of paper this is.
    """

    made_at: datetime
    for_whom: str = field(default="", metadata={LABEL: "Voor wie"})
    steps: tuple[Step, ...] = ()
    next_talk: str = field(default="", metadata={LABEL: "Volgende keer"})
    reach: tuple[str, ...] = field(default=(), metadata={LABEL: "Bereikbaar"})
    about: str = field(default="", metadata={LABEL: "Voetregel"})


@dataclass(frozen=True, slots=True)
class LocalOffer:
    """One offer anyone may ask for."""

    name: str = field(metadata={LABEL: "Aanbod"})
    audience: str = field(default="", metadata={LABEL: "Voor wie"})
    phone: str = field(default="", metadata={LABEL: "Telefoon aanbod"})
    website: str = field(default="", metadata={LABEL: "Website aanbod"})
    remarks: str = field(default="", metadata={LABEL: "Kosten en talen"})


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """Offers about one subject."""

    title: str = field(metadata={LABEL: "Onderwerp"})
    offers: tuple[LocalOffer, ...] = ()


@dataclass(frozen=True, slots=True)
class OffersSheet:
    """What there is nearby, for anyone: about nobody.

    Attributes:
        place: the municipality or region, as a name.
    """

    made_at: datetime
    place: str = field(default="", metadata={LABEL: "Gemeente"})
    groups: tuple[OfferGroup, ...] = ()
    reach: tuple[str, ...] = field(default=(), metadata={LABEL: "Bereikbaar"})
    about: str = field(default="", metadata={LABEL: "Voetregel"})
