"""What can be changed in one item: switches, texts that go with it, options and translations."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.fhir.extensions import DOMAIN
from kansrijk_desktop.services.form_editing import SetExclusive, SetFlag, SetText, SetTranslation
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.editing_presenter import (
    EditingPresenter,
    EditingState,
)
from kansrijk_desktop.ui.screens.instruments.editing_wording import (
    FLAGS,
    PROMPTS,
    SUBJECTS,
    meaning_of,
    name_of,
    plain_dutch_hint,
    subject_word,
)
from kansrijk_desktop.ui.screens.instruments.item_forms import MOST_TEXT, ItemForm, OptionForm
from kansrijk_desktop.ui.screens.instruments.wording import LONG, language_word, one_line
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.select_field import SelectField
from kansrijk_desktop.ui.widgets.text_area import TextArea


class TranslatedOption(QWidget):
    """One option: is it "none of these", and what does it say in the other language."""

    def __init__(
        self,
        exclude: Callable[[int, bool], None],
        translate: Callable[[int, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._index = 0
        self._exclude, self._translate = exclude, translate
        self._label = PlainLabel("", "strong")
        self.exclusive = ChoiceCard(_("Geen van deze"), is_multiple=True, is_compact=True)
        self.exclusive.picked.connect(self._on_picked)
        self.translation = TextArea("", min_lines=1, max_lines=4)
        self.translation.edited.connect(self._on_edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_2)
        layout.setSpacing(SPACE_1)
        for part in (self._label, self.exclusive, self.translation):
            layout.addWidget(part)

    def show_option(self, shown: tuple[int, OptionForm, str]) -> None:
        """Show another option, with the name of the language to translate into."""
        self._index, option, language = shown
        self._label.setText(option.label)
        self.exclusive.setAccessibleName(_("{option}: geen van deze").format(option=option.label))
        self.exclusive.show_chosen(option.is_exclusive)
        self.translation.show_label(language)
        self.translation.setVisible(option.translation is not None)
        show_bounded(self.translation, option.translation or "")

    def _on_picked(self) -> None:
        self._exclude(self._index, self.exclusive.isChecked())

    def _on_edited(self, text: str) -> None:
        self._translate(self._index, text)


class ItemPane(ScrollColumn):
    """The form of the chosen item.

    Attributes:
        flags: the switches by the URL of their extension.
        texts: the texts that go with the item, likewise.
        domain_field: the subject; only for the groups on top.
        language_field, translation: into which language, and how the item reads there.
        options: the options of the item.
    """

    def __init__(self, presenter: EditingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self._presenter = presenter
        self._link_id = ""
        self._language = ""
        self._kind = PlainLabel("", "overline")
        self._text = Heading("", 3)
        self.body.addWidget(self._kind)
        self.body.addWidget(self._text)
        self.body.addWidget(self._build_behaviour())
        self.body.addWidget(self._build_translation())
        self.body.addWidget(self._build_texts())

    def show_state(self, state: EditingState, form: ItemForm) -> None:
        """Show the item as it is now."""
        if form.link_id != self._link_id:
            self.show_top()
        self._link_id, self._language = form.link_id, state.language
        self._kind.setText(f"{one_line(form.link_id, 80)} · {form.kind}")
        self._text.setText(one_line(form.text, LONG) or _("Geen tekst"))
        flags = dict(form.flags)
        for url, flag in self.flags.items():
            flag.setVisible(url in flags)
            flag.show_chosen(flags.get(url, False))
        for url, text in form.texts:
            show_bounded(self.texts[url], text)
            self.texts[url].show_help(plain_dutch_hint(text) or meaning_of(url))
        self.domain_field.setVisible(form.domain is not None)
        if form.domain is not None:
            self._show_domain(form.domain)
        self._show_translation(state, form)

    def _build_behaviour(self) -> Card:
        card = Card(_("Gedrag"))
        self.flags: dict[str, ChoiceCard] = {}
        for url in FLAGS:
            flag = ChoiceCard(
                name_of(url), detail=meaning_of(url), is_multiple=True, is_compact=True
            )
            flag.picked.connect(partial(self._on_flag, url))
            self.flags[url] = flag
            card.body.addWidget(flag)
        self.domain_field = SelectField(
            name_of(DOMAIN),
            [(domain, subject_word(domain)) for domain in SUBJECTS],
            help_text=_("Bepaalt welk aanbod hierbij past. Alleen voor een heel onderdeel."),
        )
        self.domain_field.chosen.connect(partial(self._on_text, DOMAIN))
        card.body.addWidget(self.domain_field)
        return card

    def _build_texts(self) -> Card:
        card = Card(_("Bij het gesprek"))
        card.body.setSpacing(SPACE_2)
        self.texts: dict[str, TextArea] = {}
        for url in PROMPTS:
            area = TextArea(name_of(url), help_text=meaning_of(url))
            area.edited.connect(partial(self._on_text, url))
            self.texts[url] = area
            card.body.addWidget(area)
        return card

    def _build_translation(self) -> Card:
        card = Card(_("Vertaling"))
        card.body.setSpacing(SPACE_2)
        self.language_field = SelectField(_("Taal"), ())
        self.language_field.chosen.connect(self._presenter.pick_language)
        self.translation = TextArea(_("Tekst"))
        self.translation.edited.connect(self._on_translated)
        self._options_title = PlainLabel(_("Antwoorden"), "overline")
        self.options: MoreRows[TranslatedOption, tuple[int, OptionForm, str]] = MoreRows(
            partial(TranslatedOption, self._on_excluded, self._on_option_translated),
            TranslatedOption.show_option,
        )
        self._shared_options = PlainLabel(
            _(
                "De antwoorden staan in een keuzelijst die meer vragen kunnen delen. Die past u "
                "hier niet aan."
            ),
            "secondary",
        )
        for part in (self.language_field, self.translation, self._options_title, self.options):
            card.body.addWidget(part)
        card.body.addWidget(self._shared_options)
        return card

    def _show_domain(self, domain: str) -> None:
        offered = dict.fromkeys((*SUBJECTS, domain))
        self.domain_field.show_options([(each, subject_word(each)) for each in offered])
        self.domain_field.show_chosen(domain)

    def _show_translation(self, state: EditingState, form: ItemForm) -> None:
        self.language_field.show_options([(code, language_word(code)) for code in state.languages])
        self.language_field.show_chosen(state.language)
        language = language_word(state.language)
        self.translation.show_label(_("Tekst in het {language}").format(language=language))
        show_bounded(self.translation, form.translation)
        self._options_title.setVisible(bool(form.options))
        self._shared_options.setVisible(form.has_shared_options)
        answer = _("In het {language}").format(language=language)
        self.options.show_rows(
            [(index, option, answer) for index, option in enumerate(form.options)]
        )

    def _on_flag(self, url: str) -> None:
        self._presenter.change(SetFlag(self._link_id, url, self.flags[url].isChecked()))

    def _on_text(self, url: str, text: str) -> None:
        self._presenter.change(SetText(self._link_id, url, text))

    def _on_translated(self, text: str) -> None:
        self._presenter.change(SetTranslation(self._link_id, self._language, text))

    def _on_excluded(self, index: int, is_on: bool) -> None:  # noqa: FBT001 - a callback
        self._presenter.change(SetExclusive(self._link_id, index, is_on))

    def _on_option_translated(self, index: int, text: str) -> None:
        self._presenter.change(SetTranslation(self._link_id, self._language, text, index))


def show_bounded(area: TextArea, text: str) -> None:
    """Show a text to change; one without end is shown in part, and locked."""
    area.setEnabled(len(text) <= MOST_TEXT)
    area.show_text(text[:MOST_TEXT])
