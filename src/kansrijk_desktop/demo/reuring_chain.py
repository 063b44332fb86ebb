"""The chain around the family Reuring as data: what is said after the first conversation.

From the programme text (seed 002): a home visit before the birth put them on the track of debt
help. What goes beyond it is invented, also what she says when she is alone with the midwife.
"""

from kansrijk_desktop.demo import reuring
from kansrijk_desktop.demo.chain_talks import Talk
from kansrijk_desktop.demo.first_start import MIDWIFE, Professional
from kansrijk_desktop.demo.seat import House
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.referral import RecipientKind

PRACTICE = House("verloskundige", MIDWIFE, RecipientKind.MIDWIFE)
YOUTH_CARE = House(
    "jgz",
    Professional("JGZ Voorbeeld", "J. Zuster", Role.YOUTH_HEALTH_NURSE, "99000000011"),
    RecipientKind.YOUTH_HEALTH,
)
MATERNITY_CARE = House(
    "kraamzorg",
    Professional("Kraamzorg Voorbeeld", "K. Raam", Role.MATERNITY_CARER, "KC999999"),
    RecipientKind.MATERNITY_CARE,
)

TOLD = ("strengths", "housing", "money", "stress", "substances", "wishes")
"""Everything but safety."""
ONLY_FOR_HER = "Dat er thuis niet meer wordt geschreeuwd"
"""What she says alone; it may come on no paper and into no other house."""
ALONE_ANSWERS = ("Niet altijd", "Soms")
BABY = "Lotte Reuring"
HOME_VISIT_NAME = "Prenataal huisbezoek"
DEBT_HELP_NAME = "Schuldhulpverlening"
"""How the offers begin."""

_BEGINNING = {
    "tolk": ("Geen tolk nodig",),
    "kennismaking": ("Alles wat hieronder staat",),
    "uitleg": ("Alles wat hieronder staat",),
    "C1": ("Dat gaat goed",),
    "C3": ("Tot en met 14+0 weken",),
    "kinderen": ("Ja, bij ons thuis",),
    "kinderen-hoe": ("Goed",),
    "C4": ("Nee",),
}
_LIVING = {
    "W1": ("Eigen huis (huur of koop), of bij familie omdat ik dat wil. Ik kan blijven.",),
    "W2": ("Nee, geen van deze",),
}
_CLEAN = {
    "M1": ("Nee",),
    "M2": ("Nee",),
    "M3": ("Nee, geen van deze",),
    "M4": ("Nee, geen van deze",),
}
_SAFE = {"V0": ("Ja",), "V1": ("Ja",), "V2": ("Nee",), "V3": ("Nee",)}
_MORE_TO_DISCUSS = "Extra huisbezoek en lokaal team bespreken"

INTAKE = Talk("intake", reuring.ANSWERS, reuring.WRITTEN, weighing=reuring.WEIGHING)
WEEKS_16 = Talk(
    "huisbezoek",
    {
        **_BEGINNING,
        "moment": ("Huisbezoek in de zwangerschap",),
        "aanwezig": ("Partner",),
        "K1": ("Mijn partner en ik hebben het goed", "Familie of vrienden dichtbij"),
        "K2": ("Een beetje",),
        **_LIVING,
        "G1": ("Met moeite",),
        "G2": ("Huur of hypotheek", "Gas, licht of water"),
        "G4": ("Eten wel, babyspullen nog niet",),
        "G3": ("Deurwaarder",),
        "G5": ("Ja",),
        "S1": ("De meeste dagen",),
        "S2": ("Sommige dagen",),
        "S3": ("De zwangerschap kwam onverwacht",),
        "P1": ("Nee, geen van deze",),
        "partner-stemming": ("Soms goed, soms niet",),
        "S4": ("Nee",),
        "S5": ("Nee",),
        **_CLEAN,
        "V0": ("Nee, een andere keer",),
        "wens-geld": ("Hulp",),
        "wens-stress": ("Erover praten",),
    },
    {"eerste-acties": "Bellen met de schuldhulp"},
    weighing={"weging-totaal": _MORE_TO_DISCUSS, "besproken": "Ja"},
)
WEEKS_28 = Talk(
    "28-weken",
    {
        **_BEGINNING,
        "aanwezig": ("Alleen de cliënt",),
        "K1": ("Mijn partner en ik hebben het goed", "Ik heb zin in deze baby"),
        "K2": ("Ja",),
        **_LIVING,
        "G1": ("Ja, net",),
        "G2": ("Nee, geen van deze",),
        "G4": ("Eten wel, babyspullen nog niet",),
        "S1": ("Sommige dagen",),
        "S2": ("Bijna niet",),
        "S3": ("Nee, geen van deze",),
        "S4": ("Nee",),
        "S5": ("Nee",),
        **_CLEAN,
        "V0": ("Ja",),
        "V1": ALONE_ANSWERS[:1],
        "V2": ALONE_ANSWERS[1:],
        "V3": ("Nee",),
        "V4": ("Nee",),
        "V5": ("Nee, geen van deze",),
        "wens-veiligheid": ("Erover praten",),
        "wens-geld": ("Informatie",),
    },
    {"V-wens": ONLY_FOR_HER},
    frozenset({"Wonen"}),
    {
        "weging-totaal": "Aanbod doen",
        "weging-totaal-reden": "Het huisbezoek is al geweest",
        "besproken": "Ja",
    },
)
DAY_4 = Talk(
    "kraamtijd",
    {
        **_BEGINNING,
        "aanwezig": ("Alleen de cliënt",),
        "K1": ("Mijn partner en ik hebben het goed", "Ik ben blij met deze baby"),
        "K2": ("Een beetje",),
        **_LIVING,
        "G1": ("Nu wel, straks minder",),
        "G2": ("Nee, geen van deze",),
        "G4": ("Ja",),
        "G3": ("Nee, geen van deze",),
        "G5": ("Nee",),
        "S1": ("Sommige dagen",),
        "S2": ("Bijna niet",),
        "S3": ("Nee, geen van deze",),
        "P1": ("Nee, geen van deze",),
        "S4": ("Nee",),
        "S5": ("Nee",),
        **_CLEAN,
        **_SAFE,
        "wens-geld": ("Erover praten",),
        "wens-stress": ("Niets, nu niet",),
    },
    {"eerste-acties": "Kraamvisite spreiden"},
    weighing={
        "weging-totaal": "Aanbod doen",
        "weging-totaal-reden": "Straks komt er minder geld binnen",
        "besproken": "Ja",
    },
)
WEEKS_2 = Talk(
    "2-weken",
    {
        **_BEGINNING,
        "moment": ("Baby van ongeveer 2 weken",),
        "aanwezig": ("Alleen de cliënt",),
        "K1": ("Mijn partner en ik hebben het goed", "Ik ben blij met deze baby"),
        "K2": ("Ja",),
        **_LIVING,
        "G1": ("Ja, net",),
        "G2": ("Nee, geen van deze",),
        "G4": ("Ja",),
        "S1": ("Sommige dagen",),
        "S2": ("Bijna niet",),
        "S3": ("Nee, geen van deze",),
        "P1": ("Nee, geen van deze",),
        "partner-stemming": ("Goed",),
        **_CLEAN,
        **_SAFE,
    },
    weighing={"weging-totaal": "Eigen zorg", "besproken": "Ja"},
)
