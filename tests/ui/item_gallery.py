"""Take a picture of every kind of question: `python -m tests.ui.item_gallery FOLDER [NAME ...]`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.ui.questionnaire.registry import widget_for
from kansrijk_desktop.ui.theme import DARK, LIGHT, SPACE_2, SPACE_4, Look, apply_look, load_fonts
from kansrijk_desktop.ui.widgets.rich_label import RichLabel
from tests.questionnaires import (
    A_MOMENT,
    Json,
    a_definition,
    choice,
    mark,
    option,
    question,
    section,
)
from tests.ui.item_bench import UNIT, UNITS, control, shown_beside

WIDTH = 780
LOOKS = (Look(LIGHT, 100), Look(DARK, 200))
_MARKED = {
    "_display": {
        "extension": [
            mark(HL7 + "rendering-xhtml", valueString="Met <b>vet</b> en een <i>lang</i> verhaal")
        ]
    }
}
_BESIDE = mark(HL7 + "questionnaire-choiceOrientation", valueCode="horizontal")
_PREFIX = mark(HL7 + "questionnaire-optionPrefix", valueString="A.")
_FORMAT = mark(HL7 + "entryFormat", valueString="in hele kilo’s")
_OPEN = mark(SDC + "sdc-questionnaire-openLabel", valueString="Anders & wel <dit>")
_LANDS = [option(f"Land {number} & een <b>naam</b>") for number in range(1, 31)]
_TOGGLE = mark(
    SDC + "sdc-questionnaire-answerOptionsToggleExpression",
    extension=[
        mark("option", valueCoding={"system": "https://example.org/codes", "code": "dicht"}),
        mark("expression", valueExpression={"language": "text/fhirpath", "expression": "false"}),
    ],
)
_RICH_TEXT = {
    "_text": {
        "extension": [
            mark(
                HL7 + "rendering-xhtml",
                valueString="<p>Een <b>vette</b> vraag met</p><ul><li>een punt</li><li>nog een"
                "</li></ul><p>en <a href='https://example.org'>meer</a></p>",
            )
        ]
    }
}
_ENDS = [
    shown_beside("laag", "lower", "Helemaal geen last"),
    shown_beside("hoog", "upper", "Ergste denkbare last"),
]


def answered(item: Json, **value: object) -> Json:
    """Return a question that has an answer from the start."""
    return item | {"initial": [value]}


SHEETS: dict[str, list[Json]] = {
    "lines": [
        answered(question("tekst", "string"), valueString="Jansen & <b>Zn</b>"),
        question("leeg", "string", extension=[_FORMAT]),
        answered(question("heel", "integer", extension=[UNIT]), valueInteger=62),
        answered(question("spin", "decimal", extension=[control("spinner"), UNIT]), valueDecimal=2),
        answered(
            question("maat", "quantity", extension=UNITS), valueQuantity={"value": 3, "unit": "lb"}
        ),
        answered(question("dag", "date"), valueDate="2026-11"),
        answered(question("moment", "dateTime"), valueDateTime="2026-11-21T14:30:00+01:00"),
        answered(question("tijd", "time"), valueTime="09:05:00"),
        question("adres", "url"),
        answered(question("verhaal", "text"), valueString="Een verhaal\nop twee regels"),
    ],
    "several": [
        question("namen", "string", repeats=True)
        | {"initial": [{"valueString": name} for name in ("een", "twee", "drie", "vier")]},
        question("maten", "quantity", repeats=True, extension=UNITS)
        | {"initial": [{"valueQuantity": {"value": 3, "unit": "kilo", "code": "kg"}}]},
        answered(question("verhalen", "text", repeats=True), valueString="Eerste verhaal"),
    ],
    "cards": [
        choice(
            "kaarten",
            option("gewoon") | {"extension": [_PREFIX]},
            {"valueCoding": option("rijk")["valueCoding"] | _MARKED},
            "dicht",
            extension=[_TOGGLE],
        ),
        choice("naast", "ja", "een beetje", "nee & <b>niet</b>", extension=[_BESIDE]),
        choice("open", "ja", "nee", repeats=True, type="open-choice", extension=[_OPEN]),
        choice("geen"),
        answered(choice("vreemd", "ja", "nee"), valueCoding={"code": "x", "display": "Iets oud"}),
    ],
    "lists": [
        choice("uitklap", "ja", "nee", "dicht", extension=[control("drop-down"), _TOGGLE]),
        answered(question("zoek", "choice", answerOption=_LANDS), **_LANDS[3]),
        question("zoekt", "choice", answerOption=_LANDS, repeats=True),
    ],
    "sliders": [
        question("leeg", "integer", extension=[control("slider")], item=_ENDS),
        answered(
            question(
                "vol",
                "decimal",
                extension=[
                    control("slider"),
                    UNIT,
                    mark(HL7 + "minValue", valueDecimal=0),
                    mark(HL7 + "maxValue", valueDecimal=5),
                    mark(HL7 + "questionnaire-sliderStepValue", valueDecimal=0.5),
                ],
            ),
            valueDecimal=2,
        ),
    ],
    "read": [
        answered(question("tekst", "string", readOnly=True), valueString="Alleen lezen"),
        question("leeg", "decimal", readOnly=True),
        answered(
            question("bestand", "attachment"),
            valueAttachment={"title": "Echo", "contentType": "image/png", "size": 48213},
        ),
        answered(
            question("wie", "reference"),
            valueReference={"reference": "Patient/1", "display": "Zij"},
        ),
        question("rijk", "string") | _RICH_TEXT,
    ],
}


def sheet(name: str) -> QWidget:
    """Return a column of questions."""
    session = FormSession(a_definition(section("s", "money", *SHEETS[name])), context=_context())
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
    column.setSpacing(SPACE_2)
    for state in session.state.items[0].children:
        title = RichLabel("", "strong")
        title.show_text(state.text, state.markup)
        column.addWidget(title)
        widget = widget_for(state.item)
        widget.show_item(state)
        column.addWidget(widget)
    column.addStretch(1)
    return page


def _context() -> LaunchContext:
    return LaunchContext(now=A_MOMENT)


def main(folder: Path, wanted: set[str]) -> None:
    """Write a PNG of each sheet in each look."""
    application = QApplication([])
    load_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        apply_look(application, look)
        for name in sorted(wanted) or SHEETS:
            page = sheet(name)
            page.resize(round(WIDTH * min(look.scale, 1.4)), 100)
            page.show()
            for _round in range(3):
                application.processEvents()
            page.resize(page.width(), page.heightForWidth(page.width()))
            for _round in range(3):
                application.processEvents()
            page.grab().save(str(folder / f"{name}-{look.palette.name}-{look.text_percent}.png"))
            page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))
