"""A real letter, page by page, as its recipient reads it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.documents.preview import PageImage
from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.label import Heading
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class PageWidget(QWidget):
    """One page, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, page: PageImage, number: int, count: int) -> None:
        """Show another page."""
        image = QImage(
            page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32
        )
        self._pixmap = QPixmap.fromImage(image)
        self.setAccessibleName(
            _("Bladzijde {number} van {count}").format(number=number, count=count)
        )
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Ask for a readable page."""
        return QSize(480, self.heightForWidth(480))

    @override
    def hasHeightForWidth(self) -> bool:
        """A page keeps its shape."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of the page at a width."""
        if self._pixmap.isNull():
            return 0
        return round(width * self._pixmap.height() / self._pixmap.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._pixmap)
        painter.end()


class PreviewPane(ScrollColumn):
    """All pages below one another.

    Attributes:
        pages: the pages shown now.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(720, margin=SPACE_2, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("De brief zoals de ontvanger hem leest"))
        self.pages: list[PageWidget] = []
        self._shown: tuple[PageImage, ...] = ()
        self.body.addWidget(Heading(title, 3))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_2)
        self.body.addLayout(self._list)

    def show_pages(self, pages: tuple[PageImage, ...]) -> None:
        """Show other pages; where the reader was is kept."""
        if pages is self._shown:
            return
        self._shown = pages
        while len(self.pages) < len(pages):
            page = PageWidget()
            self.pages.append(page)
            self._list.addWidget(page)
        for number, widget in enumerate(self.pages, start=1):
            widget.setVisible(number <= len(pages))
            if number <= len(pages):
                widget.show_page(pages[number - 1], number, len(pages))
