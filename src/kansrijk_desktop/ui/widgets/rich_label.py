"""Show a text that may have markup; its plain words are what a screen reader says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.markup import Markup
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.restyle import set_style_property
from kansrijk_desktop.ui.widgets.rich_text import BOLD, as_html, safe_html, with_prefix


class RichLabel(PlainLabel):
    """A label for a text of a form. Nothing in it can be clicked and nothing is loaded."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self._shown: object = None
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def show_text(
        self,
        text: str,
        markup: Markup | None = None,
        *,
        prefix: str = "",
        prefix_markup: Markup | None = None,
    ) -> None:
        """Show a text with its markup; without it, or where that is not safe, as it is."""
        wanted = (text, markup, prefix, prefix_markup)
        if wanted == self._shown:
            return
        self._shown = wanted
        plain = f"{prefix} {text}".strip()
        html, prefix_html = safe_html(markup), safe_html(prefix_markup)
        if html or prefix_html:
            html = with_prefix(html or as_html(text), prefix, prefix_html)
        self.setTextFormat(Qt.TextFormat.RichText if html else Qt.TextFormat.PlainText)
        self.setText(html or plain)
        self.setAccessibleName(plain if html else "")
        # In a heading all is bold already; a word that stands out needs the rest to be plain.
        is_mixed = BOLD in html and not html.removeprefix("<p>").startswith(BOLD)
        set_style_property(self, "emphasis", "some" if is_mixed else "none")
