"""The page for her: what is strong, what she wishes, what she does first; nothing else."""

from dataclasses import dataclass

from kansrijk_desktop.services.summary import Summary


@dataclass(frozen=True, slots=True)
class WishLine:
    """What she would like for one subject."""

    subject: str
    wish: str


@dataclass(frozen=True, slots=True)
class TogetherView:
    """What may stand on a screen she and others look at: no levels, no safety."""

    strengths: tuple[str, ...]
    wishes: tuple[WishLine, ...]
    first_actions: tuple[str, ...]


def together_view(summary: Summary) -> TogetherView:
    """Return the page for her, without safety and without what is marked *niet voor thuis*."""
    return TogetherView(
        strengths=tuple(each.text for each in summary.strengths if not each.is_not_for_home),
        wishes=tuple(
            WishLine(row.title, ", ".join(row.wishes))
            for row in summary.rows
            if row.wishes and not row.is_safety and not row.has_wish_not_for_home
        ),
        first_actions=() if summary.has_actions_not_for_home else summary.first_actions,
    )
