"""How a word of the case file is said: a closed one by its label here, an open one by its list."""

from typing import Final

from hgcase.i18n import N_, Language

LABELS: Final[dict[str, str]] = {
    # papers
    "progress": N_("progress"),
    "safety-plan": N_("safety plan"),
    # under which frame an approach runs
    "voluntary": N_("voluntary"),
    "pressure": N_("under pressure"),
    "compulsory": N_("compulsory"),
    "care": N_("care"),
    "safety": N_("safety"),
    "domain:care": N_("care domain"),
    "domain:safety": N_("safety domain"),
    # talks
    "joint": N_("together"),
    "separate": N_("apart"),
    "child": N_("with a child"),
    "network": N_("with the network"),
    "team": N_("within the team"),
    "planned": N_("planned"),
    "held": N_("took place"),
    "no_show": N_("did not come"),
    "cancelled": N_("cancelled"),
    "no_answer": N_("no answer"),
    # answers
    "kept": N_("kept"),
    "partly": N_("partly"),
    "broken": N_("not kept"),
    "differ": N_("they differ"),
    "agrees": N_("agrees"),
    "accepted": N_("accepted"),
    "yes": N_("yes"),
    "no": N_("no"),
    "true": N_("yes"),
    "false": N_("no"),
    "unknown": N_("unknown"),
    "safe": N_("safe"),
    "keeps_paper:safe": N_("keeps it where nobody else reads it"),
    "read_here": N_("reads it here, with us"),
    "keeps_paper:none": N_("can keep it nowhere"),
    "allowed": N_("allowed"),
    "not_allowed": N_("not allowed"),
    "present": N_("present"),
    "absent": N_("absent"),
    "state:present": N_("played a part"),
    "state:absent": N_("played no part"),
    "none": N_("none"),
    "violence_in_youth:present": N_("yes"),
    "violence_in_youth:absent": N_("no"),
    "has": N_("has one"),
    "handed_in": N_("handed in"),
    "several": N_("several"),
    # how something is known
    "observed": N_("observed"),
    "told": N_("told"),
    "document": N_("from a document"),
    "judgement": N_("judgement"),
    "apart": N_("asked apart"),
    "aloud": N_("asked where others heard it"),
    "free": N_("may be passed on"),
    "ask": N_("ask before passing on"),
    "never": N_("never to be passed on"),
    "announced": N_("announced"),
    "done": N_("done"),
    # persons, organisations and the network
    "woman": N_("woman"),
    "man": N_("man"),
    "other": N_("other"),
    "informal": N_("informal"),
    "professional": N_("professional"),
    "asked": N_("asked"),
    "involved": N_("involved"),
    "impossible": N_("not possible"),
    # plans, rules and what they rest on
    "draft": N_("draft"),
    "in_force": N_("in force"),
    "suspended": N_("suspended"),
    "ended": N_("ended"),
    "direct": N_("direct safety"),
    "lasting": N_("lasting safety"),
    "risk": N_("risk"),
    "protective": N_("protects"),
    # consents and orders
    "given": N_("given"),
    "refused": N_("refused"),
    "withdrawn": N_("withdrawn"),
    "imposed": N_("imposed"),
    "extended": N_("extended"),
    "executed": N_("carried out"),
    "upheld": N_("upheld by the court"),
    "annulled": N_("annulled by the court"),
    # whether it stopped
    "stopped": N_("stopped"),
    "not_stopped": N_("not stopped"),
}
"""The words of the closed lists, and of answers in one's own words, with their English label.

A word that one field says differently than others stands here behind the name of that field.
"""


def say(language: Language, word: str, *, of: str = "") -> str:
    """Say a word of the format as people do; one without a label as it stands.

    Args:
        of: the list it is a word of, or the field where that says it in another way; a
            ``method`` says its own name.
    """
    label = LABELS.get(f"{of}:{word}")
    if label is None and of and (listed := _listed(language, word, of)):
        return listed
    label = label or LABELS.get(word)
    return language(label) if label else word.replace("_", " ").replace("-", " ")


def _listed(language: Language, word: str, of: str) -> str:
    """Say a word as its list does; nothing where it is on no such list."""
    if of == "method":
        from hgcase.methods import method

        named = method(word)
        return named.name.label(language.code) if named else ""
    from hgcase.lists import word_list

    found = word_list(of).words.get(word)
    return found.label(language.code) if found else ""
