"""What a letter or handover says: plain content that the services fill in.

It holds only what this recipient may read. A document cannot print what it was not given, and it
never says that something was left out. Every text field carries its Dutch name: it is shown when a
character in it cannot be printed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from kansrijk_desktop.documents.glyphs import LABEL
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.people import Safe
from kansrijk_desktop.records.pregnancy import GestationalAge
from kansrijk_desktop.records.referral import RecipientKind, Urgency


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes.

    Attributes:
        big_number: eleven digits; or the KCKZ number for a kraamverzorgende.
        best_hours: when she can be reached ("ma-do 12.30-13.30 uur").
    """

    name: str = field(metadata={LABEL: "Naam afzender"})
    role: str = field(metadata={LABEL: "Functie afzender"})
    organization: str = field(metadata={LABEL: "Organisatie afzender"})
    address: str = field(default="", metadata={LABEL: "Adres afzender"})
    agb_code: str = field(default="", metadata={LABEL: "AGB-code"})
    big_number: str = field(default="", metadata={LABEL: "BIG-nummer"})
    kckz_number: str = field(default="", metadata={LABEL: "KCKZ-nummer"})
    phone: str = field(default="", metadata={LABEL: "Telefoon afzender"})
    best_hours: str = field(default="", metadata={LABEL: "Bereikbaar"})


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who reads.

    Attributes:
        organization: the name of the organisation or practice.
        name: the person, if known.
        contact: address, phone or secure mail, as one text; line ends are kept.
    """

    kind: RecipientKind
    organization: str = field(metadata={LABEL: "Naam ontvanger"})
    name: str = field(default="", metadata={LABEL: "Ter attentie van"})
    contact: str = field(default="", metadata={LABEL: "Contact ontvanger"})


@dataclass(frozen=True, slots=True)
class Client:
    """The woman it is about, named as she wishes.

    Attributes:
        bsn: only where this recipient may have it; else empty.
        interpreter: language and wishes ("Tigrinya, liever een vrouw"); empty when none is needed.
        reading_help: how to write to her ("lezen lukt met hulp; bel liever").
    """

    name: str = field(metadata={LABEL: "Naam cliënt"})
    birth_date: date | None = None
    bsn: str = field(default="", metadata={LABEL: "BSN"})
    address: str = field(default="", metadata={LABEL: "Adres cliënt"})
    may_write: Safe = Safe.UNKNOWN
    phone: str = field(default="", metadata={LABEL: "Telefoon cliënt"})
    may_call: Safe = Safe.UNKNOWN
    may_leave_voicemail: Safe = Safe.UNKNOWN
    may_message: Safe = Safe.UNKNOWN
    best_time: str = field(default="", metadata={LABEL: "Beste tijd om te bellen"})
    language: str = field(default="", metadata={LABEL: "Taal"})
    interpreter: str = field(default="", metadata={LABEL: "Tolk"})
    reading_help: str = field(default="", metadata={LABEL: "Lezen en schrijven"})


@dataclass(frozen=True, slots=True)
class Obstetrics:
    """The obstetric core, as far as it is known.

    Attributes:
        counted: of which moment G and P are, in words, where a reader could mistake it.
        due_date_method: how the due date was fixed, in words ("echo").
        due_remark: what there is to say once that date is long past.
        gestational_age: on the date of writing; None where it says nothing any more.
        risk_status: as the practice writes it ("VIL A").
    """

    gravidity: int | None = None
    parity: int | None = None
    counted: str = field(default="", metadata={LABEL: "G en P geteld"})
    due_date: date | None = None
    due_date_method: str = field(default="", metadata={LABEL: "À terme datum bepaald door"})
    due_remark: str = field(default="", metadata={LABEL: "Bij de à terme datum"})
    gestational_age: GestationalAge | None = None
    is_multiple: bool = False
    risk_status: str = field(default="", metadata={LABEL: "Risicostatus"})
    planned_birth_place: str = field(default="", metadata={LABEL: "Geplande plaats bevalling"})


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """Someone of the family ("partner", "dochter, 4 jaar"; "woont in huis")."""

    who: str = field(metadata={LABEL: "Gezinslid"})
    remark: str = field(default="", metadata={LABEL: "Opmerking bij gezinslid"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing heard: the label of the question and what she answered.

    Attributes:
        is_quote: True for her own words; they are printed as a quotation.
        language: BCP 47 code of a quotation that is not Dutch ("tr").
    """

    label: str = field(metadata={LABEL: "Onderwerp"})
    answer: str = field(metadata={LABEL: "Antwoord"})
    is_quote: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was told about a subject at a moment before the last.

    Attributes:
        moment: the conversation, in words ("intake, 3 april 2026").
    """

    moment: str = field(metadata={LABEL: "Eerder gesprek"})
    level: str = field(default="", metadata={LABEL: "Niveau"})
    heard: tuple[Heard, ...] = ()
    wish: str = field(default="", metadata={LABEL: "Wat zij wil"})


@dataclass(frozen=True, slots=True)
class Subject:
    """One domain that is shared.

    Attributes:
        title: the section's title ("Geld").
        level: the level as a word ("oranje"); printed for professionals in care only.
        summary: one line for the front; made from what was heard where empty.
        heaviest_first: what was heard, for the front: what weighs most comes first.
        asked_alone: None where it is not told.
        weighing: the professional's own words.
        asked_at: the conversation it was last told in, where there are several.
        earlier: what was told before, the latest first.
    """

    title: str = field(metadata={LABEL: "Titel onderwerp"})
    level: str = field(default="", metadata={LABEL: "Niveau"})
    summary: str = field(default="", metadata={LABEL: "Samenvatting onderwerp"})
    heard: tuple[Heard, ...] = ()
    heaviest_first: tuple[Heard, ...] = ()
    since: str = field(default="", metadata={LABEL: "Sinds wanneer"})
    arranged: str = field(default="", metadata={LABEL: "Al geregeld"})
    wish: str = field(default="", metadata={LABEL: "Wat zij wil"})
    unwanted: str = field(default="", metadata={LABEL: "Wat zij niet wil"})
    asked_on: date | None = None
    asked_alone: bool | None = None
    weighing: str = field(default="", metadata={LABEL: "Eigen weging bij onderwerp"})
    asked_at: str = field(default="", metadata={LABEL: "Gesprek"})
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """The levels over the conversations.

    Attributes:
        moments: one per column, the oldest first; of each the name and the day.
        rows: of each subject its title, and a level per moment: empty where nothing is told.
    """

    moments: tuple[tuple[str, str], ...] = field(default=(), metadata={LABEL: "Gesprek"})
    rows: tuple[tuple[str, tuple[str, ...]], ...] = field(
        default=(), metadata={LABEL: "Verloop van onderwerp"}
    )


@dataclass(frozen=True, slots=True)
class HelpOffered:
    """An offer she agreed to, and how far it is.

    Attributes:
        state: in words ("gestart").
    """

    name: str = field(metadata={LABEL: "Aanbod"})
    state: str = field(default="", metadata={LABEL: "Stand van aanbod"})
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """Something that was explained to her before she agreed."""

    title: str = field(metadata={LABEL: "Wat is uitgelegd"})
    text: str = field(metadata={LABEL: "Uitleg"})


@dataclass(frozen=True, slots=True)
class ToCopy:
    """One value the reader can copy into her own record.

    Attributes:
        group: the part of that record ("R014 Zwangerschap").
        source: where it comes from ("gesprek van 3 april 2026").
    """

    group: str = field(metadata={LABEL: "Onderdeel van het dossier"})
    name: str = field(metadata={LABEL: "Gegeven"})
    value: str = field(metadata={LABEL: "Waarde"})
    source: str = field(default="", metadata={LABEL: "Bron"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what by when; the client's own actions are among them."""

    who: str = field(metadata={LABEL: "Wie"})
    what: str = field(metadata={LABEL: "Afspraak"})
    by: str = field(default="", metadata={LABEL: "Wanneer"})


