"""Handing one family over: the choice, the second look, the file; and the talk."""

from datetime import timedelta
from pathlib import Path

from kansrijk_desktop.exchange.sealing import is_sealed
from kansrijk_desktop.ui.routes import Route, ShowHandovers, ShowHousehold
from kansrijk_desktop.ui.screens.handover.presenter import HandoverPresenter, HandoverState
from kansrijk_desktop.ui.screens.handover.warm_presenter import WarmPresenter, WarmState
from tests.builders import HOUSEHOLD_ID, NOW, TODAY, a_consent
from tests.fakes import FailingTasks, InlineTasks
from tests.unit.services.chain import DOCUMENT_ID, House, keep_family, keep_paper, send


class Desk:
    """The presenter of one family with what it said."""

    def __init__(self, house: House) -> None:
        self.states: list[HandoverState] = []
        self.routes: list[Route] = []
        tasks = InlineTasks()
        self.presenter = HandoverPresenter(
            HOUSEHOLD_ID,
            house.workspace.partners.handovers,
            (tasks, tasks),
            self.routes.append,
            house.clock,
        )
        self.presenter.attach(self.states.append)

    @property
    def state(self) -> HandoverState:
        return self.states[-1]


class Talk:
    """The checklist with what it said."""

    def __init__(self, house: House) -> None:
        self.states: list[WarmState] = []
        self.presenter = WarmPresenter(
            HOUSEHOLD_ID,
            house.workspace.partners.warm_handovers,
            house.workspace.dossiers,
            InlineTasks(),
        )
        self.presenter.attach(self.states.append)

    @property
    def state(self) -> WarmState:
        return self.states[-1]


