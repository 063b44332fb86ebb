"""Find the occurrence a condition means when its question occurs several times.

FHIR says: an ancestor; otherwise, going up, the nearest occurrence before, then after (R4,
Questionnaire.item.enableWhen.question, requirements).
"""

from collections.abc import Sequence

from kansrijk_desktop.engine.occurrences import Occurrence


def nearest(asking: Occurrence, candidates: Sequence[Occurrence]) -> Occurrence:
    """Return the candidate nearest to the one that asks.

    The candidates are all of one link id, in the order of the form; at least one.
    """
    around = [asking, *asking.ancestors()]
    for ancestor in around:
        if ancestor in candidates:
            return ancestor
    for ancestor in around:
        inside = [one for one in candidates if ancestor in one.ancestors()]
        if inside:
            return _last_before(asking, inside)
    return _last_before(asking, candidates)


def _last_before(asking: Occurrence, candidates: Sequence[Occurrence]) -> Occurrence:
    before = [one for one in candidates if one.order < asking.order]
    return before[-1] if before else candidates[0]
