"""A conversation of others as lines to read, from the texts that came with it.

No questionnaire is needed: each answer has its question and its words in it. Where a text is
missing and the questionnaire is here, that says it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.exchange.bundle_content import SharedScreening
from kansrijk_desktop.fhir.elements import extension_value, objects, polymorphic, text
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME, SHORT_TEXT
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.services.answer_words import value_in_words
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.item_marks import text_extension


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A question with its answer, or the heading of a group (without an answer).

    Attributes:
        is_not_for_home: marked so by her.
    """

    label: str
    answer: str = ""
    is_not_for_home: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return not self.answer


def told_lines(screening: SharedScreening, forms: Forms) -> tuple[ToldLine, ...]:
    """Return what was told, in the order of the conversation."""
    try:
        definition = forms.version(screening.questionnaire)
    except FormDefinitionError:
        definition = None
    return tuple(_lines(screening.response, definition))


def _lines(holder: JsonObject, definition: Definition | None) -> Iterator[ToldLine]:
    for item in objects(holder, "item"):
        answers = objects(item, "answer")
        label = _label(item, definition)
        words = ", ".join(filter(None, map(_words, answers)))
        if words:
            is_marked = extension_value(item, NOT_FOR_HOME) is True
            yield ToldLine(label, words, is_marked)
        elif label and not answers:
            yield ToldLine(label)
        for answer in answers:
            yield from _lines(answer, definition)
        yield from _lines(item, definition)


def _label(item: JsonObject, definition: Definition | None) -> str:
    """Return the short words of a question; those that came with it may be a whole sentence."""
    known = definition.by_link_id.get(text(item, "linkId")) if definition else None
    short = text_extension(known, SHORT_TEXT) if known else ""
    own = known.text if known else ""
    return short or text(item, "text") or own or text(item, "linkId")


def _words(answer: JsonObject) -> str:
    found = polymorphic(answer, "value")
    return value_in_words(Value(*found)) if found is not None else ""
