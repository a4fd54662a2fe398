"""What the words of the format mean, and whose words they are.

Only words that need saying are here; kinds of actors, places and sources speak for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.model.count import WORDS, meaning
from dossier.model.reaction import PLOVER_ACTS
from dossier.model.values import CREDIBILITY, HARM_GRADE, METRES, RELIABILITY, STRIKE_STATUS

ACTS: dict[str, str] = {
    "agree": "agrees to do something, offers or promises it",
    "consult": "meets, calls or talks with somebody",
    "support": "backs somebody by words or diplomacy",
    "concede": "gives in, admits, or gives up a demand",
    "cooperate": "works together with somebody in deeds",
    "aid": "gives money, goods, arms or shelter",
    "retreat": "withdraws, cedes ground, or lets somebody go",
    "request": "asks or demands that something be done",
    "accuse": "blames somebody, or says that they did wrong",
    "reject": "refuses a demand, a proposal or a charge",
    "threaten": "announces harm if something happens or does not",
    "protest": "demonstrates, strikes work or objects in public",
    "sanction": "breaks off, cuts or withholds something as a penalty",
    "mobilize": "readies or moves forces without using them",
    "coerce": "uses force short of an attack: arrests, seizes, blocks, expels",
    "assault": "attacks with force",
    "state": "says something that no other word here fits",
    "announce": "makes known what it does or will do",
    "confirm": "says that something said before is so",
    "deny": "says that something said before is not so",
    "condemn": "calls something wrong",
    "warn": "says that something bad may follow, without threatening it",
    "promise": "binds itself to do something",
    "correct": "replaces what it said before by something else",
    "apologise": "says that it is sorry for what it did",
    "decline": "was asked, and does not answer",
    "does_not_know": "was asked, and says that it does not know",
    "notify": "tells somebody beforehand or formally",
    "summon": "calls an envoy or a witness in",
    "claim": "says that it did something, or that something is its own",
    "order": "commands somebody who has to obey",
    "charge": "brings a charge before a court",
    "judge": "decides as a court or an inquiry",
}

WORDS_KINDS: dict[str, str] = {
    "direct_quote": "a named speaker's own words, as the source puts them in their mouth or as their own text has them",
    "wording": "at most eight words of the carrier, just enough to find the statement",
    "paraphrase": "no quote: the passage says it in words that are not repeated here",
}

CHECKS: dict[str, str] = {
    "exact": "the words stand in the original where they are cited; without a quote, the paragraph is there",
    "moved": "the words stand in the original, in another paragraph than the one cited",
    "fuzzy": "nearly the same words stand there: case, marks, dashes, dots or accents differ, or a few letters",
    "lost": "the words do not stand in the original",
    "unverified": "no original is at hand; only an original can verify",
}

SPEAKERS: dict[str, str] = {
    "stated": "the passage says who speaks",
    "inferred": "grammar leaves open who speaks, and the author of the dossier infers it",
}

TITLES: dict[str, str] = {
    "stated": "the title is the text's own",
    "described": "the author of the dossier describes the text: footnotes put that in brackets, and quote no title",
}

STANCES: dict[str, str] = {
    "asserts": "says that it is so",
    "denies": "says that it is not so",
    "concedes": "admits it against its own interest",
    "implies": "does not say it; the author of the dossier reads it so",
    "does_not_know": "says that it does not know",
    "declines": "was asked, and does not answer",
}

DISPUTE_STATES: dict[str, str] = {
    "open": "nothing has settled it",
    "narrowed": "some answers have fallen away",
    "resolved": "one answer stands",
    "moot": "it no longer matters",
}

HANDLING: dict[str, str] = {
    "source_prioritised": "one source is preferred, for a reason that the note gives",
    "range_reported": "the range of all answers is given",
    "deferred": "left open until more is known",
    "pending": "being looked into",
    "dialogue": "being talked over with the sources",
}

RESPONSIBILITY: dict[str, str] = {
    "acknowledges": "says that it did it, and answers for it",
    "denies_act": "says that it did not do it",
    "acknowledges_act_denies_responsibility": "says that it did it, and that it is not to blame",
    "alternative_explanation": "says that something else happened, or that somebody else did it",
    "claims_responsibility": "says of its own accord that it did it",
}

AIMS: dict[str, str] = {
    "declared_target": "named by the attacker as what it aimed at",
    "reported_hit": "reported as hit, by whomever",
    "present": "reported as being there; nobody says that it was hit",
}

CONDITIONS: dict[str, str] = {
    "evacuated": "left by its people beforehand",
    "intact": "not damaged",
    "damaged": "damaged, and still there",
    "destroyed": "no longer of use",
}

CERTAINTY: dict[str, str] = {
    "known": "the teller says it as a fact",
    "suspected": "the teller suspects it",
    "assessed": "the teller concludes it from evidence",
}

FIGURES: dict[str, str] = {
    "reports": "the teller hands on what was counted",
    "estimates": "the teller estimates",
    "expects": "the teller speaks of what is to come; never in a total",
}

CLASSES: dict[str, str] = {
    "people": "everybody; all other classes lie below it",
    "civilians": "people who take no part in fighting; excludes combatants",
    "combatants": "people who fight; excludes civilians",
    "members_of_armed_forces": "members of armed forces or groups: combatants",
    "directly_participating": "people of no armed force who take a direct part in fighting: combatants",
    "journalists": "civilians only where the record says both",
    "healthcare_personnel": "civilians only where the record says both",
    "aid_workers": "civilians only where the record says both",
    "children": "people under 18, whatever else they are",
    "women": "women, whatever else they are",
    "men": "men, whatever else they are",
    "hors_de_combat": "people who can no longer fight: wounded, captured, surrendered",
    "unknown": "only where a source says that it is not known who they were",
}

PARTS: dict[str, str] = {
    "headline": "the title line",
    "deck": "the lines under the headline",
    "caption": "the words under a picture",
    "body": "the text itself",
    "question": "what a reporter asks: a premise, and no report",
}

SENSITIVITY: dict[str, str] = {
    "graphic": "describes wounds or death closely",
    "personal": "names or describes people who did not choose to be public",
}

RELATIONS: dict[str, str] = {
    "response_to": "this event answers the other one",
    "led_to": "this event led to the other one",
    "part_of": "this event is part of the other one",
    "follows": "this event came after the other one; nobody need say because of it",
    "shares_figure_with": "a figure covers both events",
}

PRECISIONS: dict[str, str] = {
    **{name: f"known to within {metres // 1000} km" for name, metres in METRES.items()},
    "country": "known to the country, and no closer",
}


def _count(word: str) -> str:
    if word in ("none", "unknown"):
        return "somebody says that there were none" if word == "none" else "somebody says that it is not known"
    return meaning(*WORDS[word])


VOCABULARIES: Mapping[str, Mapping[str, str]] = {
    "words": WORDS_KINDS,
    "status of a citation": CHECKS,
    "speaker": SPEAKERS,
    "part": PARTS,
    "titled": TITLES,
    "act (PLOVER)": {word: meaning for word, meaning in ACTS.items() if word in PLOVER_ACTS},
    "act (ours)": {word: meaning for word, meaning in ACTS.items() if word not in PLOVER_ACTS},
    "responsibility (HURIDOCS list 28)": RESPONSIBILITY,
    "reliability (Admiralty, of a source)": RELIABILITY,
    "credibility (Admiralty, of information)": {str(grade): meaning for grade, meaning in CREDIBILITY.items()},
    "harm_grade (Airwars)": HARM_GRADE,
    "strike_status (Airwars)": STRIKE_STATUS,
    "hits, as": AIMS,
    "hits, condition": CONDITIONS,
    "certainty": CERTAINTY,
    "stance of a figure": FIGURES,
    "class of people": CLASSES,
    "stance of a holder": STANCES,
    "status of a dispute": DISPUTE_STATES,
    "handling (Every Casualty, 2016)": HANDLING,
    "relation": RELATIONS,
    "precision": PRECISIONS,
    "sensitivity": SENSITIVITY,
    "count in words": {word: _count(word) for word in WORDS},
}
"""Every vocabulary with its words in order, under the name of its field and whose standard it is."""
