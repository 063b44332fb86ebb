"""A whole dossier as one reader may know it: the one place where that is decided.

Every paper, bundle and export about a family is filled from here. A conversation of which nothing
may be told is not mentioned at all; what was held back of another leaves no trace in its levels
(`shared_conversation.py`). The partner's conversations are never mixed with hers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.interpretation import domain_of
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir.extensions import OWN_WEIGHING_FOR
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.services.apart import tells_of_safety
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.respondents import PATIENT, Speaker, speaker_of, told_by
from kansrijk_desktop.services.screenings import OpenedScreening
from kansrijk_desktop.services.shared_conversation import SharedConversation, share
from kansrijk_desktop.services.sharing import (
    SAFETY,
    SUBJECTS,
    Permission,
    askable_subjects,
    has_marked_answers,
    is_for_professional,
    leads_on,
    subject_of,
)
from kansrijk_desktop.services.unhurried import complete, unhurried_clock

UNDER_WAY = frozenset(
    {
        OfferState.CONSENTED,
        OfferState.REFERRED,
        OfferState.RECEIVED,
        OfferState.STARTED,
        OfferState.FED_BACK,
    }
)
"""States of an offer others may know of; that she said no is hers alone."""


@dataclass(frozen=True, slots=True)
class SharedMoment:
    """One conversation as the reader may know it; something of it is told."""

    screening: Screening
    form_title: str
    conversation: SharedConversation

    @property
    def day(self) -> date:
        """The day of the conversation."""
        return local_day(self.screening.started_at)


@dataclass(frozen=True, slots=True)
class SharedDossier:
    """What one reader may know.

    Attributes:
        moments: the oldest first.
        offers: the offers the reader may know of, the oldest first.
        agreements: likewise.
    """

    permission: Permission
    moments: tuple[SharedMoment, ...] = ()
    offers: tuple[CareOffer, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects something is told about, in the order of the conversation."""
        told = {one for moment in self.moments for one in moment.conversation.subjects}
        return tuple(subject for subject in SUBJECTS if subject in told)

    @property
    def form_titles(self) -> tuple[str, ...]:
        """The questionnaires that were used, each once."""
        return tuple(dict.fromkeys(moment.form_title for moment in self.moments))

    def latest_about(self, subject: str) -> tuple[SharedMoment, ...]:
        """Return the moments a subject is told about, the latest first."""
        return tuple(
            moment for moment in reversed(self.moments) if subject in moment.conversation.subjects
        )


@dataclass(frozen=True, slots=True)
class KnownFamily:
    """Everything known where a paper is made; most of it never reaches the paper.

    Attributes:
        conversations: those that were ended, whoever answered, with all kept answers; the oldest
            first.
        made_at: the moment the paper was begun; it dates the paper.
    """

    dossier: Dossier
    conversations: tuple[OpenedScreening, ...]
    practitioner: Practitioner
    made_at: datetime
    _whole: dict[str, FormState] = field(default_factory=dict, repr=False, compare=False)
    _shared: dict[tuple[str, Permission], SharedConversation] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def today(self) -> date:
        """The day on the paper."""
        return local_day(self.made_at)

    def of(self, speaker: Speaker = PATIENT) -> tuple[OpenedScreening, ...]:
        """Return the conversations in which one person answered."""
        return tuple(one for one in self.conversations if speaker_of(one.screening) == speaker)

    def whole(self, opened: OpenedScreening) -> FormState:
        """Return one conversation with all that was said; worked out once."""
        identity = opened.screening.id
        if identity not in self._whole:
            self._whole[identity] = complete(_session(opened)(opened.answers).state)
        return self._whole[identity]

    def shared(self, opened: OpenedScreening, permission: Permission) -> SharedConversation:
        """Return one conversation as far as it may be told; worked out once."""
        key = (opened.screening.id, permission)
        if key not in self._shared:
            self._shared[key] = share(
                self.whole(opened), opened.answers, permission, _session(opened)
            )
        return self._shared[key]


def speaker_in(known: KnownFamily, screening_id: str) -> Speaker:
    """Return whose answers a conversation holds.

    Raises:
        LookupError: there is no such conversation.
    """
    for one in known.conversations:
        if one.screening.id == screening_id:
            return speaker_of(one.screening)
    raise LookupError("no such conversation")


def share_dossier(
    known: KnownFamily,
    permission: Permission,
    picked_agreements: Iterable[str] = (),
) -> SharedDossier:
    """Return what somebody else may know of what the patient told.

    Conversations of earlier pregnancies stay here: they are not what she agreed to now.
    """
    dossier = told_by(known.dossier, PATIENT)
    past = {one.id for one in dossier.earlier_pregnancies}
    opened = [one for one in known.of() if one.screening.pregnancy_id not in past]
    return SharedDossier(
        permission,
        tuple(_moments(known, opened, permission)),
        tuple(one for one in dossier.offers if _may_know_offer(one, permission)),
        told_agreements(dossier.agreements, permission, frozenset(picked_agreements)),
    )


