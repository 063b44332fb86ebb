"""Whatever the length and script of the texts: one front, no text lost, identifiers everywhere."""

import random
from collections.abc import Callable
from typing import TypeVar

import pytest

from kansrijk_desktop.documents.content import (
    Agreement,
    Client,
    Heard,
    HouseholdMember,
    Involvement,
    Recipient,
    ReferralContent,
    Sender,
    Subject,
)
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.records.referral import RecipientKind
from tests.unit.documents.hearing import structure
from tests.unit.documents.letters import a_letter

Part = TypeVar("Part")

WORDS = ("huur", "Świątek", "محمد", "ሓዳስ", "<b>&", "(34)", "12-03-2026", "İbrahim", "x" * 90)

SEEDS = range(15)


class Writer:
    """Writes texts of any length, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  no secret is made here

    def short(self) -> str:
        return " ".join(self._random.choices(WORDS, k=self._random.randint(1, 4)))

    def long(self) -> str:
        return " ".join([self.short()] * self._random.choice([1, 3, 20, 100]))

    def optional(self) -> str:
        return self._random.choice(["", self.short(), self.long()])

    def several(self, make: Callable[[], Part], most: int) -> tuple[Part, ...]:
        return tuple(make() for _ in range(self._random.randint(0, most)))

    def subject(self) -> Subject:
        return Subject(
            title=self.short(),
            level=self._random.choice(["", "geel", "rood"]),
            summary=self.optional(),
            heard=self.several(lambda: Heard(self.short(), self.long()), 6),
            arranged=self.optional(),
        )

    def letter(self) -> ReferralContent:
        return a_letter(
            sender=Sender(
                self.short(),
                self.short(),
                self.short(),
                address=self.optional(),
                best_hours=self.optional(),
            ),
            recipient=Recipient(
                self._random.choice(list(RecipientKind)), self.short(), contact=self.optional()
            ),
            client=Client(self.long(), address=self.optional(), reading_help=self.optional()),
            question=self.long(),
            reason=self.optional(),
            background=self.optional(),
            assessment=self.optional(),
            household=self.several(lambda: HouseholdMember(self.short(), self.optional()), 9),
            subjects=self.several(self.subject, 9),
            strengths=self.several(self.long, 4),
            agreements=self.several(lambda: Agreement(self.short(), self.long(), "morgen"), 9),
            involved=self.several(lambda: Involvement(self.short(), self.optional()), 5),
            copies=self.several(self.short, 9),
        )


def told(letter: ReferralContent) -> list[str]:
    """Every text that must be somewhere in the letter."""
    texts = [letter.question, letter.reason, letter.background, letter.assessment]
    texts += [letter.client.name, letter.client.address, letter.client.reading_help]
    texts += [letter.sender.name, letter.sender.best_hours, letter.recipient.contact]
    texts += [member.remark for member in letter.household]
    texts += letter.strengths
    texts += [agreement.what for agreement in letter.agreements]
    for subject in letter.subjects:
        texts += [subject.title, subject.summary, subject.arranged]
        texts += [answer.answer for answer in subject.heard]
    return texts


@pytest.mark.parametrize("seed", SEEDS)
def test_the_front_is_one_page_and_no_text_is_lost(seed: int) -> None:
    letter = Writer(seed).letter()

    tree = structure(build(letter))

    assert {page for node in tree.children[0].walk() for page in node.pages} == {0}
    everything = " ".join(node.text for node in tree.walk())
    assert [text[:60] for text in told(letter) if text not in everything] == []
