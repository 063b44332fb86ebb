from kansrijk_desktop.documents.preview import page_count, page_images, page_texts
from kansrijk_desktop.documents.referral_letter import build
from tests.unit.documents.letters import a_bare_letter, a_letter


def test_pages_come_as_pixels_four_bytes_each() -> None:
    document = build(a_bare_letter())

    first = next(page_images(document, dots_per_inch=72))

    assert (first.width, first.height) == (596, 842)
    assert first.stride >= 4 * first.width
    assert len(first.pixels) == first.stride * first.height
    assert b"\xff\xff\xff" in first.pixels[:100]
    assert any(first.pixels[at] < 100 for at in range(0, len(first.pixels), 4))


def test_more_dots_give_more_pixels() -> None:
    document = build(a_bare_letter())

    images = list(page_images(document, dots_per_inch=144))

    assert len(images) == page_count(document) == 2
    assert images[1].width == 1191


def test_the_text_of_each_page_can_be_copied() -> None:
    texts = page_texts(build(a_letter()))

    assert "Sanne Reuring" in texts[0]
    assert "Antwoordstrook" in texts[-1]
