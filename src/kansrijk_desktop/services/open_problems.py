"""What is still open in a form, each with the place to do something about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.conversation_outline import Section
from kansrijk_desktop.services.item_marks import text_extension
from kansrijk_desktop.services.page_parts import Repeat
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class OpenProblem:
    """Something that is missing or wrong.

    Attributes:
        address: where to go for it; empty where it is about the form as a whole.
        label: what it is about, short.
        is_error: False for a warning, which blocks nothing.
    """

    address: str
    label: str
    message: str
    is_error: bool = True


def open_problems(state: FormState, sections: Sequence[Section]) -> tuple[OpenProblem, ...]:
    """Return what is open in these sections, in the order of the form, and in the whole form.

    What stands in no section is left out: others may look along, and the summary has the rest.
    """
    return (
        *(problem for section in sections for problem in _in_section(section)),
        *(OpenProblem("", "", each.message, each.is_error) for each in state.problems),
    )


def _in_section(section: Section) -> Iterator[OpenProblem]:
    places = _places(section)
    for top in section.states:
        for item, label in _named(top, ""):
            for problem in item.problems:
                if problem.is_error:
                    place = places.get(item.address, "")
                    yield OpenProblem(place, label or section.title, problem.message)
    for stop in section.stops:
        if isinstance(stop, Repeat) and stop.is_short:
            yield OpenProblem(stop.address, stop.title, too_few(stop))


def too_few(repeat: Repeat) -> str:
    """Return what to say where a group must occur more often."""
    return _("Hier zijn er minstens {count} van nodig.").format(count=repeat.least)


def _places(section: Section) -> dict[str, str]:
    """Return where to go for each item: for a group or what is hidden, to what stands nearest."""
    held: dict[str, str] = {}
    for stop in section.stops:
        held[stop.item.address] = stop.address
        if isinstance(stop, Repeat):
            cards = (each for card in stop.cards for each in card.item.walk())
            held.update((each.address, each.address) for each in cards)
        held.update((item.address, item.address) for item in stop.items)
    if not section.stops:
        return held
    nearest, waiting = section.stops[-1].address, []
    for top in section.states:
        for item in top.walk():
            if item.address not in held:
                waiting.append(item.address)
                continue
            nearest = held[item.address]
            held.update(dict.fromkeys(waiting, nearest))
            waiting.clear()
    held.update(dict.fromkeys(waiting, nearest))
    return held


def _named(item: ItemState, around: str) -> Iterator[tuple[ItemState, str]]:
    """Yield what is asked with its name; in a repeating group with which one it is of."""
    if not item.is_enabled:
        return
    label = _label(item)
    if item.index is not None:
        around = f"{around}{label} {item.index + 1}: "
        label = around.removesuffix(": ")
    elif around:
        label = around + label
    yield item, label
    for child in item.children:
        yield from _named(child, around)


def _label(item: ItemState) -> str:
    return text_extension(item.item, extensions.SHORT_TEXT) or item.text