@dataclass(frozen=True, slots=True)
class Involvement:
    """An organisation or person already in contact with the family."""

    who: str = field(metadata={LABEL: "Al betrokken"})
    what: str = field(default="", metadata={LABEL: "Rol van betrokkene"})


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """Her permission, as told to the recipient.

    Attributes:
        subjects: what may be shared, in words.
        purpose: what for ("prenataal huisbezoek").
        asked_by: the professional who asked.
        given_by: who gave it.
    """

    form: ConsentForm
    given_on: date
    subjects: tuple[str, ...] = field(default=(), metadata={LABEL: "Onderwerpen toestemming"})
    recipient: str = field(default="", metadata={LABEL: "Ontvanger toestemming"})
    purpose: str = field(default="", metadata={LABEL: "Doel toestemming"})
    asked_by: str = field(default="", metadata={LABEL: "Toestemming gevraagd door"})
    given_by: str = field(default="", metadata={LABEL: "Toestemming gegeven door"})
    interpreter: str = field(default="", metadata={LABEL: "Tolk bij toestemming"})
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class ReferralContent:
    """Everything in one referral letter, request or handover.

    Attributes:
        title: the heading of the paper.
        file_title: what viewers and print queues show of it: neutral.
        reference: the letter's own number, free of personal data.
        made_at: an aware time; the date of the letter, and the only clock it knows.
        reason: why this letter, in one or two sentences (Situatie).
        background: what the reader must know besides household and history (Achtergrond).
        assessment: the professional's weighing with the client (Beoordeling).
        question: "Wat ik van u vraag".
        meldcode: label and text of each step, only where it may be shared.
        feedback: what to report back, one line.
        instrument: name and version of the questionnaire.
        bundle: FHIR JSON of exactly what this recipient may read; empty for none.
        known: what she knows of this paper, to stand on top.
        explained: what was explained to her before she agreed.
        course: the levels over the moments.
        births: the children born, one line each.
        help_offered: the offers that are under way.
        to_copy: values for the reader's own record.
    """

    reference: str = field(metadata={LABEL: "Kenmerk"})
    made_at: datetime
    urgency: Urgency
    sender: Sender
    recipient: Recipient
    client: Client
    consent: ConsentGiven
    question: str = field(metadata={LABEL: "Wat ik van u vraag"})
    instrument: str = field(metadata={LABEL: "Instrument"})
    reason: str = field(default="", metadata={LABEL: "Reden"})
    background: str = field(default="", metadata={LABEL: "Achtergrond"})
    assessment: str = field(default="", metadata={LABEL: "Beoordeling"})
    obstetrics: Obstetrics = field(default_factory=Obstetrics)
    household: tuple[HouseholdMember, ...] = ()
    home_visit: str = field(default="", metadata={LABEL: "Bij een huisbezoek"})
    subjects: tuple[Subject, ...] = ()
    strengths: tuple[str, ...] = field(default=(), metadata={LABEL: "Krachten"})
    agreements: tuple[Agreement, ...] = ()
    coordinator: str = field(default="", metadata={LABEL: "Wie houdt het overzicht"})
    involved: tuple[Involvement, ...] = ()
    meldcode: tuple[Heard, ...] = ()
    copies: tuple[str, ...] = field(default=(), metadata={LABEL: "Kopie aan"})
    confirm_within_days: int = 5
    feedback: str = field(default="", metadata={LABEL: "Terugkoppeling"})
    bundle: bytes = b""
    title: str = field(default="Verwijsbrief", metadata={LABEL: "Titel"})
    file_title: str = field(default="Verwijsbrief", metadata={LABEL: "Titel"})
    known: str = field(default="", metadata={LABEL: "Wat cliënt weet"})
    explained: tuple[Explained, ...] = ()
    course: Course = field(default_factory=Course)
    births: tuple[str, ...] = field(default=(), metadata={LABEL: "Geboorte"})
    help_offered: tuple[HelpOffered, ...] = ()
    to_copy: tuple[ToCopy, ...] = ()
