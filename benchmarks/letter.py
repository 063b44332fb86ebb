"""Time the referral letter beside a plain reportlab letter of the same content."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from statistics import median
from time import perf_counter

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from kansrijk_desktop.assets import resource
from kansrijk_desktop.documents import content as letter
from kansrijk_desktop.documents.referral_letter import build
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.referral import RecipientKind, Urgency

ROUNDS = 15
BUNDLE_ENTRIES = 40


def main() -> None:
    """Print the two medians in milliseconds as JSON."""
    content = family_letter()
    texts = list(texts_of(content))
    pdfmetrics.registerFont(TTFont("Plain", str(resource("fonts", "NotoSans-Regular.ttf"))))
    print(
        json.dumps(
            {
                "letter_ms": typical_ms(lambda: build(content)),
                "plain_ms": typical_ms(lambda: plain_letter(texts)),
                "first_letter_bytes": len(build(content)),
            }
        )
    )


def typical_ms(work: Callable[[], object]) -> float:
    """Return the median time of a piece of work; the first two runs warm up."""
    times = []
    for _round in range(ROUNDS + 2):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1000)
    return median(times[2:])


def plain_letter(texts: list[str]) -> bytes:
    """Lay the same words out as one column of paragraphs: no tags, no archive, no attachment."""
    style = ParagraphStyle("plain", fontName="Plain", fontSize=10, leading=14)
    buffer = io.BytesIO()
    story: list[Flowable] = []
    for text in texts:
        story += (Paragraph(text, style), Spacer(1, 4))
    SimpleDocTemplate(buffer, pagesize=A4).build(story)
    return buffer.getvalue()


def texts_of(value: object) -> Iterator[str]:
    """Yield every text in a letter's content, in its order."""
    if isinstance(value, str):
        if value:
            yield value.replace("&", "&amp;").replace("<", "&lt;")
    elif isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def family_letter() -> letter.ReferralContent:
    """Return a letter about an invented family, with all that a full letter holds."""
    asked = date(2026, 11, 16)
    titles = ("Wonen", "Geld", "Spanning", "Roken en drinken", "Steun")
    return letter.ReferralContent(
        reference="V-2026-0042",
        made_at=datetime(2026, 11, 21, 14, 3, tzinfo=UTC),
        urgency=Urgency.WITHIN_2_WEEKS,
        sender=letter.Sender("A. de Wit", "verloskundige", "Praktijk De Brug", "Kade 1, Stad"),
        recipient=letter.Recipient(RecipientKind.YOUTH_HEALTH, "JGZ Voorbeeld", "team Noord"),
        client=letter.Client("Femke Reuring", date(1999, 4, 12), address="Laan 2, Stad"),
        consent=letter.ConsentGiven(
            ConsentForm.SPOKEN, asked, titles, "JGZ Voorbeeld", "prenataal huisbezoek"
        ),
        question="Wilt u een prenataal huisbezoek doen en meekijken naar het inkomen?",
        instrument="signalering-zwangerschap 1.0.0",
        reason="Tweede kind, geldzorgen en weinig slaap; zij vraagt zelf om hulp.",
        background="Het eerste kind is vier. De schoonouders helpen op maandag.",
        assessment="Samen gewogen: het meeste lukt, de brieven van de bank lukken niet meer.",
        subjects=tuple(subject(title, asked) for title in titles),
        strengths=("Een zus in de buurt", "Vast werk", "Komt naar elke controle"),
        agreements=(
            letter.Agreement("Femke", "belt het wijkteam", "voor vrijdag"),
            letter.Agreement("verloskundige", "vraagt hoe het ging", "bij de volgende controle"),
        ),
        bundle=bundle(),
    )


def subject(title: str, asked: date) -> letter.Subject:
    """Return one shared subject with eight answers."""
    heard = tuple(
        letter.Heard(f"{title}, vraag {number}", "Ja, sinds deze zomer is dat soms lastig.")
        for number in range(8)
    )
    return letter.Subject(title, "oranje", heard=heard, since="de zomer", asked_on=asked)


def bundle() -> bytes:
    """Return an attachment of the usual size."""
    entry = {"resource": {"resourceType": "Observation", "note": [{"text": "x" * 600}]}}
    return json.dumps({"resourceType": "Bundle", "entry": [entry] * BUNDLE_ENTRIES}).encode()


if __name__ == "__main__":
    main()
