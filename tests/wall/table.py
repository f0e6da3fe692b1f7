"""Who may read what beside the team: the tests' own table, written from the rules of the wall.

Nothing here is read from the declarations. `READERS` has a row for every field of every kind
of record, lines and values in them by dotted paths; `DEFAULTS` says in words who reads a
record for which nobody said it, `WITHIN` whom alone its circle can hold. A kind or a field
without a row makes a test go red.
"""

from typing import Final

from tests.wall.table_events import EVENTS
from tests.wall.table_people import PEOPLE
from tests.wall.table_work import WORK

READERS: Final[dict[str, dict[str, str]]] = PEOPLE | EVENTS | WORK

NEEDS: Final[dict[str, frozenset[str]]] = {
    # What a record, or a line in it, makes no sense without: hidden, it takes them along.
    # Of every record: about whom and by whom (W14).
    "": frozenset({"said_by", "about"}),
    "relations": frozenset({"who", "whom"}),
    "stays": frozenset({"persons"}),
    "breaks": frozenset({"called_by"}),
    "workers": frozenset({"organisation"}),
    "contacts": frozenset({"person"}),
    "assignments": frozenset({"party", "person"}),
    "consents": frozenset({"person", "recipient"}),
    "trajectories": frozenset({"participants.person", "intake.person"}),
    "notifications": frozenset({"joint_action.party"}),
    "accounts": frozenset(
        {
            "incident",
            "session",
            "children_present",
            "triggers.trigger",
            "acts.who",
            "acts.whom",
            "acts.text",
        }
    ),
    "statements": frozenset({"session", "acts.who", "acts.whom", "acts.text", "text"}),
    "markers": frozenset({"who", "whom"}),
    "orders": frozenset({"person"}),
    "proceedings": frozenset({"parties", "asked_by"}),
    "arrangements": frozenset({"person", "children", "supervised_by", "text"}),
    # What was found out in a talk that one may not know of stays with that talk (W2).
    "triggers": frozenset({"persons", "text", "session"}),
    "factors": frozenset({"persons"}),
    "patterns": frozenset(
        {"persons", "session", "steps.person", "steps.text", "to_break.person", "to_break.text"}
    ),
    "conditions": frozenset({"text"}),
    "rules": frozenset({"circle", "persons", "situation", "text"}),
    "unsafe_situations": frozenset({"persons", "situation", "text"}),
    "safety_plans": frozenset({"circle", "break_plan.leaves", "answers.person", "answers.answer"}),
    "personal_plans": frozenset({"person"}),
    "sessions": frozenset(
        {
            "terms.person",
            "terms.text",
            "education.persons",
            "checks.rule",
            "checks.person",
            "checks.said_by",
        }
    ),
    "contact_lines": frozenset({"party"}),
    "observations": frozenset({"session", "factor", "pattern", "goal"}),
    # By a shelter, or a secret organisation: on no paper outside the team (W16).
    "help": frozenset({"persons", "given_by", "answers.person", "answers.answer"}),
    "goals": frozenset({"persons", "text"}),
    "actions": frozenset({"text", "done_by"}),
    "consultations": frozenset({"parties"}),
    "moves": frozenset({"persons"}),
    "handovers": frozenset({"giver", "taker", "persons"}),
    "aftercare": frozenset({"persons", "done_by", "answers.person", "answers.answer"}),
    "bottlenecks": frozenset({"text", "solved_by"}),
    "advice": frozenset(
        {"parts.text", "follow_up.persons", "follow_up.given_by", "answers.person"}
    ),
    "pauses": frozenset({"because"}),
}

DEFAULTS: Final = {
    # Of whom is a record that says nothing about its readers?
    "persons": "those who take part, as far as they may know of this person",
    "relations": "those who take part; of one person under two names nobody",
    "homes": "nobody",
    "stays": "who stays; of a stay in a Break whoever may know of that Break, too",
    "breaks": "the circle of the plan that it follows; without one nobody",
    "organisations": "those who take part; of a secret one or a shelter nobody",
    "workers": "those who take part",
    "programmes": "nobody",
    "contacts": "those who take part",
    "assignments": "of who directs or leads those who take part; for one person that person",
    "consents": "whose consent it is, unless a child",
    "trajectories": "those who take part in it",
    "concerns": "nobody",
    "notifications": "nobody",
    "incidents": "nobody",
    "accounts": "nobody",
    "statements": "nobody",
    "markers": "nobody",
    "orders": "the person bound and those it protects",
    "proceedings": "nobody",
    "arrangements": "nobody",
    "triggers": "who was to the end at the joint talk in which it was found; without one nobody",
    "factors": "nobody",
    "patterns": "who was to the end at the joint talk in which it was found; without one nobody",
    "conditions": "whoever is in the circle of a plan that holds it",
    "rules": "its circle",
    "unsafe_situations": "who may read all conditions that answer it; without one nobody",
    "safety_plans": "its circle",
    "personal_plans": "whose plan it is",
    "sessions": "who was present; of a planned one who is invited; of other talks nobody",
    "contact_lines": "nobody",
    "observations": "who says it of themselves, unless a child",
    "help": "whom it is for",
    "goals": "of a goal of one person that person; of several nobody",
    "actions": "nobody",
    "consultations": "nobody",
    "moves": "nobody",
    "handovers": "nobody",
    "measurements": "nobody",
    "aftercare": "nobody",
    "bottlenecks": "nobody",
    "advice": "with whom it was discussed",
    "papers": "nobody",
    "documents": "nobody",
    "pauses": "nobody",
}

WITHIN: Final = {
    # Whom alone a record can be for, whatever stands in its circle.
    "persons": "who may know that this person is in the file (W14)",
    "homes": "of a secret one nobody",
    "organisations": "of a secret one or a shelter nobody (W16)",
    "consents": "one's own lines only",
    "notifications": "nobody, until who reported agreed (W12): its kind tells who",
    "sessions": "who was there; of a child's talk nobody (W3)",
    "advice": "with whom it was discussed",
    "papers": "one's own lines only",
    "documents": "nobody, until from whom it came agreed (W12): its kind tells who",
}

APART: Final = {
    # What is on the paper of one person alone, and there only when own talks are asked for (W2).
    "sessions": "a talk apart: of whom it was with",
    "observations": "asked apart: of who said it",
    "personal_plans": "of whose plan it is (W7)",
    "safety_plans": "a plan of one person: that person's",
    "rules": "a rule of one person: that person's",
    "conditions": "a condition that one person alone knows: that person's, as the plan it is of",
    "unsafe_situations": "one that one person alone knows: that person's, as its conditions",
}
