"""Small general widgets, one module each; every screen is built from these.

All of them take texts as plain text, carry an accessible name, grow with the text size and follow
the theme by themselves. What the user does comes out as a signal; what must be seen goes in by a
method whose name begins with `show_`, and those methods never emit.

    words      PlainLabel(text, role), Heading(text, level), TitledRow, PageHeader, EmptyState
    actions    PrimaryButton (one per screen), SecondaryButton, QuietButton, IconButton, RowButton
    answers    ChoiceCard (one answer), SegmentedChoice (a few short words)
    fields     TextField, TextArea, DateField, SelectField, PassphraseField: label, help, error
    telling    InlineNotice, SavedLabel, ProgressLine, StrengthMeter, Badge, LevelBadge
    places     Card, Collapsible, ScrollColumn, FlowLayout, ButtonRow, MoreRows

A widget must have its place in a layout before it is made visible: shown without a parent it is a
window of its own for a moment. Controls that are made later come last in the tab order.
"""