def share_partner(known: KnownFamily, speaker: Speaker) -> SharedDossier:
    """Return what a partner may read of his own conversations; nothing of hers is in it."""
    opened = known.of(speaker)
    permission = Permission(everything_in(opened) - {SAFETY}, is_for_home=True)
    return SharedDossier(permission, tuple(_moments(known, opened, permission)))


def share_with_herself(known: KnownFamily, *, is_safe_to_keep: bool) -> SharedDossier:
    """Return what she may read of her own dossier.

    Where she cannot keep the paper from others, it holds what may lie at home.
    """
    everything = everything_in(known.of())
    permission = Permission(
        everything if is_safe_to_keep else everything - {SAFETY},
        includes_not_for_home=is_safe_to_keep,
        is_for_home=not is_safe_to_keep,
    )
    dossier = told_by(known.dossier, PATIENT)
    all_agreements = frozenset(one.id for one in dossier.agreements)
    return SharedDossier(
        permission,
        tuple(_moments(known, known.of(), permission)),
        tuple(one for one in dossier.offers if is_safe_to_keep or not tells_of_safety(one.domains)),
        told_agreements(dossier.agreements, permission, all_agreements),
    )


def weighed_by_professional(known: KnownFamily, opened: OpenedScreening) -> tuple[ItemState, ...]:
    """Return what the professional made of a conversation, as she herself may read it.

    What was seen of safety (kindcheck, niet pluis, dated observations) is the first step of the
    Meldcode and goes where that track goes.
    """
    return tuple(
        item
        for item in known.whole(opened).walk()
        if item.is_shown
        and item.values
        and is_for_professional(item.item)
        and domain_of(item.item) != SAFETY
        and not leads_on(item.item)
        and not _is_taken_over(item)
    )


def _is_taken_over(item: ItemState) -> bool:
    """Tell whether it is a level the form filled in, and nobody changed."""
    return item.item.extension(OWN_WEIGHING_FOR) is not None and not item.is_changed_by_user


def everything_in(conversations: Iterable[OpenedScreening]) -> frozenset[str]:
    """Return every subject there is in these questionnaires, those without a name included."""
    found = {
        subject_of(item) or domain_of(item)
        for one in conversations
        for item in one.definition.walk()
    }
    return frozenset(found | {""})


def askable_in(known: KnownFamily) -> tuple[str, ...]:
    """Return the subjects she said something about in any conversation."""
    spoken = {
        subject for one in known.of() for subject in askable_subjects(known.whole(one), one.answers)
    }
    return tuple(subject for subject in SUBJECTS if subject in spoken)


def has_marked_in(known: KnownFamily) -> bool:
    """Tell whether an answer outside the safety section is marked *niet voor thuis*."""
    return any(has_marked_answers(known.whole(one), one.answers) for one in known.of())


def told_agreements(
    agreements: Sequence[Agreement], permission: Permission, picked: frozenset[str]
) -> tuple[Agreement, ...]:
    """Return the agreements picked for a paper, as far as they may stand on it.

    An agreement has no subject, so nobody but the professional can tell whether she consented to
    it: what is not picked by hand is not told.
    """
    may_tell_marked = permission.includes_not_for_home and not permission.is_for_home
    return tuple(
        one
        for one in agreements
        if one.id in picked and (may_tell_marked or not one.is_not_for_home)
    )


def _moments(
    known: KnownFamily, opened: Iterable[OpenedScreening], permission: Permission
) -> Iterator[SharedMoment]:
    for one in opened:
        conversation = known.shared(one, permission)
        if conversation.told:
            yield SharedMoment(one.screening, one.definition.title, conversation)


def _may_know_offer(offer: CareOffer, permission: Permission) -> bool:
    """Tell whether a reader may know of an offer: it follows from subjects she lets be told."""
    domains = frozenset(offer.domains)
    if offer.state not in UNDER_WAY:
        return False
    if tells_of_safety(domains):
        return domains <= permission.subjects and not permission.is_for_home
    return domains - {SAFETY} <= permission.subjects or _is_for_anyone(domains)


def _is_for_anyone(domains: frozenset[str]) -> bool:
    """Tell whether an offer helps with everything, so that it tells nothing."""
    return frozenset(SUBJECTS[1:-1]) <= domains


def _session(opened: OpenedScreening) -> Callable[[Mapping[str, AnswerRecord]], FormSession]:
    """Return how to fill the questionnaire of a conversation in."""

    def session(records: Mapping[str, AnswerRecord]) -> FormSession:
        return FormSession(
            opened.definition, context=opened.context, records=records, clock=unhurried_clock
        )

    return session
