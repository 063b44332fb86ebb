"""The rows of docs/conformance.md: what a form may ask for, what we do with it, and the proof.

Change a row here when the engine or the screens change, then make the sheet anew
(`python -m tests.conformance.sheet`). The ranking into tiers is by how often real forms use a
feature and what goes wrong without it.
"""

from dataclasses import dataclass
from enum import StrEnum

_ONE = "test_tier_1.py"
_TWO = "test_tier_2.py"
_REST = "test_tiers_3_and_4.py"


class Engine(StrEnum):
    """What the engine does with a feature."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    KEPT = "kept, named in the report"
    REFUSED = "refused in words"


class Screen(StrEnum):
    """What the window does with it today."""

    SHOWN = "yes"
    PARTLY = "partly"
    NOT_YET = "not yet"
    NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of the sheet.

    Attributes:
        sample: name of the form in `samples/`.
        proof: the file in this folder and the test in it.
        limits: what falls short, or how it is meant.
    """

    tier: int
    name: str
    engine: Engine
    screen: Screen
    sample: str
    proof: tuple[str, str]
    limits: str = ""


_YES, _PART, _KEPT, _NO = Engine.SUPPORTED, Engine.PARTLY, Engine.KEPT, Engine.REFUSED
_SHOWN, _HALF, _HIDDEN, _NONE = Screen.SHOWN, Screen.PARTLY, Screen.NOT_YET, Screen.NOTHING

