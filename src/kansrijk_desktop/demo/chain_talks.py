"""A conversation of the chain: from the dossier through the questions to the weighing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kansrijk_desktop.demo.desk import Desk, StuckError
from kansrijk_desktop.demo.seat import Seat
from kansrijk_desktop.demo.talk import Pictured, hold
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from kansrijk_desktop.ui.screens.summary.weighing_field import WeighingField


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said in one conversation, in the words on the cards.

    Attributes:
        name: how its pictures begin.
        written: what is typed.
        unchanged: the parts of which she says that nothing changed.
        weighing: what the professional makes of it.
    """

    name: str
    answers: Mapping[str, tuple[str, ...]]
    written: Mapping[str, str] = field(default_factory=dict)
    unchanged: frozenset[str] = frozenset()
    weighing: Mapping[str, str] = field(default_factory=dict)


def talk(seat: Seat, said: Talk) -> AdviceScreen:
    """Hold the conversation that is proposed, weigh it, and look what fits now."""
    desk, house = seat.desk, seat.dossier()
    seat.picture(f"{said.name}-dossier")
    desk.press(house.reading_page.start_card.start_button)
    screen = desk.screen(ScreeningScreen)
    desk.wait_for(lambda: bool(screen.page.panels), "the first question")
    counts = seat.place.evidence.counts
    counts[f"remembered_{said.name}"] = hold(
        desk,
        screen,
        said.answers,
        said.written,
        Pictured(seat.picture, f"{said.name}-"),
        said.unchanged,
    )
    desk.press(screen.footer.next_button)
    summary = desk.screen(SummaryScreen)
    desk.wait_for(lambda: bool(summary.cards), "the summary")
    seat.picture(f"{said.name}-samenvatting")
    for address, words in said.weighing.items():
        _weigh(desk, summary.weighing.form.fields[address], words)
    seat.picture(f"{said.name}-gewogen")
    desk.press(summary.what_now_button)
    advice = desk.screen(AdviceScreen)
    desk.wait_for(lambda: bool(advice.offer_cards), "the offers")
    seat.picture(f"{said.name}-wat-nu")
    return advice


def _weigh(desk: Desk, field: WeighingField, words: str) -> None:
    """Choose one of the words there are, or write them."""
    if field.segments is not None:
        segments = {segment.text(): segment for segment in field.segments.segments.values()}
        desk.press(segments[words])
    elif field.area is not None:
        desk.type(field.area.edit, words)
    else:
        raise StuckError(field.address)
