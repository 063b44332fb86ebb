"""Read the options of an item: its answerOption, or the value set it refers to."""

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Option, OptionList
from kansrijk_desktop.engine.reading import Reading
from kansrijk_desktop.engine.weights import written_weight
from kansrijk_desktop.fhir.elements import extension_value, flag, objects, polymorphic, text
from kansrijk_desktop.fhir.extensions import HL7, OPTION_EXCLUSIVE
from kansrijk_desktop.fhir.json import JsonObject

_OPTION_PREFIX = HL7 + "questionnaire-optionPrefix"
_VALUE_SET_LABEL = HL7 + "valueset-label"
_NO_OPTIONS = OptionList.of(())


def read_options(raw: JsonObject, path: str, reading: Reading) -> OptionList:
    """Return what can be chosen; a list that is not there is named in the report."""
    if "answerOption" in raw:
        written = enumerate(objects(raw, "answerOption"))
        read = (_read_option(one, f"{path}.answerOption[{at}]", reading) for at, one in written)
        return OptionList.of(option for option in read if option is not None)
    reference = text(raw, "answerValueSet")
    concepts = reading.value_sets.concepts(reference) if reference else ()
    if reading.value_sets.is_too_large:
        reading.issues.refuse(
            "too-many-concepts", "contained", "De keuzelijsten in deze vragenlijst zijn te lang."
        )
    elif concepts is None:
        place = "in het formulier" if reference.startswith("#") else "bij dit programma"
        reading.issues.skip(
            "value-set",
            f"{path}.answerValueSet",
            f"De keuzelijst {reference[:120]} is niet {place} aanwezig of vraagt een server.",
        )
    if not concepts:
        return _NO_OPTIONS
    if id(concepts) not in reading.listed:
        reading.listed[id(concepts)] = OptionList.of(map(_from_concept, concepts))
    return reading.listed[id(concepts)]


def _read_option(written: JsonObject, path: str, reading: Reading) -> Option | None:
    found = polymorphic(written, "value")
    if found is None:
        reading.issues.repair("option-without-value", path, "Deze keuze heeft geen waarde.")
        return None
    value = Value(*found)
    inner = value.json if isinstance(value.json, dict) else {}
    if value.type == "Coding" and not text(inner, "code"):
        reading.issues.notice("coding-without-code", path, "Deze keuze heeft geen code.")
    prefix = extension_value(written, _OPTION_PREFIX) or extension_value(inner, _OPTION_PREFIX)
    return Option(
        value=value,
        prefix=prefix if isinstance(prefix, str) else "",
        weight=written_weight(written, inner),
        is_initial=flag(written, "initialSelected"),
        is_exclusive=extension_value(written, OPTION_EXCLUSIVE) is True,
        raw=written,
        label_source=_label_source(written, value),
    )


def _label_source(written: JsonObject, value: Value) -> tuple[JsonObject, str] | None:
    if isinstance(value.json, dict):
        return value.json, "display"
    return (written, "valueString") if value.type == "String" else None


def _from_concept(concept: JsonObject) -> Option:
    coding: JsonObject = {
        key: concept[key] for key in ("system", "version", "code", "display") if key in concept
    }
    prefix = extension_value(concept, _VALUE_SET_LABEL)
    return Option(
        value=Value("Coding", coding),
        prefix=prefix if isinstance(prefix, str) else "",
        weight=written_weight(concept),
        is_exclusive=extension_value(concept, OPTION_EXCLUSIVE) is True,
        raw=concept,
        label_source=(concept, "display"),
    )