FEATURES = (
    Feature(
        *(1, "All item types", _YES, _SHOWN, "item-types"),
        (_ONE, "test_every_type_of_item_is_answered_written_and_read_back"),
        "attachment and reference are kept, checked and shown in words, not filled in; a moment "
        "gets the offset of the computer",
    ),
    Feature(
        *(1, "`coding` of R5 with `answerConstraint`", _YES, _SHOWN, "r5-coding"),
        (_ONE, "test_a_coding_of_r5_opens_as_a_choice"),
        "read as `choice` or `open-choice`, with a line in the report",
    ),
    Feature(
        *(1, "`answerOption` of every type, `initialSelected`", _YES, _SHOWN, "answer-options"),
        (_ONE, "test_options_of_every_type_can_be_chosen_and_one_may_be_chosen_beforehand"),
        "a coding without system matches on its code",
    ),
    Feature(
        *(1, "`required`", _YES, _SHOWN, "required-repeats"),
        (_ONE, "test_required_counts_only_where_it_is_asked"),
        "a reason for having no answer satisfies it",
    ),
    Feature(
        *(1, "`repeats`, `readOnly`, `maxLength` of questions", _YES, _SHOWN, "required-repeats"),
        (_ONE, "test_repeats_read_only_and_length_are_held"),
    ),
    Feature(
        *(1, "`repeats` of groups: add, move, remove", _YES, _SHOWN, "repeating-groups"),
        (_ONE, "test_groups_are_added_moved_and_removed_up_to_their_limit"),
    ),
    Feature(
        *(1, "`enableWhen`, every operator, both behaviours", _YES, _SHOWN, "enable-when"),
        (_ONE, "test_every_operator_of_enable_when_and_both_behaviours"),
        "decided in [0017](decisions/0017-branching-decided-once.md)",
    ),
    Feature(
        *(1, "Answers that are no longer asked", _YES, _SHOWN, "enable-when"),
        (_ONE, "test_an_answer_that_is_not_asked_leaves_the_response_and_comes_back"),
        "out of every response, kept in the session",
    ),
    Feature(
        *(1, "`answerValueSet`: contained and common lists", _YES, _SHOWN, "value-sets"),
        (_ONE, "test_lists_are_found_in_the_form_and_among_the_common_ones"),
        "a filter, or a list of a server, is named in the report and offers nothing",
    ),
    Feature(
        *(1, "`calculatedExpression` and `variable`", _YES, _SHOWN, "calculated"),
        (_ONE, "test_nothing_answered_is_no_score_zero_is_one_and_decimals_are_exact"),
        "FHIRPath: see the numbers below",
    ),
    Feature(
        *(1, "A computed value changed by hand", _YES, _SHOWN, "calculated"),
        (_ONE, "test_a_total_she_changed_is_kept_marked_and_given_back"),
        "marked in the response by our extension `changed-by-user`",
    ),
    Feature(
        *(1, "A circle of calculations", _YES, _NONE, "circle"),
        (_ONE, "test_a_circle_is_named_by_its_link_ids"),
        "named; the values are those after a bounded number of rounds",
    ),
    Feature(
        *(1, "`ordinalValue`, `itemWeight`, `weight()`, `ordinal()`", _YES, _NONE, "weights"),
        (_ONE, "test_weights_are_found_in_each_of_their_places"),
        "on the option, in the coding, in the value set",
    ),
    Feature(
        *(1, "`initial`, `initialExpression`", _YES, _SHOWN, "initial"),
        (_ONE, "test_initial_values_are_for_a_new_response_only"),
    ),
    Feature(
        *(1, "`enableWhenExpression`", _YES, _SHOWN, "enable-when-expression"),
        (_ONE, "test_an_expression_decides_what_is_asked_and_one_that_fails_asks_nothing"),
    ),
    Feature(
        *(1, "`hidden`", _YES, _SHOWN, "hidden"),
        (_ONE, "test_what_is_hidden_counts_and_never_blocks"),
    ),
    Feature(
        *(1, "Items under questions, answers and deep in groups", _YES, _SHOWN, "nested"),
        (_ONE, "test_items_under_answers_and_deep_in_groups_keep_their_place"),
        "on screen what stands under each answer bears the name of the answer",
    ),
    Feature(
        *(1, "`modifierExtension`, `rendering-criticalExtension`", _NO, _NONE, "modifier"),
        (_ONE, "test_what_could_mean_something_else_is_refused"),
    ),
    Feature(
        *(1, "Doubled or missing link ids", _NO, _NONE, "doubled"),
        (_ONE, "test_doubled_and_missing_link_ids_are_refused_each_with_its_place"),
        "a response that exists can be evaluated all the same: `form evaluate`",
    ),
    Feature(
        *(2, "`itemControl`, also its old system and none", _YES, _SHOWN, "item-control"),
        (_TWO, "test_the_control_is_read_also_by_its_old_name_and_without_a_system"),
        "tables, pages, tabs, help, flyover, prompt and legal; of questions radio-button, "
        "check-box, drop-down, autocomplete, lookup, slider, spinner, text-box, unit, lower, "
        "upper; more than 20 options without a control are searched",
    ),
    Feature(
        *(2, "`unit`, `unitOption`, quantity", _YES, _SHOWN, "quantity-units"),
        (_TWO, "test_units_are_offered_held_and_given_to_a_result"),
        "compared across UCUM units; a unit that came with an answer is kept and shown",
    ),
    Feature(
        *(2, "Minimum, maximum, lengths, decimals, occurs, pattern", _YES, _SHOWN, "limits"),
        (_TWO, "test_limits_are_held"),
        "patterns run in linear time; one that cannot be read blocks nothing",
    ),
    Feature(
        *(2, "Limits that are expressions", _YES, _SHOWN, "limits"),
        (_TWO, "test_a_limit_may_be_an_expression"),
        "least, most, lengths, decimals and occurs; a fixed value holds where there is no outcome",
    ),
    Feature(
        *(2, "`prefix`, `optionPrefix`, `choiceOrientation`", _YES, _SHOWN, "prefix"),
        (_TWO, "test_prefixes_and_direction_are_known"),
    ),
    Feature(
        *(2, "`displayCategory`, `entryFormat`, `openLabel`, `shortText`", _YES, _SHOWN),
        "instructions",
        (_TWO, "test_instructions_formats_and_short_labels_are_known"),
        "instructions are shown as such, `entryFormat` as an example in the field; `shortText` is "
        "used in summary, letters and EPD text",
    ),
    Feature(
        *(2, "`rendering-xhtml`, `-markdown`, `-style`", _PART, _SHOWN, "rendering"),
        (_TWO, "test_markup_is_handed_on_and_the_plain_text_is_always_there"),
        "of texts, prefixes and options, made safe: no scripts, styles, pictures or links to "
        "click; `-style` is named in the report",
    ),
    Feature(
        *(2, "Translations, switched while filling in", _YES, _SHOWN, "translations"),
        (_TWO, "test_the_language_changes_while_answers_stay"),
        "texts, options and designations of lists",
    ),
    Feature(
        *(2, "`answerExpression`, options toggled, `optionExclusive`", _YES, _SHOWN),
        "option-logic",
        (_TWO, "test_options_come_from_answers_are_switched_and_exclude_each_other"),
        "what is switched off is shown and says so; an answer that can no longer be chosen stays "
        "and is marked as wrong",
    ),
    Feature(
        *(2, "`cqf-expression` on a text", _YES, _SHOWN, "computed-text"),
        (_TWO, "test_a_text_is_computed_from_answers"),
        "on `text` and limits; on other primitives it is named in the report",
    ),
    Feature(
        *(2, "`targetConstraint`, `questionnaire-constraint`", _YES, _SHOWN, "constraints"),
        (_TWO, "test_true_means_valid_in_the_newer_and_the_older_constraint"),
    ),
    Feature(
        *(2, "`launchContext`: `%patient`, `%user`", _YES, _SHOWN, "launch-context"),
        (_TWO, "test_who_is_known_is_there_and_who_is_not_is_empty"),
        "other names are known and empty",
    ),
    Feature(
        *(2, "`code`, `definition`, `observationExtract`", _KEPT, _NONE, "codes"),
        (_TWO, "test_codes_and_definitions_stay_in_the_form_and_extraction_is_named"),
        "nothing is extracted into Observations",
    ),
    Feature(
        *(2, "`copyright`, `version`, `status`, no `url` or `version`", _PART, _HIDDEN, "metadata"),
        (_TWO, "test_a_form_without_url_or_version_is_known_by_its_content"),
        "the hash of the content is the identity; `retired` and `effectivePeriod` are kept, the "
        "engine does not refuse on them",
    ),
    Feature(
        *(3, "`preferredTerminologyServer`", _KEPT, _NONE, "terminology-server"),
        (_REST, "test_what_does_nothing_here_is_kept_and_named"),
        "no network, ever",
    ),
    Feature(
        *(3, "`subQuestionnaire`", _KEPT, _NONE, "sub-questionnaire"),
        (_REST, "test_what_does_nothing_here_is_kept_and_named"),
        "load the assembled form",
    ),
    Feature(
        *(3, "Server queries, population, rules from `Patient.` without %", _KEPT, _NONE),
        "server-queries",
        (_REST, "test_what_does_nothing_here_is_kept_and_named"),
        "their values are empty",
    ),
    Feature(
        *(3, "CQL", _KEPT, _NONE, "cql"),
        (_REST, "test_what_does_nothing_here_is_kept_and_named"),
    ),
    Feature(
        *(3, "`collapsible`, `width`, columns, `itemMedia`, `keyboard`", _KEPT, _NONE, "layout"),
        (_REST, "test_what_does_nothing_here_is_kept_and_named"),
    ),
    Feature(
        *(3, "`usageMode`, `entryMode`, `supportLink`, signature", _KEPT, _NONE, "usage"),
        (_REST, "test_what_does_nothing_here_is_kept_and_named"),
    ),
    Feature(
        *(4, "Extraction, StructureMaps, private extensions", _KEPT, _NONE, "extraction"),
        (_REST, "test_what_does_nothing_here_is_kept_and_named"),
        "byte for byte",
    ),
    Feature(
        *(4, "Forms made to keep us busy", _YES, _SHOWN, "hostile"),
        (_REST, "test_a_form_made_to_keep_us_busy_answers_all_the_same"),
        "size, depth, count and time are limited; also [fuzzed](../tests/fuzz)",
    ),
)
