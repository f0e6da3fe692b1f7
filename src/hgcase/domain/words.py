"""How a word of the case file is said: one label a word, in both languages."""

from typing import Final

from hgcase.i18n import N_, Language

LABELS: Final[dict[str, str]] = {
    "take-a-break": N_("Take a break"),
    "ambulant": N_("long-term ambulant guidance"),
    "top-3": N_("top 3"),
    "joint": N_("together"),
    "separate": N_("apart"),
}
"""The words that people meet, with their English label."""


def say(language: Language, word: str) -> str:
    """Say a word of the format as people do; one without a label as it stands."""
    label = LABELS.get(word)
    return language(label) if label else word.replace("_", " ").replace("-", " ")
