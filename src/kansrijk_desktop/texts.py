"""Translate the texts of the program; Dutch is the source language and stands in the code.

The current language is the one piece of module state in this program. A text in a constant is
marked with `N_` and looked up with `_` when it is shown.
"""

import gettext
import io

from kansrijk_desktop.assets import resource

SOURCE_LANGUAGE = "nl"


class _Current:
    """The language in force and its catalogue."""

    language = SOURCE_LANGUAGE
    catalogue = gettext.NullTranslations()


def _(message: str) -> str:
    """Return a Dutch message in the current language."""
    return _Current.catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a message for translation and return it as it is."""
    return message


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form of a Dutch message that fits `count`, in the current language."""
    return _Current.catalogue.ngettext(singular, plural, count)


def current_language() -> str:
    """Return the code of the language in force, for Babel's dates and numbers."""
    return _Current.language


def available_languages() -> tuple[str, ...]:
    """Return the codes of all languages there is a catalogue for, Dutch first."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in resource("locale").glob("*.po")))


def use_language(language: str) -> None:
    """Show all texts from now on in `language`; what it lacks stays Dutch.

    Raises:
        LookupError: there is no catalogue for this language.
    """
    _Current.catalogue = _catalogue(language)
    _Current.language = language


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    if language not in available_languages():
        raise LookupError(language)
    # A Dutch start reads no catalogue, hence no Babel (architecture, section 8).
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with resource("locale", f"{language}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
