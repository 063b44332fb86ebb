"""The visit of the family Reuring as data: what she says, in the words on the cards.

From the programme text (seed 002); what goes beyond it is invented. Questions that are not named
are passed with Enter.
"""

ANSWERS: dict[str, tuple[str, ...]] = {
    "aanwezig": ("Partner",),
    "tolk": ("Geen tolk nodig",),
    "uitleg": ("Alles wat hieronder staat",),
    "C1": ("Dat gaat goed",),
    "C3": ("Tot en met 14+0 weken",),
    "kinderen": ("Ja, bij ons thuis",),
    "C4": ("Nee",),
    "K1": ("Mijn partner en ik hebben het goed", "Ik heb zin in deze baby"),
    "K2": ("Een beetje",),
    "W1": ("Eigen huis (huur of koop), of bij familie omdat ik dat wil. Ik kan blijven.",),
    "W2": ("Nee, geen van deze",),
    "G1": ("Met moeite",),
    "G2": ("Huur of hypotheek", "Gas, licht of water"),
    "G4": ("Eten wel, babyspullen nog niet",),
    "G3": ("Deurwaarder",),
    "G5": ("Ja",),
    "S1": ("De meeste dagen",),
    "S2": ("Sommige dagen",),
    "S3": ("De zwangerschap kwam onverwacht",),
    "S4": ("Nee",),
    "S5": ("Nee",),
    "M1": ("Nee",),
    "M2": ("Nee",),
    "M3": ("Nee, geen van deze",),
    "M4": ("Nee, geen van deze",),
    "V0": ("Nee, een andere keer",),
    "wens-geld": ("Hulp",),
    "wens-stress": ("Erover praten",),
}
WRITTEN: dict[str, str] = {
    "G-wens": "Dat ik de post weer durf open te maken",
    "eerste-acties": "Samen de post sorteren",
}
QUIET: dict[str, tuple[str, ...]] = {
    "aanwezig": ("Alleen de cliënt",),
    "tolk": ("Geen tolk nodig",),
    "uitleg": ("Alles wat hieronder staat",),
    "C1": ("Dat gaat goed",),
    "C3": ("Tot en met 14+0 weken",),
    "kinderen": ("Nee",),
    "K1": ("Mijn partner en ik hebben het goed", "Ik heb zin in deze baby"),
    "K2": ("Ja",),
    "W1": ("Eigen huis (huur of koop), of bij familie omdat ik dat wil. Ik kan blijven.",),
    "W2": ("Nee, geen van deze",),
    "G1": ("Ja, makkelijk",),
    "G2": ("Nee, geen van deze",),
    "S1": ("Sommige dagen",),
    "S2": ("Bijna niet",),
    "S3": ("Nee, geen van deze",),
    "S4": ("Nee",),
    "M1": ("Nee",),
    "M2": ("Nee",),
    "M3": ("Nee, geen van deze",),
    "M4": ("Nee, geen van deze",),
    "V0": ("Ja",),
    "V1": ("Ja",),
    "V2": ("Nee",),
    "V3": ("Nee",),
}
QUESTION = (
    "Wilt u een prenataal huisbezoek doen en met het gezin kijken welke hulp bij de schulden past?"
)
QUESTION_TO_DOCTOR = "Wilt u bij een volgend contact vragen hoe het thuis gaat?"
REASON = (
    "Voor de tweede keer zwanger, onverwacht en welkom. Haar partner verloor vorige week zijn "
    "werk; er waren al schulden. Dat geeft veel stress."
)
WEIGHING: dict[str, str] = {
    "weging-totaal": "Huisbezoek en lokaal team bespreken",
    "besproken": "Ja",
}
