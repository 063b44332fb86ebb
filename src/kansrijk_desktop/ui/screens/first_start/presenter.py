"""Take the new user through the steps, and make the encrypted dossiers on the way."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.services.recovery_code import (
    code_of,
    code_saved_text,
    groups_of,
    type_back_problem,
)
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.passphrases import Judge, Judgement
from kansrijk_desktop.ui.screens.first_start.flow import (
    STEPS,
    Answers,
    Step,
    problems_of,
    step_after,
    step_before,
)


@dataclass(frozen=True, slots=True)
class RegionOption:
    """A region package that can be chosen."""

    key: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FirstStartActions:
    """What the first start does to the world; each is run by the tasks and may take a while.

    Attributes:
        create: makes key and database under a passphrase, keeps the practitioner in it, and
            returns the recovery code in groups.
        save_code: writes the recovery code to the file the user chose.
        add_demo: puts the example family into the dossiers.
    """

    create: Callable[[str, Practitioner], str]
    save_code: Callable[[str, str], None]
    add_demo: Callable[[], None]


@dataclass(frozen=True, slots=True)
class FirstStartState:
    """Everything the wizard shows.

    Attributes:
        problems: what is wrong, by field of `Answers`; also `passphrase`, `again`, `typed_code`.
        code_groups: the recovery code, from the moment it exists until it is typed back.
        notice: what went wrong outside the fields, or what was done.
    """

    step: Step = Step.WELCOME
    answers: Answers = field(default_factory=Answers)
    regions: tuple[RegionOption, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)
    strength: int = 0
    code_groups: tuple[str, ...] = ()
    is_busy: bool = False
    notice: str = ""
    is_notice_error: bool = False

    @property
    def position(self) -> tuple[int, int]:
        """The number of this step and how many there are."""
        return STEPS.index(self.step) + 1, len(STEPS)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step to go back to."""
        return step_before(self.step) is not None and not self.is_busy


class FirstStartPresenter:
    """Keeps the answers and decides about the next step.

    `finished` goes on to the dossiers.
    """

    def __init__(
        self,
        actions: FirstStartActions,
        regions: tuple[RegionOption, ...],
        judge: Judge,
        tasks: RunsTasks,
        finished: Callable[[], None],
    ) -> None:
        self._actions = actions
        self._judge = judge
        self._tasks = tasks
        self._finished = finished
        only = regions[0].key if len(regions) == 1 else ""
        self._state = FirstStartState(regions=regions, answers=Answers(region=only))
        self._passphrase = ""
        self._again = ""
        self._typed_code = ""
        self._publish: Callable[[FirstStartState], None] | None = None

    def attach(self, publish: Callable[[FirstStartState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    @property
    def regions(self) -> tuple[RegionOption, ...]:
        """The regions to choose from."""
        return self._state.regions

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def fill_in(self, name: str, value: str) -> None:
        """Take what was typed or chosen for a field of `Answers`; its problem goes away."""
        answers = self._state.answers.filled_in(name, value)
        self._change(answers=answers, problems=self._without(name))

    def choose_demo(self, with_demo: bool) -> None:  # noqa: FBT001 - the answer itself
        """Take the choice for or against the example family."""
        answers = replace(self._state.answers, with_demo=with_demo)
        self._change(answers=answers, problems={})

    def type_passphrase(self, passphrase: str) -> None:
        """Take the passphrase as typed so far and show its strength."""
        self._passphrase = unicodedata.normalize("NFC", passphrase)
        strength = self._judgement().strength
        self._change(strength=strength, problems=self._without("passphrase"))

    def type_again(self, passphrase: str) -> None:
        """Take the second typing of the passphrase."""
        self._again = unicodedata.normalize("NFC", passphrase)
        self._change(problems=self._without("again"))

    def type_code(self, typed: str) -> None:
        """Take the recovery code as typed back so far."""
        self._typed_code = typed
        self._change(problems=self._without("typed_code"))

    def go_back(self) -> None:
        """Go to the step before, with everything still filled in."""
        before = step_before(self._state.step)
        if before is not None and not self._state.is_busy:
            self._change(step=before, problems={}, notice="")

    def go_on(self) -> None:
        """Go to the next step when this one is right, else say what is not."""
        if self._state.is_busy:
            return
        problems = self._problems()
        if problems:
            self._change(problems=problems, notice="")
        elif self._state.step is Step.PASSPHRASE:
            self._create()
        elif self._state.step is Step.DEMO:
            self._finish()
        else:
            self._step_on()

    def save_code(self, path: str) -> None:
        """Write the recovery code to a file, for instance on a stick."""
        work = partial(self._actions.save_code, path, code_of(self._state.code_groups))
        self._tasks.run(work, self._on_code_saved, self._on_failed)

    def _problems(self) -> dict[str, str]:
        step = self._state.step
        if step is Step.PASSPHRASE:
            return self._passphrase_problems()
        if step is Step.TYPE_BACK:
            problem = type_back_problem(self._typed_code, self._state.code_groups)
            return {"typed_code": problem} if problem else {}
        return problems_of(step, self._state.answers)

    def _passphrase_problems(self) -> dict[str, str]:
        if not self._passphrase:
            return {"passphrase": _("Kies een wachtwoord.")}
        refusal = self._judgement().refusal
        if refusal:
            return {"passphrase": refusal}
        if self._again != self._passphrase:
            return {"again": _("Dit is niet hetzelfde. Typ het wachtwoord nog een keer.")}
        return {}

    def _judgement(self) -> Judgement:
        answers = self._state.answers
        return self._judge(self._passphrase, (answers.organization_name, answers.name))

    def _create(self) -> None:
        self._change(is_busy=True, notice="")
        practitioner = self._state.answers.practitioner()
        work = partial(self._actions.create, self._passphrase, practitioner)
        self._tasks.run(work, self._on_created, self._on_failed)

    def _on_created(self, code: str) -> None:
        self._passphrase = self._again = ""
        self._change(is_busy=False, code_groups=groups_of(code))
        self._step_on()

    def _on_code_saved(self, result: None) -> None:
        del result
        self._change(notice=code_saved_text(), is_notice_error=False)

    def _finish(self) -> None:
        if not self._state.answers.with_demo:
            self._finished()
            return
        self._change(is_busy=True, notice="")
        self._tasks.run(self._actions.add_demo, self._on_demo_added, self._on_failed)

    def _on_demo_added(self, result: None) -> None:
        del result
        self._finished()

    def _on_failed(self, error: ExpectedError) -> None:
        self._change(is_busy=False, notice=error.message, is_notice_error=True)

    def _step_on(self) -> None:
        after = step_after(self._state.step)
        if after is not None:
            if self._state.step is Step.TYPE_BACK:
                # Shown once; from here on it exists only where the user keeps it.
                self._change(code_groups=())
            self._change(step=after, problems={}, notice="")

    def _without(self, name: str) -> dict[str, str]:
        return {key: text for key, text in self._state.problems.items() if key != name}

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
