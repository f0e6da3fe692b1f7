"""The kinds of record by the part of the case that they are about, for the help."""

from typing import Final

from hgcase.i18n import N_

PARTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        N_("Household and people"),
        ("household", "persons", "relations", "homes", "stays", "contacts", "moves"),
    ),
    (
        N_("Who works on it, and what is allowed"),
        ("workers", "organisations", "programmes", "assignments", "trajectories", "consents",
         "consultations", "handovers"),
    ),
    (
        N_("What happened"),
        ("concerns", "notifications", "incidents", "accounts", "statements", "markers"),
    ),
    (N_("Law and arrangements"), ("orders", "proceedings", "arrangements")),
    (N_("What lies behind it"), ("triggers", "factors", "patterns")),
    (
        N_("The plan and the Break"),
        ("conditions", "rules", "unsafe_situations", "safety_plans", "personal_plans", "breaks"),
    ),
    (N_("Talks and contact"), ("sessions", "contact_lines", "observations")),
    (
        N_("Help and what came of it"),
        ("help", "goals", "actions", "measurements", "bottlenecks", "aftercare", "advice"),
    ),
    (N_("Papers and deadlines"), ("papers", "documents", "pauses")),
)  # fmt: skip
"""Each heading with its sections, in the order of the work; every section stands in one."""