def test_the_paper_and_the_partner_it_was_made_for_are_chosen_beforehand(
    midwife: House, nurse: House, carer: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    midwife.knows(carer)
    partner = midwife.knows(nurse)

    desk = Desk(midwife)

    assert desk.state.paper_id == DOCUMENT_ID
    assert desk.state.partner_id == partner.correspondent.id
    assert desk.state.told_before == (
        "21 november 2026: Overdracht JGZ aan JGZ Voorbeeld (geld, stress)",
    )


def test_nothing_is_sealed_without_a_second_look(
    midwife: House, nurse: House, tmp_path: Path
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    midwife.knows(nurse)
    desk = Desk(midwife)

    desk.presenter.seal_to(tmp_path / "te-vroeg.age")
    assert midwife.workspace.partners.handovers.waiting() == ()

    desk.presenter.look()
    look = desk.state.look
    assert look is not None
    assert (look.organization, look.subjects, look.sensitive) == (
        "JGZ Voorbeeld",
        ("Geld", "Stress"),
        ("stress",),
    )
    assert look.is_compared
    path = tmp_path / "overdracht.age"
    desk.presenter.seal_to(path)

    assert is_sealed(path.read_bytes())
    assert desk.state.look is None
    assert "Het verzegelde bestand is opgeslagen" in desk.state.told
    assert [one.is_waiting for one in desk.state.sent] == [True]
    assert desk.state.told_before[0].endswith("verzegeld")


def test_a_paper_for_another_is_refused_at_the_second_look(
    midwife: House, nurse: House, carer: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    midwife.knows(nurse)
    other = midwife.knows(carer)
    desk = Desk(midwife)

    desk.presenter.choose_partner(other.correspondent.id)
    desk.presenter.look()

    assert desk.state.look is None
    assert "voor een andere ontvanger gemaakt" in desk.state.error


def test_a_paper_without_consent_shows_why_and_is_not_chosen(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    midwife.knows(nurse)
    midwife.workspace.kept.referrals.withdraw_consent(a_consent().id, TODAY, NOW)

    desk = Desk(midwife)

    assert desk.state.paper_id == ""
    assert "geldt niet meer" in desk.state.papers[0].refusal
    desk.presenter.look()
    assert desk.state.error == "Kies eerst een brief en een partner."


def test_what_the_parents_know_never_names_safety(midwife: House) -> None:
    keep_family(midwife)
    keep_paper(midwife, consent=a_consent(domains=("money", "safety"), recipient_kind="jgz"))

    desk = Desk(midwife)

    assert "geld" in desk.state.told_before[0]
    assert "veilig" not in "".join(desk.state.told_before).lower()


def test_a_file_that_cannot_be_written_is_told_and_can_be_made_again(
    midwife: House, nurse: House, tmp_path: Path
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    midwife.knows(nurse)
    blocked = tmp_path / "bestand"
    blocked.write_text("")
    desk = Desk(midwife)
    desk.presenter.look()

    desk.presenter.seal_to(blocked / "x.age")
    assert "De overdracht staat in het dossier" in desk.state.error
    (sent,) = desk.state.sent
    path = tmp_path / "opnieuw.age"
    desk.presenter.write_again(sent.id, path)

    assert is_sealed(path.read_bytes())
    assert len(desk.state.sent) == 1


def test_a_telephone_call_confirms_it_too(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    sealed = send(midwife, midwife.knows(nurse))
    desk = Desk(midwife)

    desk.presenter.note_received(sealed.handover.id)

    (sent,) = desk.state.sent
    assert not sent.is_waiting
    assert "aangekomen op 21 november 2026, telefonisch bevestigd" in sent.detail


def test_it_leads_back_and_to_the_address_book(midwife: House) -> None:
    keep_family(midwife)
    desk = Desk(midwife)

    desk.presenter.back()
    desk.presenter.open_address_book()

    assert desk.routes == [ShowHousehold(HOUSEHOLD_ID), ShowHandovers()]


def test_a_family_that_cannot_be_read_is_told(midwife: House) -> None:
    tasks = FailingTasks("Het gaat niet.")
    states: list[HandoverState] = []
    presenter = HandoverPresenter(
        HOUSEHOLD_ID,
        midwife.workspace.partners.handovers,
        (tasks, tasks),
        lambda _: None,
        midwife.clock,
    )

    presenter.attach(states.append)

    assert states[-1].error == "Het gaat niet."


def test_a_talk_is_planned_now_and_filled_in_later(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    send(midwife, midwife.knows(nurse))
    talk = Talk(midwife)
    talk.presenter.begin()
    assert talk.state.form is not None
    assert talk.state.form.recipient_name == "JGZ Voorbeeld"
    assert talk.state.arrived == "Nog niet bevestigd door JGZ Voorbeeld."

    talk.presenter.fill_in("planned_on", "24-11-2026")
    talk.presenter.save()
    (row,) = talk.state.rows
    assert (row.detail, row.is_complete) == ("gepland op 24 november 2026", False)

    midwife.clock.advance(timedelta(days=4))
    talk.presenter.pick(row.id)
    for name, value in (
        ("held_on", "24-11-2026"),
        ("participants", "cliënt, JGZ"),
        ("is_by_phone", True),
        ("is_patient_present", True),
        ("is_repeated_back", True),
    ):
        talk.presenter.fill_in(name, value)
    talk.presenter.save()

    (row,) = talk.state.rows
    assert row.is_complete
    assert row.detail == "gehouden op 24 november 2026, telefonisch, cliënt, JGZ"
    (kept,) = midwife.workspace.dossiers.open(HOUSEHOLD_ID).warm_handovers
    assert kept.created_at == NOW + timedelta(hours=1)
    assert kept.handover_id


def test_wrong_fields_are_told_at_the_field_and_kept_as_typed(midwife: House) -> None:
    keep_family(midwife)
    talk = Talk(midwife)
    talk.presenter.begin()
    talk.presenter.fill_in("held_on", "31-12-2026")
    talk.presenter.fill_in("planned_on", "morgen")

    talk.presenter.save()

    assert set(talk.state.problems) == {"recipient_name", "held_on", "planned_on"}
    assert talk.state.form is not None
    assert talk.state.form.planned_on == "morgen"
    talk.presenter.fill_in("recipient_name", "JGZ")
    assert "recipient_name" not in talk.state.problems


def test_leaving_keeps_what_was_typed_or_stays_when_it_cannot(midwife: House) -> None:
    keep_family(midwife)
    talk = Talk(midwife)
    left: list[str] = []
    talk.presenter.leave(lambda: left.append("nothing"))
    talk.presenter.begin()
    talk.presenter.fill_in("remarks", "rustig gesprek")

    talk.presenter.leave(lambda: left.append("too early"))
    assert "recipient_name" in talk.state.problems
    talk.presenter.fill_in("recipient_name", "JGZ")
    talk.presenter.leave(lambda: left.append("kept"))

    assert left == ["nothing", "kept"]
    (kept,) = midwife.workspace.dossiers.open(HOUSEHOLD_ID).warm_handovers
    assert kept.remarks == "rustig gesprek"


def test_a_checklist_can_be_put_away_unkept(midwife: House) -> None:
    keep_family(midwife)
    talk = Talk(midwife)
    talk.presenter.begin()
    talk.presenter.fill_in("recipient_name", "JGZ")

    talk.presenter.close()

    assert talk.state.form is None
    assert midwife.workspace.dossiers.open(HOUSEHOLD_ID).warm_handovers == ()
