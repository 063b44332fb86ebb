"""The recovery code as it is shown, kept by the user, and typed back."""

from kansrijk_desktop.texts import _


def groups_of(code: str) -> tuple[str, ...]:
    """Return the groups in which a code is shown."""
    return tuple(code.split("-"))


def code_of(groups: tuple[str, ...]) -> str:
    """Return the code as it is written down."""
    return "-".join(groups)


def type_back_problem(typed: str, groups: tuple[str, ...]) -> str:
    """Return what is wrong with a code typed back from paper, empty when it is the same."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    if signs == "".join(groups):
        return ""
    return _("Dit is niet dezelfde code. Kijk nog eens op uw papier.")


def code_saved_text() -> str:
    """Return what is said when the code was written to a file."""
    return _("De code is bewaard. Leg hem niet in dezelfde map als de dossiers.")
