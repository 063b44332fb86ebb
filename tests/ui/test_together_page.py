"""The page for her shows what there is, and stays kind when there is nothing yet."""

from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.together import TogetherView, WishLine
from kansrijk_desktop.ui.screens.summary.together_page import TogetherPage
from tests.ui.showing import shown_texts


def open_page(qtbot: QtBot) -> TogetherPage:
    page = TogetherPage()
    qtbot.addWidget(page)
    page.show()
    return page


def test_parts_without_content_are_not_there(qtbot: QtBot) -> None:
    page = open_page(qtbot)

    page.show_view(TogetherView(("Zus dichtbij",), (), ()))
    qtbot.waitUntil(lambda: "Zus dichtbij" in shown_texts(page))

    assert "Wat goed gaat" in shown_texts(page)
    assert "Wat je wilt" not in shown_texts(page)


def test_another_view_replaces_the_one_before(qtbot: QtBot) -> None:
    page = open_page(qtbot)
    page.show_view(TogetherView(("Zus dichtbij",), (), ()))

    page.show_view(TogetherView((), (WishLine("Geld", "Hulp"),), ("Bellen",)))
    qtbot.waitUntil(lambda: "Geld: hulp" in shown_texts(page))

    assert "Zus dichtbij" not in shown_texts(page)
    assert "1.  Bellen" in shown_texts(page)


def test_with_nothing_yet_the_page_says_what_comes(qtbot: QtBot) -> None:
    page = open_page(qtbot)

    page.show_view(TogetherView((), (), ()))

    qtbot.waitUntil(lambda: "Hier komt wat jullie opschrijven." in shown_texts(page))
