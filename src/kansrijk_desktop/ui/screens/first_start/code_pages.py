"""The pages about the recovery code: keep it, and prove that it was kept."""

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.recovery_code_sheet import RecoveryCodeSheet
from kansrijk_desktop.ui.screens.first_start.pages import StepPage
from kansrijk_desktop.ui.screens.first_start.presenter import FirstStartPresenter, FirstStartState
from kansrijk_desktop.ui.widgets.field import TextField


class RecoveryCodePage(StepPage):
    """Shows the code.

    Attributes:
        sheet: the code itself.
    """

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(
            _("Bewaar uw herstelcode"),
            _(
                "Vergeet u het wachtwoord, dan komt u alleen hiermee weer bij de dossiers. "
                "Wij kunnen u dan niet helpen. U ziet de code nu één keer."
            ),
        )
        self.sheet = RecoveryCodeSheet()
        self.sheet.save_requested.connect(presenter.save_code)
        self.body.addWidget(self.sheet)
        self.setFocusProxy(self.sheet.print_button)

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show the code while it exists."""
        self.sheet.show_code(state.code_groups)


class TypeBackPage(StepPage):
    """Asks for the code, from paper."""

    def __init__(self, presenter: FirstStartPresenter) -> None:
        super().__init__(
            _("Typ de code over"),
            _("Zo weten we zeker dat u hem goed hebt bewaard. Typ over van uw papier of stick."),
        )
        self.code_field = TextField(
            _("Herstelcode"), help_text=_("Streepjes en hoofdletters maken niet uit.")
        )
        self.code_field.edited.connect(presenter.type_code)
        self.add_field(self.code_field)
        self.setFocusProxy(self.code_field)

    @override
    def show_state(self, state: FirstStartState) -> None:
        """Show what is wrong; empty the field once the code has gone."""
        self.code_field.show_error(state.problems.get("typed_code", ""))
        if not state.code_groups:
            self.code_field.show_text("")
